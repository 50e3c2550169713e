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
  let actions = 0;
  const blocks = parts.map(({ kind, text }): Block => ({ kind, no: kind === 'action' ? ++actions : null, text }));
  const isList = actions > 1;
  const groups: Block[][] = [];
  for (const block of blocks.map((each) => (isList ? each : { ...each, no: null }))) {
    const group = groups.at(-1);
    if (group !== undefined && group.at(-1)!.kind === block.kind) group.push(block);
    else groups.push([block]);
  }
  const pages = groups.flatMap((group) => filled(group, limit));
  return pages.length > 0 ? pages : [{ blocks: [], characters: 0 }];
}

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
