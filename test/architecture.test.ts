import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');

/**
 * Who may import whom: the room of the importing file (the longest that matches), then the rooms it may reach and the
 * packages. `types` are rooms from which only types may come. A room always reaches itself.
 */
const rooms: Record<string, { rooms: string[]; types?: string[]; packages?: string[] }> = {
  'core/calendar': { rooms: [] },
  'core/settings': { rooms: ['core/calendar'], packages: ['valibot'] },
  'core/content': {
    rooms: ['core/calendar', 'core/settings'],
    packages: ['valibot', 'hucre', 'fflate', 'papaparse', 'diff'],
  },
  'core/feedback': { rooms: ['core/calendar', 'core/settings'], packages: ['valibot'] },
  'core/display': { rooms: ['core/calendar', 'core/settings', 'core/content'] },
  'core/reports': {
    rooms: ['core/calendar', 'core/settings', 'core/content', 'core/feedback'],
    packages: ['hucre'],
  },
  'core/protocol': {
    rooms: ['core/calendar', 'core/settings', 'core/content', 'core/feedback', 'core/display', 'core/reports'],
    packages: ['valibot', 'fflate'],
  },
  core: { rooms: [] },
  words: { rooms: [], types: ['core'] },
  ui: { rooms: ['core', 'words'], packages: ['preact', '@preact/signals', '@digital-go-jp/design-tokens', 'uqr'] },
  'tablet/platform': { rooms: ['core'], packages: ['idb', 'workbox-window', 'valibot'] },
  'tablet/display': {
    rooms: ['core', 'words', 'ui'],
    types: ['tablet/platform'],
    packages: ['preact', '@preact/signals'],
  },
  'tablet/feedback': {
    rooms: ['core', 'words', 'ui'],
    types: ['tablet/platform'],
    packages: ['preact', '@preact/signals'],
  },
  'tablet/staff': {
    rooms: ['core', 'words', 'ui'],
    types: ['tablet/platform'],
    packages: ['preact', '@preact/signals'],
  },
  'tablet/kiosk': {
    rooms: ['core', 'words', 'ui', 'tablet/display', 'tablet/feedback', 'tablet/staff'],
    types: ['tablet/platform'],
    packages: ['preact', '@preact/signals'],
  },
  tablet: {
    rooms: ['core', 'words', 'ui', 'tablet'],
    packages: [
      'preact',
      '@preact/signals',
      'uuidv7',
      'valibot',
      '@fontsource/biz-udpgothic',
      '@fontsource-variable/noto-sans-jp',
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/noto-sans-kr',
    ],
  },
  office: {
    rooms: ['core', 'words', 'ui'],
    packages: ['preact', '@preact/signals', 'valibot', '@fontsource/biz-udpgothic'],
  },
  'service-worker': { rooms: ['core/protocol'] },
  'hub/storage': { rooms: ['core', 'words'], packages: ['node', 'valibot', 'pino'] },
  'hub/content': {
    rooms: ['core', 'words', 'hub/storage'],
    packages: [
      'node',
      'pino',
      'fflate',
      'subset-font',
      '@expo-google-fonts/biz-udpgothic',
      '@fontsource-variable/noto-sans-jp',
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/noto-sans-kr',
      '@holiday-jp/holiday_jp',
    ],
  },
  'hub/settings': { rooms: ['core', 'words', 'hub/storage'], packages: ['node', 'pino', 'yaml'] },
  'hub/routes': {
    rooms: ['core', 'words', 'hub/storage', 'hub/content', 'hub/settings'],
    packages: ['node', 'fastify', '@fastify/helmet', '@fastify/static', 'valibot'],
  },
  'hub/tls': { rooms: ['core', 'words', 'hub'], packages: ['node', 'pino', '@peculiar/x509', 'reflect-metadata'] },
  'hub/commands': { rooms: ['core', 'words', 'hub'], packages: ['node', 'fflate'] },
  hub: {
    rooms: ['core', 'words', 'hub'],
    packages: ['node', 'fastify', '@fastify/cookie', '@fastify/helmet', '@fastify/rate-limit', 'valibot', 'pino'],
  },
};

interface Import {
  file: string;
  target: string;
  isTypeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(tsx?|css|mjs)$/.test(file) && statSync(join(src, file)).isFile());

const FROM = /(?:^|\n)(import|export)\s(type\s)?([^'";]*?\sfrom\s)?['"]([^'"]+)['"]/g;
const OTHER = /(?:\bimport\(|import\.meta\.resolve\(|@import\s)\s*['"`]([^'"`]+)['"`]/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const named = [...text.matchAll(FROM)].map(([, , type, , target]) => ({ file, target: target!, isTypeOnly: !!type }));
  const other = [...text.matchAll(OTHER)].map(([, target]) => ({ file, target: target!, isTypeOnly: false }));
  return [...named, ...other];
}

const roomOf = (file: string) =>
  Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const within = (file: string, room: string) => file.startsWith(`${room}/`);

function isAllowed({ file, target, isTypeOnly }: Import): boolean {
  const room = roomOf(file);
  if (room === undefined) return false;
  const rule = rooms[room]!;
  if (!target.startsWith('.')) {
    const name = target.startsWith('node:')
      ? 'node'
      : target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/');
    return rule.packages?.some((allowed) => allowed === name) === true;
  }
  const reached = relative('.', normalize(join(dirname(file), target))).replaceAll('\\', '/');
  if (roomOf(reached) === room || rule.rooms.some((allowed) => within(reached, allowed))) return true;
  return isTypeOnly && rule.types?.some((allowed) => within(reached, allowed)) === true;
}

describe('the house', () => {
  it('has a room for every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('keeps to the table of imports', () => {
    const broken = files.flatMap(importsOf).filter((each) => !isAllowed(each));
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  it('sees an import that is not allowed', () => {
    const wrong = (file: string, target: string) => isAllowed({ file, target, isTypeOnly: false });
    expect(wrong('core/content/edition.ts', '../feedback/event.ts')).toBe(false);
    expect(wrong('tablet/display/sheet.tsx', '../platform/clock.ts')).toBe(false);
    expect(wrong('tablet/platform/clock.ts', 'preact')).toBe(false);
    expect(wrong('hub/storage/events.ts', '../routes/ratings.ts')).toBe(false);
    expect(wrong('core/display/pages.ts', 'node:fs')).toBe(false);
  });

  it('reads every import of a file that has many', () => {
    expect(importsOf('tablet/main.tsx').length).toBeGreaterThan(15);
  });

  it('keeps clock and chance out of the rules', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\./;
    const rules = files.filter((file) => within(file, 'core') && file.endsWith('.ts'));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((file) => impure.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
  });

  it('exports nothing that changes its value, which lazy parts of the lobby would not notice', () => {
    expect(
      files.filter((file) => /^export (let|var)\b|^export \{[^}]*\};/m.test(readFileSync(join(src, file), 'utf8'))),
    ).toEqual([]);
  });

  it('takes nothing away from a database of the tablet', () => {
    const places = files.filter((file) => /^(tablet|service-worker)\//.test(file));
    const naming = (what: RegExp) => places.filter((file) => what.test(readFileSync(join(src, file), 'utf8'))).sort();
    // A database that cannot be opened, or is of another version, holds ratings that nobody else has.
    expect(naming(/\b(deleteObjectStore|deleteDatabase|deleteIndex)\b|\.objectStore\([^)]*\)\s*\.clear\b/)).toEqual([]);
    // Only what `openSteadily` makes where storage is found empty; and no code names a version, which would shut out an older app.
    const makers = naming(/\bcreate(ObjectStore|Index)\b/);
    expect(makers).toContain('tablet/platform/rating-db.ts');
    expect(makers.filter((file) => !/openSteadily[<(]/.test(readFileSync(join(src, file), 'utf8')))).toEqual([]);
    expect(naming(/\bopenDB\b|\bindexedDB\.open\b/)).toEqual(['tablet/platform/steady-db.ts']);
    expect(readFileSync(join(src, 'tablet/platform/steady-db.ts'), 'utf8')).toContain(
      'openDB<Schema>(name, undefined,',
    );
  });

  it('has no file that answers more than one question', () => {
    const long = files.filter(
      (file) => /\.tsx?$/.test(file) && readFileSync(join(src, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });

  it('names its files in kebab case and never after nothing', () => {
    const names = files.map((file) => file.split('/').at(-1)!);
    const bad = /[A-Z_]|^(utils?|helpers?|common|managers?|services?|data|types)\./;
    expect(names.filter((name) => bad.test(name))).toEqual([]);
  });
});
