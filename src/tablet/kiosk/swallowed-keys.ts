export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  /** Command on a Mac. */
  metaKey: boolean;
  altKey: boolean;
}

const BROWSER_KEYS = /^(F([1-9]|1\d|2[0-4])|Browser\w+|Launch\w+|Print|Find|Save|Open|New|Close|ZoomIn|ZoomOut|Help)$/;

/**
 * Whether a key would take a lobby away from its page: reload, print, find, save, zoom, tabs and windows, history. What moves
 * within the page (Tab, Enter, Space, arrows, Esc) stays, also for assistive technology that holds modifiers down.
 */
export function isSwallowed({ key, ctrlKey, metaKey, altKey }: PressedKey, isInField: boolean): boolean {
  if (BROWSER_KEYS.test(key)) return true;
  if (key === 'Backspace') return !isInField;
  // Opens what clears the browser's storage, and with it ratings that are still to be sent.
  if (key === 'Delete' && (ctrlKey || metaKey)) return true;
  if (altKey && !ctrlKey && ['ArrowLeft', 'ArrowRight', 'Home'].includes(key)) return true;
  return (ctrlKey || metaKey || altKey) && isCharacter(key);
}

const isCharacter = (key: string) => [...key].length === 1 && key !== ' ';
