import type { Goal } from '../content/edition.ts';
import { withoutRuby } from '../content/ruby.ts';
import type { Language } from '../settings/choices.ts';
import type { Told } from './in-language.ts';
import { characters } from './paginate.ts';
import type { Slide } from './slides.ts';
import { wordsOf } from './word-breaks.ts';

/** A way to a slide: its id, and what the button says. */
export interface IndexEntry extends Told {
  slide: string;
}

export interface IndexGoal {
  slide: string;
  no: number;
  category: string;
  /** The first words of what is promised. */
  start: string;
  lang: Language;
}

export interface IndexDepartment {
  slide: string;
  path: string[];
  name: Told;
  reading: string;
  floor: string;
  goals: IndexGoal[];
  /** Last year's goals with their results, and which year that was. */
  previous: IndexGoal[];
  year: string;
}

/** The departments of one 部; '' holds those that belong to none. */
export interface IndexGroup {
  name: string;
  departments: IndexDepartment[];
}

export interface Index {
  policy: IndexEntry | null;
  notices: IndexEntry[];
  groups: IndexGroup[];
}

/** As many characters of a goal, or of a notice's title, stand on its button. */
const START_CHARACTERS = 36;

/** Every slide somebody may look for, by 部 in the order of the edition; what belongs to no 部 stands last. */
export function indexEntries(slides: Slide[]): Index {
  let policy: IndexEntry | null = null;
  const notices = new Map<string, IndexEntry>();
  const departments: IndexDepartment[] = [];
  for (const slide of slides) {
    const { id } = slide;
    if (slide.kind === 'policy') policy = { slide: id, text: slide.title, lang: 'ja' };
    // It comes several times in the loop, and stands here once.
    if (slide.kind === 'notice') {
      const { text, lang } = slide.title;
      notices.set(id, { slide: id, text: firstWords(text, START_CHARACTERS), lang });
    }
    if (slide.kind === 'department') {
      const { path, reading = '', floor = '' } = slide.department;
      departments.push({ slide: id, path, name: slide.name, reading, floor, goals: [], previous: [], year: '' });
    }
    if (slide.kind === 'goal') {
      const { no, category, lang } = slide.goal;
      // Goals follow their department.
      const department = departments.at(-1)!;
      const list = slide.year === null ? department.goals : department.previous;
      department.year = slide.year ?? department.year;
      list.push({ slide: id, no, category, start: startOf(slide.goal), lang });
    }
  }
  return { policy, notices: [...notices.values()], groups: groupsOf(departments) };
}

function groupsOf(departments: IndexDepartment[]): IndexGroup[] {
  const groupOf = ({ path }: IndexDepartment) => (path.length > 1 ? path[0]! : '');
  const names = new Set(departments.map(groupOf));
  return [...names]
    .toSorted((one, other) => Number(one === '') - Number(other === ''))
    .map((name) => ({ name, departments: departments.filter((department) => groupOf(department) === name) }));
}

const startOf = ({ parts, text }: Goal) => firstWords(parts[0]?.text ?? text, START_CHARACTERS);

/** The beginning of a text in whole words, with 「…」 where more follows; without readings, for which a button has no room. */
export function firstWords(written: string, limit: number): string {
  const text = withoutRuby(written);
  if (characters(text) <= limit) return text;
  let start = '';
  for (const word of wordsOf(text, (_before, after) => CLOSES.test(after))) {
    if (characters(start + word) > limit) break;
    start += word;
  }
  // One word longer than the limit.
  if (start === '') start = [...text].slice(0, limit).join('');
  return `${start.replace(PAUSES, '')}…`;
}

const CLOSES = /^[\p{Pe}\p{Pf}。．、，・：；！？ー々]/u;
const PAUSES = /[、，・\s]+$/u;
