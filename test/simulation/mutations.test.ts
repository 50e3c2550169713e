import { describe, expect, it } from 'vitest';
import { mutatedSources } from './mutated-sources.ts';
import { mutations } from './mutations.ts';
import { runMutant } from './run-mutant.ts';

describe('the simulator', () => {
  it.each(['thanks before complete', 'no dedupe'])('finds: %s', async (name) => {
    expect(await runMutant(name, 30)).not.toBeNull();
  });

  it('finds nothing where no safeguard is turned off', async () => {
    expect(await runMutant('none', 3)).toBeNull();
  });
});

describe('mutations', () => {
  it.each(mutations.map(({ name, patches }) => ({ name, patches })))('can be made: $name', ({ patches }) => {
    expect(mutatedSources({ patches }).size).toBeGreaterThan(0);
  });

  it('are refused where the sources no longer hold their text', () => {
    const patches = [{ file: 'hub/hub.ts', find: 'what nobody wrote', put: '' }];
    expect(() => mutatedSources({ patches })).toThrow('must hold exactly once');
  });
});
