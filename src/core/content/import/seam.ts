const CONTEXT = 12;

/** The place where two lines were joined, before and after; the whole text would hide it. */
export function seam(head: string, tail: string): [before: string, after: string] {
  const left = head.slice(-CONTEXT);
  const right = tail.slice(0, CONTEXT);
  return [`${left}\n${right}`, `${left}${right}`];
}
