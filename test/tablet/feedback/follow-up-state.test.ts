import { uuidv7 } from 'uuidv7';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Detail, detailSchema, type Unnumbered } from '../../../src/core/feedback/event.ts';
import { createFollowUpState } from '../../../src/tablet/feedback/follow-up-state.ts';
import { aClock } from '../../support/a-clock.ts';
import { settled } from '../../support/settled.ts';

/** The questions after a rating, on a database that fails when told to. */
function theQuestions({ asksReasons = true, asksDepartment = true, fails = false } = {}) {
  const clock = aClock();
  const written: Unnumbered<Detail>[] = [];
  const told: string[] = [];
  const followUp = createFollowUpState({
    clock,
    db: {
      async add(detail) {
        if (fails) throw new Error('disk');
        written.push(detail);
      },
    },
    newId: uuidv7,
    rules: () => ({ asksReasons, asksDepartment }),
    stored: () => void told.push('stored'),
    failed: () => void told.push('failed'),
  });
  onTestFinished(followUp.end);
  const rating = uuidv7();
  return { clock, followUp, written, told, rating, rate: () => followUp.rated(rating, clock.steadyMs()) };
}

describe('the questions after a rating', () => {
  it('write one detail at each 送る, for the rating they are about', async () => {
    const { followUp, written, told, rating, rate } = theQuestions();
    rate();
    followUp.choose('wait');
    followUp.choose('signs');
    await followUp.send();
    expect(followUp.step.value).toBe('department');
    followUp.choose('区民サービス部/区民課');
    await followUp.send();
    expect(written).toMatchObject([
      { kind: 'detail', rating, reasons: ['wait', 'signs'] },
      { kind: 'detail', rating, department: '区民サービス部/区民課' },
    ]);
    for (const [index, detail] of written.entries())
      expect(v.is(detailSchema, { ...detail, seq: index + 1 })).toBe(true);
    expect([followUp.step.value, told]).toEqual([null, ['stored', 'stored']]);
  });

  it('write nothing when nothing was chosen, when skipped, and when nobody answers', async () => {
    const { clock, followUp, written, rate } = theQuestions();
    rate();
    await followUp.send();
    expect(followUp.step.value).toBe('reasons');
    followUp.choose('wait');
    followUp.skip();
    expect(followUp.step.value).toBe(null);
    rate();
    followUp.choose('wait');
    clock.advance(35_000);
    expect([followUp.step.value, written]).toEqual([null, []]);
  });

  it('send once, however often 送る is touched', async () => {
    const { followUp, written, rate } = theQuestions({ asksDepartment: false });
    rate();
    followUp.choose('wait');
    await Promise.all([followUp.send(), followUp.send(), followUp.send()]);
    expect(written).toHaveLength(1);
  });

  it('count down after 15 s of silence, second by second, and go on with a touch', () => {
    const { clock, followUp, rate } = theQuestions();
    rate();
    clock.advance(14_999);
    expect(followUp.secondsLeft.value).toBe(null);
    const seconds: (number | null)[] = [];
    for (let second = 0; second < 3; second += 1) {
      clock.advance(second === 0 ? 1 : 1_000);
      seconds.push(followUp.secondsLeft.value);
    }
    expect(seconds).toEqual([20, 19, 18]);
    followUp.touched();
    expect([followUp.secondsLeft.value, followUp.step.value]).toEqual([null, 'reasons']);
    clock.advance(35_000);
    expect([followUp.step.value, clock.pending()]).toEqual([null, []]);
  });

  it('say that they could not be written, and go', async () => {
    const { followUp, told, rate } = theQuestions({ fails: true });
    rate();
    followUp.choose('wait');
    await followUp.send();
    await settled(1);
    expect([followUp.step.value, told]).toEqual([null, ['failed']]);
  });

  it('belong to the rating that was tapped last', async () => {
    const { clock, followUp, written, rate } = theQuestions();
    rate();
    followUp.choose('wait');
    clock.advance(2_000);
    const second = uuidv7();
    followUp.rated(second, clock.steadyMs());
    expect([followUp.chosen.value, followUp.ratedAtMs.value]).toEqual([[], clock.steadyMs()]);
    followUp.choose('signs');
    await followUp.send();
    expect(written).toMatchObject([{ rating: second, reasons: ['signs'] }]);
  });

  it('are not asked where there is nothing to choose from', () => {
    const { followUp, rate } = theQuestions({ asksReasons: false, asksDepartment: false });
    rate();
    expect([followUp.step.value, followUp.ratedAtMs.value]).toEqual([null, null]);
  });
});
