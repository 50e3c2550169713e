const PACKED_WITHIN_MS = 2_000;

/** The text in UTF-8 as gzip; `null` where the browser cannot, or does not in time: then it travels as it is. */
export async function packedText(text: string): Promise<ArrayBuffer | null> {
  try {
    const gzip = new CompressionStream('gzip');
    const writer = gzip.writable.getWriter();
    // What goes wrong with these ends the reading below; unheard, it would be told twice.
    writer.write(new TextEncoder().encode(text)).catch(() => {});
    writer.close().catch(() => {});
    return await Promise.race([new Response(gzip.readable).arrayBuffer(), nothingAfter(PACKED_WITHIN_MS)]);
  } catch {
    return null;
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => {
    AbortSignal.timeout(ms).addEventListener('abort', () => resolve(null));
  });
}
