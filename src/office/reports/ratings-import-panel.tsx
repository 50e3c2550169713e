import { officeWords } from '../../words/office.ts';
import { carriedWords as words } from '../../words/office-ratings.ts';
import { FileField } from '../parts/file-field.tsx';
import { Progress } from '../parts/progress.tsx';
import { Facts, Section } from '../parts/section.tsx';
import type { ImportStep, RatingsImport } from './ratings-import-state.ts';

/** What tablets without a network have been rated: a file in, a receipt out. */
export function RatingsImportPanel({ ratings }: { ratings: RatingsImport }) {
  const step = ratings.step.value;
  return (
    <Section title={words.heading}>
      <p>{words.why}</p>
      {!ratings.isBusy.value && (
        <FileField words={words} accept=".ndjson" choose={ratings.choose} isSmall={step.kind !== 'empty'} />
      )}
      {step.kind === 'reading' && <p>{words.reading(step.name)}</p>}
      {step.kind === 'sending' && (
        <>
          <Progress label={words.sending(step.done, step.of)} share={step.done / step.of} />
          <div class="actions">
            <button type="button" class="quiet" onClick={ratings.stop}>
              {officeWords.stop}
            </button>
          </div>
        </>
      )}
      {step.kind === 'refused' && (
        <div class="note note-error" role="alert">
          <p>
            <b>{words.refused(step.name)}</b>
          </p>
          <p>{words.problems[step.problem]}</p>
        </div>
      )}
      {step.kind === 'stopped' && <Stopped step={step} goOn={ratings.goOn} />}
      <div role="status">{step.kind === 'done' && <Done step={step} saveReceipt={ratings.saveReceipt} />}</div>
    </Section>
  );
}

function Stopped({ step, goOn }: { step: Extract<ImportStep, { kind: 'stopped' }>; goOn: () => Promise<void> }) {
  return (
    <>
      <div class="note note-caution" role="alert">
        {step.sentence !== null && (
          <p>
            <b>{step.sentence}</b>
          </p>
        )}
        <p>{words.stopped(step.done, step.of)}</p>
      </div>
      <div class="actions">
        <button type="button" class="main" onClick={goOn}>
          {words.goOn}
        </button>
      </div>
    </>
  );
}

function Done({ step, saveReceipt }: { step: Extract<ImportStep, { kind: 'done' }>; saveReceipt: () => void }) {
  const { stored, duplicate, rejected } = step.tally;
  return (
    <div class="column">
      <div class="note note-done note-facts">
        <p>
          <b>{words.done(step.name)}</b>
        </p>
        <Facts
          facts={[
            [words.stored, words.count(stored)],
            [words.duplicate, words.count(duplicate)],
            [words.rejected, words.count(rejected)],
          ]}
        />
        {rejected > 0 && <p class="hint">{words.rejectedHint}</p>}
      </div>
      <p>{words.next}</p>
      <div class="actions">
        <button type="button" class="main" onClick={saveReceipt}>
          {words.saveReceipt}
        </button>
      </div>
    </div>
  );
}
