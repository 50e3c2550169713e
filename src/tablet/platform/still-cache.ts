import type { Span } from '../../core/calendar/opening-hours.ts';
import { buildOfShell, shellCache } from '../../core/protocol/app-builds.ts';
import { paths } from '../../core/protocol/paths.ts';
import { STILL, STILL_OF, spansText, stillFont, stillPage, stillStyle, TRUE_WHILE } from '../../core/protocol/still.ts';
import { EDITION_FONT } from './edition-fonts.ts';

const ROOT = /<div id="lobby" class="lobby-root">/;

export interface Still {
  /** The package that it is of. */
  of: string;
  markup: string;
  style: string;
  fonts: { sha256: string; weight: string; bytes: Uint8Array<ArrayBuffer> }[];
  trueWhile: Span[];
}

/** Puts the still into the page of a build, in the place of an earlier one; the page that tells of it comes last. */
export async function keepStill(build: string, { of, markup, style, fonts, trueWhile }: Still): Promise<void> {
  const cache = await shellOf(shellCache(build));
  const page = await cache?.match(paths.lobby);
  const html = await page?.text();
  if (cache === null || page === undefined || html === undefined || !isOwnPage(html)) return;
  await cache.delete(stillPage);
  const wanted = fonts.map(({ sha256 }) => stillFont(sha256));
  const there = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  for (const path of there) if (path.startsWith(STILL) && !wanted.includes(path)) await cache.delete(path);
  for (const { sha256, bytes } of fonts) {
    if (!there.includes(stillFont(sha256))) await cache.put(stillFont(sha256), answer(bytes, 'font/ttf'));
  }
  await cache.put(stillStyle, answer([...fonts.map(fontFace), style].join('\n'), 'text/css'));
  const head = [...wanted.map(preloaded), `<link rel="stylesheet" href="${stillStyle}">`].join('');
  const root = `<div id="lobby" class="lobby-root" ${STILL_OF}="${encodeURIComponent(of)}">`;
  const told = html.replace('</head>', () => `${head}</head>`).replace(ROOT, () => root + markup);
  const headers = new Headers(page.headers);
  headers.set(TRUE_WHILE, spansText(trueWhile));
  await cache.put(stillPage, new Response(told, { headers }));
}

/** Of every build: what goes back to an earlier one must not tell of earlier content either. One that fails holds up no other. */
export async function dropStills(): Promise<void> {
  const names = (await caches.keys()).filter((name) => buildOfShell(name) !== null);
  await Promise.allSettled(names.map(async (name) => (await shellOf(name))?.delete(stillPage)));
}

/** `null` where there is none: to open it would make one. */
const shellOf = async (name: string) => ((await caches.has(name)) ? caches.open(name) : null);

/** The page of the build that runs here; a newer worker may have come in the meantime. */
const isOwnPage = (html: string) => ROOT.test(html) && html.includes(new URL(document.scripts[0]!.src).pathname);

const answer = (body: BodyInit, type: string) => new Response(body, { headers: { 'content-type': type } });

const fontFace = ({ sha256, weight }: Still['fonts'][number]) =>
  `@font-face { font-family: "${EDITION_FONT}"; font-weight: ${weight}; src: url(${stillFont(sha256)}) }`;

const preloaded = (path: string) => `<link rel="preload" as="font" crossorigin href="${path}">`;
