import { diffArrays } from 'diff';

/** A piece of a text as it was or is to be; all that are not `added` make the text before, all not `removed` the text after. */
export interface MarkedPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many edits the texts have little in common. */
const MOST_EDITS = 400;
/** A reader follows marks while at least this share of the longer text is the same. */
const LEAST_SAME = 0.4;
/** So short a piece between two changes, such as a particle, is no landmark. */
const ISLAND = 2;

/** Which words a change takes out and puts in; a text that was written anew is marked as a whole. */
export function markedWords(before: string, after: string): MarkedPiece[] {
  if (before === '' || after === '') return change(before, after);
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  const pieces = parts?.map(
    ({ added, removed, value }): MarkedPiece => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  const same = pieces?.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  const isAnew = same < LEAST_SAME * Math.max(before.length, after.length);
  return pieces === undefined || isAnew ? change(before, after) : joined(pieces);
}

/** Changes with only an island between them become one: what goes, then what comes. */
function joined(pieces: MarkedPiece[]): MarkedPiece[] {
  const marked: MarkedPiece[] = [];
  let removed = '';
  let added = '';
  for (const [index, { kind, text }] of pieces.entries()) {
    const isInside = index > 0 && index < pieces.length - 1;
    if (kind === 'same' && !(isInside && text.length <= ISLAND)) {
      marked.push(...change(removed, added), { kind, text });
      removed = '';
      added = '';
      continue;
    }
    if (kind !== 'added') removed += text;
    if (kind !== 'removed') added += text;
  }
  return [...marked, ...change(removed, added)];
}

function change(before: string, after: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  return pieces.filter(({ text }) => text !== '');
}

// Making one takes longer than using it.
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

function words(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}
