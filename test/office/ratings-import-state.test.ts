import { describe, expect, it } from 'vitest';
import type { EventResult } from '../../src/core/protocol/envelopes.ts';
import type { OfficeRatingsRequest } from '../../src/core/protocol/office.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import { createRatingsImport } from '../../src/office/reports/ratings-import-state.ts';
import { sha256 } from '../support/a-package.ts';
import { anEpoch, anId, aRating } from '../support/a-rating.ts';
import { aFewRatings, anExport, withText } from '../support/an-export.ts';
import { anOffice, answer, refused, signedOut, unreachable } from '../support/an-office.ts';
import { deferred } from '../support/deferred.ts';
import { settled } from '../support/settled.ts';

type Store = OfficeClient['storeRatings'];

const resultsFor = (events: unknown[], status: EventResult['status'] = 'stored') =>
  events.map((event) => ({ id: (event as { id: string }).id, status }));
const takesAll: Store = async ({ from, events }) =>
  answer({ results: resultsFor(events), through: from + events.length });

async function aDesk(storeRatings: Store = takesAll) {
  const office = await anOffice({ storeRatings });
  const saved: { name: string; receipt: unknown }[] = [];
  const state = createRatingsImport({
    hub: office.hub,
    kept: office.session.kept,
    look: office.office.look,
    digest: async (bytes) => sha256(bytes),
    save: (name, _, text) => void saved.push({ name, receipt: JSON.parse(text) }),
  });
  const sent = () =>
    office.asked.filter(({ call }) => call === 'storeRatings').map(({ given }) => given[0] as OfficeRatingsRequest);
  return { ...office, state, saved, sent };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = '評価-1.ndjson') => new File([bytes], name);

describe('choose', () => {
  it('sends the file in batches, each with its place, and says how far it is', async () => {
    const waiting = deferred<void>();
    const { state, sent } = await aDesk(async (request) => {
      if (request.from === 500) await waiting.promise;
      return takesAll(request);
    });
    const bytes = anExport(aFewRatings(1_200));
    const chosen = state.choose(fileOf(bytes));
    await settled();
    expect(state.step.value).toEqual({ kind: 'sending', name: '評価-1.ndjson', done: 500, of: 1_200 });
    expect(state.isBusy.value).toBe(true);
    waiting.resolve();
    await chosen;
    const tally = { stored: 1_200, duplicate: 0, rejected: 0 };
    expect(state.step.value).toEqual({ kind: 'done', name: '評価-1.ndjson', tally });
    expect(sent().map(({ from, events }) => [from, events.length])).toEqual([
      [0, 500],
      [500, 500],
      [1_000, 200],
    ]);
    const body = bytes.subarray(bytes.indexOf(10) + 1);
    const file = { name: '評価-1.ndjson', sha256: sha256(body), count: 1_200 };
    expect(sent()[0]).toMatchObject({ file, device: 'tablet-1', epoch: anEpoch });
    expect(sent().flatMap(({ events }) => events)).toEqual(aFewRatings(1_200));
  });

  it('keeps a batch below 256 KiB', async () => {
    const long = Array.from({ length: 200 }, (_, n) =>
      aRating(n + 1, { shown: 'あ'.repeat(440), app: 'い'.repeat(400) }),
    );
    const { state, sent } = await aDesk();
    await state.choose(fileOf(anExport(long)));
    expect(sent().length).toBeGreaterThan(1);
    for (const { events } of sent()) expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(256 * 1024);
  });

  it('counts what was new, what was there, and what was not taken', async () => {
    const results = [...resultsFor([{ id: anId(1) }]), { id: anId(2), status: 'duplicate' as const }];
    const { state } = await aDesk(async () =>
      answer({ results: [...results, { id: null, status: 'rejected', reason: 'x' }], through: 3 }),
    );
    await state.choose(fileOf(anExport()));
    expect(state.step.value).toMatchObject({ tally: { stored: 1, duplicate: 1, rejected: 1 } });
  });

  it.each([
    ['a file cut off', fileOf(anExport().slice(0, -20)), 'truncated'],
    ['another kind of file', fileOf(withText('a,b\n')), 'not-export'],
    [
      'a file that cannot be read',
      { name: 'x', size: 5, arrayBuffer: () => Promise.reject(new Error('gone')) },
      'unreadable',
    ],
    ['a file far too large, without reading it', { name: 'x', size: 65 * 1024 * 1024 }, 'too-large'],
  ])('refuses %s and sends nothing', async (_, file, problem) => {
    const { state, sent } = await aDesk();
    await state.choose(file as File);
    expect(state.step.value).toEqual({ kind: 'refused', name: file.name, problem });
    expect([sent(), state.isBusy.value]).toEqual([[], false]);
  });

  it('takes no second file while one is on its way', async () => {
    const waiting = deferred<void>();
    const { state, sent } = await aDesk(async (request) => {
      await waiting.promise;
      return takesAll(request);
    });
    const first = state.choose(fileOf(anExport()));
    await settled();
    await state.choose(fileOf(anExport(), 'zweite.ndjson'));
    waiting.resolve();
    await first;
    expect(sent()).toHaveLength(1);
    expect(state.step.value).toMatchObject({ kind: 'done', name: '評価-1.ndjson' });
  });

  it('gives the record a name of one line', async () => {
    const { state, sent } = await aDesk();
    await state.choose(fileOf(anExport(), `長い\n名前${'あ'.repeat(300)}.ndjson`));
    expect(sent()[0]!.file.name).toBe(`長い 名前${'あ'.repeat(195)}`);
  });
});

describe('goOn', () => {
  it.each([
    ['the hub cannot be reached', unreachable, /つながらない/],
    ['its disk is full', refused(503, '保存できませんでした。'), /保存できませんでした/],
    ['an answer leaves events out', answer({ results: [], through: 0 }), /つながらない/],
  ])('goes on where it stopped because %s', async (_, failure, sentence) => {
    let isBroken = true;
    const { state, sent } = await aDesk((request) =>
      request.from === 500 && isBroken ? Promise.resolve(failure) : takesAll(request),
    );
    await state.choose(fileOf(anExport(aFewRatings(700))));
    expect(state.step.value).toMatchObject({ kind: 'stopped', done: 500, of: 700 });
    expect(state.step.value).toMatchObject({ sentence: expect.stringMatching(sentence) });
    isBroken = false;
    await state.goOn();
    expect(state.step.value).toMatchObject({ kind: 'done', tally: { stored: 700 } });
    expect(sent().map(({ from }) => from)).toEqual([0, 500, 500]);
  });

  it('goes on after staff have stopped it', async () => {
    const { state } = await aDesk(async (request) => {
      if (request.from === 0) state.stop();
      return takesAll(request);
    });
    await state.choose(fileOf(anExport(aFewRatings(700))));
    expect(state.step.value).toEqual({ kind: 'stopped', name: '評価-1.ndjson', done: 500, of: 700, sentence: null });
    await state.goOn();
    expect(state.step.value.kind).toBe('done');
  });

  it('waits for whoever signs in again, and goes on', async () => {
    let isSignedIn = false;
    const { state, session } = await aDesk((request) => (isSignedIn ? takesAll(request) : Promise.resolve(signedOut)));
    const chosen = state.choose(fileOf(anExport()));
    await settled();
    expect(state.step.value.kind).toBe('sending');
    isSignedIn = true;
    await session.signIn('総務課 山田', 'correct horse battery');
    await chosen;
    expect(state.step.value.kind).toBe('done');
  });
});

describe('saveReceipt', () => {
  it('names what the hub holds, beside the file it is for', async () => {
    const { state, saved } = await aDesk();
    state.saveReceipt();
    expect(saved).toEqual([]);
    await state.choose(fileOf(anExport(aFewRatings(600))));
    state.saveReceipt();
    expect(saved).toMatchObject([
      {
        name: '評価-1-受け取り.json',
        receipt: { kind: 'receipt', epoch: anEpoch, firstSeq: 1, lastSeq: 600, through: 600, rejected: [] },
      },
    ]);
    expect((saved[0]!.receipt as { received: string[] }).received).toEqual(aFewRatings(600).map(({ id }) => id));
  });
});
