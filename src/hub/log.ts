import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { toTokyoIso } from '../core/calendar/tokyo-time.ts';

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
          file = { day, descriptor: openSync(join(folder, `hub-${day}.ndjson`), 'a') };
        }
        writeSync(file.descriptor, line);
      } catch {}
    },
  };
}
