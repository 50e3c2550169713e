import type { SettingsFault, SettingsFaultCode } from '../core/settings/check-settings.ts';

/** `line` counts from 1; `null` where the fault has no line. */
export function settingsFaultSentence(fault: SettingsFault, line: number | null): string {
  return withPlace(sentences[fault.code](fault, nameOf(fault)), line);
}

/** The same beside a field of the office page, which is called `label` there. */
export function settingsFieldSentence(fault: SettingsFault, label: string): string {
  const said = fieldSentences[fault.code] ?? sentences[fault.code];
  return said(fault, `「${label}」`);
}

type Said = (fault: SettingsFault, name: string) => string;

const sentences: Record<SettingsFaultCode, Said> = {
  'unknown-key': ({ path, nearest, allowed }) =>
    `『${path.at(-1)}』は使えないキーです。${nearest === undefined ? '' : `『${nearest}』ではありませんか。`}ここで使えるキーは ${allowed.join('、')} です。`,
  'key-missing': ({ path }) => `『${path.at(-1)}』がありません。書き足してください。`,
  'wrong-type': (fault, name) => `${name}には、${typeWords[fault.allowed[0] ?? ''] ?? '別の形の値'}を書いてください。`,
  'not-allowed': (fault, name) =>
    fault.allowed.length === 1
      ? `${name}に書けるのは ${fault.allowed[0]} だけです。`
      : `${name}に書けるのは ${fault.allowed.join('、')} のどれかです。`,
  'out-of-range': (fault, name) => `${name}は ${fault.allowed.join('〜')} の範囲の数にしてください。`,
  'not-whole': (_fault, name) => `${name}は、小数のない数にしてください。`,
  'wrong-length': (fault, name) => `${name}の長さは ${fault.allowed.join('〜')} にしてください。`,
  'one-line': (_fault, name) => `${name}は、改行やタブを入れずに 1 行で書いてください。`,
  'not-a-day': (_fault, name) => `${name}には、暦にある日を 2026-12-29 の形（半角）で書いてください。`,
  'not-hours': (_fault, name) =>
    `${name}には、開く時刻と閉じる時刻を "8:30-17:15" の形（半角、閉じる時刻が後）で書いてください。`,
  repeated: (_fault, name) => `${name}に同じものが 2 回あります。一つにしてください。`,
  'japanese-missing': (_fault, name) => `${name}には ja（日本語）を必ず入れてください。`,
  'min-above-max': () => '『display.minSeconds』は『display.maxSeconds』以下の数にしてください。',
};

/** Where a field takes care of how something is written. */
const fieldSentences: Partial<Record<SettingsFaultCode, Said>> = {
  'wrong-type': ({ allowed }, name) => `${name}には、${allowed[0] === 'number' ? '数' : '正しい値'}を入れてください。`,
  'wrong-length': ({ path, allowed }, name) =>
    path.at(-1) === 'reasons'
      ? `${name}は、一つ以上選んでください。`
      : `${name}は、${allowed.join('〜')}文字で入れてください。`,
  'not-a-day': (_fault, name) => `${name}を、年・月・日とも入れてください。`,
  'not-hours': (_fault, name) => `${name}には、開く時刻と、それより後の閉じる時刻を入れてください。`,
};

const typeWords: Record<string, string | undefined> = {
  string: '文字（"" で囲んだもの）',
  number: '半角の数',
  boolean: 'true か false',
  list: '[ ] で囲んだ一覧',
  section: '『キー: 値』の行（字下げは半角の空白）',
};

/** What is wrong with the file before its keys can be looked at. */
export const settingsFileFaults = {
  'full-width-indent': '行の初めに全角の空白があります。半角の空白に直してください。',
  'full-width-space': 'コロンの後ろに全角の空白があります。半角の空白に直してください。',
  'full-width-colon': 'キーの後ろのコロンが全角『：』です。半角『:』と半角の空白に直してください。',
  'full-width-digits': '数字や記号が全角です。半角に直してください（例 １２ → 12）。',
  tab: '行の初めにタブがあります。半角の空白に直してください。',
  'space-missing': 'コロンの後ろに半角の空白がありません。空白を一つ入れてください。',
  'repeated-key': '同じキーが 2 回あります。どちらかを消してください。',
  star: '『*』で始まる値は、引用符 " で囲んでください。',
  encoding:
    '文字コードが UTF-8 ではありません。メモ帳の「名前を付けて保存」で、文字コードを UTF-8 にして保存し直してください。',
  unreadable: '書き方を読み取れません。字下げ（半角の空白）、『:』、引用符 " の閉じ忘れを確かめてください。',
  'no-access': 'ファイルを開けません。置き場所と、読み取りの権限を確かめてください。',
} as const;
export type SettingsFileFault = keyof typeof settingsFileFaults;

export function settingsFileSentence(fault: SettingsFileFault, line: number | null): string {
  return withPlace(settingsFileFaults[fault], line);
}

export const settingsFolderMissing = (folder: string) =>
  `設定フォルダー ${folder} がありません。--config か KIOSK_CONFIG_DIR の場所を確かめてください。`;

export const settingsFileMisnamed = (name: string) =>
  `設定ファイルの名前が ${name} になっています。kiosk.yaml に直してください。`;

function withPlace(sentence: string, line: number | null): string {
  if (line === null) return `kiosk.yaml：${sentence}`;
  return `kiosk.yaml の ${line} 行目${sentence.startsWith('『') ? '' : '：'}${sentence}`;
}

function nameOf({ path }: SettingsFault): string {
  const keys = path.filter((key) => typeof key === 'string');
  return keys.length === 0 ? 'このファイル' : `『${keys.join('.')}』`;
}
