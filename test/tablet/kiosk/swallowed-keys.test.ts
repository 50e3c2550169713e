import { describe, expect, it } from 'vitest';
import { isSwallowed } from '../../../src/tablet/kiosk/swallowed-keys.ts';

/** `Ctrl+Alt+x` as the browser tells it. */
function pressed(keys: string) {
  const parts = keys.split('+');
  const key = parts.at(-1) === '' ? '+' : parts.at(-1)!;
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { key, ctrlKey: has('Ctrl'), metaKey: has('Meta'), altKey: has('Alt') };
}

describe('isSwallowed', () => {
  it.each([
    ...['F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'BrowserBack', 'BrowserRefresh', 'Backspace'],
    ...['r', 'R', 'w', 'n', 't', 'p', 's', 'f', 'u', 'o', 'd', 'h', '+', ';', '=', '-', '0', '1'].map(
      (key) => `Ctrl+${key}`,
    ),
    ...['Ctrl+F5', 'Ctrl+F4', 'Meta+r', 'Meta+p', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+d'],
    ...['Ctrl+Delete', 'Meta+Delete'],
  ])('takes %s', (keys) => {
    expect(isSwallowed(pressed(keys), false)).toBe(true);
  });

  it.each([
    ...[
      'Tab',
      'Enter',
      ' ',
      'Escape',
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'Home',
      'End',
      'PageDown',
      'Delete',
    ],
    ...['1', 'a', 'Shift', 'Control', 'Alt', 'Meta', 'Ctrl+Tab', 'Ctrl+Alt+ArrowRight', 'Ctrl+Alt+ ', 'Ctrl+Enter'],
  ])('leaves %s', (keys) => {
    expect(isSwallowed(pressed(keys), false)).toBe(false);
  });

  it('leaves Backspace where somebody writes', () => {
    expect(isSwallowed(pressed('Backspace'), true)).toBe(false);
  });
});
