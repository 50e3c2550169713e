import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkSettings } from '../../src/core/settings/check-settings.ts';
import { defaultSettings } from '../../src/core/settings/default-settings.ts';
import { settingsSchema } from '../../src/core/settings/settings.ts';
import { readSettings } from '../../src/hub/settings/settings-file.ts';

const FOLDER = join(import.meta.dirname, '../../kiosk-config');
const shipped = readFileSync(join(FOLDER, 'kiosk.yaml'), 'utf8');
// A setting has its # right before it or its indent, an explanation has a space after it.
const SETTING = /^#( *(- )?[A-Za-z]+:.*)$/;
const EXPLANATION = /^# (?! |[A-Za-z]+:)/;
const withAllSettings = shipped
  .split('\n')
  .map((line) => (EXPLANATION.test(line) ? line : (SETTING.exec(line)?.[1] ?? line)))
  .join('\n');

describe('kiosk.yaml', () => {
  it('names the schema in its first line', () => {
    expect(shipped.split('\n')[0]).toBe('# yaml-language-server: $schema=./kiosk.schema.json');
  });

  it('sets nothing but the version', () => {
    expect(parse(shipped)).toEqual({ version: 1 });
    expect(readSettings(FOLDER)).toEqual({ settings: defaultSettings });
  });

  it('shows every key with its default, and hours as an example, once the # are gone', () => {
    const { hours, ...rest } = parse(withAllSettings);
    const { hours: _none, ...defaults } = defaultSettings;
    expect(rest).toEqual(defaults);
    expect(Object.keys(hours)).toEqual(Object.keys(defaultSettings.hours));
    expect(checkSettings({ hours })).toHaveProperty('settings');
  });
});

describe('kiosk.schema.json', () => {
  it('says what the schema says; after a change run `npx vitest run test/kiosk-config --update`', async () => {
    const { $schema, ...rest } = toJsonSchema(settingsSchema, { typeMode: 'input', errorMode: 'ignore' });
    const schema = { $schema, ...rest };
    describeKeys(schema);
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(FOLDER, 'kiosk.schema.json'));
  });
});

interface Described {
  description?: string | undefined;
  properties?: Record<string, unknown> | undefined;
}

/** Editors show beside a key what kiosk.yaml explains in the line above it. */
function describeKeys(schema: Described) {
  const lines = shipped.split('\n');
  let section: Described | undefined;
  for (const [index, line] of lines.entries()) {
    const [, indent, key] = /^#( *)([A-Za-z]+):/.exec(line) ?? [];
    const explanation = /^# (\S.*)$/.exec(lines[index - 1] ?? '')?.[1];
    if (key === undefined || indent === undefined || indent.length > 2) continue;
    if (indent === '') section = schema.properties?.[key] as Described;
    const described = (indent === '' ? section : section?.properties?.[key]) as Described | undefined;
    if (!described) throw new Error(`kiosk.yaml explains ${key}, which is no setting`);
    if (explanation) described.description = explanation;
  }
}
