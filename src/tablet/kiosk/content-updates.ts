import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { isStickMade } from '../../core/content/package-order.ts';
import { type AskedOfTablet, FAULTS_AT_MOST, type StatusRequest } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';
import type { Device } from '../platform/content-db.ts';
import type { HubClient } from '../platform/hub-client.ts';
import type { RatingDb } from '../platform/rating-db.ts';
import type { ShownContent } from './shown-content.ts';

const REPORT_EVERY_MS = 60_000;
const RETRY_AFTER_MS = 5_000;

export interface ContentUpdateParts {
  clock: Clock;
  content: Pick<ShownContent, 'id' | 'knownId' | 'isKept' | 'offer'>;
  ratingDb: Pick<RatingDb, 'summary'>;
  hub: Pick<HubClient, 'content' | 'file' | 'status'>;
  device: () => Promise<Device | null>;
  tokenRefused: (token: string) => Promise<void>;
  tokenAccepted: () => void;
  /** The hub has said what time it is, in ms since 1970. */
  confirmTime: (hubMs: number) => void;
  /** What the screen shows and how the tablet does, for the report. */
  report: () => Pick<StatusRequest, 'edition' | 'slide' | 'app' | 'persisted' | 'faults' | 'done'>;
  /** The office page asks something of this tablet. */
  asked: (asked: AskedOfTablet) => void;
}

/** Asks the hub for content and tells it what is on screen: at start, every minute, and when the network is back. */
export function createContentUpdates(parts: ContentUpdateParts) {
  const { clock, content, ratingDb, hub, device, tokenRefused, tokenAccepted, confirmTime, report, asked } = parts;
  // A package of the hub's that is older than this one on the tablet: it need not come again.
  let older: { id: string; than: string } | null = null;
  let isRunning = false;
  let isWanted = false;
  let isEnded = false;
  let cancel = () => {};

  const olderId = () => (older !== null && older.than === content.id() ? older.id : null);

  /** Answers how long to wait before asking again. */
  async function fetchContent(token: string): Promise<number> {
    const answer = await hub.content(token, olderId() ?? content.knownId());
    if (answer.kind === 'unauthorized') await tokenRefused(token);
    if (answer.kind === 'busy') return Math.max(RETRY_AFTER_MS, answer.retryAfterMs);
    if (answer.kind === 'unchanged') return REPORT_EVERY_MS;
    if (answer.kind !== 'answer') return RETRY_AFTER_MS;
    const outcome = await content.offer(answer.value, (sha256) => hub.file(token, sha256));
    older = outcome === 'older' ? { id: answer.value.id, than: content.id() ?? '' } : null;
    return outcome === 'incomplete' ? RETRY_AFTER_MS : REPORT_EVERY_MS;
  }

  /** What a stick brought is meant to stay before the hub's; a hub that went back behind its own serial is worth a word. */
  function contentFaults(): string[] {
    const isHubBehind = olderId() !== null && !isStickMade(content.id() ?? '');
    return [...(content.isKept() ? [] : ['content-not-kept']), ...(isHubBehind ? ['content-older'] : [])];
  }

  const faultsNow = () => [...contentFaults(), ...report().faults];

  // Also when there was no new content: staff see that the old one is still on screen.
  async function tellStatus(token: string): Promise<number> {
    const ratings = await ratingDb.summary().catch(() => ({ epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null }));
    const shown = report();
    const answer = await hub.status(token, {
      contentId: content.id() ?? '',
      clock: toTokyoIso(clock.now()),
      ...ratings,
      ...shown,
      faults: faultsNow().slice(0, FAULTS_AT_MOST),
    });
    if (answer.kind !== 'answer') return RETRY_AFTER_MS;
    tokenAccepted();
    confirmTime(Date.parse(answer.value.serverTime));
    if (answer.value.asked) asked(answer.value.asked);
    return REPORT_EVERY_MS;
  }

  async function update(): Promise<void> {
    cancel();
    // What is said while a round is on its way may come too late for it.
    isWanted = isRunning;
    if (isRunning) return;
    isRunning = true;
    const waitMs = await round().catch(() => RETRY_AFTER_MS);
    isRunning = false;
    if (!isEnded) cancel = clock.after(isWanted ? 0 : waitMs, () => void update());
  }

  async function round(): Promise<number> {
    const me = await device();
    if (me === null) return RETRY_AFTER_MS;
    const contentWaitMs = await fetchContent(me.token).catch(() => RETRY_AFTER_MS);
    const statusWaitMs = await tellStatus(me.token);
    return contentWaitMs === REPORT_EVERY_MS ? statusWaitMs : contentWaitMs;
  }

  return {
    now: () => void update(),
    /** What the hub is told of, and staff at the tablet too. */
    faults: faultsNow,
    end() {
      isEnded = true;
      cancel();
    },
  };
}
