import { fiscalYearName, fiscalYearOf } from '../../core/calendar/fiscal-year.ts';
import type { LobbyWords } from '../../words/lobby.ts';

export const spokenYear = (year: number, words: LobbyWords) => words.fiscalYear(year, fiscalYearName(year));

/** Last year's label as a reader's language says it. */
export function yearName(label: string, words: LobbyWords): string {
  const year = fiscalYearOf(label);
  return year === null ? label || words.lastYear : spokenYear(year, words);
}
