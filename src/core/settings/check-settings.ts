import * as v from 'valibot';
import { defaultSettings } from './default-settings.ts';
import { nearestKey } from './nearest-key.ts';
import { type Settings, settingsSchema } from './settings.ts';

export const settingsFaultCodes = [
  'unknown-key',
  'key-missing',
  'wrong-type',
  'not-allowed',
  'out-of-range',
  'not-whole',
  'wrong-length',
  'one-line',
  'not-a-day',
  'not-hours',
  'repeated',
  'japanese-missing',
  'min-above-max',
] as const;
export type SettingsFaultCode = (typeof settingsFaultCodes)[number];

export interface SettingsFault {
  /** Keys from the top; a number counts the entries of a list from 0. Empty = the file as a whole. */
  path: (string | number)[];
  code: SettingsFaultCode;
  /** Keys, values, or least and most that would be accepted; for `wrong-type` the type: string number boolean list section. */
  allowed: string[];
  /** For `unknown-key`: the key that was probably meant, with its section where that is another one. */
  nearest?: string;
}

/** What kiosk.yaml says, with the defaults filled in, or everything that is wrong with it. */
export function checkSettings(value: unknown): { settings: Settings } | { faults: SettingsFault[] } {
  const lists = listsForSections(value);
  if (lists.length > 0) return { faults: lists };
  // One fault a key is enough: the second of `-1.5` would say no more.
  const result = v.safeParse(settingsSchema, withoutEmpty(value), { abortPipeEarly: true });
  if (result.success) return { settings: result.output };
  return { faults: result.issues.map(faultOf) };
}

/** Staff take the # off `display:` and leave it on what stands below: a key without a value is a key left out. */
function withoutEmpty(value: unknown, depth = 1): unknown {
  if (value === null || value === undefined) return {};
  if (!isSection(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  // hours.weekly is a section within a section; there is nothing deeper.
  return Object.fromEntries(kept.map(([key, inner]) => [key, depth < 3 ? withoutEmpty(inner, depth + 1) : inner]));
}

/** valibot takes a list for an object, and an empty one for an object without keys. */
function listsForSections(value: unknown, model: unknown = defaultSettings, path: string[] = []): SettingsFault[] {
  if (!isSection(model)) return [];
  if (Array.isArray(value)) return [{ path, code: 'wrong-type', allowed: ['section'] }];
  if (!isSection(value)) return [];
  const inner = new Map(Object.entries(value));
  return Object.entries(model).flatMap(([key, part]) => listsForSections(inner.get(key), part, [...path, key]));
}

type Issue = v.InferIssue<typeof settingsSchema>;

function faultOf(issue: Issue): SettingsFault {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const allowed = issue.message.split(' ');
  switch (issue.type) {
    case 'strict_object': {
      if (issue.expected === 'Object') return { path, code: 'wrong-type', allowed: ['section'] };
      if (issue.expected !== 'never') return { path, code: 'key-missing', allowed };
      const nearest = nearestSetting(String(path.at(-1)), allowed);
      return { path, code: 'unknown-key', allowed, ...(nearest === null ? {} : { nearest }) };
    }
    case 'picklist':
    case 'literal':
      return { path, code: 'not-allowed', allowed };
    case 'min_value':
    case 'max_value':
      return { path, code: 'out-of-range', allowed };
    case 'integer':
      return { path, code: 'not-whole', allowed: [] };
    case 'min_length':
    case 'max_length':
      return { path, code: 'wrong-length', allowed };
    case 'regex':
    case 'check':
      return { path, code: codeIn(issue.message), allowed: [] };
    case 'array':
      return { path, code: 'wrong-type', allowed: ['list'] };
    default:
      return { path, code: 'wrong-type', allowed: [issue.type] };
  }
}

function codeIn(message: string): SettingsFaultCode {
  const code = settingsFaultCodes.find((known) => known === message);
  if (!code) throw new Error(`settings.ts has a check whose message is no fault code: ${message}`);
  return code;
}

// A key whose section line is still a comment ends up one level too high, spelt as it should be.
function nearestSetting(key: string, siblings: string[]): string | null {
  const home = Object.entries(defaultSettings).find(([, keys]) => isSection(keys) && Object.hasOwn(keys, key));
  return home ? `${home[0]}.${key}` : nearestKey(key, siblings);
}

function isSection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
