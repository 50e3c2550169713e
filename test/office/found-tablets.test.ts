import { expect, it } from 'vitest';
import { foundTablets, type TabletOrder } from '../../src/office/tablets/found-tablets.ts';
import { aTabletLine } from '../support/an-overview.ts';

const tablets = [
  aTabletLine('端末 10', { place: '2階 市民課', unsent: 3, seenAt: '2026-11-22T09:00:00.000+09:00' }),
  aTabletLine('端末 2', { place: '1階 正面', faults: ['storage-small'], seenAt: null }),
  aTabletLine('Lobby-A', { place: '１階 東口', unsent: null }),
];
const names = (search: string, order: TabletOrder = 'name') =>
  foundTablets(tablets, search, order, ({ faults }) => faults.length).map(({ name }) => name);

it.each([
  ['', ['Lobby-A', '端末 2', '端末 10']],
  ['1階', ['Lobby-A', '端末 2']],
  ['ｌｏｂｂｙ', ['Lobby-A']],
  ['端末　市民', ['端末 10']],
  ['地下', []],
])('finds 「%s」 in names and places, whatever the width', (search, found) => {
  expect(names(search)).toEqual(found);
});

it.each<[TabletOrder, string[]]>([
  ['name', ['Lobby-A', '端末 2', '端末 10']],
  ['seen', ['端末 2', '端末 10', 'Lobby-A']],
  ['unsent', ['端末 10', 'Lobby-A', '端末 2']],
  ['trouble', ['端末 2', 'Lobby-A', '端末 10']],
])('orders by %s, then by name with numbers as numbers', (order, sorted) => {
  expect(names('', order)).toEqual(sorted);
});
