import { effect, signal } from '@preact/signals';
import { V7Generator } from 'uuidv7';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { createFollowUpState } from '../../src/tablet/feedback/follow-up-state.ts';
import { createRatingState } from '../../src/tablet/feedback/rating-state.ts';
import { createRecentRatings } from '../../src/tablet/feedback/recent-ratings.ts';
import { createSync } from '../../src/tablet/feedback/sync.ts';
import { createContentUpdates } from '../../src/tablet/kiosk/content-updates.ts';
import { createEnrolment } from '../../src/tablet/kiosk/enrolment.ts';
import { createContentDb } from '../../src/tablet/platform/content-db.ts';
import { createHubClient } from '../../src/tablet/platform/hub-client.ts';
import { createRatingDb } from '../../src/tablet/platform/rating-db.ts';
import type { Story } from './check.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import { type Fate, fetchOf } from './simulated-network.ts';
import { createTabletDisk, type DiskTroubles, type TabletDisk } from './tablet-disk.ts';
import type { Media } from './tablet-media.ts';
import type { Life, World } from './world.ts';

export interface TabletParts {
  name: string;
  world: World;
  hub: SimulatedHub;
  story: Story;
  media: Media;
  troubles: DiskTroubles;
  fateOf: (path: string) => Fate;
  /** It reports to the hub every minute, as the lobby does. */
  reports: boolean;
}

/** Three tries of three seconds, and a little. */
const ANSWERED_WITHIN_MS = 9_500;

export type SimulatedTablet = ReturnType<typeof createSimulatedTablet>;

/** The real queue of a tablet over a disk and a network that fail; it is started and killed again and again. */
export function createSimulatedTablet({ name, world, hub, story, troubles, fateOf, reports, ...parts }: TabletParts) {
  let media = parts.media;
  let running: { life: Life; disk: TabletDisk; page: ReturnType<typeof openPage> } | null = null;
  let calendarOffsetMs = 0;
  const ids = new V7Generator({ nextUint32: () => world.chance(2 ** 32) });

  async function start(): Promise<void> {
    if (running !== null) return;
    const life: Life = world.born(name, null, () => {
      media = running!.disk.afterKill();
      running = null;
    });
    const disk = await createTabletDisk(world, media, troubles, () => world.step(life));
    life.page = {
      indexedDB: disk.factory,
      fetch: fetchOf(world, hub, () => life, fateOf),
      stepMs: () => running?.disk.stepMs() ?? 0,
      lastStepMs: 0,
    };
    const clock = {
      now: () => world.calendarMs() + calendarOffsetMs,
      steadyMs: () => world.nowMs() - life.bornMs,
      after: (ms: number, action: () => void) => world.plan(ms, life, action),
    };
    const newId = () => ids.generateOrResetCore(clock.now(), 10_000).toString();
    world.note(name, 'started');
    world.plan(0, life, () => {
      running!.page = openPage({ name, world, life, clock, newId, story, reports });
    });
    running = { life, disk, page: noPage };
  }

  return {
    name,
    start,
    life: () => running?.life ?? null,
    /** Somebody touches a face, and perhaps a reason and 送る. */
    tap(score: number, reason: string | null, shown: string) {
      if (running === null) return;
      const { life } = running;
      world.plan(0, life, () => running?.page.tap(score, reason, shown));
    },
    thanks: () => running?.page.thanks() ?? 0,
    setCalendarBy(ms: number) {
      calendarOffsetMs = ms;
    },
    /** As the page sees it, or as it lies there while nothing runs. */
    contents: () => running?.disk.contents() ?? media,
    loseConnections: () => running?.disk.loseConnections(),
    freeze(ms: number) {
      if (running !== null) running.life.page!.lastStepMs = world.nowMs() + ms;
    },
    /** Its storage is found empty, under the running page or at the next start. */
    async wipe(): Promise<void> {
      media = new Map();
      if (running === null) return;
      const { disk, life } = running;
      running.disk = await createTabletDisk(world, media, troubles, () => world.step(life));
      life.page!.indexedDB = running.disk.factory;
      disk.clear();
    },
  };
}

const noPage = { tap(_score: number, _reason: string | null, _shown: string) {}, thanks: () => 0 };

interface PageParts {
  name: string;
  world: World;
  life: Life;
  clock: { now: () => number; steadyMs: () => number; after: (ms: number, action: () => void) => () => void };
  newId: () => string;
  story: Story;
  reports: boolean;
}

/** As behind-the-first-slide.ts and feedback-part.ts wire it. */
function openPage({ name, world, life, clock, newId, story, reports }: PageParts): typeof noPage {
  const db = createRatingDb(clock);
  const hub = createHubClient();
  const enrolment = createEnrolment({ clock, contentDb: createContentDb(clock), hub });
  const sync = createSync({
    clock,
    db,
    hub,
    token: async () => (await enrolment.device())?.token ?? null,
    tokenRefused: enrolment.tokenRefused,
    random: () => world.chance(1_000) / 1_000,
  });
  const recent = createRecentRatings(db);
  const shown = signal('policy');
  const tapped = new Map<number, string>();
  const kept = (id: string) => {
    if (life.isOver) return;
    story.promised.add(id);
    world.note(name, `keeps ${id}`);
  };
  const remembered = (id: string) => {
    story.tapped.add(id);
    return id;
  };
  const followUp = createFollowUpState({
    clock,
    db: {
      async add(detail) {
        await db.add(detail);
        kept(detail.id);
      },
    },
    newId: () => remembered(newId()),
    rules: () => ({ asksReasons: true, asksDepartment: true }),
    stored: sync.soon,
    failed: () => rating.failed(),
  });
  const rating = createRatingState({
    clock,
    db,
    recent,
    newId: () => {
      const id = remembered(newId());
      tapped.set(clock.steadyMs(), id);
      return id;
    },
    context: () => ({
      scale: 5,
      shown: shown.value,
      edition: 1,
      lang: 'ja',
      app: '1.0.0',
      isClosed: false,
      isTest: false,
      contacts: 1,
      misuse: defaultSettings.misuse,
    }),
    tapped: followUp.skip,
    stored: ({ id }, tappedMs) => {
      followUp.rated(id, tappedMs);
      sync.soon();
    },
    becomeWriter: recent.load(),
  });
  // What the visitor sees.
  let thanks = 0;
  effect(() => {
    const thanked = tapped.get(rating.thankedAtMs.value ?? -1);
    if (thanked === undefined) return;
    thanks += 1;
    kept(thanked);
  });
  effect(() => {
    if (rating.isWriter.value) sync.now();
  });
  if (reports) tellHub();

  function tellHub() {
    createContentUpdates({
      clock,
      content: { id: () => null, knownId: () => null, isKept: () => true, offer: async () => 'older' },
      ratingDb: db,
      // What is on show is another story.
      hub: { ...hub, content: async () => ({ kind: 'unchanged' }) },
      device: enrolment.device,
      tokenRefused: enrolment.tokenRefused,
      tokenAccepted: enrolment.tokenAccepted,
      confirmTime: () => {},
      report: () => ({ edition: 1, slide: 'policy', app: '1.0.0', persisted: true, faults: [] }),
      asked: () => {},
    }).now();
  }

  return {
    thanks: () => thanks,
    tap(score, reason, now) {
      shown.value = now;
      const tappedMs = clock.steadyMs();
      void rating.tap(score).then(() => {
        if (reason === null || followUp.step.value === null) return;
        followUp.choose(reason);
        void followUp.send();
      });
      const id = tapped.get(tappedMs);
      if (id === undefined) return;
      world.note(name, `tapped ${id}`);
      clock.after(ANSWERED_WITHIN_MS, () => {
        if (rating.isSaving.value && tapped.get(tappedMs) === id && [...tapped.values()].at(-1) === id)
          story.held.add(id);
      });
    },
  };
}
