import type { Department, Edition, Goal } from '../../src/core/content/edition.ts';
import { partsOf } from '../../src/core/content/parts-of-goal.ts';
import { aTranslatedWard } from './a-translated-ward.ts';

export const SHORT_RESULT = '窓口での声かけを毎日行い、待ち時間の目安を掲示しました。';
export const LONG_RESULT =
  '来庁者への声かけを朝礼で毎日確認し、電話は三回以内に出ることを徹底しました。案内表示は色と文字の大きさを見直し、二階の窓口に番号をつけました。来庁者アンケートでは「案内が分かりやすい」との回答が前年度の七十一％から八十四％に増えました。一方、繁忙期の待ち時間は目標の十五分を超えた日が十二日ありました。次年度は、予約の受付を広げ、混雑の見込みを掲示します。';
/** With a level of four characters it fills half a page of 120, as its aim of sixty does. */
export const HALF_RESULT =
  '案内表示を見直し、二階の窓口に番号をつけ、待ち時間の目安を毎朝掲示したほか、職員全員が研修を受けました。';

/** A department that there was only last year. */
export const GONE = '総務部/統計課';
export const OLD_AIM = '待ち時間の短縮に努めます。';

/** The translated ward with results: long, translated, half a page, short; of last year beside this year's goal, and alone. */
export function aWardWithResults(): Edition {
  const ward = aTranslatedWard();
  const [first, second, ...others] = ward.departments as [Department, Department, ...Department[]];
  const [long, half, continued] = first.goals as [Goal, Goal, Goal];
  const aims =
    '窓口を訪れるすべての方が、迷うことなく目的の窓口に着き、短い時間で用件を終えられるよう、職員全員で案内します。';
  const translations = {
    ...long.translations,
    en: { ...long.translations?.en, result: 'We greeted visitors every day and put up signs about waiting times.' },
    'ja-easy': { ...long.translations?.['ja-easy'], result: '｜毎日《まいにち》 ｜声《こえ》を かけました。' },
  };
  return {
    ...ward,
    title: '令和8年度 区役所サービス向上目標',
    departments: [
      {
        ...first,
        goals: [
          { ...long, result: LONG_RESULT, level: 'おおむね達成', translations },
          { ...half, ...told(aims), result: HALF_RESULT, level: '達成' },
          continued,
        ],
      },
      second,
      ...others,
    ],
    previous: {
      label: '令和7年度',
      departments: [
        { id: first.id, path: first.path, goals: [{ ...continued, result: SHORT_RESULT, level: '80％' }] },
        {
          id: second.id,
          path: second.path,
          goals: [
            { ...second.goals[0]!, ...told(OLD_AIM), result: SHORT_RESULT },
            { ...second.goals[1]!, ...told(OLD_AIM.repeat(6)), result: LONG_RESULT, level: '未達成' },
          ],
        },
        { id: GONE, path: GONE.split('/'), goals: [{ ...second.goals[0]!, ...told(OLD_AIM), result: SHORT_RESULT }] },
      ],
    },
  };
}

const told = (text: string): Pick<Goal, 'text' | 'parts'> => ({ text, parts: partsOf(text) });
