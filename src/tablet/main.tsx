import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { untilNextMinuteMs } from '../core/calendar/tokyo-time.ts';
import { screenWords } from '../words/lobby.ts';
import { createDisplayState } from './display/display-state.ts';
import { firstFitOf, recallFirstFit } from './display/first-fit.ts';
import { createPictures } from './display/pictures.ts';
import { createFeedbackPart } from './feedback-part.ts';
import { debugAddress } from './kiosk/debug-address.ts';
import { createFailingSlides } from './kiosk/failing-slides.ts';
import { createHoursState } from './kiosk/hours-state.ts';
import { Lobby } from './kiosk/lobby.tsx';
import { firstSettings } from './kiosk/lobby-settings.ts';
import { createLobbyTime } from './kiosk/lobby-time.ts';
import { createPanels } from './kiosk/panels.ts';
import { createPostedContent } from './kiosk/posted-content.ts';
import { Screen } from './kiosk/screen.tsx';
import { createShownContent } from './kiosk/shown-content.ts';
import { createStaffCorner } from './kiosk/staff-corner.ts';
import { createStaffModes } from './kiosk/staff-modes.ts';
import { createNeeded } from './needed-part.ts';
import { createClock } from './platform/clock.ts';
import { createContentDb, type StoredPackage } from './platform/content-db.ts';
import { createContentFilesDb } from './platform/content-files-db.ts';
import { countEditionFonts, loadEditionFonts } from './platform/edition-fonts.ts';
import { firstPaint, nextPaint } from './platform/paints.ts';
import { createRatingDb } from './platform/rating-db.ts';
import { removeStill, sheetPath, stillOn } from './platform/still-on-page.ts';
import type { StaffPart } from './staff-part.tsx';
import { createVisit, loadLanguage } from './visit-part.ts';
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
  const [stored, confirmedMs, firstFit] = await Promise.all([
    contentDb.current(),
    contentDb.confirmedMs(),
    contentDb.state('first-fit').catch(() => null),
  ]);
  const still = stillOn(root, stored);
  if (still === 'seen') await firstPaint();
  else removeStill(root);
  const ratingDb = createRatingDb();

  const settings = signal(firstSettings);
  const nowMs = signal(clock.now());
  let staff: StaffPart | null = null;

  const display = createDisplayState({ clock, settings: firstSettings.display });
  const visit = createVisit({ clock, display });
  const panels = createPanels({ display, visit });
  const failing = createFailingSlides({ clock, display });
  const contentFiles = createContentFilesDb(clock);
  const pictures = createPictures(contentFiles.get);
  const modes = createStaffModes({ clock });
  // A look at another day moves the hub's time as well, and must leave nothing behind.
  const time = createLobbyTime({
    clock,
    confirmedMs: offsetMs === 0 ? confirmedMs : 0,
    keepConfirmed: offsetMs === 0 ? contentDb.keepConfirmedMs : async () => {},
  });
  const hours = createHoursState({ clock, time, hours: computed(() => settings.value.hours) });
  const needed = createNeeded(clock);
  const { rating, followUp } = createFeedbackPart({
    clock,
    needed,
    db: ratingDb,
    settings,
    display,
    visit,
    app: __APP_VERSION__,
    isClosed: () => !hours.isOpenNow(),
    isTest: () => modes.trial.secondsLeft.value !== null,
    sendSoon: () => void behind.then(({ sendSoon }) => sendSoon()),
  });
  const posted = createPostedContent({
    clock,
    time,
    show: (shown, { settings }) => display.show(shown, settings.display),
  });
  const content = createShownContent({ contentDb, contentFiles, dropStill, show });
  async function dropStill() {
    await (await behind).dropStill();
  }
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
        void behind.then(({ tellHub }) => tellHub());
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
  const firstStep = display.step.value;
  // By their names they tell one build from another; by their number, whether the edition's own fonts have come.
  const build = `${document.scripts[0]?.src} ${sheetPath()} ${countEditionFonts()}`;
  recallFirstFit(firstStep, build, firstFit);
  removeStill(root);
  render(
    <Screen hours={hours} modes={modes} panels={panels} nowMs={nowMs}>
      <Lobby
        display={display}
        visit={visit}
        failing={failing}
        rating={rating}
        followUp={followUp}
        panels={panels}
        pictures={pictures}
        settings={settings}
        nowMs={nowMs}
      />
    </Screen>,
    root,
  );

  const behind = loadBehind();
  keepTime();
  addEventListener('resize', display.screenChanged);
  // Whoever wipes the screen taps its corners too.
  const openStaff = () => {
    if (modes.cleaning.secondsLeft.value === null) withStaff((part) => part.openStaff());
  };
  const corner = createStaffCorner({ clock, open: openStaff });
  addEventListener('pointerdown', (tap) => corner.tapped(tap, { width: innerWidth, height: innerHeight }));
  const { enrolment } = await behind;
  effect(() => {
    if (enrolment.isNew.value) withStaff((part) => part.openEnrolment());
  });
  void panels.load();
  void import('./font-slices.ts');
  for (const language of settings.value.languages) void loadLanguage(language).catch(() => {});

  /** First what holds the ratings and the shell, then what a visitor may ask for. */
  async function loadBehind() {
    await (still === 'seen' ? nextPaint() : firstPaint());
    if (still === 'stale') void dropStill();
    keepFirstFit();
    const { createBehindTheFirstSlide } = await needed(() => import('./behind-the-first-slide.ts'));
    return createBehindTheFirstSlide({
      root,
      clock,
      contentDb,
      contentFiles,
      ratingDb,
      content,
      display,
      visit,
      rating,
      followUp,
      modes,
      hours,
      time,
      posted,
      app: __APP_VERSION__,
      confirmTime(hubMs) {
        time.confirm(hubMs + offsetMs);
        posted.look();
        hours.look();
      },
    });
  }

  function keepFirstFit() {
    const fit = firstFitOf(firstStep, build);
    if (fit === null || JSON.stringify(fit) === JSON.stringify(firstFit)) return;
    contentDb.keepState('first-fit', fit, 'default').catch(() => {});
  }

  /** Loaded when staff first come; where it does not load, the lobby is no worse and five taps try again. */
  function withStaff(use: (part: StaffPart) => void) {
    Promise.all([import('./staff-part.tsx'), behind])
      .then(([{ createStaffPart }, { enrolment, tellHub, check }]) => {
        const part =
          staff ??
          createStaffPart({
            clock,
            contentDb,
            contentFiles,
            ratingDb,
            content,
            enrolment,
            settings: () => settings.value,
            nowMs: time.now,
            edition: posted.inEffect,
            tellHub,
            modes,
            check,
          });
        staff = part;
        use(part);
      })
      .catch(() => {});
  }

  function keepTime() {
    nowMs.value = clock.now();
    clock.after(untilNextMinuteMs(clock.now()), keepTime);
  }
}
