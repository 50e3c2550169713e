import type { DisplayState } from '../display/display-state.ts';
import type { Clock } from '../platform/clock.ts';
import type { ContentDb } from '../platform/content-db.ts';
import type { RatingDb } from '../platform/rating-db.ts';
import type { CheckFindings } from '../staff/check-findings.ts';
import type { CanaryWatch } from './canary-watch.ts';
import type { Enrolment } from './enrolment.ts';
import type { HubContact } from './hub-contact.ts';
import type { LobbyTime } from './lobby-time.ts';
import type { ShownContent } from './shown-content.ts';
import type { StorageWatch } from './storage-watch.ts';
import type { StoredSince } from './stored-since.ts';
import type { Wakefulness } from './wakefulness.ts';

export interface CheckupParts {
  /** The tablet's own calendar, also while it looks at another day. */
  calendar: Pick<Clock, 'now'>;
  app: string;
  contentDb: Pick<ContentDb, 'device' | 'isAlone'>;
  ratingDb: Pick<RatingDb, 'summary'>;
  parkedCount: () => Promise<number>;
  content: Pick<ShownContent, 'shown' | 'isKept'>;
  since: Pick<StoredSince, 'sinceMs'>;
  display: Pick<DisplayState, 'edition'>;
  enrolment: Pick<Enrolment, 'isEnrolled'>;
  contact: Pick<HubContact, 'look'>;
  storage: Pick<StorageWatch, 'isPersisted' | 'room' | 'measure' | 'askToKeep'>;
  canary: Pick<CanaryWatch, 'canary'>;
  time: Pick<LobbyTime, 'isDoubtful'>;
  hubAheadMs: () => number | null;
  wakefulness: Pick<Wakefulness, 'isAwake'>;
  shell: () => Promise<CheckFindings['shell']>;
  screen: () => CheckFindings['screen'];
  faults: () => string[];
}

/** Gathers how the tablet does. What cannot be asked is missing in it; nobody is enrolled and nothing is sent for it. */
export function createCheckup(parts: CheckupParts) {
  const { calendar, app, contentDb, ratingDb, content, since, display, enrolment, storage, canary, time } = parts;

  async function ratings(): Promise<CheckFindings['ratings']> {
    try {
      const [summary, parked] = await Promise.all([ratingDb.summary(), parts.parkedCount()]);
      return { ...summary, parked };
    } catch {
      return null;
    }
  }

  function shown(): CheckFindings['shown'] {
    const edition = display.edition.value;
    if (edition === null) return null;
    const { serial, title } = edition;
    const packed = content.shown.value?.content.editions.find((each) => each.serial === serial);
    return {
      serial,
      title,
      effectiveFrom: packed?.effectiveFrom ?? '',
      storedAtMs: content.isKept() ? since.sinceMs.value : null,
    };
  }

  return async function look(): Promise<CheckFindings> {
    const [list, device, isAlone, shell] = await Promise.all([
      ratings(),
      contentDb.device().catch(() => null),
      contentDb.isAlone().catch(() => false),
      parts.shell(),
      storage.measure(),
      storage.askToKeep(),
    ]);
    return {
      atMs: calendar.now(),
      app,
      shell,
      shown: shown(),
      deviceId: device?.deviceId ?? null,
      isEnrolled: enrolment.isEnrolled.value,
      isAlone,
      hub: parts.contact.look(),
      ratings: list,
      isPersisted: storage.isPersisted.value,
      room: storage.room.value,
      canary: canary.canary.value,
      isClockDoubtful: time.isDoubtful.value,
      hubAheadMs: parts.hubAheadMs(),
      isAwake: parts.wakefulness.isAwake(),
      screen: parts.screen(),
      faults: parts.faults(),
    };
  };
}
