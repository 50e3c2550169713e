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
  contentDb: ContentDb;
  ratingDb: Pick<RatingDb, 'summary'>;
  hub: HubClient;
  device: () => Promise<Device | null>;
  tokenRefused: () => Promise<void>;
  show: (stored: StoredPackage) => Promise<void>;
  /** What the screen shows and how the tablet does, for the report. */
  report: () => Pick<StatusRequest, 'edition' | 'slide' | 'app' | 'persisted' | 'faults'>;
}

/** Asks the hub for content and tells it what is on screen: at start, every minute, and when the network is back. */
export function createContentUpdates(parts: ContentUpdateParts) {
  const { clock, contentDb, ratingDb, hub, device, tokenRefused, show, report } = parts;
  let shownId: string | null = null;
  let isRunning = false;
  let cancel = () => {};

  async function fetchContent(token: string): Promise<'shown' | 'unchanged' | 'failed'> {
    const answer = await hub.content(token, shownId);
    if (answer.kind === 'unauthorized') await tokenRefused();
    if (answer.kind === 'unchanged') return 'unchanged';
    if (answer.kind !== 'answer') return 'failed';
    const files = await fetchFiles(token, answer.value);
    if (files === null) return 'failed';
    const stored = { content: answer.value, files };
    await contentDb.keep(stored);
    await show(stored);
    shownId = answer.value.id;
    return 'shown';
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

  async function tellStatus(token: string): Promise<boolean> {
    const ratings = await ratingDb.summary().catch(() => ({ epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null }));
    const answer = await hub.status(token, {
      contentId: shownId ?? '',
      clock: toTokyoIso(clock.now()),
      ...ratings,
      ...report(),
    });
    return answer.kind === 'answer';
  }

  async function update(): Promise<void> {
    cancel();
    if (isRunning) return;
    isRunning = true;
    const me = await device();
    const outcome = me === null ? 'failed' : await fetchContent(me.token).catch(() => 'failed' as const);
    const isTold = me !== null && outcome !== 'failed' && (await tellStatus(me.token));
    isRunning = false;
    cancel = clock.after(isTold ? REPORT_EVERY_MS : RETRY_AFTER_MS, () => void update());
  }

  return {
    /** What was stored before is on screen; the hub need not send it again. */
    shown: (id: string) => {
      shownId = id;
    },
    now: () => void update(),
    end: () => cancel(),
  };
}
