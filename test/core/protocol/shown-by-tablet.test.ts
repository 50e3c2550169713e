import { describe, expect, it } from 'vitest';
import { shownByTablet, tabletsShowing } from '../../../src/core/protocol/shown-by-tablet.ts';
import { anOverview, aTabletLine } from '../../support/an-overview.ts';

describe('shownByTablet', () => {
  it.each([
    [null, null, { kind: 'unknown' }],
    ['package-7', null, { kind: 'unknown' }],
    ['package-7', 7, { kind: 'latest', serial: 7 }],
    ['package-7', 6, { kind: 'switching', serial: 6, next: 7 }],
    ['package-6', 6, { kind: 'older', serial: 6, next: 7 }],
    ['package-7', 0, { kind: 'nothing' }],
    ['stick:abc', 7, { kind: 'stick' }],
    ['stick:abc', 0, { kind: 'stick' }],
  ])('of package %s on edition %s is %o', (contentId, edition, expected) => {
    expect(shownByTablet({ contentId, edition }, anOverview(7))).toEqual(expected);
  });
});

describe('tabletsShowing', () => {
  it('counts neither the same serial from a stick nor a package that was not taken yet', () => {
    const tablets = [
      aTabletLine('1', { contentId: 'package-7', edition: 7 }),
      aTabletLine('2', { contentId: 'stick:abc', edition: 7 }),
      aTabletLine('3', { contentId: 'package-7', edition: 6 }),
      aTabletLine('4', { contentId: null, edition: null }),
    ];
    expect(tabletsShowing(7, anOverview(7, { tablets }))).toBe(1);
  });
});
