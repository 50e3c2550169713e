import { describe, expect, it } from 'vitest';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { expectClearAnswer } from '../../../support/expect-clear-answer.ts';
import { hostileFiles } from '../../../support/hostile-files.ts';
import { codesOf } from '../../../support/ward-document.ts';

const files = await hostileFiles();
const MOST_MS = 5_000;
const MOST_MEMORY = 600_000_000;

/** What this thread has worked, whatever else the machine is busy with. */
function workMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

describe('readContent with a hostile or broken file', () => {
  it.each(files)('answers to %s', async (_, bytes, code) => {
    const before = process.memoryUsage().rss;
    const started = workMs();
    const reading = await readContent({ name: 'upload', bytes });
    expect(workMs() - started).toBeLessThan(MOST_MS);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY);
    expectClearAnswer(reading);
    if (code !== null) expect(codesOf(reading).problems).toContain(code);
    expect({}).not.toHaveProperty('polluted');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('knows more than thirty of them', () => {
    expect(files.length).toBeGreaterThan(30);
  });
});
