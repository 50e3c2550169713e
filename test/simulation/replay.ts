import { simulate } from './simulate.ts';

// `node test/simulation/replay.ts 123` tells what happened in the world of that seed.
const { trace, breaches } = await simulate(Number(process.argv[2] ?? 1));
process.stdout.write(`${[...trace, ...breaches.map((breach) => `BREACH ${breach}`)].join('\n')}\n`);
process.exitCode = breaches.length > 0 ? 1 : 0;
