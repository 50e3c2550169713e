import { withoutSpaces } from './spaces.ts';

/** One step of a path; `written` keeps the stray spaces of the source. */
export interface PathPart {
  name: string;
  written: string;
}

// What names of units in a Japanese administration end in. A word that ends otherwise is not finished: the space after it is stray.
const UNIT = '部|課|室|係|局|署|所|館|班|担当|センター|窓口|委員会|グループ|チーム|事務局|支所|支部|支局|出張所|分室';
const ENDS_A_NAME = new RegExp(`(?:${UNIT})$`);
const BARE_UNIT = new RegExp(`^(?:${UNIT})$`);
const BRACKETED = /^[(（][^()（）]*[)）]$/;
const WORD = /[(（][^()（）]*[)）]|[^\s/／(（]+|[(（][^\s/／(（]*|[/／]/g;

/**
 * 「まちづくり推進部 総務課」 -> まちづくり推進部, 総務課. White space separates only where a name is complete; a bracketed part is a
 * step of its own; a slash always separates.
 */
export function departmentPath(cell: string): PathPart[] {
  const parts: { start: number; end: number; isOpen: boolean }[] = [];
  const nameOf = (part: { start: number; end: number }) => withoutSpaces(cell.slice(part.start, part.end));

  for (const { 0: word, index: start } of cell.matchAll(WORD)) {
    const end = start + word.length;
    const last = parts.at(-1);
    if (/^[/／]$/.test(word)) {
      if (last) last.isOpen = false;
      continue;
    }
    const isBracketed = BRACKETED.test(word);
    if (last && !isBracketed && (last.isOpen || word.startsWith('・'))) last.end = end;
    else parts.push({ start, end, isOpen: true });
    const part = parts.at(-1)!;
    part.isOpen = !isBracketed && !ENDS_A_NAME.test(nameOf(part));
    joinBareUnit(parts, nameOf);
  }
  return parts.map((part) => ({ name: nameOf(part), written: cell.slice(part.start, part.end) }));
}

/** 「保健所 支所」: a unit without a name belongs to what stands before it. */
function joinBareUnit(
  parts: { start: number; end: number }[],
  nameOf: (part: { start: number; end: number }) => string,
) {
  const last = parts.at(-1);
  const before = parts.at(-2);
  if (!last || !before || !BARE_UNIT.test(nameOf(last)) || BRACKETED.test(nameOf(before))) return;
  before.end = last.end;
  parts.pop();
}
