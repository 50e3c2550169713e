import { paths } from '../../core/protocol/paths.ts';

/** Longer than two heartbeats of the hub: a line this quiet is dead, whatever the network says. */
const SILENT_MS = 45_000;

/**
 * Listens to the hub and calls `heard` with the id of each package it tells, and '' for other news; resolves when the line has ended, however. `signal`
 * hangs up.
 * Read with `fetch`, because an EventSource cannot carry the tablet's token.
 */
export async function listenToHub(
  token: string,
  heard: (contentId: string) => void,
  { base = '', silentMs = SILENT_MS, signal }: { base?: string; silentMs?: number; signal?: AbortSignal } = {},
): Promise<'ended' | 'unauthorized'> {
  const dead = new AbortController();
  const hangUp = () => dead.abort();
  signal?.addEventListener('abort', hangUp);
  let timer = setTimeout(() => dead.abort(), silentMs);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(base + paths.events, { headers, cache: 'no-store', signal: dead.signal });
    if (response.status === 401) return 'unauthorized';
    if (!response.ok || response.body === null) return 'ended';
    const text = response.body.pipeThrough(new TextDecoderStream());
    let rest = '';
    for await (const piece of pieces(text)) {
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), silentMs);
      const events = (rest + piece).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const id = /^event: content\ndata: (.+)$/.exec(event)?.[1];
        if (id !== undefined) heard(id);
        // Something else waits in the answer to the next report.
        if (event.startsWith('event: news\n')) heard('');
      }
    }
    return 'ended';
  } catch {
    return 'ended';
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', hangUp);
    dead.abort();
  }
}

// Safari cannot iterate a stream with `for await` (https://bugs.webkit.org/show_bug.cgi?id=194379).
async function* pieces(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
