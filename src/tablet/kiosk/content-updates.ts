import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import type { ContentPackage, StatusRequest } from '../../core/protocol/envelopes.ts';
import type { Clock } from '../platform/clock.ts';
import type { ContentDb, Device, StoredPackage } from '../platform/content-db.ts';
import type { HubClient } from '../platform/hub-client.ts';
import type { RatingDb } from '../platform/rating-db.ts';

const REPORT_EVERY_MS = 60_000;
const RETRY_AFTER_MS = 5_000;

export interface ContentUpdateParts {
  clock: Clock;
  contentDb: Pick<ContentDb, 'keep'>;
  ratingDb: Pick<RatingDb, 'summary'>;
  hub: Pick<HubClient, 'content' | 'file' | 'status'>;
  device: () => Promise<Device | null>;
  tokenRefused: (token: string) => Promise<void>;
  show: (stored: StoredPackage) => Promise<void>;
  /** The hub has said what time it is, in ms since 1970. */
  confirmTime: (hubMs: number) => void;
  /** What the screen shows and how the tablet does, for the report. */
  report: () => Pick<StatusRequest, 'edition' | 'slide' | 'app' | 'persisted' | 'faults'>;
}

/** Asks the hub for content and tells it what is on screen: at start, every minute, and when the network is back. */
export function createContentUpdates(parts: ContentUpdateParts) {
  const { clock, contentDb, ratingDb, hub, device, tokenRefused, show, confirmTime, report } = parts;
  let shownId: string | null = null;
  let isRunning = false;
  let isWanted = false;
  let isKept = true;
  let isEnded = false;
  let cancel = () => {};

  /** Answers how long to wait before asking again. */
  async function fetchContent(token: string): Promise<number> {
    const answer = await hub.content(token, shownId);
    if (answer.kind === 'unauthorized') await tokenRefused(token);
    if (answer.kind === 'busy') return Math.max(RETRY_AFTER_MS, answer.retryAfterMs);
    if (answer.kind === 'unchanged') return REPORT_EVERY_MS;
    if (answer.kind !== 'answer') return RETRY_AFTER_MS;
    const files = await fetchFiles(token, answer.value);
    if (files === null) return RETRY_AFTER_MS;
    const stored = { content: answer.value, files };
    // What staff publish is what visitors see, also on a tablet that can no longer keep it.
    isKept = await contentDb.keep(stored).then(
      () => true,
      () => false,
    );
    await show(stored);
    shownId = answer.value.id;
    return REPORT_EVERY_MS;
  }

  async function fetchFiles(token: string, { files: listed }: ContentPackage): Promise<StoredPackage['files'] | null> {
    const files: StoredPackage['files'] = new Map();
    for (const { sha256 } of listed) {
      const bytes = await hub.file(token, sha256);
      if (bytes === null) return null;
      files.set(sha256, bytes);
    }
    return files;
  }

  // Also when there was no new content: staff see that the old one is still on screen.
  async function tellStatus(token: string): Promise<number> {
    const ratings = await ratingDb.summary().catch(() => ({ epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null }));
    const { faults, ...shown } = report();
    const answer = await hub.status(token, {
      contentId: shownId ?? '',
      clock: toTokyoIso(clock.now()),
      ...ratings,
      ...shown,
      faults: isKept ? faults : [...faults, 'content-not-kept'],
    });
    if (answer.kind !== 'answer') return RETRY_AFTER_MS;
    confirmTime(Date.parse(answer.value.serverTime));
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
    /** What was stored before is on screen; the hub need not send it again. */
    shown: (id: string) => {
      shownId = id;
    },
    shownId: () => shownId,
    now: () => void update(),
    end() {
      isEnded = true;
      cancel();
    },
  };
}
