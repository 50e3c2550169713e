/** Removes white space inside a name, except between Latin words, where it is part of the spelling. */
export function withoutSpaces(name: string): string {
  return name.trim().replace(/\s+/g, (space, at: number, whole: string) => {
    const before = whole[at - 1] ?? '';
    const after = whole[at + space.length] ?? '';
    return /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after) ? ' ' : '';
  });
}
