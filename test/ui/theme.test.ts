import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coloursOf, contrast, over } from '../support/css-colours.ts';

const root = join(import.meta.dirname, '../..');
const sheet = (path: string) => readFileSync(join(root, path), 'utf8');
const lobbySheets = ['src/tablet/lobby.css', 'src/tablet/display/index-dialog.css', 'src/tablet/kiosk/night.css'];

const theme = [sheet('node_modules/@digital-go-jp/design-tokens/dist/tokens.css'), sheet('src/ui/theme.css')];
const light = coloursOf(...theme, sheet('src/tablet/kiosk/night.css'));
const highContrast = coloursOf(...theme, sheet('src/tablet/high-contrast.css'));

/** Which text stands on which ground. */
const TEXTS = [
  ['ink', 'wall'],
  ['ink-soft', 'wall'],
  ['ink', 'paper'],
  ['ink-soft', 'paper'],
  ['strong', 'paper'],
  ['paper', 'strong'],
  ['strong', 'strong-soft'],
  ['ink', 'strong-soft'],
] as const;

/** What tells where something is or what it says, beside the words: borders, dots, the focus ring, the marks. */
const SIGNS = [
  ['edge', 'paper'],
  ['edge', 'wall'],
  ['strong', 'paper'],
  ['strong', 'wall'],
  ['strong', 'strong-soft'],
  ['edge-on-strong', 'strong'],
  ['face-ink', 'face'],
  ['focus', 'paper'],
  ['focus', 'wall'],
] as const;

describe.each([
  { name: 'the light theme', colours: light, text: 4.5 },
  { name: 'くっきり', colours: highContrast, text: 7 },
])('$name', ({ colours, text }) => {
  it.each(TEXTS)(`has --%s on --%s at ${text} to 1`, (ink, ground) => {
    expect(contrast(colours(ink), colours(ground))).toBeGreaterThanOrEqual(text);
  });

  it.each(SIGNS)('has --%s beside --%s at 3 to 1', (sign, ground) => {
    expect(contrast(colours(sign), colours(ground))).toBeGreaterThanOrEqual(3);
  });

  it('lets the faces stand out, by their line or by their yellow', () => {
    const seen = ['face-ink', 'face'].map((part) => contrast(colours(part), colours('paper')));
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(4.5);
  });

  it('has one of the two rings of the focus on the speaker’s field', () => {
    const seen = ['focus', 'focus-inside'].map((ring) => contrast(colours(ring), colours('strong')));
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(3);
  });
});

describe('the night', () => {
  it('has its card at 4.5 to 1', () => {
    expect(contrast(light('night-ink'), light('night'))).toBeGreaterThanOrEqual(4.5);
  });

  it('can still be read when it is dim', () => {
    const dim = (name: string) => over([0, 0, 0, 0.5], light(name));
    expect(sheet('src/tablet/kiosk/night.css')).toContain('background: rgb(0 0 0 / 50%)');
    expect(contrast(dim('ink'), dim('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dim('strong'), dim('paper'))).toBeGreaterThanOrEqual(4.5);
  });
});

describe('the list of pairs', () => {
  it('knows every colour in which the lobby writes', () => {
    const written = lobbySheets.flatMap((path) =>
      [...sheet(path).matchAll(/[^-]color: (?!inherit)([^;]+);/g)].map(([, value]) => value!),
    );
    // `--edge` is the word of a button that does nothing just now.
    const known = [...TEXTS.map(([ink]) => ink), 'face-ink', 'night-ink', 'edge'].map((name) => `var(--${name})`);
    expect(written.filter((colour) => !known.includes(colour))).toEqual([]);
    expect(written.length).toBeGreaterThan(15);
  });
});
