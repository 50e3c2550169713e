import type { Language } from '../core/settings/choices.ts';

/** The words of 「お声で変わりました」 and 「皆さまの評価」 in one language, loaded behind the first slide. */
export interface VoiceWords {
  changed: string;
  voice: string;
  done: string;
  when: string;
  where: string;
  day: (year: number, month: number, day: number) => string;
  /** The name of such a slide in a language of which the notice itself has none. */
  changeName: (reason: string, where: string, when: string) => string;
  ratings: string;
  month: (month: number) => string;
  /** Of what the figure is the share. */
  satisfied: string;
  counted: (month: number, n: string, satisfied: string) => string;
  /** Which ratings count: those of 補正後. */
  corrected: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const voiceWords: Record<Language, VoiceWords> = {
  ja: {
    changed: 'お声で変わりました',
    voice: 'お声',
    done: '変わったこと',
    when: 'いつ',
    where: 'どこ',
    day: (year, month, day) => `${year}年${month}月${day}日`,
    changeName: (reason, where, when) => `お声で変わりました：${reason}（${where}、${when}）`,
    ratings: '皆さまの評価',
    month: (month) => `${month}月`,
    satisfied: '「満足」「やや満足」の割合',
    counted: (month, n, satisfied) => `${month}月の評価${n}件のうち、${satisfied}件が「満足」「やや満足」でした。`,
    corrected: '押し間違いなどと思われる評価は数えていません',
  },
  'ja-easy': {
    changed: 'みなさんの こえで かわりました',
    voice: 'みなさんの こえ',
    done: 'かわったこと',
    when: 'いつ',
    where: 'どこ',
    day: (year, month, day) => `${year}ねん ${month}がつ ${day}にち`,
    changeName: (reason, where, when) => `みなさんの こえで かわりました：${reason}（${where}、${when}）`,
    ratings: 'みなさんの こたえ',
    month: (month) => `${month}がつ`,
    satisfied: '「とても よかった」と 「よかった」の わりあい',
    counted: (month, n, satisfied) =>
      `${month}がつの こたえ ${n}の うち、${satisfied}が 「とても よかった」「よかった」でした。`,
    corrected: 'まちがって おした こたえは かぞえて いません',
  },
  en: {
    changed: 'You said, we\u00a0did',
    voice: 'You said',
    done: 'We did',
    when: 'When',
    where: 'Where',
    day: (year, month, day) => `${day} ${MONTHS[month - 1]} ${year}`,
    changeName: (reason, where, when) => `You said, we did: ${reason} (${where}, ${when})`,
    ratings: 'Your ratings',
    month: (month) => MONTHS[month - 1] ?? '',
    satisfied: 'rated us Very good or Good',
    counted: (month, n, satisfied) => `${satisfied} of ${n} ratings in ${MONTHS[month - 1]} were Very good or Good.`,
    corrected: 'Likely mistaken taps are not counted',
  },
  'zh-Hans': {
    changed: '您的意见，我们的改进',
    voice: '您的意见',
    done: '改进内容',
    when: '时间',
    where: '部门',
    day: (year, month, day) => `${year}年${month}月${day}日`,
    changeName: (reason, where, when) => `您的意见，我们的改进：${reason}（${where}，${when}）`,
    ratings: '大家的评价',
    month: (month) => `${month}月`,
    satisfied: '“满意”和“比较满意”的比例',
    counted: (month, n, satisfied) => `${month}月的${n}个评价中，有${satisfied}个是“满意”或“比较满意”。`,
    corrected: '疑似误按的评价不计算在内',
  },
  ko: {
    changed: '여러분의 의견으로 바뀌었습니다',
    voice: '여러분의 의견',
    done: '바뀐 점',
    when: '언제',
    where: '부서',
    day: (year, month, day) => `${year}년 ${month}월 ${day}일`,
    changeName: (reason, where, when) => `여러분의 의견으로 바뀌었습니다: ${reason} (${where}, ${when})`,
    ratings: '여러분의 평가',
    month: (month) => `${month}월`,
    satisfied: '“만족”과 “대체로 만족”의 비율',
    counted: (month, n, satisfied) =>
      `${month}월의 평가 ${n}건 중 ${satisfied}건이 “만족” 또는 “대체로 만족”이었습니다.`,
    corrected: '잘못 누른 것으로 보이는 평가는 세지 않았습니다',
  },
};
