import type { Edition } from '../core/content/edition.ts';
import type { Brought } from './brought.ts';

/** What was read: counts, repairs, problems by place, and what changes against what is shown. */
export function ReadingResult({ brought }: { brought: Brought; shown: Edition | null }) {
  return <section>{brought.name}</section>;
}
