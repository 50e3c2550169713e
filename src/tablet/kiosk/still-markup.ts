// Opened from the tablet's own storage, or to be pressed.
const NO_MARKUP = '.picture-place, [role=button]';
// The texts that stay.
const TEXTS = '.lobby-header *, .sheet-here *';
const IN_LINES = 'still-lines';

/**
 * The lobby's header and sheet as they stand, and below them the empty place of what answers to a touch; `null` with
 * something on the sheet that markup alone cannot be.
 */
export function stillMarkup(root: HTMLElement): { markup: string; style: string } | null {
  if (root.querySelector('.sheet-here')!.querySelector(NO_MARKUP) !== null) return null;
  const screen = root.firstElementChild!.cloneNode(true) as HTMLElement;
  setInLines(root, screen);
  const lobby = screen.querySelector('main')!;
  for (const kept of screen.querySelectorAll('.sheet-kept')) kept.remove();
  for (const part of [...screen.querySelectorAll('.screen > *, .screen-lobby > *, .lobby > *')]) {
    if (part.matches('.controls, .faces-band')) part.replaceChildren();
    else if (!part.contains(lobby) && !part.matches('.lobby-header, .sheet-place')) part.remove();
  }
  // An empty band would be no higher than its padding.
  const controlsPx = root.querySelector('.controls')!.getBoundingClientRect().height;
  const rules = [
    `.still .controls { height: ${controlsPx}px }`,
    '.still .clock { visibility: hidden }',
    // Nothing of it moves, and what is painted in one piece is there sooner.
    '.still .sheet-body { will-change: auto }',
    `.still .${IN_LINES} { text-wrap: nowrap; word-break: normal }`,
  ];
  // The policy allows no style in an attribute.
  for (const element of [screen, ...screen.querySelectorAll<HTMLElement>('[style]')]) {
    const own = element.style.cssText;
    element.removeAttribute('style');
    if (own === '') continue;
    const name = `still-${rules.length}`;
    element.classList.add(name);
    rules.push(`.${name} { ${own} }`);
  }
  rules.push(`@media not all and ${thisScreen()} { .still { display: none } }`);
  screen.classList.add('still');
  screen.ariaHidden = 'true';
  return { markup: screen.outerHTML, style: rules.join('\n') };
}

/** Breaks the lines of the copy where they break on the screen: to look for phrases is a tenth of what its layout costs. */
function setInLines(root: HTMLElement, copy: HTMLElement) {
  const copies = copy.querySelectorAll(TEXTS);
  for (const [index, element] of root.querySelectorAll(TEXTS).entries()) {
    const text = element.firstChild;
    if (element.childNodes.length !== 1 || !(text instanceof Text) || text.data.includes('\n')) continue;
    const lines = linesOf(text).flatMap((line, at) => (at === 0 ? line : [document.createElement('br'), line]));
    copies[index]!.classList.add(IN_LINES);
    copies[index]!.replaceChildren(...lines);
  }
}

/** Its lines as they stand. */
function linesOf(text: Text): string[] {
  const range = document.createRange();
  const lines: string[] = [];
  let lastTop = Number.NaN;
  let at = 0;
  for (const character of text.data) {
    range.setStart(text, at);
    at += character.length;
    range.setEnd(text, at);
    const { top, height } = range.getBoundingClientRect();
    // A space at the end of a line takes no room.
    if (height === 0 || Math.abs(top - lastTop) < height / 2) lines.push((lines.pop() ?? '') + character);
    else lines.push(character);
    if (height > 0) lastTop = top;
  }
  return lines;
}

/** As wide, as high and with as much contrast; in an enlarged page a pixel is no whole one. */
function thisScreen(): string {
  const isAbout = (name: string, px: number) => `(min-${name}: ${px}px) and (max-${name}: ${px + 0.99}px)`;
  const more = '(prefers-contrast: more)';
  const contrast = matchMedia(more).matches ? more : `(not ${more})`;
  return [isAbout('width', innerWidth), isAbout('height', innerHeight), contrast].join(' and ');
}
