/** Without progress for so long, nothing arrives any more. */
const SILENT_MS = 60_000;

/** A PUT that tells how far it is, which `fetch` cannot; `null` = no answer, or none in time. */
export function sendBytes(
  url: string,
  { type, bytes }: { type: string; bytes: Uint8Array<ArrayBuffer> },
  sent: (bytes: number) => void,
): Promise<{ status: number; text: string; retryAfter: string | null } | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('content-type', type);
    const giveUp = () => request.abort();
    let timer = setTimeout(giveUp, SILENT_MS);
    request.upload.onprogress = ({ loaded }) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENT_MS);
      sent(loaded);
    };
    request.onloadend = () => clearTimeout(timer);
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
