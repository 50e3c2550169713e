const KEY = 'done-for-office';

/** The last wish of the office page that this tablet fulfilled, for its report. */
export function doneForOffice(): { done?: string } {
  try {
    const done = localStorage.getItem(KEY);
    return done === null ? {} : { done };
  } catch {
    return {};
  }
}

/** False where it would be forgotten: a tablet that forgets would start anew again and again. */
export function keepDoneForOffice(id: string): boolean {
  try {
    localStorage.setItem(KEY, id);
    return localStorage.getItem(KEY) === id;
  } catch {
    return false;
  }
}
