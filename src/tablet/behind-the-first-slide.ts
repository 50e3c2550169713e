import { computed, effect } from '@preact/signals';
import { slideFault } from '../core/display/failed-slides.ts';
import type { Serving } from '../core/protocol/app-builds.ts';
import type { AskedOfTablet } from '../core/protocol/envelopes.ts';
import type { DisplayState } from './display/display-state.ts';
import type { VisitState } from './display/visit-state.ts';
import type { FollowUpState } from './feedback/follow-up-state.ts';
import type { RatingState } from './feedback/rating-state.ts';
import { createSync } from './feedback/sync.ts';
import { createAppUpdate } from './kiosk/app-update.ts';
import type { AskedByOffice } from './kiosk/asked-by-office.ts';
import { createCheckup } from './kiosk/checkup.ts';
import { createContentNews } from './kiosk/content-news.ts';
import { createContentUpdates } from './kiosk/content-updates.ts';
import { createEnrolment } from './kiosk/enrolment.ts';
import type { HoursState } from './kiosk/hours-state.ts';
import { createHubContact } from './kiosk/hub-contact.ts';
import { keepManners } from './kiosk/kiosk-manners.ts';
import type { LobbyTime } from './kiosk/lobby-time.ts';
import type { PostedContent } from './kiosk/posted-content.ts';
import type { ShownContent } from './kiosk/shown-content.ts';
import type { StaffModes } from './kiosk/staff-modes.ts';
import { createStill } from './kiosk/still.ts';
import { stillMarkup } from './kiosk/still-markup.ts';
import { createStoredSince } from './kiosk/stored-since.ts';
import { createWakefulness } from './kiosk/wakefulness.ts';
import { type Clock, createClock } from './platform/clock.ts';
import type { ContentDb } from './platform/content-db.ts';
import type { ContentFilesDb } from './platform/content-files-db.ts';
import { doneForOffice } from './platform/done-for-office.ts';
import { createEditionSlices } from './platform/edition-slices.ts';
import { createHubClient } from './platform/hub-client.ts';
import { listenToHub } from './platform/hub-events.ts';
import type { RatingDb } from './platform/rating-db.ts';
import { createAppWorker, sinceReloadMs } from './platform/service-worker.ts';
import { shellState } from './platform/shell-state.ts';
import { createSinceDb } from './platform/since-db.ts';
import { dropStills, keepStill } from './platform/still-cache.ts';
import { takeWakeLock } from './platform/wake-lock.ts';
import { createStoragePart } from './storage-part.ts';

export interface BehindTheFirstSlideProps {
  root: HTMLElement;
  clock: Clock;
  contentDb: ContentDb;
  contentFiles: Pick<ContentFilesDb, 'get' | 'keepOnly'>;
  ratingDb: RatingDb;
  content: ShownContent;
  display: DisplayState;
  visit: VisitState;
  rating: RatingState;
  followUp: FollowUpState;
  modes: StaffModes;
  hours: HoursState;
  time: LobbyTime;
  posted: PostedContent;
  app: string;
  confirmTime: (hubMs: number) => void;
}

/** Of staff, or 一覧; the one that a new tablet opens by itself may go and come. */
const isDialogOpen = () => document.querySelector('dialog[open]') !== null;

/** Wires what nobody waits for: the hub, the shell for the next start, a screen that stays awake and on its page. */
export function createBehindTheFirstSlide(props: BehindTheFirstSlideProps) {
  const { root, clock, contentDb, contentFiles, ratingDb, content, display, visit, rating, followUp } = props;
  const { modes, hours, time, posted, app, confirmTime } = props;
  const worker = createAppWorker();
  // A look at another day by address moves what is shown, and nothing that is kept.
  const calendar = createClock();
  const still = createStill({
    calendar,
    time,
    content,
    posted,
    display,
    visit,
    copy: () => stillMarkup(root),
    keepStill,
    dropStills,
  });
  let serving: Serving | null = null;
  void worker.tellFirstSlide().then((told) => {
    serving = told;
    if (told !== null && !told.isBack) still.keep(told.build);
  });
  let isWorkerMissing = false;
  let isTaking = false;
  let hubAheadMs: number | null = null;

  const contact = createHubContact(calendar);
  const client = createHubClient();
  const hub = {
    ...client,
    ratings: contact.noted(client.ratings),
    status: contact.noted(client.status),
    content: contact.noted(client.content),
  };
  const enrolment = createEnrolment({ clock, contentDb, hub });
  const sync = createSync({
    clock,
    db: ratingDb,
    hub,
    token: async () => (await enrolment.device())?.token ?? null,
    tokenRefused: enrolment.tokenRefused,
    random: Math.random,
  });
  const { storage, canary, parkedCount } = createStoragePart({
    clock,
    calendar,
    contentDb,
    contentFiles,
    ratingDb,
    content,
    sureMs: () => (hubAheadMs === null || time.isDoubtful.value ? null : Math.min(time.now(), calendar.now())),
  });
  const updates = createContentUpdates({
    clock,
    content: {
      ...content,
      async offer(offered, fetch) {
        isTaking = true;
        try {
          await storage.makeRoom(offered.files.map(({ sha256 }) => sha256));
          return await content.offer(offered, fetch);
        } finally {
          isTaking = false;
        }
      },
    },
    ratingDb,
    hub,
    device: enrolment.device,
    tokenRefused: enrolment.tokenRefused,
    tokenAccepted: enrolment.tokenAccepted,
    confirmTime(hubMs) {
      if (Number.isFinite(hubMs)) hubAheadMs = hubMs - calendar.now();
      confirmTime(hubMs);
      still.timeConfirmed();
    },
    report: () => ({
      edition: display.edition.value?.serial ?? 0,
      slide: display.step.value.slide.id,
      app,
      persisted: storage.isPersisted.value,
      ...doneForOffice(),
      faults: [
        ...(isWorkerMissing ? ['worker-failed'] : []),
        ...(serving?.isBack === true ? ['app-fell-back'] : []),
        ...(rating.isUnavailable.value ? ['ratings-unavailable'] : []),
        ...(time.isDoubtful.value ? ['clock-doubtful'] : []),
        ...canary.faults(),
        ...storage.faults(),
        ...[...display.leftOut.value].map(slideFault),
      ],
    }),
    asked: takeAsked,
  });
  /** Loaded when the office page first asks for something. */
  let askedPart: Promise<AskedByOffice> | null = null;
  function takeAsked(asked: AskedOfTablet) {
    askedPart ??= import('./asked-part.tsx').then(({ createAskedPart }) =>
      createAskedPart({
        clock,
        serial: () => display.edition.value?.serial ?? 0,
        isBusy: isDialogOpen,
        tellHub: updates.now,
      }),
    );
    askedPart.then(
      (part) => part.take(asked),
      () => {
        askedPart = null;
      },
    );
  }
  const contentNews = createContentNews({
    clock,
    listen: listenToHub,
    device: enrolment.device,
    tokenRefused: enrolment.tokenRefused,
    news: updates.now,
    shownId: content.id,
    random: Math.random,
  });

  /** The window that holds the pen sends; the others have nothing of their own. */
  function syncNow() {
    if (rating.isWriter.value) sync.now();
  }

  const appUpdate = createAppUpdate({
    clock,
    worker,
    sinceReloadMs: sinceReloadMs(calendar.now()),
    isBusy: () => isVisited() || isTaking || (isDialogOpen() && !enrolment.isNew.value),
  });
  /** What a visitor or staff have begun; a trial or a cleaning would end unseen. */
  const isVisited = () =>
    rating.isSaving.value ||
    followUp.step.value !== null ||
    display.isStopped.value ||
    modes.trial.secondsLeft.value !== null ||
    modes.cleaning.secondsLeft.value !== null;
  for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, appUpdate.touched, true);

  keepManners();
  const wakefulness = createWakefulness({
    take: takeWakeLock,
    isWanted: computed(() => hours.phase.value !== 'black'),
  });
  addEventListener('pointerdown', wakefulness.retake);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    wakefulness.retake();
    syncNow();
  });
  addEventListener('online', () => {
    appUpdate.look();
    updates.now();
    syncNow();
  });
  // A page that was left may be kept for going back, and would hold one of the browser's six connections to the hub.
  addEventListener('pagehide', contentNews.end);

  void content.checkFiles().finally(updates.now);
  contentNews.start();
  const showSlices = createEditionSlices(contentFiles.get);
  effect(() => void showSlices(content.shown.value?.content.files ?? []));
  effect(syncNow);

  /** The worker with the whole shell, then a storage that the browser does not clear. */
  async function settle() {
    isWorkerMissing = (await worker.register()) === 'failed';
    await storage.look();
  }
  void settle();
  effect(() => {
    if (rating.isWriter.value) void canary.look().then(() => canary.faults().length > 0 && updates.now());
  });

  const check = {
    look: createCheckup({
      calendar,
      app,
      contentDb,
      ratingDb,
      parkedCount,
      content,
      since: createStoredSince({ clock: calendar, db: createSinceDb(contentDb), shown: content.shown }),
      display,
      enrolment,
      contact,
      storage,
      canary,
      time,
      hubAheadMs: () => hubAheadMs,
      wakefulness,
      shell: () => shellState(serving?.build),
      screen: () => ({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio }),
      faults: updates.faults,
    }),
    sendNow() {
      updates.now();
      syncNow();
    },
  };

  return { dropStill: still.drop, enrolment, tellHub: updates.now, sendSoon: sync.soon, check };
}
