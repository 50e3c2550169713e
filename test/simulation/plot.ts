import type { NumberedEvent, Story } from './check.ts';
import { eventsOf, eventsOn, rejectedOf, unsentOn } from './ending.ts';
import { calendars, drawFaults, fateIn, troublesOf } from './faults.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import { createSimulatedTablet, type SimulatedTablet } from './simulated-tablet.ts';
import { copyOf, type Media } from './tablet-media.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const MINUTES_OF_PEACE = 18;
const reasons = ['explanation', 'manner', 'wait', 'paperwork', 'signs', 'facility', 'privacy', 'other'];
/** No hub takes it: control characters are refused in every field. */
const BAD_SLIDE = 'policy\u0007';

/** Visitors and misfortunes for some minutes, then peace: everything works again, and each tablet has one more visitor. */
export async function playOut(world: World, hub: SimulatedHub, story: Story): Promise<SimulatedTablet[]> {
  const faults = drawFaults(world);
  const lastsMs = world.between(2, 6) * MINUTE_MS;
  let areOn = true;
  let areDisksFull = false;
  const backups: string[] = [];
  const tablets: SimulatedTablet[] = [];
  const reports = world.happens(0.3);

  function addTablet(media: Media) {
    const tablet = createSimulatedTablet({
      name: `tablet-${tablets.length + 1}`,
      ...{ world, hub, story, media, reports },
      troubles: troublesOf(
        world,
        faults,
        () => areOn,
        () => areDisksFull,
      ),
      fateOf: fateIn(world, faults, () => areOn),
    });
    tablets.push(tablet);
    return tablet;
  }
  const anyTablet = () => tablets[world.chance(tablets.length)]!;
  const onHub = () => hub.read((database) => [...eventsOf(database), ...rejectedOf(database)]);

  /** So many times within the time of misfortunes. */
  function times(count: number, what: string, act: () => unknown, fromMs = 0) {
    for (let time = 0; time < count; time += 1) {
      world.plan(world.between(fromMs, lastsMs), null, () => {
        world.note('world', what);
        return act();
      });
    }
  }

  function killSoon(tablet: SimulatedTablet) {
    const life = tablet.life();
    if (life === null) return;
    life.stepsLeft = world.between(1, 45);
    // Often while it has something to do.
    if (world.happens(0.7)) visit(tablet);
    world.plan(world.between(500, 20_000), null, async () => {
      if (areOn) world.kill(life);
      await tablet.start();
    });
  }

  function killHubSoon() {
    const life = hub.life();
    if (life === null) return;
    life.stepsLeft = world.between(1, 60);
    if (world.happens(0.7)) visit(anyTablet());
    world.plan(world.between(1_000, 30_000), null, async () => {
      if (areOn) world.kill(life);
      await hub.start();
    });
  }

  function visit(tablet: SimulatedTablet, isLast = false) {
    const reason = world.happens(0.3) ? reasons[world.chance(reasons.length)]! : null;
    const isBad = !isLast && world.happens(faults.badEvent);
    tablet.tap(world.between(1, 5), reason, isBad ? BAD_SLIDE : 'policy');
  }

  /** Often while a batch is on its way. */
  function wipeSoon(tablet: SimulatedTablet) {
    if (world.happens(0.3)) return wipe(tablet);
    visit(tablet);
    return void world.plan(world.between(1_001, 1_060), null, () => wipe(tablet));
  }

  async function wipe(tablet: SimulatedTablet) {
    const before = eventsOn(tablet.contents());
    world.note(tablet.name, `wiped with ${before.length} events`);
    await tablet.wipe();
    destroyedAre(before, await onHub());
    for (const { id } of before) story.wiped.add(id);
  }

  async function restore() {
    const backup = backups[world.chance(backups.length)];
    if (backup === undefined) return;
    const before = await onHub();
    world.note('hub', 'restored');
    await hub.restore(backup);
    destroyedAre(before, await onHub());
  }

  /** What neither the hub nor any tablet holds any more. */
  function destroyedAre(candidates: NumberedEvent[], held: NumberedEvent[]) {
    const kept = new Set([...held, ...tablets.flatMap((tablet) => eventsOn(tablet.contents()))].map(({ id }) => id));
    for (const { id, epoch, seq } of candidates) if (!kept.has(id)) story.destroyed.set(id, { epoch, seq });
  }

  async function fillDisks() {
    areDisksFull = true;
    world.plan(world.between(1_000, 90_000), null, () => {
      areDisksFull = false;
    });
  }

  function fillHubDisk() {
    hub.fillDisk(true);
    world.plan(world.between(1_000, 60_000), null, () => hub.fillDisk(false));
  }

  const isSending = (tablet: SimulatedTablet) => unsentOn(tablet.contents()) > 0;

  const tabletCount = world.between(1, 3);
  for (let no = 0; no < tabletCount; no += 1) await addTablet(new Map()).start();
  times(world.between(4, 16), 'visitor', () => visit(anyTablet()));
  times(faults.tabletKilled, 'tablet to be killed', () => killSoon(anyTablet()));
  times(faults.hubKilled, 'hub to be killed', killHubSoon);
  times(faults.frozen, 'disk stands still', () => anyTablet().freeze(world.between(500, 12_000)));
  times(faults.full, 'disks full', fillDisks);
  times(faults.connectionLost, 'connections lost', () => anyTablet().loseConnections());
  times(faults.calendarSet, 'calendar set', () => anyTablet().setCalendarBy(calendars(world)[world.chance(5)]!));
  times(faults.hubCalendarSet, 'hub calendar set', () => hub.setCalendarBy(calendars(world)[world.chance(5)]!));
  times(faults.hubFull, 'hub disk full', fillHubDisk);
  // Late: what goes wrong then is not put right by the many events that follow.
  times(faults.wiped, 'wipe', () => wipeSoon(anyTablet()), lastsMs / 2);
  times(faults.cloned, 'clone', () => addTablet(copyOf(anyTablet().contents())).start());
  times(faults.restored * 2, 'backup', () => void backups.push(hub.backUp()));
  times(faults.restored, 'restore', restore);
  await world.runUntil(lastsMs);

  areOn = false;
  areDisksFull = false;
  hub.fillDisk(false);
  await hub.start();
  for (const tablet of tablets) await tablet.start();
  for (const life of [hub.life()!, ...tablets.map((tablet) => tablet.life()!)])
    life.stepsLeft = Number.POSITIVE_INFINITY;
  world.note('world', 'peace');
  // Faces that gave up ask again every minute; a proxy may have told a tablet to wait for ten.
  await world.runUntil(lastsMs + 2 * MINUTE_MS);
  const thanksBefore = tablets.map((tablet) => tablet.thanks());
  for (const tablet of tablets) visit(tablet, true);
  await world.runUntil(lastsMs + 2.1 * MINUTE_MS);
  for (const [no, tablet] of tablets.entries()) if (tablet.thanks() === thanksBefore[no]) story.deaf.add(tablet.name);
  for (let minute = 3; minute < MINUTES_OF_PEACE && tablets.some(isSending); minute += 1)
    await world.runUntil(lastsMs + minute * MINUTE_MS);
  return tablets;
}
