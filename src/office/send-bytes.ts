/** A PUT that tells how far it is, which `fetch` cannot; `null` = no answer. */
export function sendBytes(
  url: string,
  { type, bytes }: { type: string; bytes: Uint8Array<ArrayBuffer> },
  sent: (bytes: number) => void,
): Promise<{ status: number; text: string; retryAfter: string | null } | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('content-type', type);
    request.upload.onprogress = ({ loaded }) => sent(loaded);
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        retryAfter: request.getResponseHeader('retry-after'),
      });
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    request.send(bytes);
  });
}
