import type { TabletLine } from '../../core/protocol/office.ts';
import type { tabletListWords } from '../../words/office-tablets.ts';

export type TabletOrder = keyof typeof tabletListWords.orders;

/** Width of letters and case are no difference to whoever searches. */
const folded = (text: string) => text.normalize('NFKC').toLowerCase();
const byName = new Intl.Collator('ja', { numeric: true });

/** The tablets that a search finds, all its words in name or place, in an order that staff chose. */
export function foundTablets(
  tablets: TabletLine[],
  search: string,
  order: TabletOrder,
  troubled: (tablet: TabletLine) => number,
): TabletLine[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = tablets.filter(({ name, place }) => words.every((word) => folded(`${name} ${place}`).includes(word)));
  const compare = { name: () => 0, seen: bySeen, unsent: byUnsent, trouble: by(troubled) }[order];
  return found.sort((one, other) => compare(one, other) || byName.compare(one.name, other.name));
}

const by = (figure: (tablet: TabletLine) => number) => (one: TabletLine, other: TabletLine) =>
  figure(other) - figure(one);
const byUnsent = by(({ unsent }) => unsent ?? 0);
/** One that was never heard has been silent the longest. */
const bySeen = (one: TabletLine, other: TabletLine) =>
  (one.seenAt === null ? 0 : Date.parse(one.seenAt)) - (other.seenAt === null ? 0 : Date.parse(other.seenAt));
