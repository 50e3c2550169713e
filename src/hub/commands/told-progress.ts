import { ratingsCommandWords as words } from '../../words/ratings-command.ts';

const EVERY_MS = 2_000;

/** Tells on stderr, now and then, how far a long reading is. */
export function toldProgress(): (read: number, all: number) => void {
  let nextMs = performance.now() + EVERY_MS;
  return (read, all) => {
    if (performance.now() < nextMs) return;
    nextMs = performance.now() + EVERY_MS;
    process.stderr.write(`${words.progress(read, all)}\n`);
  };
}
