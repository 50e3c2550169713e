import type { Edition } from '../../src/core/content/edition.ts';
import { readText, wardDocument } from './ward-document.ts';

/** The ward's document with its first department, its first principle, a notice and a term in all five languages; the rest is Japanese alone. */
export function aTranslatedWard(): Edition {
  const ward = readText(wardDocument()).edition!;
  const [department, ...departments] = ward.departments;
  const [principle, ...principles] = ward.policy.principles;
  const [goal, ...goals] = department!.goals;
  return {
    ...ward,
    policy: { ...ward.policy, principles: [{ ...principle!, translations: PRINCIPLE }, ...principles] },
    departments: [
      { ...department!, translations: NAME, goals: [{ ...goal!, translations: GOAL }, ...goals] },
      ...departments,
    ],
    notices: [NOTICE],
    terms: TERMS,
  };
}

const PRINCIPLE = {
  'ja-easy': {
    text: '｜区役所《くやくしょ》に ｜来《く》る ｜人《ひと》が、｜早《はや》く ｜用事《ようじ》を ｜終《お》わらせる ことが できるように します。',
  },
  en: {
    text: 'We help everybody who comes to the ward office to reach their purpose quickly and without going astray.',
  },
  'zh-Hans': { text: '让每一位来到区政府的市民都能顺利、迅速地办完手续。' },
  ko: { text: '구청을 찾아오시는 모든 분이 빠르고 편하게 용무를 마치실 수 있도록 하겠습니다.' },
};

const NAME = {
  'ja-easy': { name: '｜地域《ちいき》を ｜元気《げんき》に する ところ' },
  en: { name: 'Community Promotion Section' },
  'zh-Hans': { name: '地区振兴课' },
  ko: { name: '지역진흥과' },
};

const GOAL = {
  'ja-easy': {
    text: '【目標】｜区役所《くやくしょ》に ｜来《き》た ｜人《ひと》が、すぐに ｜用事《ようじ》を ｜終《お》わらせる ことが できるように します。【具体的な取組内容】(1)やさしい ことばで ｜話《はな》します。(2)｜困《こま》っている ｜人《ひと》に、こちらから ｜声《こえ》を かけます。(3)｜電話《でんわ》に すぐ ｜出《で》ます。',
  },
  en: {
    text: 'So that visitors reach their purpose smoothly we answer quickly and precisely, and build the communication that makes our section approachable and trusted, because working together with citizens is at the heart of everything that we do. (1) We speak to visitors who seem to be at a loss before they have to ask. (2) We answer the telephone within three rings, say our section and our name, and never pass a caller on more than once. (3) We explain difficult words of the administration in everyday language.',
  },
  'zh-Hans': {
    text: '为使来访者顺利达成目的，我们迅速、准确地应对，并建立亲切可信的沟通方式。(1)主动向有困难的来访者打招呼。(2)电话铃响三声之内接听，并报出部门与姓名。(3)用通俗易懂的语言说明行政用语。',
  },
  ko: {
    text: '방문하시는 분이 원활하게 용무를 마치실 수 있도록 신속하고 정확하게 응대하며, 친근하고 신뢰할 수 있는 소통을 이루어 가겠습니다. (1) 어려움을 겪고 계신 분께 먼저 말씀을 건네겠습니다. (2) 전화는 벨이 세 번 울리기 전에 받겠습니다. (3) 어려운 행정 용어를 쉬운 말로 설명하겠습니다.',
  },
};

const NOTICE = {
  title: '休日開庁のお知らせ',
  body: '11月29日（日）は、午前8時30分から午後0時30分まで窓口を開けます。',
  from: '',
  until: '',
  owner: '総務課',
  picture: null,
  translations: {
    'ja-easy': {
      title: '｜日曜日《にちようび》も ｜開《あ》いています',
      body: '11｜月《がつ》29｜日《にち》は 8｜時《じ》30｜分《ぷん》から 12｜時《じ》30｜分《ぷん》まで ｜来《く》る ことが できます。',
    },
    en: { title: 'Open on Sunday', body: 'On Sunday, 29 November, the counters are open from 8:30 to 12:30.' },
    'zh-Hans': { title: '周日开放窗口', body: '11月29日（周日）8:30至12:30开放窗口。' },
    ko: { title: '일요일 창구 운영', body: '11월 29일(일)은 8:30부터 12:30까지 창구를 엽니다.' },
  },
};

const TERMS = [
  {
    word: '来庁者',
    reading: 'らいちょうしゃ',
    meaning: '手続きや相談などのために、区役所に来られる方のことです。付き添いの方も含みます。',
    translations: {
      'ja-easy': {
        word: '｜来《き》た ｜人《ひと》',
        meaning: '｜区役所《くやくしょ》に ｜用事《ようじ》が あって ｜来《く》る ｜人《ひと》の ことです。',
      },
      en: { word: 'visitor', meaning: 'Anybody who comes to the ward office, and those who come with them.' },
      'zh-Hans': { word: '来访者', meaning: '为办理手续或咨询而来到区政府的人，包括陪同人员。' },
      ko: { word: '방문하시는 분', meaning: '구청에 용무가 있어 오시는 분과 함께 오시는 분을 말합니다.' },
    },
  },
  {
    word: 'ワンストップサービス',
    reading: '',
    meaning: '一つの窓口で、いくつもの手続きをまとめて済ませることができるサービスです。',
  },
  {
    word: '傾聴',
    reading: 'けいちょう',
    meaning:
      '相手の話を、途中でさえぎらず、気持ちに寄りそいながら、ていねいに聞くことです。うなずきや相づちを交え、聞いたことをくり返して確かめます。'.repeat(
        12,
      ),
  },
];
