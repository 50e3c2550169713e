import { reasons } from '../../core/settings/choices.ts';
import type { OfficeSettings } from '../../core/settings/office-settings.ts';
import { surveyWords as words } from '../../words/office-settings.ts';

export type SurveyDraft = OfficeSettings['survey'];
export type Reason = SurveyDraft['reasons'][number];

/** The reasons with one more or less, in the order in which they are offered; a ward may have its own. */
export function withReason(offered: Reason[], reason: Reason, isOffered: boolean): Reason[] {
  const isOwnOrder = !isInOrder(offered);
  const order = isOwnOrder ? [...offered, ...reasons.filter((each) => !offered.includes(each))] : reasons;
  return order.filter((each) => (each === reason ? isOffered : offered.includes(each)));
}

const isInOrder = (offered: Reason[]) =>
  offered.every((each, index) => index === 0 || reasons.indexOf(offered[index - 1]!) < reasons.indexOf(each));

export function surveyLabel([key]: (string | number)[]): string {
  if (key === 'question') return words.question;
  return key === 'reasons' ? words.reasons : words.scale;
}
