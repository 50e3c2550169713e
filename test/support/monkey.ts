import type { CDPSession, Page } from 'playwright-core';
import { randomOf } from './random-of.ts';

const MODIFIERS = { Alt: 1, Control: 2, Meta: 4, Shift: 8 } as const;

/** What a browser would do something with, each as a person presses it. */
const BROWSER_KEYS = [
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserHome'],
  ...['Control+p', 'Control+l', 'Control+r', 'Control+s', 'Control+o', 'Control+f', 'Control+u', 'Control+t'],
  ...['Control+n', 'Control+w', 'Control+j', 'Control+h', 'Control+d', 'Control+a', 'Control+c', 'Control++'],
  ...['Control+-', 'Control+0', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+d', 'Backspace'],
  ...['Control+Shift+R', 'Control+Shift+I', 'Control+Shift+Delete', 'Meta+r', 'Meta+[', 'Control+F5', 'Shift+F10'],
];
const LOBBY_KEYS = [
  ...['Tab', 'Shift+Tab', 'Enter', ' ', 'Escape', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Delete', 'Insert', 'ContextMenu', 'a', '1', '/', "'"],
];

// Taken in the order they are sent in; each by itself would wait for a frame.
const AT_ONCE = 10;

interface Seen {
  blank: string[];
  unrefused: string[];
}

/** Watches a page from its first moment on: each frame that shows nothing, each key that the browser may act upon. */
export async function watchPage(page: Page) {
  const troubles: string[] = [];
  const trouble = (what: string) => troubles.push(what);
  page.on('pageerror', (error) => trouble(`error ${error.message}`));
  page.on('console', (said) => said.type() === 'error' && trouble(`console ${said.text()}`));
  page.on('dialog', (dialog) => trouble(`dialog ${dialog.message()}`));
  page.on('download', (download) => trouble(`download ${download.url()}`));
  page.on('filechooser', () => trouble('file chooser'));
  page.context().on('page', (opened) => trouble(`page ${opened.url()}`));
  await page.addInitScript(() => {
    const seen: Seen = { blank: [], unrefused: [] };
    Object.assign(globalThis, { seen });
    const isBlank = () => {
      const main = document.querySelector('main');
      const sheet =
        document.querySelector('dialog[open], [role=dialog]') ?? document.querySelector('.sheet-here > article');
      const { width = 0, height = 0 } = sheet?.getBoundingClientRect() ?? {};
      return main === null || width < 100 || height < 100 || sheet?.textContent?.trim() === '' || scrollX + scrollY > 0;
    };
    let hasStarted = false;
    const look = () => {
      hasStarted ||= document.querySelector('.sheet-here > article') !== null;
      if (hasStarted && isBlank()) seen.blank.push(document.body.innerHTML.slice(0, 300));
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    addEventListener('keydown', (event) => {
      // Behind every listener.
      setTimeout(() => {
        const { key, ctrlKey, altKey, metaKey } = event;
        if (!event.defaultPrevented) seen.unrefused.push(`${[ctrlKey, altKey, metaKey].map(Number).join('')} ${key}`);
      });
    });
  });
  return {
    troubles,
    seen: () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen),
  };
}

/** `count` random touches and keys, the same for the same seed, as fast as the page takes them. */
export async function playMonkey(page: Page, { seed, count }: { seed: number; count: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize()!;
  const random = randomOf(seed);
  const point = () => ({ x: random(width), y: random(height) });
  const act = () => {
    const what = random(100);
    if (what < 40) return touch(session, [[point()]]);
    if (what < 50) return touch(session, drag(point(), point()));
    if (what < 55) return pinch(session, point(), 20 + random(200));
    if (what < 60) return click(session, point(), (['left', 'right', 'middle'] as const)[random(3)]!, 1 + random(3));
    return press(
      session,
      what < 80 ? BROWSER_KEYS[random(BROWSER_KEYS.length)]! : LOBBY_KEYS[random(LOBBY_KEYS.length)]!,
    );
  };
  for (let turn = 0; turn < count; turn += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - turn) }, act));
  }
  await session.detach();
}

interface Point {
  x: number;
  y: number;
}

/** Fingers down at the first places, along the others, and up again; sent in one go, and taken in this order. */
export async function touch(session: CDPSession, [down, ...along]: Point[][]) {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
  await Promise.all([
    send('touchStart', down!),
    ...along.map((points) => send('touchMove', points)),
    send('touchEnd', []),
  ]);
}

const drag = (from: Point, to: Point) =>
  [0, 0.3, 0.7, 1].map((share) => [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);

/** Two fingers that move apart by so many px each. */
export async function pinch(session: CDPSession, { x, y }: Point, byPx: number) {
  const apart = (px: number) => [
    { x: x - px, y },
    { x: x + px, y },
  ];
  await touch(session, [10, 10 + byPx / 4, 10 + byPx / 2, 10 + byPx].map(apart));
}

async function click(session: CDPSession, at: Point, button: 'left' | 'right' | 'middle', clickCount: number) {
  const send = (type: 'mousePressed' | 'mouseReleased') =>
    session.send('Input.dispatchMouseEvent', { type, ...at, button, clickCount });
  await Promise.all([send('mousePressed'), send('mouseReleased')]);
}

async function press(session: CDPSession, keys: string) {
  const parts = keys.split(/\+(?=.)/);
  const key = parts.pop()!;
  const modifiers = parts.reduce((sum, name) => sum + MODIFIERS[name as keyof typeof MODIFIERS], 0);
  const common = { key, modifiers, windowsVirtualKeyCode: VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0) };
  const isTyped = key === 'Enter' || (key.length === 1 && parts.length === 0);
  const down = isTyped
    ? ({ type: 'keyDown', text: key === 'Enter' ? '\r' : key } as const)
    : ({ type: 'rawKeyDown' } as const);
  await Promise.all([
    session.send('Input.dispatchKeyEvent', { ...common, ...down }),
    session.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' }),
  ]);
}

const VIRTUAL_KEYS: Record<string, number> = {
  ...{ Backspace: 8, Tab: 9, Enter: 13, Escape: 27, ' ': 32, PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Insert: 45, Delete: 46, ContextMenu: 93 },
  ...{ F1: 112, F3: 114, F5: 116, F6: 117, F7: 118, F10: 121, F11: 122, F12: 123 },
  ...{ BrowserBack: 166, BrowserHome: 172, '+': 187, '-': 189, '[': 219 },
};
