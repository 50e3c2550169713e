import { describe, expect, it } from 'vitest';
import { acknowledged } from '../../../src/core/feedback/send-queue.ts';
import { type ExportHeader, exportHeaderLine } from '../../../src/core/protocol/ratings-export.ts';
import { readReceipt, receiptAnswers, receiptOf } from '../../../src/core/protocol/ratings-receipt.ts';
import { anEpoch, anId } from '../../support/a-rating.ts';

const header: ExportHeader = JSON.parse(
  new TextDecoder().decode(
    exportHeaderLine({
      ...{ device: 'tablet-1', epoch: anEpoch, count: 4, firstSeq: 1, lastSeq: 4 },
      sha256: 'a'.repeat(64),
    }),
  ),
);
const results = [
  { id: anId(1), status: 'stored' as const },
  { id: anId(2), status: 'duplicate' as const },
  { id: anId(3), status: 'rejected' as const, reason: 'score: max_value' },
  { id: null, status: 'rejected' as const, reason: 'event: object' },
];
const receipt = receiptOf(header, results, 4);

describe('receiptOf', () => {
  it('names what the hub holds and what it will never take', () => {
    expect(receipt).toEqual({
      ...{ v: 1, kind: 'receipt', device: 'tablet-1', epoch: anEpoch, firstSeq: 1, lastSeq: 4, sha256: 'a'.repeat(64) },
      through: 4,
      received: [anId(1), anId(2)],
      rejected: [{ id: anId(3), reason: 'score: max_value' }],
    });
  });
});

describe('readReceipt', () => {
  it('reads what was written', () => {
    expect(readReceipt(JSON.stringify(receipt))).toEqual(receipt);
  });

  it.each([
    ['a later version', JSON.stringify({ ...receipt, v: 2, received: 'packed' }), 'newer'],
    ['half a file', JSON.stringify(receipt).slice(0, 200), 'damaged'],
    ['ids that are none', JSON.stringify({ ...receipt, received: [1] }), 'damaged'],
    ['an epoch that is none', JSON.stringify({ ...receipt, epoch: '*' }), 'damaged'],
    ['a list', '[]', 'damaged'],
    ['null', 'null', 'damaged'],
  ])('refuses %s', (_, text, problem) => {
    expect(readReceipt(text)).toEqual({ problem });
  });
});

describe('receiptAnswers', () => {
  const batch = (...numbers: number[]) => numbers.map((n) => ({ id: anId(n), seq: n }));
  const advance = (numbers: number[], through = 0) =>
    acknowledged({ sentThrough: 0, through }, batch(...numbers), receiptAnswers(receipt)(batch(...numbers), through));

  it('moves the queue as far as its events are named, and parks what was rejected', () => {
    expect(advance([1, 2, 3, 4, 5])).toEqual({
      sentThrough: 3,
      through: 4,
      parked: [{ seq: 3, reason: 'score: max_value' }],
    });
  });

  it('moves nothing for events of another tablet, whatever their numbers are', () => {
    expect(advance([7, 8])).toEqual({ sentThrough: 0, through: 0, parked: [] });
  });

  it('is never taken for a hub that was restored from a backup', () => {
    expect(advance([1, 2], 90)).toEqual({ sentThrough: 2, through: 90, parked: [] });
  });
});
