import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Plugin, parseAst } from 'vite';
import { defineConfig } from 'vitest/config';
import { STILL_OF } from './src/core/protocol/still.ts';
import { bizCharacters } from './src/hub/content/biz-fonts.ts';
import { slicesFor } from './src/hub/content/slices-for.ts';
import { nextPaint } from './src/tablet/platform/paints.ts';
import { wordsByLanguage } from './src/words/lobby-characters.ts';

const out = (folder: string) => join(import.meta.dirname, 'dist', folder);

/** A start that has no first slide by then is in vain. It stands beside the list so that a test can put a shorter one there. */
const FIRST_SLIDE_WITHIN_MS = 20_000;

const SLICE = '.woff2';

/** About 190 kB: whoever wants one slice reads no more than that. */
const SLICES_A_PACK = 8;

/** The font slices of the shell in packs, so that a tablet need not ask for each nor keep each: where each of them stands. */
function writePacks(client: string, slices: string[]) {
  const packs: string[] = [];
  const places: Record<string, [pack: string, from: number, to: number]> = {};
  for (let first = 0; first < slices.length; first += SLICES_A_PACK) {
    const files = slices.slice(first, first + SLICES_A_PACK);
    const parts = files.map((file) => readFileSync(join(client, file)));
    const bytes = Buffer.concat(parts);
    const pack = `assets/font-slices-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.bin`;
    writeFileSync(join(client, pack), bytes);
    packs.push(pack);
    let at = 0;
    for (const [index, { length }] of parts.entries()) {
      places[`/${files[index]}`] = [`/${pack}`, at, at + length];
      at += length;
    }
  }
  return { packs, places };
}

/** Puts the list of files the lobby needs into the worker, which is built last; a worker without it must not ship. */
function writeShellList() {
  const client = out('client');
  const slices = [...slicesFor(wordsByLanguage(), bizCharacters()).keys()].map(({ path }) => basename(path, '.woff2'));
  const files = readdirSync(client, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(client, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => file !== 'sw.js' && !/^office|assets\/office|\.map$/.test(file))
    // Every browser that runs this takes .woff2, which stands before .woff.
    .filter((file) => !file.endsWith('.woff'))
    // Of Noto Sans just the slices for our own words: an edition brings those for its text, and the hub has all.
    .filter((file) => !file.includes('-wght-normal-') || slices.some((slice) => file.startsWith(`assets/${slice}-`)))
    .sort();
  const digest = createHash('sha256');
  for (const file of files) digest.update(file).update(readFileSync(join(client, file)));
  const isSlice = (file: string) => file.endsWith(SLICE);
  const { packs, places } = writePacks(client, files.filter(isSlice));
  const asked = [...files.filter((file) => !isSlice(file)), ...packs];
  const shell = {
    build: digest.digest('hex').slice(0, 16),
    files: asked.map((file) => (file === 'index.html' ? '/' : `/${file}`)),
    slices: places,
    firstSlideWithinMs: FIRST_SLIDE_WITHIN_MS,
  };
  const worker = readFileSync(join(client, 'sw.js'), 'utf8');
  if (worker.split('self.__SHELL__').length !== 2) throw new Error('sw.js must name self.__SHELL__ exactly once');
  writeFileSync(join(client, 'sw.js'), worker.replace('self.__SHELL__', JSON.stringify(shell)));
}

const page = {
  outDir: out('client'),
  target: 'chrome119',
  modulePreload: { polyfill: false },
  assetsInlineLimit: 0,
} as const;

/** The names of all custom properties that a stylesheet of ours reads. */
function readProperties(): Set<string> {
  const folder = join(import.meta.dirname, 'src');
  const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const names = sheets.flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/--[a-z0-9-]+(?=[,)])/g) ?? []);
  return new Set(names);
}

/** Of the design tokens only those that something reads: the first slide waits for the stylesheet. */
const usedTokens = (read = readProperties()) => ({
  postcssPlugin: 'used-tokens',
  Declaration(declaration: { prop: string; remove: () => void }) {
    if (declaration.prop.startsWith('--') && !read.has(declaration.prop)) declaration.remove();
  },
});

/** What a package on a tablet has passed: another schema, or anything that it stands on, another mark. */
const contentSchema = () => {
  const digest = createHash('sha256');
  const files = new Set([join(import.meta.dirname, 'src/tablet/platform/stored-package.ts')]);
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    digest.update(source);
    for (const [, path] of source.matchAll(/ from '(\.[^']+)'/g)) files.add(join(dirname(file), path!));
  }
  return digest.digest('hex').slice(0, 16);
};

/** What the start shares with lazy parts stands here: a classic script exports nothing. */
const SHARED = 'globalThis.lobbyShared';

/** Calls `start` when the frame of the still is made, where somebody sees one: the first text does not wait for script or database. */
const START = `document.hidden||!document.querySelector("[${STILL_OF}]")?start():(${nextPaint})().then(start)`;

// The names of files follow from what stands in them before `classicStart`; what this makes of it must tell in them as well.
const HOW = createHash('sha256').update(readFileSync(join(import.meta.dirname, 'vite.config.ts')));
const SHARED_NAME = `lobby-common-${HOW.digest('hex').slice(0, 8)}`;

/**
 * Makes one classic script of the lobby's start. Chromium keeps the compiled code of a classic script that a worker installs; as a
 * module it was compiled at every start. Lazy parts stay modules and take what they share from it.
 */
function classicStart(): Plugin {
  return {
    name: 'classic-start',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const [entry, shared] = [
          chunks.find(({ isEntry }) => isEntry)!,
          chunks.find(({ name }) => name === SHARED_NAME)!,
        ];
        const html = bundle['index.html'];
        if (html?.type !== 'asset' || entry.imports.join() !== shared?.fileName || shared.imports.length > 0) {
          throw new Error('the start of the lobby is not one script and what it shares');
        }
        const { exported, code } = withoutExports(shared.code);
        const values = exported.map(([name, local]) => `${name}:${local}`).join();
        const start = `(()=>{"use strict";const start=()=>{${code};${SHARED}={${values}};${withoutImport(entry.code)}};${START}})();\n`;
        shared.code = `export const{${exported.map(([name]) => name).join()}}=${SHARED};\n`;
        // The loader of lazy parts asks where it stands, though their addresses begin with `/`.
        entry.code = start
          .replace(/import\.meta\.resolve\?.+?:(?=new URL\(\w+,import\.meta\.url)/, '')
          .replace('import.meta.url', 'location.href');
        const page = String(html.source);
        html.source = page
          .replace(/\n\s*<link rel="modulepreload"[^>]*>/, '')
          .replace('<script type="module" crossorigin ', '<script defer ');
        const isModule = parseAst(entry.code).body.some(({ type }) => /^(Im|Ex)port/.test(type));
        if (isModule || entry.code.includes('import.meta') || html.source.includes('module')) {
          throw new Error('the start of the lobby is no classic script');
        }
      },
    },
  };
}

/** The code without its exports, and these: under which name, and what. */
function withoutExports(code: string) {
  const exported: [name: string, local: string][] = [];
  let rest = code;
  for (const node of parseAst(code).body.toReversed()) {
    if (!node.type.startsWith('Export')) continue;
    if (node.type !== 'ExportNamedDeclaration' || node.declaration !== null || node.source !== null) {
      throw new Error(`an export of another form: ${code.slice(node.start, node.end)}`);
    }
    for (const { exported: name, local } of node.specifiers) exported.push([nameOf(name), nameOf(local)]);
    rest = rest.slice(0, node.start) + rest.slice(node.end);
  }
  return { exported, code: rest };
}

/** The code with what it imported taken from where it stands, in a scope of its own, where it may `await` as a module does. */
function withoutImport(code: string): string {
  const node = parseAst(code).body.find(({ type }) => type === 'ImportDeclaration');
  if (node?.type !== 'ImportDeclaration') throw new Error('the start imports what it shares');
  const names = node.specifiers.map((each) => {
    if (each.type !== 'ImportSpecifier') throw new Error('an import of another form');
    return `${nameOf(each.imported)}:${each.local.name}`;
  });
  return `(async()=>{const{${names.join()}}=${SHARED};${code.slice(0, node.start)}${code.slice(node.end)}})()`;
}

const nameOf = (node: { name: string } | { value: unknown }) => ('name' in node ? node.name : String(node.value));

interface Module {
  isEntry: boolean;
  importers: string[];
}

/** What only lazy parts share comes with the first of them: nobody waits for it before the first slide. */
function sharedName(id: string, graph: { getModuleInfo: (id: string) => Module | null }): string {
  const seen = new Set([id]);
  for (const each of seen) {
    const module = graph.getModuleInfo(each);
    if (module?.isEntry === true) return SHARED_NAME;
    for (const importer of module?.importers ?? []) seen.add(importer);
  }
  return 'lobby-later';
}

export default defineConfig({
  root: 'src',
  plugins: [classicStart()],
  publicDir: '../public',
  css: { postcss: { plugins: [usedTokens()] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: {
    __APP_VERSION__: JSON.stringify(process.env.npm_package_version ?? '1.0.0'),
    __CONTENT_SCHEMA__: JSON.stringify(contentSchema()),
  },
  // The reader of content files loads what it needs piece by piece.
  worker: { format: 'es' },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'office', 'worker', 'hub']) await builder.build(builder.environments[name]!);
      writeShellList();
    },
  },
  environments: {
    // The lobby and the office page are built apart, so that the lobby starts from one script that is its own.
    client: {
      build: {
        ...page,
        emptyOutDir: true,
        rolldownOptions: {
          input: { lobby: 'src/index.html' },
          // What the lobby shares with its lazy parts in one file, not in many small ones.
          output: { codeSplitting: { groups: [{ name: sharedName, debugName: 'shared', minShareCount: 2 }] } },
        },
      },
    },
    office: {
      consumer: 'client',
      build: {
        ...page,
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { office: 'src/office.html' },
          output: { chunkFileNames: 'assets/office-[name]-[hash].js' },
        },
      },
    },
    worker: {
      consumer: 'client',
      build: {
        outDir: out('client'),
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { sw: 'src/service-worker/sw.ts' },
          output: { format: 'iife', entryFileNames: 'sw.js' },
        },
      },
    },
    hub: {
      consumer: 'server',
      // subset-font reads its WebAssembly from beside itself.
      resolve: { noExternal: true, external: ['subset-font'], builtins: [...builtinModules, /^node:/] },
      build: {
        outDir: out('hub'),
        emptyOutDir: true,
        target: 'node24',
        copyPublicDir: false,
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: 'src/hub/main.ts',
            password: 'src/hub/commands/password.ts',
            content: 'src/hub/commands/content.ts',
            ratings: 'src/hub/commands/ratings.ts',
            'ratings-file-worker': 'src/hub/storage/ratings-file-worker.ts',
            'backup-worker': 'src/hub/storage/backup-worker.ts',
            'reports-worker': 'src/hub/storage/reports-worker.ts',
            'edition-fonts-worker': 'src/hub/content/edition-fonts-worker.ts',
          },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
        },
      },
    },
  },
  test: {
    root: import.meta.dirname,
    reporters: ['default', './test/support/summary-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Much of a browser test is waiting: one more than there are cores.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      {
        extends: true,
        // Rules and words keep nothing, so their files need no process each: 60 s of processor are 33.
        test: { name: 'core', include: ['test/{core,words}/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['test/**/*.test.ts'],
          // The packages of the bench's peers bring tests of their own.
          exclude: ['test/architecture.test.ts', 'test/{core,words}/**', '**/node_modules/**'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['test/long/**/*.long.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
