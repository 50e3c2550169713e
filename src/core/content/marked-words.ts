import { diffArrays } from 'diff';

/** A piece of a text as it was or is to be; all that are not `added` make the text before, all not `removed` the text after. */
export interface MarkedPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond this many edits the texts have little in common, and marks would not help a reader. */
const MOST_EDITS = 400;

/** Which words a change takes out and puts in. */
export function markedWords(before: string, after: string): MarkedPiece[] {
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  const marked: MarkedPiece[] = parts
    ? parts.map(({ added, removed, value }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return marked.filter(({ text }) => text !== '');
}

function words(text: string): string[] {
  return [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
}
