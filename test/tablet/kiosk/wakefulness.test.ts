import { signal } from '@preact/signals';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createWakefulness } from '../../../src/tablet/kiosk/wakefulness.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

/** A browser that gives locks, or refuses them. */
function aScreen(isWantedFirst = true) {
  const isWanted = signal(isWantedFirst);
  const screen = { asked: 0, held: 0, refuses: false, answer: Promise.resolve(), lose: () => {} };
  const wakefulness = createWakefulness({
    isWanted,
    async take(lost) {
      screen.asked += 1;
      await screen.answer;
      if (screen.refuses) return null;
      screen.held += 1;
      screen.lose = () => {
        screen.held -= 1;
        lost();
      };
      return () => {
        screen.held -= 1;
      };
    },
  });
  onTestFinished(wakefulness.end);
  return { isWanted, screen, ...wakefulness };
}

describe('createWakefulness', () => {
  it('takes the lock at once, and only one however often it is asked to', async () => {
    const { screen, retake } = aScreen();
    retake();
    await settled();
    retake();
    await settled();
    expect(screen).toMatchObject({ asked: 1, held: 1 });
  });

  it('takes it again where it was lost', async () => {
    const { screen, retake } = aScreen();
    await settled();
    screen.lose();
    expect(screen.held).toBe(0);
    retake();
    await settled();
    expect(screen).toMatchObject({ asked: 2, held: 1 });
  });

  it('asks again where it was refused', async () => {
    const { screen, retake, isWanted } = aScreen(false);
    screen.refuses = true;
    isWanted.value = true;
    await settled();
    screen.refuses = false;
    retake();
    await settled();
    expect(screen).toMatchObject({ asked: 2, held: 1 });
  });

  it('lets it go when there is nothing to be seen, and takes none meanwhile', async () => {
    const { screen, retake, isWanted } = aScreen();
    await settled();
    isWanted.value = false;
    retake();
    await settled();
    expect(screen).toMatchObject({ asked: 1, held: 0 });
    isWanted.value = true;
    await settled();
    expect(screen.held).toBe(1);
  });

  it('lets go of one that comes when it is no longer wanted', async () => {
    const { screen, isWanted } = aScreen(false);
    const slow = deferred<void>();
    screen.answer = slow.promise;
    isWanted.value = true;
    isWanted.value = false;
    slow.resolve();
    await settled();
    expect(screen).toMatchObject({ asked: 1, held: 0 });
  });
});
