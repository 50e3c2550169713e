import { staffWords } from '../../words/staff.ts';
import type { ReceiptOutcome, WrittenRatings } from './ratings-by-stick.ts';
import { Action, Actions, Verdict } from './staff-actions.tsx';

interface Leaving {
  toMenu: () => void;
  close: () => void;
}

export function Exporting({ done, of, toMenu }: { done: number; of: number } & Pick<Leaving, 'toMenu'>) {
  return (
    <>
      <p class="staff-text">{staffWords.exporting(done, of)}</p>
      <progress
        class="staff-progress"
        aria-label={staffWords.exporting(0, 0)}
        max={1}
        value={of === 0 ? 0 : done / of}
      />
      <Actions>
        <Action word={staffWords.cancel} act={toMenu} />
      </Actions>
    </>
  );
}

export interface ExportedProps extends Pick<Leaving, 'close'> {
  written: WrittenRatings;
  isSaved: boolean;
  save: (written: WrittenRatings) => Promise<void>;
}

/** What was written, and the way it has to go so that the tablet hears of it. */
export function Exported({ written, isSaved, save, close }: ExportedProps) {
  const { count, rest, name } = written;
  return (
    <>
      <Verdict isGood={isSaved} sentence={isSaved ? staffWords.exported(count) : staffWords.exportNotSaved(count)} />
      <p class="staff-note staff-file">{staffWords.exportedName(name)}</p>
      <ol class="staff-list">
        {staffWords.exportNext.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="staff-text">{staffWords.exportStays}</p>
      {rest > 0 && <p class="staff-text">{staffWords.exportRest(rest)}</p>}
      <Actions>
        {!isSaved && <Action word={staffWords.saveExport} act={() => save(written)} isStrong />}
        <Action word={staffWords.close} act={close} isStrong={isSaved} />
      </Actions>
    </>
  );
}

export function Received({ outcome, close }: { outcome: ReceiptOutcome } & Pick<Leaving, 'close'>) {
  return (
    <>
      {outcome.kind === 'marked' ? (
        <>
          <Verdict isGood sentence={staffWords.received(outcome.marked)} />
          {outcome.parked > 0 && <p class="staff-text">{staffWords.receivedParked(outcome.parked)}</p>}
          <p class="staff-text">{staffWords.receivedRest(outcome.unsent)}</p>
        </>
      ) : (
        <Verdict isGood={outcome.kind === 'already'} sentence={staffWords.notReceived[outcome.kind]} />
      )}
      <Actions>
        <Action word={staffWords.close} act={close} isStrong />
      </Actions>
    </>
  );
}
