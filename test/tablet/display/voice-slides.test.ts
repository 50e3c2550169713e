import { describe, expect, it } from 'vitest';
import type { Edition, Notice } from '../../../src/core/content/edition.ts';
import { voiceChangeBody } from '../../../src/core/content/voice-change.ts';
import { type Slide, slidesOf } from '../../../src/core/display/slides.ts';
import type { OnShow } from '../../../src/core/protocol/envelopes.ts';
import { type Language, languages } from '../../../src/core/settings/choices.ts';
import { withVoices } from '../../../src/tablet/display/voice-slides.ts';
import { loadLobbyWords } from '../../../src/words/load-lobby-words.ts';
import { aNotice, anEdition } from '../../support/an-edition.ts';

const change = { reason: '待ち時間', done: '記載台をふやしました。', when: '2026年10月1日', where: '部1 課' };
const october = { month: '2026-10', n: 1_234, satisfied: 1_061, from: '2026-11-01', until: '2026-11-30' };
const TITLE = 'お声で変わりました：待ち時間（課、2026年10月1日）';

const aVoice = (fields: Partial<typeof change> = {}, more: Partial<Notice> = {}): Notice => ({
  ...aNotice(TITLE),
  body: voiceChangeBody({ ...change, ...fields }),
  ...more,
});
const on = (notices: Notice[], ratings: OnShow['ratings'] = [], edition: Edition = anEdition()): OnShow => ({
  ...{ ...edition, notices, serial: 1, effectiveFrom: '', ratings },
});

async function told(shown: OnShow, language: Language = 'ja') {
  const plain = slidesOf(shown, language);
  const slides = withVoices(plain, shown, { language, words: await loadLobbyWords(language) });
  return { plain, slides };
}

const noticeIn = (slides: Slide[]) => slides.find((slide) => slide.kind === 'notice')!;

describe('withVoices', () => {
  it('leaves a loop in which nobody speaks the very same', async () => {
    const { plain, slides } = await told(on([aNotice('休日開庁')]));
    expect(slides).toBe(plain);
  });

  it('tells what a voice has changed at every turn of its notice, under the same id', async () => {
    const { plain, slides } = await told(
      on([aNotice('休日開庁'), aVoice()], [], anEdition({ goals: [1, 1, 1, 1, 1] })),
    );
    expect(slides.map(({ id }) => id)).toEqual(plain.map(({ id }) => id));
    const turns = slides.filter(({ id }) => id === `notice:${TITLE}`);
    expect(turns).toHaveLength(2);
    expect(turns[0]).not.toBe(turns[1]);
    for (const turn of turns) {
      expect(turn).toMatchObject({
        title: { text: TITLE, lang: 'ja' },
        notice: { title: TITLE, body: change.done },
        field: { small: 'お声で変わりました', label: 'お声', name: { text: '待ち時間', lang: 'ja' } },
        voice: {
          done: '変わったこと',
          facts: [
            { label: 'いつ', text: '2026年10月1日', lang: 'ja' },
            { label: 'どこ', text: '部1 課', lang: 'ja' },
          ],
        },
      });
    }
    expect(slides.filter((slide) => slide.kind === 'notice' && slide.voice === undefined)).toHaveLength(2);
  });

  it('tells two of one title apart', async () => {
    const { slides } = await told(on([aVoice(), aVoice({ reason: '案内表示' })]));
    const names = slides.flatMap((slide) =>
      slide.kind === 'notice' ? [`${slide.id} ${slide.field?.name.text.replaceAll('\u200b', '')}`] : [],
    );
    expect(new Set(names)).toEqual(new Set([`notice:${TITLE} 待ち時間`, `notice:${TITLE}#2 案内表示`]));
  });

  it('says in the language of the reader what is known in it, and the rest in Japanese', async () => {
    const department = { ...anEdition().departments[0]!, translations: { en: { name: 'General Affairs' } } };
    const edition = { ...anEdition(), departments: [department] };
    const { slides } = await told(on([aVoice()], [], edition), 'en');
    expect(noticeIn(slides)).toMatchObject({
      title: { text: 'You said, we did: Waiting time (General Affairs, 1 October 2026)', lang: 'en' },
      notice: { body: change.done, lang: 'ja' },
      field: { name: { text: 'Waiting time', lang: 'en' } },
      voice: {
        facts: [
          { text: '1 October 2026', lang: 'en' },
          { text: 'General Affairs', lang: 'en' },
        ],
      },
    });
  });

  it('takes a translation for what was done', async () => {
    const translations = { en: { body: 'We added two writing desks.' } };
    const { slides } = await told(on([aVoice({}, { translations })]), 'en');
    expect(noticeIn(slides)).toMatchObject({
      notice: { body: 'We added two writing desks.', lang: 'en' },
      field: { name: { text: 'Waiting time', lang: 'en' } },
    });
  });

  it('leaves in Japanese what no language knows: another reason, another day, a department that is gone', async () => {
    const voice = aVoice({ reason: '駐輪場', when: '10月から', where: '総務部 統計課' });
    const { slides } = await told(on([voice]), 'ko');
    expect(noticeIn(slides)).toMatchObject({
      field: { name: { text: '駐輪場', lang: 'ja' } },
      voice: {
        facts: [
          { text: '10月から', lang: 'ja' },
          { text: '総務部 統計課', lang: 'ja' },
        ],
      },
    });
  });

  it("puts last month's ratings once at the end of the loop, as a card", async () => {
    const { plain, slides } = await told(on([], [october]));
    expect(slides.slice(0, -1)).toEqual(plain);
    expect(slides.at(-1)).toEqual({
      kind: 'ratings',
      id: 'card',
      title: { text: '皆さまの評価', lang: 'ja' },
      field: { small: '', name: { text: '皆さまの評価', lang: 'ja' }, figure: '10月' },
      ratings: {
        percent: 86,
        what: '「満足」「やや満足」の割合',
        counted: '10月の評価1,234件のうち、1,061件が「満足」「やや満足」でした。',
        note: '押し間違いなどと思われる評価は数えていません',
      },
    });
  });

  it.each(languages)('names the month and both figures in %s', async (language) => {
    const { slides } = await told(on([], [{ ...october, month: '2026-01', n: 50, satisfied: 44 }]), language);
    const card = slides.at(-1)!;
    if (card.kind !== 'ratings') throw new Error('no card');
    const { figure } = card.field;
    expect(figure).toMatch(language === 'en' ? /^January$/ : /^1/);
    expect(card.ratings.percent).toBe(88);
    expect(card.ratings.counted).toContain(figure);
    expect(card.ratings.counted).toMatch(/50.*44|44.*50/);
  });
});
