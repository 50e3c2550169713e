/** The key that takes the fewest slips of typing to reach, `null` if none has anything in common with the word. */
export function nearestKey(word: string, keys: readonly string[]): string | null {
  // Staff who type with a Japanese keyboard on write ｄｉｓｐｌａｙ.
  const typed = word.normalize('NFKC').trim().toLowerCase().slice(0, 100);
  let nearest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const slips = editDistance(typed, key.toLowerCase());
    if (slips < fewest && slips < Math.max(typed.length, key.length)) {
      nearest = key;
      fewest = slips;
    }
  }
  return nearest;
}

/** Letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let slips = Math.min(last[column]! + 1, line[column - 1]! + 1, replaced);
      const isSwapped = column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && isSwapped) slips = Math.min(slips, beforeLast[column - 2]! + 1);
      line.push(slips);
    }
    beforeLast = last;
    last = line;
  }
  return last[b.length]!;
}
