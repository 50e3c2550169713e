/**
 * Puts things one after the other into the fewest groups whose lengths stay within `limit`, and among those into the most
 * even ones (smallest sum of squares). Something longer than the limit stands alone. Answers where each group ends.
 */
export function evenGroups(lengths: number[], limit: number): number[] {
  const best = [{ groups: 0, squares: 0, from: 0 }];
  for (let end = 1; end <= lengths.length; end += 1) {
    let found = { groups: Number.POSITIVE_INFINITY, squares: Number.POSITIVE_INFINITY, from: end - 1 };
    let length = 0;
    for (let from = end - 1; from >= 0; from -= 1) {
      length += lengths[from]!;
      if (length > limit && from < end - 1) break;
      const before = best[from]!;
      const candidate = { groups: before.groups + 1, squares: before.squares + length ** 2, from };
      if (candidate.groups < found.groups || (candidate.groups === found.groups && candidate.squares < found.squares)) {
        found = candidate;
      }
    }
    best.push(found);
  }
  const ends: number[] = [];
  for (let end = lengths.length; end > 0; end = best[end]!.from) ends.unshift(end);
  return ends;
}
