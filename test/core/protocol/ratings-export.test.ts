import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedKind, type ExportProblem, readExport } from '../../../src/core/protocol/ratings-export.ts';
import { sha256 } from '../../support/a-package.ts';
import { aDetail, anEpoch, aRating } from '../../support/a-rating.ts';
import { aFewRatings, anExport, withText } from '../../support/an-export.ts';

const digest = async (bytes: Uint8Array) => sha256(bytes);
const read = (bytes: Uint8Array<ArrayBuffer>) => readExport(bytes, digest);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function wellRead(bytes: Uint8Array<ArrayBuffer>) {
  const found = await read(bytes);
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

/** A file whose lines are as given, with a header that tells the truth about them. */
function aFileOf(lines: string[], header: object = {}): Uint8Array<ArrayBuffer> {
  const body = lines.map((line) => `${line}\n`).join('');
  const seqs = { count: lines.length, firstSeq: 1, lastSeq: lines.length };
  const first = {
    v: 1,
    kind: 'export',
    device: 'd',
    epoch: anEpoch,
    ...seqs,
    sha256: sha256(withText(body)),
    ...header,
  };
  return withText(`${JSON.stringify(first)}\n`, body);
}

describe('the ratings file', () => {
  it('is a line that says what it holds, then an event a line, as the contract has it', () => {
    const events = [aRating(4), aDetail(5, 4)];
    const [first, ...lines] = text(anExport(events)).split('\n');
    const body = `${JSON.stringify(events[0])}\n${JSON.stringify(events[1])}\n`;
    expect(first).toBe(
      `{"v":1,"kind":"export","device":"tablet-1","epoch":"${anEpoch}","count":2,"firstSeq":4,"lastSeq":5,"sha256":"${sha256(withText(body))}"}`,
    );
    expect(lines.join('\n')).toBe(body);
  });
});

describe('readExport', () => {
  it('gives back every event, from wherever it is asked', async () => {
    const events = [...aFewRatings(3), aDetail(4, 2, { department: '区民サービス部/区民課' })];
    const found = await wellRead(anExport(events));
    expect(found.header).toMatchObject({ device: 'tablet-1', epoch: anEpoch, count: 4, firstSeq: 1, lastSeq: 4 });
    expect(found.events(0, 500)).toEqual(events);
    expect(found.events(1, 2)).toEqual(events.slice(1, 3));
    expect(found.events(4, 500)).toEqual([]);
  });

  it('takes the file of a tablet that was never enrolled', async () => {
    expect((await wellRead(anExport(aFewRatings(), { device: '' }))).header.device).toBe('');
  });

  it('lets a line that is no event travel as the text it is', async () => {
    const lines = [
      JSON.stringify(aRating(1)),
      'これは行ではない',
      `{"a":${'['.repeat(3_000)}${']'.repeat(3_000)}}`,
      '{"__proto__":1}',
      '[[[]]]',
      '"x"',
      '',
    ];
    const { events } = await wellRead(aFileOf(lines));
    expect(events(0, 10)).toEqual([aRating(1), ...lines.slice(1)]);
  });

  const three = text(anExport());
  const refused: [name: string, bytes: Uint8Array<ArrayBuffer>, problem: ExportProblem][] = [
    ['nothing', withText(''), 'not-export'],
    ['a CSV', withText('rated_on,rated_at\n2026-11-22,10:15:30\n'), 'not-export'],
    ['a workbook', new Uint8Array([80, 75, 3, 4, 10, 0, 0]), 'not-export'],
    ['events without a first line', withText(`${JSON.stringify(aRating(1))}\n`), 'not-export'],
    ['a receipt', withText('{"v":1,"kind":"receipt"}\n'), 'not-export'],
    ['an epoch that is none', aFileOf(['{}'], { epoch: 'x' }), 'not-export'],
    ['a device with a line break', aFileOf(['{}'], { device: 'a\nb' }), 'not-export'],
    ['a line longer than any event', aFileOf(['x'.repeat(17_000)]), 'not-export'],
    ['a later version', aFileOf(['{}'], { v: 2, events: 'elsewhere' }), 'newer'],
    ['a file cut within a line', withText(three.slice(0, -40)), 'truncated'],
    ['a file cut between lines', withText(`${three.split('\n').slice(0, 3).join('\n')}\n`), 'truncated'],
    ['a file without its last line feed', withText(three.slice(0, -1)), 'truncated'],
    ['a first line alone', withText(`${three.split('\n')[0]}\n`), 'truncated'],
    ['one score made better', withText(three.replace('"score":5', '"score":1')), 'changed'],
    ['lines of another system', withText(three.replaceAll('\n', '\r\n')), 'changed'],
    ['a line too many', withText(three, '{}\n'), 'changed'],
    ['fewer counted than there are', aFileOf(['{}', '{}'], { count: 1 }), 'changed'],
    ['64 MiB and a byte', new Uint8Array(64 * 1024 * 1024 + 1), 'too-large'],
  ];
  it.each(refused)('refuses %s', async (_, bytes, problem) => {
    expect(await read(bytes)).toEqual({ problem });
  });
});

it('never takes a file that changed anywhere behind its first line', async () => {
  const whole = anExport(aFewRatings(3));
  const body = whole.indexOf(10) + 1;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: body, max: whole.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const changed = whole.slice();
        changed[at]! ^= change;
        expect(await read(changed)).toHaveProperty('problem');
      },
    ),
  );
});

describe('carriedKind', () => {
  it.each([
    [text(anExport()).slice(0, 200), 'export'],
    ['\ufeff { "v": 1, "kind": "receipt", "device"', 'receipt'],
    ['{"format":1,"id":"x"}', null],
    ['{"a":{"kind":"receipt"}}', null],
    ['部署名,目標', null],
    ['', null],
  ])('of %s is %s', (beginning, kind) => {
    expect(carriedKind(beginning)).toBe(kind);
  });
});
