import type { Edition } from '../../src/core/content/edition.ts';
import { withoutRuby } from '../../src/core/content/ruby.ts';
import { aGoal, aNotice } from './an-edition.ts';
import { faultsOfSlide, measureSlide, type Setting, setLobby } from './lobby-hand.ts';
import type { useLobby } from './use-lobby.ts';

const SENTENCE =
  '窓口にお越しの方が用件を迷わず早く終えられるよう、はじめの一言から終わりまで、分かりやすく丁寧にご案内します。';

/** What files hold at the worst: nothing of it may be cut off, overlap or be lost. */
export const TORTURES = {
  '400 characters': SENTENCE.repeat(8).slice(0, 400),
  '400 characters without a place to breathe': '区役所窓口'.repeat(80),
  'one character': '和',
  'a list of 20 lines': Array.from({ length: 20 }, (_, at) => `・${at + 1}番窓口では証明書を交付します`).join('\n'),
  'an address without spaces': `https://www.city.example.lg.jp/${'kuyakusho/service/'.repeat(6)}index.html?year=2026&id=0123456789`,
  'characters outside the first plane': '𠮷野家の𠮷田さんと𩸽を食べ、𠀋夫な𡈽屋さんの𣘺を渡ります。'.repeat(4),
  'variants of characters': '葛󠄀飾区の葛󠄁城さんと辻󠄀さん、邊󠄀さんと邉󠄂さんが窓口に来られました。'.repeat(4),
  'a reading on every word':
    '｜区役所《くやくしょ》｜窓口《まどぐち》｜手続《てつづき》｜証明書《しょうめいしょ》｜交付《こうふ》｜承《うけたまわ》｜志《こころざし》'.repeat(
      4,
    ),
  'lines that end everywhere':
    '「あー、そうですか。」「ええっ、ちょっと、キャッシュカード（代用）は様々なときに。」'.repeat(4),
} as const;

export type Torture = keyof typeof TORTURES;
export const tortures = Object.keys(TORTURES) as Torture[];

/** Where a text may stand. */
export const TORTURED = ['principle', 'department', 'goal', 'notice'] as const;

const LONGEST_NAMES = [
  ['地域みまもり支援センター', '(福祉事務所・保健所支所)', '高齢・障害者支援課認定給付担当'],
  ['まちづくり推進部', '企画課多文化共生・国際交流・地域コミュニティ・デジタル化推進担当'],
  ['𠮷葛󠄀区民サービス部', '｜保険年金課《ほけんねんきんか》国民健康保険料収納・後期高齢者医療担当'],
  ['課'],
];

/** Told apart by their number. */
const nameOf = (index: number) => `${LONGEST_NAMES[index % LONGEST_NAMES.length]!.at(-1)!}${index + 1}`;

/** Each torture as principle, goal with its result, and notice; the longest names of departments. */
export function aTortureEdition(): Edition {
  const texts = Object.entries(TORTURES);
  return {
    title: '区役所サービス向上目標',
    policy: {
      title: '区役所サービス向上方針',
      principles: texts.map(([, text], index) => ({ no: index + 1, text })),
    },
    // One more than there are principles, which stand between them.
    departments: [...tortures, 'one character' as const].map((torture, index) => {
      const path = LONGEST_NAMES[index % LONGEST_NAMES.length]!.with(-1, nameOf(index));
      const text = TORTURES[torture];
      return {
        id: path.join('/'),
        path,
        reading: 'ちいきみまもりしえんせんたーこうれいしょうがいしゃしえんか',
        floor: '本館地下一階・東側エレベーター前・十二番から二十四番窓口',
        goals: Array.from({ length: 4 }, (_, at) =>
          aGoal(at + 1, {
            category: 'サービス環境の改善',
            text,
            parts: [{ kind: 'text', text }],
            result: text,
            level: '達成',
          }),
        ).slice(0, index === 0 ? 4 : 1),
      };
    }),
    notices: texts.map(([, body], index) => ({
      ...aNotice(`お知らせ${index + 1}`),
      body,
      owner: LONGEST_NAMES[0]!.at(-1)!,
    })),
    terms: [],
  };
}

/** The slide on which a torture stands. */
function slideOfTorture(torture: Torture, at: (typeof TORTURED)[number]): string {
  const no = tortures.indexOf(torture) + 1;
  const { departments, notices } = aTortureEdition();
  if (at === 'principle') return `principle:${no}`;
  if (at === 'notice') return `notice:${notices[no - 1]!.title}`;
  const { id } = departments[no - 1]!;
  return at === 'department' ? `department:${id}` : `goal:${id}#1`;
}

/** What is wrong with the slide of a torture in these settings: its pages, or that they do not hold the text. */
export async function faultsOfTorture(
  { hub, browser }: ReturnType<typeof useLobby>,
  torture: Torture,
  at: (typeof TORTURED)[number],
  settings: Setting[],
): Promise<string[]> {
  const { page } = browser;
  const slide = slideOfTorture(torture, at);
  await page.goto(`${hub.url}?slide=${encodeURIComponent(slide)}`);
  await page.locator(`.sheet-${at}`).waitFor();
  const told = at === 'department' ? nameOf(tortures.indexOf(torture)) : TORTURES[torture];
  const text = withoutRuby(told).replaceAll(/\s/g, '');
  const faults: string[] = [];
  for (const setting of settings) {
    await setLobby(page, setting);
    const measured = await measureSlide(page);
    const read = measured.read.replaceAll(/\s/g, '');
    // A long name gives way in its field, as far as it must.
    const found = faultsOfSlide(measured, setting.type, 0.03);
    if (!read.startsWith(text)) found.push(`not whole: ${read}`);
    faults.push(...found.map((fault) => `${at} ${setting.size} ${setting.type}: ${fault}`));
  }
  return faults;
}
