import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { checkSettings } from '../../core/settings/check-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import {
  type SettingsFileFault,
  settingsFaultSentence,
  settingsFileMisnamed,
  settingsFileSentence,
  settingsFolderMissing,
} from '../../words/settings-faults.ts';

type ReadSettings = { settings: Settings } | { message: string };

export const SETTINGS_FILE = 'kiosk.yaml';

/** kiosk.yaml of the folder, or why it cannot be used: one sentence a line. Without the file the defaults hold. */
export function readSettings(configDir: string): ReadSettings {
  const file = readSettingsFile(configDir);
  return 'message' in file ? file : parseSettings(file.bytes);
}

/** Its bytes, none where there is no such file. */
export function readSettingsFile(configDir: string): { bytes: Uint8Array } | { message: string } {
  try {
    const names = readdirSync(configDir);
    if (names.includes(SETTINGS_FILE)) return { bytes: readFileSync(join(configDir, SETTINGS_FILE)) };
    // Windows hides `.txt`; the office would wonder why nothing changes.
    const misnamed = names.find((name) => /^kiosk\.ya?ml(\.txt)?$/i.test(name));
    return misnamed === undefined ? { bytes: new Uint8Array() } : { message: settingsFileMisnamed(misnamed) };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { message: isMissing ? settingsFolderMissing(configDir) : settingsFileSentence('no-access', null) };
  }
}

export function parseSettings(bytes: Uint8Array): ReadSettings {
  const text = decode(bytes);
  if (text === null) return { message: settingsFileSentence('encoding', firstUndecodableLine(bytes)) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (offset: number | null) => (offset === null ? null : lines.linePos(offset).line);
  const error = document.errors[0];
  const alias = firstAlias(document);
  const checked = error || alias !== null ? null : checkSettings(document.toJS());
  if (checked && 'settings' in checked) return checked;

  // Only now: a full-width colon in a file that reads well stands in somebody's sentence.
  const slips = typingSlips(text);
  if (slips.length > 0) return { message: slips.join('\n') };
  if (error) {
    const fault = error.code === 'DUPLICATE_KEY' ? 'repeated-key' : 'unreadable';
    return { message: settingsFileSentence(fault, lineOf(placeOf(error, document, text))) };
  }
  if (checked === null) return { message: settingsFileSentence('star', lineOf(alias)) };
  const sentences = checked.faults.map((fault) => settingsFaultSentence(fault, lineOf(offsetOf(document, fault.path))));
  return { message: sentences.join('\n') };
}

/** The first value that begins with `*`. No setting needs an alias; without them no small file can unfold into a large one. */
function firstAlias(document: Document): number | null {
  let offset: number | null = null;
  visit(document, {
    Alias(_key, node) {
      offset = startOf(node);
      return visit.BREAK;
    },
  });
  return offset;
}

/** A quote that is never closed is missed only at the end of the file; staff look for where it was opened. */
function placeOf(error: YAMLError, document: Document, text: string): number {
  let offset = error.pos[0];
  if (offset < text.trimEnd().length) return offset;
  visit(document, {
    Scalar(_key, node) {
      offset = startOf(node) ?? offset;
    },
  });
  return offset;
}

// A byte order mark is dropped here.
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function firstUndecodableLine(bytes: Uint8Array): number {
  const NEW_LINE = 0x0a;
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, start)) {
    if (decode(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
    line++;
  }
  return line;
}

// YAML takes all of these for letters of a text, so its own message would point elsewhere.
const slipPatterns: [SettingsFileFault, RegExp][] = [
  ['full-width-indent', /^[ \t]*\u3000/],
  ['tab', /^ *\t/],
  ['full-width-colon', /^[ -]*["']?[\w\uff21-\uff5a]+["']?[ \u3000]*：/],
  ['full-width-space', /^[ -]*["']?\w+["']?[ \t]*:\u3000/],
  [
    'full-width-digits',
    /^[ -]*(\w+:)?[ "'[]*(?=[^#]*[\uff0d-\uff1a])[\d\s.:,\-\uff0d-\uff1a\u3000ー−–～〜]+["'\]]*\s*(#.*)?$/,
  ],
  ['space-missing', /^[ -]*[A-Za-z]+:[^\s:/]/],
];

function typingSlips(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const slip = slipPatterns.find(([, pattern]) => pattern.test(line));
    return slip ? [settingsFileSentence(slip[0], index + 1)] : [];
  });
}

/** Where the key stands that the fault is about; for a key that is missing, where its section begins. */
function offsetOf(document: Document, path: (string | number)[]): number | null {
  let node: unknown = document.contents;
  let offset: number | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === step);
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
