import type { HubAnswer, SimulatedHub } from './simulated-hub.ts';
import type { Life, World } from './world.ts';

/** What may happen to one request; `answer` what comes back instead of the hub's own. */
export interface Fate {
  isLost: boolean;
  /** It arrives once more, so many ms later. */
  againAfterMs: number | null;
  thereMs: number;
  backMs: number;
  isAnswerLost: boolean;
  /** Somebody on the way answers instead of the hub. */
  before: HubAnswer | null;
  /** Somebody on the way changes what the hub has answered. */
  after: HubAnswer | null;
}

/** `fetch` of one page. */
export function fetchOf(
  world: World,
  hub: SimulatedHub,
  life: () => Life,
  fateOf: (path: string) => Fate,
): typeof fetch {
  return (input, init = {}) => {
    const page = life();
    const path = String(input);
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    init.signal?.addEventListener('abort', () => reject(init.signal!.reason));
    const fate = fateOf(path);
    const refused = () => reject(new TypeError('connection failed'));
    const answer = (given: HubAnswer, afterMs: number) =>
      world.plan(afterMs, page, () => {
        const by = given.text.startsWith('<') ? 'by a page' : given.status;
        world.note(page.name, `${path} answered ${by}`);
        resolve(
          new Response(given.status === 204 ? null : given.text, { status: given.status, headers: given.headers }),
        );
      });

    function arrive(answered: (given: HubAnswer) => void) {
      const there = hub.life();
      if (there === null) {
        world.plan(fate.backMs, page, refused);
        return;
      }
      world.plan(0, there, () => hub.deliver(requestOf(path, init), answered));
    }

    if (fate.before !== null) answer(fate.before, fate.thereMs + fate.backMs);
    else if (!fate.isLost) {
      world.plan(fate.thereMs, null, () =>
        arrive((given) => {
          if (!fate.isAnswerLost) answer(fate.after ?? given, fate.backMs);
        }),
      );
      if (fate.againAfterMs !== null) world.plan(fate.thereMs + fate.againAfterMs, null, () => arrive(() => {}));
    }
    return promise;
  };
}

function requestOf(path: string, init: RequestInit) {
  const method = init.method === 'POST' ? ('POST' as const) : ('GET' as const);
  const headers = init.headers as Record<string, string>;
  return { method, url: path, headers, ...(typeof init.body === 'string' && { payload: init.body }) };
}
