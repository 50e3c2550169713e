const PACKED_WITHIN_MS = 2_000;

/** The text in UTF-8 as gzip; `null` where the browser cannot, or does not in time: then it travels as it is. */
export async function packedText(text: string): Promise<ArrayBuffer | null> {
  try {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    return await Promise.race([new Response(packed).arrayBuffer(), nothingAfter(PACKED_WITHIN_MS)]);
  } catch {
    return null;
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => {
    AbortSignal.timeout(ms).addEventListener('abort', () => resolve(null));
  });
}
