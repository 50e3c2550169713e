import { isCollection, isMap, isNode, isPair, isScalar, Lexer, type Pair, parseDocument } from 'yaml';

/** A key with its value, as it stands in the text; offsets count characters. */
export interface LivePair {
  key: string;
  keyFrom: number;
  /** Behind the colon. */
  valueFrom: number;
  /** Behind the last character of the value; `valueFrom` where there is none. */
  valueTo: number;
  /** The pairs of its value, in their order; `null` where that is no map of one key a line. */
  pairs: LivePair[] | null;
}

/** The pairs of a document whose keys stand one a line; `null` where it is written in another way. */
export function livePairs(text: string): LivePair[] | null {
  const { contents, errors } = parseDocument(text, { prettyErrors: false });
  if (errors.length > 0) return null;
  return contents === null ? [] : pairsOf(contents, text);
}

function pairsOf(node: unknown, text: string): LivePair[] | null {
  if (isScalar(node) && node.value === null && !node.source) return [];
  if (!isMap(node) || node.flow === true) return null;
  const pairs = node.items.map((pair) => livePair(pair, text));
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

function livePair({ key, value }: Pair, text: string): LivePair | null {
  if (!isScalar(key) || !key.range) return null;
  const [keyFrom, keyTo] = key.range;
  const isFirstOnLine = /(^|\n)[ ]*$/.test(text.slice(0, keyFrom));
  const colon = /^[ \t]*:/.exec(text.slice(keyTo));
  if (!isFirstOnLine || colon === null) return null;
  const valueFrom = keyTo + colon[0].length;
  // A block text ends with its line.
  const valueTo = valueFrom + text.slice(valueFrom, endOf(value)).replace(/[ \t\r\n]+$/, '').length;
  return { key: String(key.value), keyFrom, valueFrom, valueTo, pairs: pairsOf(value, text) };
}

/** What the parser counts to a block goes as far as the next key; what is written in it ends earlier. */
function endOf(node: unknown): number {
  if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
  if (isCollection(node) && node.flow !== true) return Math.max(0, ...node.items.map(endOf));
  if (isScalar(node) && node.value === null && !node.source) return 0;
  if (!isNode(node) || !node.range) return 0;
  return node.range[1];
}

/** Where comments begin, and what they say; a # within a value is none. */
export function commentsIn(text: string): { from: number; comment: string }[] {
  const found: { from: number; comment: string }[] = [];
  // The lexer says by one of these that a value follows, or that something begins or ends.
  const MARKS = ['\u0002', '\u0018', '\u001f'];
  let from = 0;
  let isValue = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.includes(lexeme)) {
      isValue = lexeme === '\u001f';
      continue;
    }
    if (!isValue && lexeme.startsWith('#')) found.push({ from, comment: lexeme.replace(/[ \t\r]+$/, '') });
    isValue = false;
    from += lexeme.length;
  }
  return found;
}
