import { describe, expect, it } from 'vitest';
import { anOffice, answer, refused, signedOut, unreachable } from '../support/an-office.ts';
import { anEditionLine, anOverview } from '../support/an-overview.ts';
import { settled } from '../support/settled.ts';

describe('look', () => {
  it('keeps the page while the hub is silent, and looks again', async () => {
    let isThere = true;
    const { office, clock } = await anOffice({
      overview: async () => (isThere ? answer(anOverview(7)) : unreachable),
    });
    isThere = false;
    clock.advance(10_000);
    await settled();
    expect(office.trouble.value).toContain('ハブにつながりません');
    expect(office.shown.value?.serial).toBe(7);
    isThere = true;
    clock.advance(10_000);
    await settled();
    expect(office.trouble.value).toBeNull();
  });

  it('shows why the hub refuses', async () => {
    const { office } = await anOffice({ overview: async () => refused(503, 'ディスクの空きを確認してください。') });
    expect(office.trouble.value).toBe('ディスクの空きを確認してください。');
    expect(office.overview.value).toBeNull();
  });

  it('waits for a sign-in when the session has ended, and has one timer at most', async () => {
    let isSignedIn = true;
    const { office, session, clock, calls } = await anOffice({
      overview: async () => (isSignedIn ? answer(anOverview(7)) : signedOut),
    });
    isSignedIn = false;
    clock.advance(10_000);
    await settled();
    expect(session.stage.value).toBe('ended');
    clock.advance(60_000);
    await settled();
    expect(calls()).toEqual(['overview']);
    isSignedIn = true;
    await session.signIn('山田', 'the password');
    await settled();
    await Promise.all([office.look(), office.look()]);
    expect(clock.pending()).toEqual([10_000]);
  });

  it('knows the edition on show among those that wait', async () => {
    const editions = [anEditionLine(9, { state: 'waiting' }), anEditionLine(8), anEditionLine(7, { state: 'past' })];
    const { office } = await anOffice({ overview: async () => answer(anOverview(8, { editions })) });
    expect(office.base.value).toBe(8);
    expect(office.nowMs.value).toBe(Date.parse('2026-11-22T10:15:30.000+09:00'));
  });
});

describe('hurry', () => {
  it('looks every two seconds for a minute', async () => {
    const { office, clock, calls } = await anOffice({});
    await office.hurry();
    for (let second = 0; second < 62; second += 1) {
      clock.advance(1_000);
      await settled(5);
    }
    const hurried = calls().length;
    expect(hurried).toBeGreaterThanOrEqual(30);
    expect(hurried).toBeLessThanOrEqual(32);
    expect(clock.pending()[0]).toBeGreaterThan(2_000);
  });
});
