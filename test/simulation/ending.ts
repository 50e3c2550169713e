import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/hub/storage/database.ts';
import { writeRatingsFile } from '../../src/hub/storage/ratings-file.ts';
import type { Ending, NumberedEvent } from './check.ts';
import type { SimulatedHub } from './simulated-hub.ts';
import type { SimulatedTablet } from './simulated-tablet.ts';
import { type Media, recordsOf } from './tablet-media.ts';

const asUuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What the hub holds, by id, epoch and seq. */
export function eventsOf(database: Database): NumberedEvent[] {
  const rows = database
    .prepare('SELECT lower(hex(id)) AS id, lower(hex(epoch)) AS epoch, seq FROM event ORDER BY row')
    .all();
  return rows.map(({ id, epoch, seq }) => ({
    id: asUuid(String(id)),
    epoch: asUuid(String(epoch)),
    seq: Number(seq),
  }));
}

/** Numbers whose event is stored under another epoch. */
export function elsewhereOf(database: Database): { epoch: string; seq: number }[] {
  const rows = database.prepare('SELECT lower(hex(epoch)) AS epoch, seq FROM elsewhere').all();
  return rows.map(({ epoch, seq }) => ({ epoch: asUuid(String(epoch)), seq: Number(seq) }));
}

export function rejectedOf(database: Database): NumberedEvent[] {
  const rows = database.prepare("SELECT body ->> 'id' AS id, lower(hex(epoch)) AS epoch, seq FROM rejected").all();
  return rows
    .map(({ id, epoch, seq }) => ({ id: String(id), epoch: asUuid(String(epoch)), seq: Number(seq) }))
    .toSorted((a, b) => a.id.localeCompare(b.id));
}

/** What a tablet holds, whatever the hub knows of it. */
export function eventsOn(media: Media): NumberedEvent[] {
  const meta = metaOn(media);
  const events = recordsOf(media, 'ratings', 'events') as { id: string; seq: number }[];
  return meta === undefined ? [] : events.map(({ id, seq }) => ({ id, epoch: meta.epoch, seq }));
}

const metaOn = (media: Media) =>
  recordsOf(media, 'ratings', 'meta')[0] as { epoch: string; lastSeq: number; sentThrough: number } | undefined;

export function unsentOn(media: Media): number {
  const meta = metaOn(media);
  return meta === undefined ? 0 : Math.abs(meta.lastSeq - meta.sentThrough);
}

export async function endingOf(hub: SimulatedHub, tablets: SimulatedTablet[], folder: string): Promise<Ending> {
  const [stored, rejected, elsewhere, ratings] = await hub.read((database) => [
    eventsOf(database),
    rejectedOf(database),
    elsewhereOf(database),
    database.prepare("SELECT body ->> 'id' AS id FROM event WHERE month IS NOT NULL ORDER BY row").all(),
  ]);
  const parked = tablets.flatMap((tablet) => {
    const media = tablet.contents();
    const seqs = new Set((recordsOf(media, 'ratings', 'parked') as { seq: number }[]).map(({ seq }) => seq));
    return eventsOn(media).filter(({ seq }) => seqs.has(seq));
  });
  return {
    stored,
    elsewhere,
    listed: await listedIn(hub, join(folder, 'files')),
    ratings: ratings.map(({ id }) => String(id)),
    rejected,
    parked: parked.map(({ id }) => id),
    unsent: tablets.reduce((sum, tablet) => sum + unsentOn(tablet.contents()), 0),
  };
}

/** The ids in the ratings files, written by the hub's own code from what lies on its disk. */
async function listedIn(hub: SimulatedHub, folder: string): Promise<string[]> {
  mkdirSync(folder);
  await hub.read(async (database) => {
    const months = database.prepare('SELECT month FROM ratings_file ORDER BY month').all();
    for (const { month } of months) await writeRatingsFile(database, folder, String(month));
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.flatMap((file) => {
    const [header, ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\r\n');
    return header === undefined ? [] : lines.map((line) => line.slice(-36));
  });
}
