import type { GoalPart } from './edition.ts';

type Kind = GoalPart['kind'];

const LABEL = /【([^【】]{1,20})】/g;
const HEADING = /「[^「」]{1,60}」(?=\s+\S)/g;
const CONCRETELY = /具体的には/g;
const ITEM = /[(（][0-9０-９]{1,2}[)）]|[⑴-⒇①-⑳]|・(?=\S)/g;

/**
 * Cuts a goal into what is promised and the steps towards it, for the layout. Only labels (【目標】), item markers ((1), ・) and white
 * space between parts are dropped; all other characters stay, in order.
 */
export function partsOf(text: string): GoalPart[] {
  const parts = labelled(text) ?? headed(text) ?? concretely(text) ?? listed(text);
  return parts.length > 0 ? parts : part('text', text);
}

/** 【目標】… 【具体的な取組内容】… */
function labelled(text: string): GoalPart[] | null {
  const labels = [...text.matchAll(LABEL)].filter(
    ({ 1: name, index }) => kindOfLabel(name!) && isItemStart(text, index),
  );
  const [first] = labels;
  if (!first) return null;
  const introduction = part(kindOfLabel(first[1]!) === 'action' ? 'aim' : 'text', text.slice(0, first.index));
  const sections = labels.flatMap(({ 0: label, 1: name, index }, at) =>
    items(text.slice(index + label.length, labels[at + 1]?.index)).flatMap((item) => part(kindOfLabel(name!)!, item)),
  );
  return [...introduction, ...sections];
}

function kindOfLabel(name: string): Kind | null {
  const isAim = /目標|ねらい/.test(name);
  const isAction = /取組|取り組み|具体的/.test(name);
  if (isAim === isAction) return null;
  return isAim ? 'aim' : 'action';
}

/** 「見出し」 and the text under it, once or several times. White space after 」 tells a heading from a quoted word. */
function headed(text: string): GoalPart[] | null {
  const headings = [...text.matchAll(HEADING)].filter(({ index }) => isSentenceStart(text, index));
  const [first] = headings;
  if (!first) return null;
  const sections = headings.flatMap(({ 0: heading, index }, at) => [
    ...part('aim', heading),
    ...items(text.slice(index + heading.length, headings[at + 1]?.index)).flatMap((item) => part('action', item)),
  ]);
  return [...part('text', text.slice(0, first.index)), ...sections];
}

/** A。 具体的には、B */
function concretely(text: string): GoalPart[] | null {
  const start = [...text.matchAll(CONCRETELY)].find(({ index }) => index > 0 && isSentenceStart(text, index))?.index;
  if (start === undefined || text.slice(0, start).trim() === '') return null;
  return [...part('aim', text.slice(0, start)), ...items(text.slice(start)).flatMap((item) => part('action', item))];
}

/** Items without any label; one alone may be a mark inside a sentence. */
function listed(text: string): GoalPart[] {
  const [introduction = '', ...rest] = items(text);
  if (rest.length < 2) return part('text', text);
  return [...part('text', introduction), ...rest.flatMap((item) => part('action', item))];
}

/** What stands before the first (1) or ・, then each item without its marker. */
function items(text: string): string[] {
  let expected = 1;
  const markers = [...text.matchAll(ITEM)].filter(({ 0: marker, index }) => {
    if (!isItemStart(text, index)) return false;
    if (marker === '・') return true;
    // A number out of order is a reference inside a sentence, not an item.
    if (Number(marker.normalize('NFKC').replace(/\D/g, '')) !== expected) return false;
    expected += 1;
    return true;
  });
  const rest = markers.map(({ 0: marker, index }, at) => text.slice(index + marker.length, markers[at + 1]?.index));
  return [text.slice(0, markers[0]?.index), ...rest];
}

// A ・ inside a word (相談・苦情) stands after a letter.
function isItemStart(text: string, index: number): boolean {
  return index === 0 || /[\s。】]/.test(text[index - 1]!);
}

function isSentenceStart(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 8), index).trimEnd();
  return before.endsWith('。') || (before === '' && index <= 8);
}

function part(kind: Kind, text: string): GoalPart[] {
  const trimmed = text.trim();
  return trimmed === '' ? [] : [{ kind, text: trimmed }];
}
