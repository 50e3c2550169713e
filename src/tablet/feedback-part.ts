import type { ReadonlySignal } from '@preact/signals';
import { uuidv7 } from 'uuidv7';
import type { DisplayState } from './display/display-state.ts';
import type { VisitState } from './display/visit-state.ts';
import { createFollowUpState } from './feedback/follow-up-state.ts';
import { createRatingState } from './feedback/rating-state.ts';
import { createRecentRatings } from './feedback/recent-ratings.ts';
import { createSync } from './feedback/sync.ts';
import { createContacts } from './kiosk/contacts.ts';
import type { Enrolment } from './kiosk/enrolment.ts';
import type { LobbySettings } from './kiosk/lobby-settings.ts';
import type { Clock } from './platform/clock.ts';
import type { HubClient } from './platform/hub-client.ts';
import type { RatingDb } from './platform/rating-db.ts';
import { becomeWriter } from './platform/writer-lock.ts';

export interface FeedbackPartProps {
  clock: Clock;
  db: RatingDb;
  hub: HubClient;
  enrolment: Enrolment;
  settings: ReadonlySignal<LobbySettings>;
  display: DisplayState;
  visit: VisitState;
  app: string;
  isClosed: () => boolean;
  isTest: () => boolean;
}

/** Wires everything between a finger on a face and the hub. */
export function createFeedbackPart({
  clock,
  db,
  hub,
  enrolment,
  settings,
  display,
  visit,
  app,
  ...now
}: FeedbackPartProps) {
  const contacts = createContacts();
  addEventListener('pointerdown', contacts.pressed, true);
  addEventListener('pointerup', contacts.lifted, true);
  addEventListener('pointercancel', contacts.lifted, true);

  const sync = createSync({
    clock,
    db,
    hub,
    token: async () => (await enrolment.device())?.token ?? null,
    tokenRefused: enrolment.tokenRefused,
    random: Math.random,
  });
  const followUp = createFollowUpState({
    clock,
    db,
    newId: uuidv7,
    rules: () => ({
      asksReasons: settings.value.survey.reasons.length > 0,
      asksDepartment: settings.value.survey.askDepartment && visit.index.value.groups.length > 0,
    }),
    stored: sync.soon,
    failed: () => rating.failed(),
  });
  const recent = createRecentRatings(db);
  const rating = createRatingState({
    clock,
    db,
    recent,
    newId: uuidv7,
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
      sync.soon();
    },
    becomeWriter: becomeWriter().then(recent.load),
  });

  return {
    rating,
    followUp,
    /** The window that holds the pen sends; the others have nothing of their own. */
    syncNow() {
      if (rating.isWriter.value) sync.now();
    },
  };
}
