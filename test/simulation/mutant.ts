import { registerHooks } from 'node:module';
import { mutatedSources } from './mutated-sources.ts';
import { mutations } from './mutations.ts';

// `node test/simulation/mutant.ts NAME WORLDS`: the simulator over sources in which one safeguard is turned off; with `none`
// over the sources as they are. Says in which world the promise was first seen broken, and how, or `null`.

const [name = '', worlds = '200'] = process.argv.slice(2);
const mutation = name === 'none' ? { patches: [] } : mutations.find((each) => each.name === name);
if (mutation === undefined) throw new Error(`no such mutation: ${name}`);
const sources = mutatedSources(mutation);
registerHooks({
  load(url, context, nextLoad) {
    const source = sources.get(url);
    return source === undefined ? nextLoad(url, context) : { format: 'module-typescript', source, shortCircuit: true };
  },
});

// A mutant may also fail in a way that nobody hears.
process.on('unhandledRejection', () => {});
const { simulate } = await import('./simulate.ts');
let found: { world: number; breach: string } | null = null;
for (let seed = 1; seed <= Number(worlds) && found === null; seed += 1) {
  const { breaches } = await simulate(seed);
  if (breaches[0] !== undefined) found = { world: seed, breach: breaches[0] };
}
process.stdout.write(`${JSON.stringify(found)}\n`);
// Whatever a mutant left waiting.
process.exit(0);
