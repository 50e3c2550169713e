import type { GoalPart, Principle } from '../content/edition.ts';
import type { Language } from '../settings/choices.ts';
import { evenGroups } from './even-groups.ts';
import type { InLanguage, ToldResult } from './in-language.ts';
import { characters, paginate } from './paginate.ts';
import type { GoalSlide, NoticeSlide, Slide } from './slides.ts';

/** A paragraph of a page; `no` is the number of a principle or of an action within its goal. */
export interface Block {
  kind: 'principle' | 'aim' | 'action' | 'text' | 'level' | 'result' | 'fact';
  no: number | null;
  /** What the paragraph says, in a word before it. */
  label?: string;
  text: string;
  lang: Language;
}

/** What stands on the screen at once; `characters` is what a reader has to read, as Japanese characters. */
export interface Page {
  blocks: Block[];
  characters: number;
}

/** All principles share one card while they fit it; three pages' worth of text is where trying ends. */
const POLICY_PAGES_WORTH = 3;

/** Below this a page is no longer cut: a screen that cannot hold it cannot hold a sentence. */
const FEWEST_CHARACTERS = 20;

/** A paragraph has a line at least: as many characters stand in it at the largest type on the smallest screen. */
const CHARACTERS_IN_A_LINE = 11;

/** The limit to try next for a slide whose page did not fit; the same one where it is not to be cut any finer. */
export function finerLimit(slide: Slide, limit: number): number {
  const fewest = slide.kind === 'policy' ? FEWEST_CHARACTERS / POLICY_PAGES_WORTH : FEWEST_CHARACTERS;
  return Math.min(limit, Math.max(fewest, Math.floor(limit * 0.8)));
}

/**
 * The pages of a slide, each at most `limit` characters. A page that does not fit its screen at the smallest type is asked
 * for again with a smaller limit: text is paged, never shrunk.
 */
export function pagesOf(slide: Slide, limit: number): Page[] {
  switch (slide.kind) {
    case 'policy':
      return filled(slide.principles.map(principleBlock), limit * POLICY_PAGES_WORTH);
    case 'principle':
      return filled([principleBlock(slide.principle)], limit);
    case 'goal':
      return goalPages(slide, limit);
    case 'notice':
      return noticePages(slide, limit);
    case 'department':
    case 'ratings':
    case 'card':
      return [{ blocks: [], characters: openerCharacters(slide) }];
  }
}

const principleBlock = ({ no, text, lang }: InLanguage<Principle>): Block => ({ kind: 'principle', no, text, lang });

/** When and where follow what a voice has changed. */
function noticePages({ notice: { body, lang }, voice }: NoticeSlide, limit: number): Page[] {
  const text: Block = { kind: 'text', no: null, text: body, lang };
  return filled(voice === undefined ? [text] : [{ ...text, label: voice.done }, ...voice.facts], limit);
}

function openerCharacters(slide: Slide): number {
  if (slide.kind === 'ratings') return characters(slide.ratings.what + slide.ratings.counted);
  if (slide.kind !== 'department') return 0;
  const { path, goals } = slide.department;
  return characters([...path, ...goals.map((goal) => goal.category)].join(''));
}

/**
 * The aim stands alone, large; the actions follow as a list, then the result. A heading (「見出し」) stays with what it heads. Where
 * the aim and its result are short (each half a page, and a line for every paragraph), one page holds both, so that a reader
 * sees the one beside the other.
 */
function goalPages({ goal: { parts, text, lang }, result }: GoalSlide, limit: number): Page[] {
  // What has not been divided is shown as it was given.
  const shown: GoalPart[] = parts.length > 0 ? parts : [{ kind: 'text', text }];
  const groups = groupsOf(shown, lang);
  const promised = groups.flatMap((group) => filled(group, limit));
  if (result === null) return promised;
  const outcome = outcomeOf(result);
  const [aim = [], ...others] = groups;
  const isOneAim = !hasAction(aim) && others.every(hasAction);
  const pair = [...aim, ...outcome];
  const isShort =
    Math.max(charactersOf(aim), charactersOf(outcome)) <= limit / 2 && pair.length * CHARACTERS_IN_A_LINE <= limit;
  if (!isOneAim || !isShort) return [...promised, ...filled(outcome, limit)];
  return [...(others.length > 0 ? promised : []), { blocks: pair, characters: charactersOf(pair) }];
}

function outcomeOf({ text, level, lang }: ToldResult): Block[] {
  const blocks: Block[] = [
    { kind: 'level', no: null, text: level, lang: 'ja' },
    { kind: 'result', no: null, text, lang },
  ];
  return blocks.filter((block) => block.text !== '');
}

/** Where on a page the result begins; -1 where there is none, 0 where nothing else is. */
export const outcomeAt = (blocks: Block[]) => blocks.findIndex(({ kind }) => kind === 'level' || kind === 'result');

const hasAction = (blocks: Block[]) => blocks.some(({ kind }) => kind === 'action');

/** Parts of one kind that follow each other; only several actions in a row are numbered. */
function groupsOf(parts: GoalPart[], lang: Language): Block[][] {
  const groups: Block[][] = [];
  for (const { kind, text } of parts) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && (last.kind === kind || isHeading(last))) {
      group.push({ kind, no: null, text, lang });
    } else {
      groups.push([{ kind, no: null, text, lang }]);
    }
  }
  for (const group of groups) {
    const actions = group.filter((block) => block.kind === 'action');
    if (actions.length > 1) for (const [index, action] of actions.entries()) action.no = index + 1;
  }
  return groups;
}

const isHeading = ({ kind, text }: Block) => kind === 'level' || (kind === 'aim' && /^「[^」]*」$/.test(text));

/** Blocks one after the other on as few pages as hold them, evenly; a block too long is cut. */
function filled(blocks: Block[], limit: number): Page[] {
  const units = unitsOf(blocks, limit);
  const ends = evenGroups(units.map(roomOf), limit);
  return ends.map((end, index) => {
    const onPage = units.slice(ends[index - 1] ?? 0, end).flat();
    return { blocks: onPage, characters: charactersOf(onPage) };
  });
}

/** What must not be parted: each block or piece of one, and a heading with the beginning of what it heads. */
function unitsOf(blocks: Block[], limit: number): Block[][] {
  const units: Block[][] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    // A heading that takes most of a page stays alone on it.
    const isHeaded = before !== undefined && isHeading(before) && lengthOf(before) <= limit / 2;
    const room = (held: number) => (limit - held) / widthOf(block.lang);
    // Below its heading a text has a line at least: in less, a word might be cut.
    const held = isHeaded ? Math.min(lineOf(before), limit - CHARACTERS_IN_A_LINE) : 0;
    const pieces = isHeaded ? piecesBelow(block.text, room(held), room(0)) : paginate(block.text, room(0));
    const [first, ...rest] = pieces.map((text) => ({ ...block, text }));
    if (isHeaded) units.at(-1)!.push(first!);
    else units.push([first!]);
    units.push(...rest.map((piece) => [piece]));
  }
  return units;
}

/** Below a heading there is less room than on the pages after it. */
function piecesBelow(text: string, limit: number, limitAfter: number): string[] {
  const [first = ''] = paginate(text, limit);
  const rest = text.slice(first.length);
  return rest === '' ? [first] : [first, ...paginate(rest, limitAfter)];
}

/** As Japanese characters: a Latin letter is half as wide and read in half the time. */
const widthOf = (lang: Language) => (lang === 'en' ? 0.5 : 1);
const lengthOf = ({ text, lang }: Block) => Math.ceil(characters(text) * widthOf(lang));
const lineOf = (block: Block) => Math.max(lengthOf(block), CHARACTERS_IN_A_LINE);
/** A heading has its line, whatever follows it. */
const roomOf = ([first, ...rest]: Block[]) =>
  (rest.length > 0 ? lineOf(first!) : lengthOf(first!)) + charactersOf(rest);
const charactersOf = (blocks: Block[]) => blocks.reduce((sum, block) => sum + lengthOf(block), 0);
