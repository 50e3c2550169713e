import { describe, expect, it } from 'vitest';
import { goalName } from '../../src/words/reading-result.ts';

describe('goalName', () => {
  it('calls a goal by its number, and one without just 目標', () => {
    expect(goalName(['総務部', '総務課', '10'])).toBe('総務部 総務課 目標10');
    expect(goalName(['総務部', '総務課', '0'])).toBe('総務部 総務課 目標');
  });
});
