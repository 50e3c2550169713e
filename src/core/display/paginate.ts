// Where a reader would breathe, best first: after a sentence (and the bracket that closes it), before a numbered item or a
// heading, after a comma, after a middle dot.
const CUTS = [/(?<=[。！？!?][」』）)】]*)(?![」』）)】])/u, /(?=【|[(（]\d+[)）])/u, /(?<=、)/u, /(?<=・)/u];

const characters = (text: string) => [...text].length;

/**
 * Pages of at most `limit` characters, cut where a reader would breathe and never inside a word; joined together they are
 * the text again. The pages are as even as the cuts allow, so that none holds a mere leftover.
 */
export function paginate(text: string, limit: number): string[] {
  if (characters(text) <= limit) return [text];
  return evenly(pieces(text, limit), limit);
}

/** The text in pieces no longer than the limit, cut at the best places that suffice. */
function pieces(text: string, limit: number, level = 0): string[] {
  if (characters(text) <= limit) return [text];
  const cut = CUTS[level];
  if (cut === undefined) return wordsWithin(text, limit);
  return text
    .split(cut)
    .filter((piece) => piece !== '')
    .flatMap((piece) => pieces(piece, limit, level + 1));
}

function wordsWithin(text: string, limit: number): string[] {
  const words = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  // One word longer than a page: an address, or no language at all.
  return words.flatMap((word) => (characters(word) <= limit ? [word] : chunks([...word], limit)));
}

function chunks(letters: string[], size: number): string[] {
  const all: string[] = [];
  for (let from = 0; from < letters.length; from += size) all.push(letters.slice(from, from + size).join(''));
  return all;
}

/** Joins pieces into the fewest pages, and among those into the most even ones (smallest sum of squares). */
function evenly(all: string[], limit: number): string[] {
  const lengths = all.map(characters);
  const best: { pages: number; squares: number; from: number }[] = [{ pages: 0, squares: 0, from: 0 }];
  for (let end = 1; end <= all.length; end += 1) {
    let found = { pages: Number.POSITIVE_INFINITY, squares: Number.POSITIVE_INFINITY, from: end - 1 };
    let length = 0;
    for (let from = end - 1; from >= 0; from -= 1) {
      length += lengths[from]!;
      if (length > limit) break;
      const before = best[from]!;
      const candidate = { pages: before.pages + 1, squares: before.squares + length ** 2, from };
      if (candidate.pages < found.pages || (candidate.pages === found.pages && candidate.squares < found.squares)) {
        found = candidate;
      }
    }
    best.push(found);
  }
  const pages: string[] = [];
  for (let end = all.length; end > 0; end = best[end]!.from) pages.unshift(all.slice(best[end]!.from, end).join(''));
  return pages;
}
