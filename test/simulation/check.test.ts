import { describe, expect, it } from 'vitest';
import { anEpoch, anId } from '../support/a-rating.ts';
import { breaches, type Ending, emptyStory } from './check.ts';

const event = (n: number, seq = n) => ({ id: anId(n), epoch: anEpoch, seq });

/** Three ratings that went as promised. */
function aGoodEnd() {
  const ids = [1, 2, 3].map(anId);
  const story = { ...emptyStory(), tapped: new Set(ids), promised: new Set(ids) };
  const ending: Ending = {
    stored: [event(1), event(2), event(3)],
    elsewhere: [],
    listed: ids,
    ratings: ids,
    rejected: [],
    parked: [],
    unsent: 0,
  };
  return { story, ending };
}

/** The end without the rating of that number. */
function without(n: number) {
  const { story, ending } = aGoodEnd();
  const others = (ids: string[]) => ids.filter((id) => id !== anId(n));
  const stored = ending.stored.filter(({ seq }) => seq !== n);
  return { story, ending: { ...ending, stored, listed: others(ending.listed), ratings: others(ending.ratings) } };
}

describe('breaches', () => {
  it('finds none where every promised rating is stored once', () => {
    const { story, ending } = aGoodEnd();
    expect(breaches(story, ending)).toEqual([]);
  });

  it('allows a rating to be stored for which nobody was thanked', () => {
    const { story, ending } = aGoodEnd();
    story.promised.delete(anId(2));
    expect(breaches(story, ending)).toEqual([]);
  });

  it('finds a promised rating that is nowhere', () => {
    const { story, ending } = without(3);
    expect(breaches(story, ending)).toEqual([`lost: ${anId(3)} was promised`]);
  });

  it('finds a gap, also where nothing was promised', () => {
    const { story, ending } = without(2);
    story.promised.delete(anId(2));
    expect(breaches(story, ending)).toEqual([`gap: ${anEpoch} 2 is missing and was never destroyed`]);
  });

  it('forgives what was destroyed with a storage, and the gap it leaves', () => {
    const { story, ending } = without(2);
    story.destroyed.set(anId(2), event(2));
    expect(breaches(story, ending)).toEqual([]);
  });

  it('finds a rating that is stored or listed twice', () => {
    const { story, ending } = aGoodEnd();
    const twice = { ...ending, stored: [...ending.stored, event(2)], listed: [...ending.listed, anId(1)] };
    expect(breaches(story, twice)).toEqual([
      `twice: ${anId(2)} is stored more than once`,
      `twice: ${anId(1)} is listed more than once`,
    ]);
  });

  it('takes two ids under one number for what they are: a clone', () => {
    const { story, ending } = aGoodEnd();
    story.tapped.add(anId(9));
    const cloned = { ...ending, stored: [...ending.stored, event(9, 3)] };
    expect(breaches(story, cloned)).toEqual([]);
  });

  it('finds files that do not list what is stored', () => {
    const { story, ending } = aGoodEnd();
    expect(breaches(story, { ...ending, listed: ending.listed.slice(1) })).toEqual([
      'files: the lines are not the stored ratings',
    ]);
  });

  it('finds what nobody tapped', () => {
    const { story, ending } = aGoodEnd();
    story.tapped.delete(anId(3));
    expect(breaches(story, ending)).toEqual([`invented: nobody tapped ${anId(3)}`]);
  });

  it('finds who was left waiting, a tablet that takes nothing, and events that are never sent', () => {
    const { story, ending } = aGoodEnd();
    story.held.add(anId(4));
    story.deaf.add('tablet-2');
    expect(breaches(story, { ...ending, unsent: 2 })).toEqual([
      `held: ${anId(4)} was answered by nothing`,
      'deaf: tablet-2 takes no ratings any more',
      'stuck: 2 events are still to be sent',
    ]);
  });

  it('wants what the hub rejected to be parked on the tablet, unless that was wiped', () => {
    const { story, ending } = without(2);
    const rejected = { ...ending, rejected: [event(2)] };
    expect(breaches(story, rejected)).toEqual([`forgotten: ${anId(2)} is parked nowhere`]);
    expect(breaches(story, { ...rejected, parked: [anId(2)] })).toEqual([]);
    expect(breaches({ ...story, wiped: new Set([anId(2)]) }, rejected)).toEqual([]);
  });

  it('finds what is parked without having been rejected', () => {
    const { story, ending } = aGoodEnd();
    expect(breaches(story, { ...ending, parked: [anId(1)] })).toEqual([`parked: the hub has not rejected ${anId(1)}`]);
  });
});
