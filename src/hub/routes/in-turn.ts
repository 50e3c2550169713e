/** One after the other, for work that takes much memory; whoever would be behind `longest` others is told `tooMany` at once. */
export function createTurns(longest = Number.POSITIVE_INFINITY) {
  let last: Promise<unknown> = Promise.resolve();
  let length = 0;
  return async <Result>(work: () => Promise<Result>, tooMany?: () => Result): Promise<Result> => {
    if (tooMany !== undefined && length >= longest) return tooMany();
    length += 1;
    const mine = last.then(work).finally(() => {
      length -= 1;
    });
    last = mine.catch(() => {});
    return mine;
  };
}
