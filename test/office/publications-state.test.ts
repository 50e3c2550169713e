import { describe, expect, it } from 'vitest';
import { createPublications } from '../../src/office/content/publications-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import { anOffice, answer, refused, unreachable } from '../support/an-office.ts';
import { anOverview } from '../support/an-overview.ts';
import { deferred } from '../support/deferred.ts';

async function aShelf(script: Partial<OfficeClient>) {
  const { hub, session, office, asked, calls } = await anOffice(script);
  const publications = createPublications({ hub, kept: session.kept, office });
  return { publications, office, asked, calls };
}

describe('undo', () => {
  it('publishes the edition before again, and the one after that when pressed once more', async () => {
    let shown = 7;
    const { publications, asked } = await aShelf({
      overview: async () => answer(anOverview(shown)),
      withdrawNotice: async () => {
        shown = 8;
        return answer({ serial: 8 });
      },
      publishAgain: async () => {
        shown += 1;
        return answer({ serial: shown });
      },
    });
    await publications.withdraw(0, '休日開庁', 7);
    expect(publications.deed.value).toMatchObject({ serial: 8, before: 7 });
    expect(publications.canUndo.value).toBe(true);
    await publications.undo();
    expect(publications.canUndo.value).toBe(true);
    expect(publications.deed.value).toMatchObject({ serial: 9, before: 8 });
    await publications.undo();
    const again = asked.filter(({ call }) => call === 'publishAgain').map(({ given }) => given);
    expect(again).toEqual([
      // What was taken back is that a notice was withdrawn.
      [7, 8, true],
      [8, 9, true],
    ]);
  });

  it('leaves what somebody else has published since', async () => {
    let shown = 8;
    const { publications, office, asked } = await aShelf({
      overview: async () => answer(anOverview(shown)),
      publishAgain: async (_, base) => (base === shown ? answer({ serial: shown + 1 }) : refused(409)),
    });
    await publications.announce({ kind: 'shown', sentence: '', serial: 8, before: 7 });
    expect(publications.canUndo.value).toBe(true);
    shown = 9;
    await office.look();
    expect(publications.canUndo.value).toBe(false);
    await publications.undo();
    expect(asked.find(({ call }) => call === 'publishAgain')?.given).toEqual([7, 8, false]);
    expect(publications.fault.value).toContain('ほかの担当者');
    expect(publications.deed.value).toMatchObject({ serial: 8 });
  });

  it('takes back an edition that waits, and nothing after that', async () => {
    const { publications, calls } = await aShelf({ cancelWaiting: async () => answer(null) });
    await publications.announce({ kind: 'waiting', sentence: '', serial: 9, before: 7 });
    await publications.undo();
    expect(publications.deed.value?.sentence).toContain('第9版の公開予約を取り消しました');
    await publications.undo();
    expect(calls().filter((call) => call === 'cancelWaiting')).toHaveLength(1);
  });

  it('has nothing to go back to behind the first edition', async () => {
    const { publications, calls } = await aShelf({});
    await publications.announce({ kind: 'shown', sentence: '', serial: 1, before: 0 });
    await publications.undo();
    expect(calls()).toEqual(['overview']);
  });
});

describe('withdraw', () => {
  it('takes down what staff saw, in the edition in which they saw it', async () => {
    const { publications, asked } = await aShelf({ withdrawNotice: async () => answer({ serial: 8 }) });
    await publications.withdraw(2, '休日開庁', 6);
    expect(asked[0]).toEqual({ call: 'withdrawNotice', given: [2, 6] });
  });

  it('looks again and says so when another edition is on show', async () => {
    const { publications, calls } = await aShelf({ withdrawNotice: async () => refused(409) });
    await publications.withdraw(0, '休日開庁', 6);
    expect(publications.fault.value).toContain('ほかの担当者');
    expect(publications.deed.value).toBeNull();
    expect(calls()).toEqual(['withdrawNotice', 'overview']);
  });

  it('says so when the hub is not there, and works the next time', async () => {
    const answers = [unreachable, answer({ serial: 8 })];
    const { publications } = await aShelf({ withdrawNotice: async () => answers.shift()! });
    await publications.withdraw(0, '休日開庁', 7);
    expect(publications.fault.value).toContain('ハブにつながらない');
    await publications.withdraw(0, '休日開庁', 7);
    expect(publications.fault.value).toBeNull();
    expect(publications.deed.value?.sentence).toBe('お知らせ「休日開庁」を取り下げました。');
  });

  it('is done once, however often it is pressed', async () => {
    const done = deferred<void>();
    const { publications, calls } = await aShelf({
      async withdrawNotice() {
        await done.promise;
        return answer({ serial: 8 });
      },
    });
    const both = [publications.withdraw(0, 'a', 7), publications.withdraw(0, 'a', 7)];
    done.resolve();
    await Promise.all(both);
    expect(calls().filter((call) => call === 'withdrawNotice')).toHaveLength(1);
  });
});
