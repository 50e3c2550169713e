import { officeWords } from '../words/office.ts';
import type { Failure } from './office-client.ts';

/** What staff read when something was not done. */
export function failureSentence(failure: Failure): string {
  return failure.kind === 'unreachable' ? officeWords.notDone : failure.message;
}
