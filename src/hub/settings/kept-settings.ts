import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { checkSettings, type SettingsFault } from '../../core/settings/check-settings.ts';
import { officeSettings } from '../../core/settings/office-settings.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { recordNames } from '../../words/record.ts';
import { settingsChanges } from '../../words/settings-changes.ts';
import { type Database, transaction } from '../storage/database.ts';
import { record } from '../storage/record.ts';
import { editSettingsText } from './edited-text.ts';
import { replaceSettingsFile } from './replace-settings-file.ts';
import { parseSettings, readSettingsFile, SETTINGS_FILE } from './settings-file.ts';

/** A file that somebody is saving changes; one that stood still this long is whole. */
const STILL_MS = 2_000;

/** Keys by section, only those that change. */
export type SettingsChange = Record<string, Record<string, unknown> | undefined>;

/** `overtaken`: the file is another one than `base` says. */
export type ChangeOutcome =
  | { kind: 'changed' }
  | { kind: 'overtaken' }
  | { kind: 'wrong'; faults: SettingsFault[] }
  | { kind: 'broken'; message: string }
  | { kind: 'unusual' | 'no-room' | 'not-writable' };

export interface KeptSettingsParts {
  configDir: string;
  /** What the hub starts with. */
  settings: Settings;
  database: Database;
  log: Logger;
  now: () => number;
}

export type KeptSettings = ReturnType<typeof createKeptSettings>;

/** The settings that hold: those of kiosk.yaml, as long as it can be read, by whomever it was changed. */
export function createKeptSettings({ configDir, settings, database, log, now }: KeptSettingsParts) {
  let held = { settings, base: digestOf(new Uint8Array()) };
  /** Why the file as it is now cannot be used. */
  let fault: string | null = null;
  let seen = { stamp: stampOf(configDir), sinceMs: now() };
  let decided = seen.stamp;
  let lastChange: Promise<unknown> = Promise.resolve();

  function read(): { settings: Settings; bytes: Uint8Array } | { message: string } {
    const file = readSettingsFile(configDir);
    if ('message' in file) return file;
    const parsed = parseSettings(file.bytes);
    return 'message' in parsed ? parsed : { ...parsed, ...file };
  }

  function hold(settings: Settings, bytes: Uint8Array) {
    held = { settings, base: digestOf(bytes) };
    fault = null;
  }

  const first = read();
  if ('message' in first) fault = first.message;
  else hold(first.settings, first.bytes);

  /** What somebody wrote into the file beside the hub. */
  function takeOver(found: { settings: Settings; bytes: Uint8Array }) {
    if (digestOf(found.bytes) !== held.base) {
      const what = settingsChanges(held.settings, found.settings);
      const entry = { who: recordNames.settingsFile, act: 'settings-changed', what, nowMs: now() } as const;
      if (what !== '') transaction(database, () => record(database, entry));
      log.info({ event: 'settings.read' }, 'kiosk.yaml was read anew');
    }
    hold(found.settings, found.bytes);
  }

  /** Takes over the file once it has changed and stood still. */
  async function look(): Promise<void> {
    const stamp = stampOf(configDir);
    if (stamp !== seen.stamp) seen = { stamp, sinceMs: now() };
    if (stamp === decided || now() - seen.sinceMs < STILL_MS) return;
    const found = read();
    if ('message' in found) {
      fault = found.message;
      log.error({ event: 'settings.broken', reason: fault }, 'kiosk.yaml cannot be used; the last settings hold');
    } else takeOver(found);
    decided = stamp;
  }

  async function change(wish: SettingsChange, { base, who }: { base: string; who: string }): Promise<ChangeOutcome> {
    const found = read();
    if ('message' in found) {
      fault = found.message;
      return { kind: 'broken', message: fault };
    }
    takeOver(found);
    if (held.base !== base) return { kind: 'overtaken' };
    const checked = checkSettings(withChange(found.settings, wish));
    if ('faults' in checked) return { kind: 'wrong', faults: checked.faults };
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes);
    const edited = editSettingsText(text, officeSettings(checked.settings));
    if (edited === null) return { kind: 'unusual' };
    if (edited === text) return { kind: 'changed' };
    const what = settingsChanges(found.settings, checked.settings);
    const entry = { who, act: 'settings-changed', what, nowMs: now() } as const;
    const written = await replaceSettingsFile(configDir, edited, database, entry);
    if (written !== 'written') return { kind: written };
    hold(checked.settings, new TextEncoder().encode(edited));
    log.info({ event: 'settings.changed' }, 'settings were changed on the office page');
    return { kind: 'changed' };
  }

  return {
    current: (): Settings => held.settings,
    /** The file that the current settings are from, and what is wrong with the one there is now. */
    standing: () => ({ base: held.base, fault }),
    look,
    /** One after the other, so that each is based on what the one before wrote. */
    change(wish: SettingsChange, by: { base: string; who: string }): Promise<ChangeOutcome> {
      const next = lastChange.then(() => change(wish, by));
      lastChange = next.catch(() => {});
      return next;
    },
  };
}

function withChange(settings: Settings, wish: SettingsChange): object {
  const sections = Object.entries(settings).map(([section, held]) => {
    const changed = wish[section];
    return [section, changed === undefined ? held : { ...Object(held), ...changed }];
  });
  return Object.fromEntries(sections);
}

function stampOf(configDir: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(join(configDir, SETTINGS_FILE));
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
