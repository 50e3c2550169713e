import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { toTokyoIso } from '../core/calendar/tokyo-time.ts';

/** NDJSON in `<data>/logs/`, a file a day; on a terminal also on stderr. No address, no name, no token is logged. */
export function openLog(dataDir: string, level: string, now: () => number): pino.Logger {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const fileOf = () => join(folder, `hub-${toTokyoIso(now()).slice(0, 10)}.ndjson`);
  let path = fileOf();
  const file = pino.destination({ dest: path, sync: true });
  const daily = {
    write(line: string) {
      if (fileOf() !== path) {
        path = fileOf();
        file.reopen(path);
      }
      file.write(line);
    },
  };
  const streams: pino.StreamEntry[] = [{ stream: daily, level: level as pino.Level }];
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
