import type { Span } from '../../core/calendar/opening-hours.ts';
import { buildOfShell, shellCache } from '../../core/protocol/app-builds.ts';
import { paths } from '../../core/protocol/paths.ts';
import {
  SHEET_PATH,
  STILL,
  STILL_OF,
  STILL_STYLE,
  spansText,
  stillFont,
  stillPage,
  TRUE_WHILE,
} from '../../core/protocol/still.ts';
import { EDITION_FONT } from './edition-fonts.ts';

const ROOT = /<div id="lobby" class="lobby-root">/;
const SHEET = /<link rel="stylesheet"[^>]* href="([^"]+)">/;
const POLICY = 'content-security-policy';
const STYLES_ALLOWED = "style-src 'self'";

export interface Still {
  /** The package that it is of. */
  of: string;
  markup: string;
  style: string;
  fonts: { sha256: string; weight: string; bytes: Uint8Array<ArrayBuffer> }[];
  trueWhile: Span[];
}

/** Puts the still into the cache of a build, in the place of an earlier one; the page that tells of it comes last. */
export async function keepStill(build: string, still: Still): Promise<void> {
  const cache = await shellOf(shellCache(build));
  const page = cache && (await pageWith(still, cache));
  if (!page) return;
  await cache.delete(stillPage);
  const wanted = still.fonts.map(({ sha256 }) => stillFont(sha256));
  const there = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  for (const path of there) if (path.startsWith(STILL) && !wanted.includes(path)) await cache.delete(path);
  for (const { sha256, bytes } of still.fonts) {
    if (there.includes(stillFont(sha256))) continue;
    await cache.put(stillFont(sha256), new Response(bytes, { headers: { 'content-type': 'font/ttf' } }));
  }
  await cache.put(stillPage, page);
}

/** Of every build: what goes back to an earlier one must not tell of earlier content either. One that fails holds up no other. */
export async function dropStills(): Promise<void> {
  const names = (await caches.keys()).filter((name) => buildOfShell(name) !== null);
  await Promise.allSettled(names.map(async (name) => (await shellOf(name))?.delete(stillPage)));
}

/** `null` where there is none: to open it would make one. */
const shellOf = async (name: string) => ((await caches.has(name)) ? caches.open(name) : null);

/**
 * The page of the build with the still and all of its styles in it, for each sheet that a page has to ask for holds up its first
 * paint; `null` where it is not the page that runs here, or its styles or its policy are not those that we know.
 */
async function pageWith({ of, markup, style, fonts, trueWhile }: Still, cache: Cache): Promise<Response | null> {
  const page = await cache.match(paths.lobby);
  const html = await page?.text();
  if (page === undefined || html === undefined || !isOwnPage(html)) return null;
  const [sheet, sheetPath] = SHEET.exec(html) ?? [];
  const pageStyle = sheetPath && (await (await cache.match(sheetPath))?.text());
  const policy = page.headers.get(POLICY);
  if (!sheet || !pageStyle || !policy?.includes(STYLES_ALLOWED)) return null;

  const stillStyle = [...fonts.map(fontFace), style].join('\n');
  const styles = `<style ${SHEET_PATH}="${sheetPath}">${pageStyle}</style><style id="${STILL_STYLE}">${stillStyle}</style>`;
  const root = `<div id="lobby" class="lobby-root" ${STILL_OF}="${encodeURIComponent(of)}">`;
  const told = html.replace(sheet, () => fonts.map(preloaded).join('') + styles).replace(ROOT, () => root + markup);

  const allowed = [STYLES_ALLOWED, await sourceOf(pageStyle), await sourceOf(stillStyle)].join(' ');
  const headers = new Headers(page.headers);
  headers.set(POLICY, policy.replace(STYLES_ALLOWED, allowed));
  headers.set(TRUE_WHILE, spansText(trueWhile));
  return new Response(told, { headers });
}

/** A newer worker may have come in the meantime. */
const isOwnPage = (html: string) => ROOT.test(html) && html.includes(new URL(document.scripts[0]!.src).pathname);

const fontFace = ({ sha256, weight }: Still['fonts'][number]) =>
  `@font-face { font-family: "${EDITION_FONT}"; font-weight: ${weight}; src: url(${stillFont(sha256)}) }`;

const preloaded = ({ sha256 }: Still['fonts'][number]) =>
  `<link rel="preload" as="font" crossorigin href="${stillFont(sha256)}">`;

/** As a policy names a style that is in the page itself. */
async function sourceOf(style: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}
