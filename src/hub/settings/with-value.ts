import { stringify } from 'yaml';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { weekdays } from '../../core/settings/office-settings.ts';
import { commentsIn, type LivePair, livePairs } from './yaml-places.ts';

export type KeyPath = readonly [string, ...string[]];

type Plain = string | number | boolean;
/** `null` = the key alone, for what stands below it; `undefined` = not to be there. */
export type Value =
  | Plain
  | readonly Plain[]
  | readonly Record<string, Plain>[]
  | Record<string, unknown>
  | null
  | undefined;

/** The text with this key set, at the place it has or should have; `null` where it is written in a way that nobody foresaw. */
export function withValue(text: string, path: KeyPath, value: Value): string | null {
  const top = livePairs(text);
  if (top === null) return null;
  const live = liveAlong(top, path);
  const pair = live[path.length - 1];
  if (pair !== undefined) return value === undefined ? commentedOut(text, pair) : replaced(text, pair, value);
  if (value === undefined) return text;
  if (live.length === path.length - 1) return inserted(text, top, live, path, value);
  const withParent = withValue(text, path.slice(0, live.length + 1) as string[] as [string], null);
  return withParent === null ? null : withValue(withParent, path, value);
}

/** The pairs that stand for the keys of a path, as many as are there. */
export function liveAlong(top: LivePair[], path: readonly string[]): LivePair[] {
  const [key, ...rest] = path;
  const pair = top.find((other) => other.key === key);
  return pair === undefined ? [] : [pair, ...liveAlong(pair.pairs ?? [], rest)];
}

/** Comments within the old value move above its key. */
function replaced(text: string, { keyFrom, valueFrom, valueTo }: LivePair, value: Value): string {
  if (value === null) return text;
  const lineFrom = text.lastIndexOf('\n', keyFrom) + 1;
  const indent = text.slice(lineFrom, keyFrom);
  const end = lineEnd(text);
  const comments = commentsIn(text).filter(({ from }) => from >= valueFrom && from < valueTo);
  const above = comments.map(({ comment }) => indent + comment + end).join('');
  const written = valueText(value, indent.length, end);
  return text.slice(0, lineFrom) + above + text.slice(lineFrom, valueFrom) + written + text.slice(valueTo);
}

function commentedOut(text: string, { keyFrom, valueTo }: LivePair): string {
  const lines = text.split('\n');
  for (let line = lineOf(text, keyFrom); line <= lineOf(text, valueTo); line += 1) lines[line] = `#${lines[line]}`;
  return lines.join('\n');
}

/** In the place of its example; where there is none, behind the keys that come before it, or at the end of the file. */
function inserted(text: string, top: LivePair[], parents: LivePair[], path: KeyPath, value: Value): string | null {
  const parent = parents.at(-1);
  const siblings = parent === undefined ? top : parent.pairs;
  if (siblings === null) return null;
  const key = path.at(-1)!;
  const end = lineEnd(text);
  const column = (pair: LivePair) => pair.keyFrom - text.lastIndexOf('\n', pair.keyFrom) - 1;
  const indent = siblings[0] ? column(siblings[0]) : parent ? column(parent) + 2 : 0;
  const written = `${' '.repeat(indent)}${key}:${valueText(value, indent, end)}`;
  const lines = text.split('\n');

  const from = parent === undefined ? 0 : lineOf(text, parent.keyFrom) + 1;
  const until = parent === undefined ? lines.length : endOfSection(text, lines, top, parents);
  const isWithin = (index: number) => index >= from && index < until;
  const example = lines.findIndex((line, index) => isWithin(index) && isExampleOf(line, [key], value === null));
  if (example !== -1) {
    const behind = value === null ? example + 1 : endOfExample(lines, example);
    const remark = commentsIn(lines[example]!.replace('#', '')).map(({ comment }) => ` ${comment}`);
    const isCut = lines[behind - 1]!.endsWith('\r');
    lines.splice(example, behind - example, written + remark.join('') + (isCut ? '\r' : ''));
    return lines.join('\n');
  }
  if (parent === undefined) {
    const gap = text === '' ? '' : text.endsWith('\n') ? end : end + end;
    return text + gap + written + end;
  }
  const keys = keysBelow(path.slice(0, -1));
  const before = keys.slice(0, keys.indexOf(key));
  const live = siblings.filter((other) => before.includes(other.key)).map(({ valueTo }) => lineOf(text, valueTo) + 1);
  const shown = lines.findLastIndex((line, index) => isWithin(index) && isExampleOf(line, before));
  const at = Math.max(from, ...live, shown === -1 ? 0 : endOfExample(lines, shown));
  if (at >= lines.length) return text + end + written;
  lines.splice(at, 0, written + (end === '\n' ? '' : '\r'));
  return lines.join('\n');
}

/** The line behind an example; a list goes on over several. */
function endOfExample(lines: string[], at: number): number {
  let end = at + 1;
  while (isExampleItem(lines[end] ?? '')) end += 1;
  return end;
}

/** The line on which something begins that is not of the last parent: a key of a level above, or the example of one. */
function endOfSection(text: string, lines: string[], top: LivePair[], parents: LivePair[]): number {
  const parent = parents.at(-1)!;
  const header = lineOf(text, parent.keyFrom);
  const levels = parents.map((_, depth) => (depth === 0 ? top : parents[depth - 1]!.pairs!));
  const keys = parents.flatMap((_, depth) => keysBelow(parents.slice(0, depth).map((each) => each.key)));
  const live = levels.flat().filter(({ keyFrom }) => keyFrom > parent.keyFrom);
  const ends = live.map(({ keyFrom }) => lineOf(text, keyFrom));
  const example = lines.findIndex((line, index) => index > header && isExampleOf(line, keys));
  return Math.min(lines.length, ...ends, ...(example === -1 ? [] : [example]));
}

const keysBySection = new Map(
  Object.entries(defaultSettings).map(([section, keys]) => [
    section,
    typeof keys === 'object' ? Object.keys(keys) : [],
  ]),
);

/** The keys that may stand below a path, in the order of kiosk.yaml. */
function keysBelow([section, key]: readonly string[]): readonly string[] {
  if (section === undefined) return [...keysBySection.keys()];
  return key === undefined ? (keysBySection.get(section) ?? []) : weekdays;
}

/** The key whose writing a line shows behind a `#`. One space behind it at the beginning of a line is how notes begin. */
function exampleIn(line: string): { key: string; isHeader: boolean } | null {
  const [, indent, space, key, rest] = /^([ \t]*)#([ \t]*)([A-Za-z]+):[ \t]*(.*?)\r?$/.exec(line) ?? [];
  if (key === undefined || rest === undefined) return null;
  const isHeader = rest === '' || rest.startsWith('#');
  return indent === '' && space === ' ' && !isHeader ? null : { key, isHeader };
}

function isExampleOf(line: string, keys: readonly string[], isHeader = false): boolean {
  const example = exampleIn(line);
  return example !== null && keys.includes(example.key) && (example.isHeader || !isHeader);
}

const isExampleItem = (line: string) => /^[ \t]*#[ ]+(- )?((date|open):|"?\d{4}-\d\d-\d\d)/.test(line);

const nestedKeys = [...[...keysBySection.values()].flat(), ...weekdays];

/** Whether a value may take the place of the line. */
export const isExample = (line: string): boolean =>
  isExampleItem(line) || isExampleOf(line, [...keysBySection.keys()], true) || isExampleOf(line, nestedKeys);

/** As it stands behind the colon. */
function valueText(value: Value, indent: number, end: string): string {
  if (value === null || value === undefined) return '';
  if (!isObjectList(value) || value.length === 0) return ` ${flowText(value)}`;
  const pad = ' '.repeat(indent + 2);
  const items = value.map((item) =>
    Object.entries(item).map(
      ([key, inner], index) => `${end}${pad}${index === 0 ? '- ' : '  '}${key}: ${flowText(inner)}`,
    ),
  );
  return items.flat().join('');
}

const isObjectList = (value: Value): value is readonly Record<string, Plain>[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'object');

/** On one line; in braces and brackets more has to be quoted than outside. */
function flowText(value: unknown, isNested = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, true)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, inner]) => `${key}: ${flowText(inner, true)}`);
    return `{${pairs.join(', ')}}`;
  }
  // Days and times, which other readers of YAML take for dates and numbers.
  if (typeof value === 'string' && /^\d/.test(value)) return JSON.stringify(value);
  if (isNested) return stringify([value], FLOW).slice('['.length, -']\n'.length);
  return stringify({ k: value }, { lineWidth: 0 }).slice('k: '.length, -'\n'.length);
}

const FLOW = { lineWidth: 0, collectionStyle: 'flow', flowCollectionPadding: false } as const;

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length - 1;

const lineEnd = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');
