import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type VoiceChange, voiceChangeBody, voiceChangeOf } from '../../../src/core/content/voice-change.ts';

const change: VoiceChange = {
  reason: '待ち時間',
  done: '記載台を2か所ふやしました。',
  when: '2026年10月1日',
  where: '区民サービス部 区民課',
};
const body =
  'お声：待ち時間\n変わったこと：記載台を2か所ふやしました。\nいつ：2026年10月1日\nどこ：区民サービス部 区民課';
const read = (text: string, picture: string | null = null) => voiceChangeOf({ body: text, picture });

describe('voiceChangeBody', () => {
  it('is four lines that anybody can read', () => {
    expect(voiceChangeBody(change)).toBe(body);
  });
});

describe('voiceChangeOf', () => {
  it.each<[string, string, Partial<VoiceChange>]>([
    ['as the office page writes it', body, {}],
    ['with the colons of a keyboard and spaces', body.replaceAll('：', ':  '), {}],
    ['with indents and blank lines around it', `\n${body.replaceAll('\n', '  \n  ')}\n\n`, {}],
    [
      'done in several lines',
      body.replace('ました。', 'ました。\n\n・番号札も'),
      { done: `${change.done}\n\n・番号札も` },
    ],
    [
      'done in words of the same shape',
      body.replace('記載', 'いつ：今\nどこ：ここ\n記載'),
      { done: `いつ：今\nどこ：ここ\n${change.done}` },
    ],
    ['with a day in other words', body.replace('2026年10月1日', '10月から'), { when: '10月から' }],
  ])('reads a body %s', (_, text, fields) => {
    expect(read(text)).toEqual({ ...change, ...fields });
  });

  it.each([
    ['of any other notice', 'お知らせします。'],
    ['that is empty', ''],
    ['without its first line', body.slice(body.indexOf('\n') + 1)],
    ['without what was done', body.replace(change.done, '')],
    ['without a day', body.replace(change.when, ' ')],
    ['without its last line', body.slice(0, body.lastIndexOf('\n'))],
    ['in another order', body.split('\n').toReversed().join('\n')],
    ['with more below it', `${body}\nお問い合わせは区民課へ`],
    ['whose label only begins a word', body.replace('どこ：', 'どこか：')],
  ])('takes a body %s for what it is', (_, text) => {
    expect(read(text)).toBeNull();
  });

  it('leaves one with a picture as it is', () => {
    expect(read(body, 'f'.repeat(64))).toBeNull();
  });

  it('gives back whatever was written', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/\s+/g, ' ').trim());
    const told = line.filter((text) => text !== '');
    const done = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n').trim());
    fc.assert(
      fc.property(
        fc.record({ reason: told, done: done.filter((text) => text !== ''), when: told, where: told }),
        (any) => {
          expect(read(voiceChangeBody(any))).toEqual(any);
        },
      ),
    );
  });

  it('is soon done with a body made to take long', () => {
    expect(read(`お声：x\n変わったこと：${' \n'.repeat(9_900)}`)).toBeNull();
  });
});
