import type { Settings } from '../core/settings/settings.ts';
import { lobbyWords } from './lobby.ts';
import { cardWords, hoursWords, keepWords, surveyWords } from './office-settings.ts';

/** What changed from one kiosk.yaml to another, for the record; '' where the settings are the same. */
export function settingsChanges(before: Settings, after: Settings): string {
  const { survey, hours, display, data } = before;
  const { ratingsCard, ...shown } = display;
  const { ratingsCard: isShownAfter, ...shownAfter } = after.display;
  const changes = [
    replaced(surveyWords.question, `「${survey.question}」`, `「${after.survey.question}」`),
    replaced(surveyWords.scale, survey.scale, after.survey.scale),
    listed(surveyWords.reasons, survey.reasons.map(reasonName), after.survey.reasons.map(reasonName)),
    replaced(surveyWords.askDepartment, yesNo(survey.askDepartment), yesNo(after.survey.askDepartment)),
    ...weekdays.map((day) =>
      replaced(hoursWords.weekdays[day], hoursOf(hours.weekly[day]), hoursOf(after.hours.weekly[day])),
    ),
    listed(hoursWords.closed, hours.closed, after.hours.closed),
    listed(hoursWords.extra, hours.extra.map(extraText), after.hours.extra.map(extraText)),
    replaced(cardWords.heading, yesNo(ratingsCard), yesNo(isShownAfter)),
    isSame(shown, shownAfter) ? '' : '掲示の見せ方',
    replaced(keepWords.heading, data.keepYears, after.data.keepYears),
    ...(Object.keys(otherNames) as (keyof typeof otherNames)[]).map((section) =>
      isSame(before[section], after[section]) ? '' : otherNames[section],
    ),
  ];
  return changes.filter((change) => change !== '').join('、');
}

const weekdays = Object.keys(hoursWords.weekdays) as (keyof typeof hoursWords.weekdays)[];

/** Sections that are changed in the file alone, as it calls them. */
const otherNames = {
  office: '庁舎の名前',
  languages: '選べる言語',
  misuse: 'いたずらや押し間違いの印',
  staff: '端末の職員用画面',
} as const;

const yesNo = (isYes: boolean) => (isYes ? 'はい' : 'いいえ');
const hoursOf = (span: string | undefined) => span ?? hoursWords.isClosed;
const reasonName = (reason: Settings['survey']['reasons'][number]) => lobbyWords.reasons[reason];
const extraText = ({ date, open }: { date: string; open: string }) => `${date} ${open}`;
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function replaced(name: string, before: string | number, after: string | number): string {
  return before === after ? '' : `${name} ${before} → ${after}`;
}

/** Names of a few, of many only how many. */
const MOST_NAMED = 5;

function listed(name: string, before: string[], after: string[]): string {
  const added = after.filter((each) => !before.includes(each));
  const gone = before.filter((each) => !after.includes(each));
  if (added.length + gone.length === 0) return isSame(before, after) ? '' : `${name}の順`;
  const parts = [named(added, '追加'), named(gone, '削除')].filter((part) => part !== '');
  return `${name}（${parts.join('、')}）`;
}

function named(entries: string[], what: string): string {
  if (entries.length === 0) return '';
  return `${entries.length > MOST_NAMED ? `${entries.length}件` : entries.join('・')}を${what}`;
}
