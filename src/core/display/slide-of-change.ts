import type { Change } from '../content/differences.ts';

/** The slide on which the first of the changes is to be seen; `null` where there is none, as for what was removed. */
export function slideOfChange(changes: Change[]): string | null {
  for (const change of changes) {
    const slide = change.kind === 'removed' ? null : slideOf(change);
    if (slide !== null) return slide;
  }
  return null;
}

function slideOf({ of, name }: Change): string | null {
  switch (of) {
    case 'policy':
      return 'policy';
    case 'principle':
      return `principle:${name[0]}`;
    case 'department':
      return `department:${name.join('/')}`;
    case 'goal':
      return `goal:${name.slice(0, -1).join('/')}#${name.at(-1)}`;
    // Where its result is to be seen follows from both years.
    case 'previous':
      return name.length > 0 ? `department:${name.slice(0, -1).join('/')}` : null;
    case 'notice':
      return `notice:${name[0]}`;
    default:
      return null;
  }
}
