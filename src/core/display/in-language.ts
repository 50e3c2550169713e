import type { Department, Goal, GoalPart, Notice, Principle, Term } from '../content/edition.ts';
import { hasResult } from '../content/previous-results.ts';
import type { Language } from '../settings/choices.ts';

/** A text, and the language it really is in: the reader's, or Japanese where the edition has no other. */
export interface Told {
  text: string;
  lang: Language;
}

export type CutGoal = (text: string) => GoalPart[];

/** A thing of the edition whose main text is in `lang`. */
export type InLanguage<T> = T & { lang: Language };

type Translated<F extends string> = {
  translations?: Partial<Record<Exclude<Language, 'ja'>, Partial<Record<F, string>>>>;
};

function told<F extends string>({ translations }: Translated<F>, field: F, language: Language, given: string): Told {
  const text = language === 'ja' ? undefined : translations?.[language]?.[field];
  return text === undefined || text === '' ? { text: given, lang: 'ja' } : { text, lang: language };
}

export function principleIn(principle: Principle, language: Language): InLanguage<Principle> {
  return { ...principle, ...told(principle, 'text', language, principle.text) };
}

/** `cut`: a translation in the parts of a goal, which Japanese has from the importer. */
export function goalIn(goal: Goal, language: Language, cut: CutGoal): InLanguage<Goal> {
  const { text, lang } = told(goal, 'text', language, goal.text);
  return lang === 'ja' ? { ...goal, lang } : { ...goal, text, lang, parts: cut(text) };
}

/** What came of a goal; `year` names another 年度 than that of the slide it stands on. */
export type ToldResult = Told & { level: string; year: string | null };

export function resultIn(goal: Goal, language: Language, year: string | null): ToldResult | null {
  return hasResult(goal) ? { ...told(goal, 'result', language, goal.result), level: goal.level, year } : null;
}

/** What the department itself is called; the 部 above it has no other name. */
export function nameIn(department: Department, language: Language): Told {
  return told(department, 'name', language, department.path.at(-1) ?? '');
}

/** What of a department's path stands above its name: another name stands below the whole of it, for that is what stands on the counter. */
export function aboveName(path: string[], name: Told): string[] {
  return name.lang === 'ja' ? path.slice(0, -1) : path;
}

export function noticeIn(notice: Notice, language: Language): { notice: InLanguage<Notice>; title: Told } {
  const { text: body, lang } = told(notice, 'body', language, notice.body);
  return { notice: { ...notice, body, lang }, title: told(notice, 'title', language, notice.title) };
}

/** `given` is what it is called in Japanese besides, and how that is read. */
export function termIn(term: Term, language: Language): { word: Told; given: string[]; meaning: Told } {
  const word = told(term, 'word', language, term.word);
  const given = [word.lang === 'ja' ? '' : term.word, term.reading].filter((text) => text !== '' && text !== word.text);
  return { word, given, meaning: told(term, 'meaning', language, term.meaning) };
}
