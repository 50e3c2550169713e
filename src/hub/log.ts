import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { toTokyoIso } from '../core/calendar/tokyo-time.ts';

/** A quarter of a year, for whoever asks what happened then; and never more than this, whatever goes wrong in a loop. */
const DAYS_KEPT = 92;
const BYTES_KEPT = 500_000_000;

/** NDJSON in `<data>/logs/`, a file a day; on a terminal also on stderr. No address, no name, no token is logged. */
export function openLog(dataDir: string, level: string, now: () => number): pino.Logger {
  const streams: pino.StreamEntry[] = [{ stream: dailyFile(join(dataDir, 'logs'), now), level: level as pino.Level }];
  if (process.stderr.isTTY) streams.push({ stream: process.stderr, level: level as pino.Level });
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${toTokyoIso(now())}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { req: ({ method, url }) => ({ method, url }) },
    },
    pino.multistream(streams),
  );
}

// Must not throw, whatever the disk says: a full disk is when the log is written, and the lobby goes on.
function dailyFile(folder: string, now: () => number) {
  let file: { day: string; descriptor: number } | null = null;
  return {
    write(line: string) {
      try {
        const day = toTokyoIso(now()).slice(0, 10);
        if (file?.day !== day) {
          if (file !== null) closeSync(file.descriptor);
          file = null;
          mkdirSync(folder, { recursive: true });
          dropOld(folder);
          file = { day, descriptor: openSync(join(folder, `hub-${day}.ndjson`), 'a') };
        }
        writeSync(file.descriptor, line);
      } catch {}
    },
  };
}

/** Called before a day's file begins, which may be as large as the disk allows. */
function dropOld(folder: string) {
  const newestFirst = readdirSync(folder)
    .filter((name) => /^hub-\d{4}-\d\d-\d\d\.ndjson$/.test(name))
    .sort()
    .reverse();
  let bytes = 0;
  for (const [index, name] of newestFirst.entries()) {
    const path = join(folder, name);
    bytes += statSync(path).size;
    // One more begins now.
    if (index >= DAYS_KEPT - 1 || bytes > BYTES_KEPT) rmSync(path, { force: true });
  }
}
