import { isDeepStrictEqual } from 'node:util';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import {
  type OfficeSection,
  type OfficeSettings,
  officeSections,
  weekdays,
} from '../../core/settings/office-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { parseSettings } from './settings-file.ts';
import { isExample, type KeyPath, liveAlong, type Value, withValue } from './with-value.ts';
import { commentsIn, livePairs } from './yaml-places.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * kiosk.yaml with other values in some sections: each stands where it stood or where its example stands behind a `#`, and all else
 * stays as it is, letter by letter. `null` where the text cannot be read, or is written so that this cannot be done.
 */
export function editSettingsText(text: string, wanted: Partial<OfficeSettings>): string | null {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  let edited = text.slice(mark.length);
  let held = settingsOf(edited);
  if (held === null) return null;
  for (const section of officeSections) {
    const settings: Settings = { ...held, ...(wanted[section] && { [section]: wanted[section] }) };
    if (isDeepStrictEqual(held, settings)) continue;
    const kept = (other: string | null) => (other !== null && isKept(edited, other, settings) ? other : null);
    // On one line where the section is written as nobody foresaw.
    const next =
      kept(keyByKey(edited, section, held, settings)) ?? kept(withValue(edited, [section], settings[section]));
    if (next === null) return null;
    edited = next;
    held = settings;
  }
  return mark + edited;
}

function keyByKey(text: string, section: OfficeSection, held: Settings, wanted: Settings): string | null {
  const before = valuesOf(held, section, text);
  let edited: string | null = text;
  for (const [index, { path, value }] of valuesOf(wanted, section, text).entries()) {
    if (edited === null) return null;
    if (!isDeepStrictEqual(before[index]!.value, value)) edited = withValue(edited, path, value);
  }
  return edited;
}

/** Each value of a section by its place; those of the week are values of their own where they stand one a line. */
function valuesOf(settings: Settings, section: OfficeSection, text: string): { path: KeyPath; value: Value }[] {
  const values = new Map<string, Value>(Object.entries(settings[section]));
  return Object.keys(defaultSettings[section]).flatMap((key) => {
    const path: KeyPath = [section, key];
    if (key !== 'weekly' || isOfOneLine(text, path)) return [{ path, value: values.get(key) }];
    return weekdays.map((day) => ({ path: [...path, day] as const, value: settings.hours.weekly[day] }));
  });
}

function isOfOneLine(text: string, path: KeyPath): boolean {
  return liveAlong(livePairs(text) ?? [], path)[path.length - 1]?.pairs === null;
}

function settingsOf(text: string): Settings | null {
  const read = parseSettings(new TextEncoder().encode(text));
  return 'settings' in read ? read.settings : null;
}

/** Whether the other text says just that, and whatever was explained is still there. */
function isKept(text: string, other: string, settings: Settings): boolean {
  if (!isDeepStrictEqual(settingsOf(other), settings)) return false;
  const comments = commentsIn(other).map(({ comment }) => comment);
  return commentsIn(text).every(({ from, comment }) => {
    const line = text.slice(text.lastIndexOf('\n', from) + 1, from) + comment;
    return isExample(line) || comments.some((kept) => kept.includes(comment));
  });
}
