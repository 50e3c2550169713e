import type { ReadonlySignal } from '@preact/signals';
import type { DisplayState } from './display/display-state.ts';
import type { VisitState } from './display/visit-state.ts';
import { createFollowUpState } from './feedback/follow-up-state.ts';
import { createRatingState } from './feedback/rating-state.ts';
import { createRecentRatings } from './feedback/recent-ratings.ts';
import { createContacts } from './kiosk/contacts.ts';
import type { LobbySettings } from './kiosk/lobby-settings.ts';
import type { Needed } from './needed-part.ts';
import type { Clock } from './platform/clock.ts';
import type { RatingDb } from './platform/rating-db.ts';
import { becomeWriter } from './platform/writer-lock.ts';

export interface FeedbackPartProps {
  clock: Clock;
  db: RatingDb;
  settings: ReadonlySignal<LobbySettings>;
  display: DisplayState;
  visit: VisitState;
  app: string;
  isClosed: () => boolean;
  isTest: () => boolean;
  /** Something is on disk and may be sent. */
  sendSoon: () => void;
  /** A part of the app that is asked for again until it comes. */
  needed: Needed;
}

/** Wires everything between a finger on a face and the disk. */
export function createFeedbackPart({
  clock,
  db,
  settings,
  display,
  visit,
  app,
  sendSoon,
  needed,
  ...now
}: FeedbackPartProps) {
  const contacts = createContacts();
  addEventListener('pointerdown', contacts.pressed, true);
  addEventListener('pointerup', contacts.lifted, true);
  addEventListener('pointercancel', contacts.lifted, true);

  const recent = createRecentRatings(db);
  // Asked for only by the window that writes, which waits for it.
  let newId = () => '';
  async function prepare() {
    const [ids] = await Promise.all([needed(() => import('./event-ids.ts')), recent.load()]);
    newId = ids.createEventIds(clock.now);
  }

  const followUp = createFollowUpState({
    clock,
    db,
    newId: () => newId(),
    rules: () => ({
      asksReasons: settings.value.survey.reasons.length > 0,
      asksDepartment: settings.value.survey.askDepartment && visit.index.value.groups.length > 0,
    }),
    stored: sendSoon,
    failed: () => rating.failed(),
  });
  const rating = createRatingState({
    clock,
    db,
    recent,
    newId: () => newId(),
    context: () => ({
      scale: settings.value.survey.scale,
      shown: visit.isIndexOpen.value ? 'index' : display.step.value.slide.id,
      edition: display.edition.value?.serial ?? 0,
      lang: visit.language.value,
      app,
      isClosed: now.isClosed(),
      isTest: now.isTest(),
      contacts: contacts.most(),
      misuse: settings.value.misuse,
    }),
    tapped: followUp.skip,
    stored: ({ id }, tappedMs) => {
      followUp.rated(id, tappedMs);
      sendSoon();
    },
    becomeWriter: becomeWriter().then(prepare),
  });

  return { rating, followUp };
}
