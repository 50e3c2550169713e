import type { GoalPart } from '../content/edition.ts';
import { paginate } from './paginate.ts';
import type { Slide } from './slides.ts';

/** A paragraph of a page; `no` is the number of a principle or of an action within its goal. */
export interface Block {
  kind: 'principle' | 'aim' | 'action' | 'text';
  no: number | null;
  text: string;
}

/** What stands on the screen at once; `characters` is what a reader has to read. */
export interface Page {
  blocks: Block[];
  characters: number;
}

/** All principles share one card while they fit it; three pages' worth of text is where trying ends. */
const POLICY_PAGES_WORTH = 3;

/**
 * The pages of a slide, each at most `limit` characters. A page that does not fit its screen at the smallest type is asked
 * for again with a smaller limit: text is paged, never shrunk.
 */
export function pagesOf(slide: Slide, limit: number): Page[] {
  switch (slide.kind) {
    case 'policy':
      return filled(
        slide.principles.map(({ no, text }) => ({ kind: 'principle' as const, no, text })),
        limit * POLICY_PAGES_WORTH,
      );
    case 'principle':
      return filled([{ kind: 'principle', no: slide.principle.no, text: slide.principle.text }], limit);
    case 'goal':
      return goalPages(slide.goal.parts, limit);
    case 'notice':
      return filled([{ kind: 'text', no: null, text: slide.notice.body }], limit);
    case 'department':
    case 'card':
      return [{ blocks: [], characters: openerCharacters(slide) }];
  }
}

function openerCharacters(slide: Slide): number {
  if (slide.kind !== 'department') return 0;
  const { path, goals } = slide.department;
  return [...path, ...goals.map((goal) => goal.category)].join('').length;
}

/** The aim stands alone, large; the actions follow as a list. A heading (「見出し」) stays with what it heads. */
function goalPages(parts: GoalPart[], limit: number): Page[] {
  const pages = groupsOf(parts).flatMap((group) => filled(group, limit));
  return pages.length > 0 ? pages : [{ blocks: [], characters: 0 }];
}

/** Parts of one kind that follow each other; only several actions in a row are numbered. */
function groupsOf(parts: GoalPart[]): Block[][] {
  const groups: Block[][] = [];
  for (const { kind, text } of parts) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && (last.kind === kind || isHeading(last))) {
      group.push({ kind, no: null, text });
    } else {
      groups.push([{ kind, no: null, text }]);
    }
  }
  for (const group of groups) {
    const actions = group.filter((block) => block.kind === 'action');
    if (actions.length > 1) for (const [index, action] of actions.entries()) action.no = index + 1;
  }
  return groups;
}

const isHeading = ({ kind, text }: Block) => kind === 'aim' && /^「[^」]*」$/.test(text);

/** Blocks one after the other, a new page where the next one would pass the limit; a block too long is cut. */
function filled(blocks: Block[], limit: number): Page[] {
  const pages: Page[] = [];
  for (const block of blocks) {
    for (const text of paginate(block.text, limit)) {
      const characters = [...text].length;
      const page = pages.at(-1);
      if (page !== undefined && page.characters + characters <= limit) {
        page.blocks.push({ ...block, text });
        page.characters += characters;
      } else {
        pages.push({ blocks: [{ ...block, text }], characters });
      }
    }
  }
  return pages;
}
