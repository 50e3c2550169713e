import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { uuidv7 } from 'uuidv7';
import { untilNextMinuteMs } from '../core/calendar/tokyo-time.ts';
import { screenWords } from '../words/lobby.ts';
import { loadLobbyWords } from '../words/lobby-languages.ts';
import { createDisplayState } from './display/display-state.ts';
import { loadIndexDialog } from './display/lazy-index-dialog.tsx';
import { createPictures } from './display/pictures.ts';
import { createVisitState } from './display/visit-state.ts';
import { createRatingState } from './feedback/rating-state.ts';
import { createSync } from './feedback/sync.ts';
import { createContentNews } from './kiosk/content-news.ts';
import { createContentUpdates } from './kiosk/content-updates.ts';
import { debugAddress } from './kiosk/debug-address.ts';
import { createEnrolment } from './kiosk/enrolment.ts';
import { createHoursState } from './kiosk/hours-state.ts';
import { Lobby } from './kiosk/lobby.tsx';
import { firstSettings } from './kiosk/lobby-settings.ts';
import { createLobbyTime } from './kiosk/lobby-time.ts';
import { createPostedContent } from './kiosk/posted-content.ts';
import { Screen } from './kiosk/screen.tsx';
import { createShownContent } from './kiosk/shown-content.ts';
import { createStaffCorner } from './kiosk/staff-corner.ts';
import { createClock } from './platform/clock.ts';
import { createContentDb, type StoredPackage } from './platform/content-db.ts';
import { createContentFilesDb } from './platform/content-files-db.ts';
import { loadEditionFonts } from './platform/edition-fonts.ts';
import { createHubClient } from './platform/hub-client.ts';
import { listenToHub } from './platform/hub-events.ts';
import { createRatingDb } from './platform/rating-db.ts';
import { keepStorage } from './platform/storage-persistence.ts';
import { becomeWriter } from './platform/writer-lock.ts';
import type { StaffPart } from './staff-part.tsx';
import './lobby.css';

declare const __APP_VERSION__: string;

const root = document.getElementById('lobby')!;
if (!isSecureContext) root.textContent = screenWords.insecure;
else if (isPreview()) (await import('./preview.tsx')).startPreview(root, __APP_VERSION__);
else await start();

/** In a frame of the office page. */
function isPreview(): boolean {
  return parent !== window && new URLSearchParams(location.search).has('preview');
}

async function start() {
  const debug = debugAddress(location);
  const offsetMs = debug.clockOffsetMs(Date.now());
  const clock = createClock(offsetMs);
  const contentDb = createContentDb(clock);
  const [stored, confirmedMs] = await Promise.all([contentDb.current(), contentDb.confirmedMs()]);
  const ratingDb = createRatingDb();
  const hub = createHubClient();
  const enrolment = createEnrolment({ clock, contentDb, hub });

  const settings = signal(firstSettings);
  const nowMs = signal(clock.now());
  const faults = signal<string[]>([]);
  let isPersisted = false;
  let staff: StaffPart | null = null;

  const display = createDisplayState({ clock, settings: firstSettings.display });
  const visit = createVisitState({
    clock,
    display,
    prefersContrast: matchMedia('(prefers-contrast: more)').matches,
    loadWords: loadLobbyWords,
  });
  const sync = createSync({
    clock,
    db: ratingDb,
    hub,
    token: async () => (await enrolment.device())?.token ?? null,
    tokenRefused: enrolment.tokenRefused,
    random: Math.random,
  });
  const contentFiles = createContentFilesDb(clock);
  const pictures = createPictures(contentFiles.get);
  const rating = createRatingState({
    clock,
    db: ratingDb,
    newId: uuidv7,
    context: () => ({
      scale: settings.value.survey.scale,
      shown: visit.isIndexOpen.value ? 'index' : display.step.value.slide.id,
      edition: display.edition.value?.serial ?? 0,
      lang: visit.language.value,
      app: __APP_VERSION__,
    }),
    stored: sync.soon,
    becomeWriter: becomeWriter(),
  });
  // A look at another day moves the hub's time as well, and must leave nothing behind.
  const time = createLobbyTime({
    clock,
    confirmedMs: offsetMs === 0 ? confirmedMs : 0,
    keepConfirmed: offsetMs === 0 ? contentDb.keepConfirmedMs : async () => {},
  });
  const hours = createHoursState({ clock, time, hours: computed(() => settings.value.hours) });
  const posted = createPostedContent({
    clock,
    time,
    show: (edition, { settings }) => display.show(edition, settings.display),
  });
  const content = createShownContent({ contentDb, contentFiles, show });
  const updates = createContentUpdates({
    clock,
    content,
    ratingDb,
    hub,
    device: enrolment.device,
    tokenRefused: enrolment.tokenRefused,
    tokenAccepted: enrolment.tokenAccepted,
    confirmTime: (hubMs) => {
      time.confirm(hubMs + offsetMs);
      posted.look();
      hours.look();
    },
    report: () => ({
      edition: display.edition.value?.serial ?? 0,
      slide: display.step.value.slide.id,
      app: __APP_VERSION__,
      persisted: isPersisted,
      faults: [
        ...faults.value,
        ...(rating.isUnavailable.value ? ['ratings-unavailable'] : []),
        ...(time.isDoubtful.value ? ['clock-doubtful'] : []),
      ],
    }),
  });

  const contentNews = createContentNews({
    clock,
    listen: listenToHub,
    device: enrolment.device,
    tokenRefused: enrolment.tokenRefused,
    news: updates.now,
    shownId: content.id,
    random: Math.random,
  });

  /** The first content at once, and what staff bring; later content when the page on screen has been read. */
  async function show(stored: StoredPackage | null, when: 'at-once' | 'next-page') {
    const fonts = await loadEditionFonts(stored);
    const putOnScreen = () => {
      fonts.use();
      pictures.lookAgain();
      settings.value = stored?.content.settings ?? settings.value;
      if (stored === null) display.edition.value = null;
      posted.put(stored?.content ?? null);
    };
    if (display.edition.value === null) putOnScreen();
    else if (when === 'at-once' || isWithdrawn(stored)) display.atOnce(putOnScreen);
    else {
      display.atNextPage(() => {
        putOnScreen();
        updates.now();
      });
    }
  }

  /** A notice that was taken down must not be read to its end. */
  function isWithdrawn(stored: StoredPackage | null): boolean {
    const { slide } = display.step.value;
    return slide.kind === 'notice' && stored !== null && !posted.hasNotice(stored.content, slide.notice.title);
  }

  if (stored !== null) await content.start(stored);
  if (debug.slide !== null) display.goTo(debug.slide);
  if (debug.language !== null) await visit.speak(debug.language);
  render(
    <Screen hours={hours}>
      <Lobby display={display} visit={visit} rating={rating} pictures={pictures} settings={settings} nowMs={nowMs} />
    </Screen>,
    root,
  );

  keepTime();
  // A page that was left may be kept for going back, and would hold one of the browser's six connections to the hub.
  addEventListener('pagehide', contentNews.end);
  addEventListener('online', () => {
    updates.now();
    if (rating.isWriter.value) sync.now();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && rating.isWriter.value) sync.now();
  });
  addEventListener('resize', display.screenChanged);
  const corner = createStaffCorner({ clock, open: () => withStaff((part) => part.openStaff()) });
  addEventListener('pointerdown', (tap) => corner.tapped(tap, { width: innerWidth, height: innerHeight }));
  effect(() => {
    if (enrolment.isNew.value) withStaff((part) => part.openEnrolment());
  });
  await firstPaint();
  // Behind the first slide: the hub, the worker with the whole shell, and the fonts for what the edition does not bring.
  void content.checkFiles().finally(updates.now);
  contentNews.start();
  effect(() => {
    if (rating.isWriter.value) sync.now();
  });
  void import('./font-slices.ts');
  loadIndexDialog().catch(() => {});
  for (const language of settings.value.languages) void loadLobbyWords(language);
  const worker = import('./platform/service-worker.ts').then(({ registerWorker }) => registerWorker());
  if ((await worker.catch(() => 'failed')) === 'failed') faults.value = [...faults.value, 'worker-failed'];
  isPersisted = await keepStorage();

  /** Loaded when staff first come; where it does not load, the lobby is no worse and five taps try again. */
  function withStaff(use: (part: StaffPart) => void) {
    import('./staff-part.tsx')
      .then(({ createStaffPart }) => {
        staff ??= createStaffPart({
          clock,
          contentDb,
          contentFiles,
          content,
          enrolment,
          settings: () => settings.value,
          nowMs: time.now,
          edition: posted.inEffect,
          tellHub: updates.now,
        });
        use(staff);
      })
      .catch(() => {});
  }

  function keepTime() {
    nowMs.value = clock.now();
    clock.after(untilNextMinuteMs(clock.now()), keepTime);
  }
}

/** The first slide is on the screen, or the window is one that nobody sees. */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, 2_000);
  });
}
