import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { differences } from '../../core/content/differences.ts';
import type { Edition } from '../../core/content/edition.ts';
import { slideOfChange } from '../../core/display/slide-of-change.ts';
import { ReadingResult } from '../../ui/reading-result.tsx';
import { timeText } from '../../words/japanese-time.ts';
import { officeWords } from '../../words/office.ts';
import { broughtWords as words } from '../../words/office-content.ts';
import { FileField } from '../parts/file-field.tsx';
import { Progress } from '../parts/progress.tsx';
import { Alert, Section } from '../parts/section.tsx';
import type { BroughtState, Step } from './brought-state.ts';
import type { Previewed } from './previewed-package.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

const ACCEPTED = '.xlsx,.ods,.csv,.txt,.tsv,.zip';

export interface BroughtPanelProps {
  brought: BroughtState;
  nowMs: () => number;
  preview: (what: Previewed) => void;
}

/** From a file to the lobby: choose, look at what was read, publish. */
export function BroughtPanel({ brought, nowMs, preview }: BroughtPanelProps) {
  const step = brought.step.value;
  return (
    <Section title={words.heading} class={step.kind === 'ready' ? 'card-wide' : ''}>
      {step.kind === 'reading' ? (
        <>
          <Progress label={words.reading(step.name)} share={step.share} />
          <div class="actions">
            <button type="button" class="quiet" onClick={brought.drop}>
              {officeWords.cancel}
            </button>
          </div>
        </>
      ) : (
        <FileField words={words} accept={ACCEPTED} choose={brought.choose} isSmall={step.kind === 'ready'} />
      )}
      {step.kind === 'ready' && <Ready step={step} brought={brought} nowMs={nowMs} preview={preview} />}
    </Section>
  );
}

function Ready({ step, brought, nowMs, preview }: BroughtPanelProps & { step: Extract<Step, { kind: 'ready' }> }) {
  const isScheduling = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const { edition } = step.brought.reading;
  const isBlocked = !brought.isPublishable.value;
  const sending = brought.sending.value;
  const losses = brought.losses.value;
  const { waiting } = step.origin;
  const cannot = isBlocked || sending !== null;
  useEffect(() => {
    // A focus alone scrolls into the middle of what is longer than the window.
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'start' });
  }, [step.brought]);
  return (
    <div class="ready" ref={place} tabIndex={-1}>
      {losses.length > 0 && (
        <div class="note note-caution" role="alert">
          <p>
            <b>{words.caution}</b>
          </p>
          <ul>
            {losses.map((loss) => (
              <li key={loss}>{loss}</li>
            ))}
          </ul>
        </div>
      )}
      {waiting !== null && (
        <p class="note note-caution">{words.fromWaiting(waiting.serial, timeText(waiting.effectiveFrom))}</p>
      )}
      <ReadingResult brought={step.brought} shown={step.compared === null ? 'unknown' : step.compared.edition} />
      <div class="ready-foot">
        <Alert sentence={brought.fault.value} />
        {sending !== null && <Progress label={words.sending} share={sending} />}
        <div class="actions">
          <button
            type="button"
            class="outlined"
            disabled={edition === null || sending !== null}
            onClick={() =>
              edition && preview({ edition, files: step.brought.files, slide: changedSlide(step, edition) })
            }
          >
            {words.preview}
          </button>
          <button
            type="button"
            class="main"
            disabled={cannot}
            aria-describedby={isBlocked ? 'reading-verdict' : undefined}
            onClick={() => brought.publish(null)}
          >
            {words.publish}
          </button>
          <button
            type="button"
            class="outlined"
            disabled={cannot}
            onClick={() => {
              isScheduling.value = true;
            }}
          >
            {words.schedule}
          </button>
          <button type="button" class="quiet" disabled={sending !== null} onClick={brought.drop}>
            {officeWords.cancel}
          </button>
        </div>
      </div>
      {isScheduling.value && (
        <ScheduleDialog
          nowMs={nowMs()}
          effectiveFrom={waiting?.effectiveFrom ?? null}
          choose={(effectiveFrom) => {
            isScheduling.value = false;
            void brought.publish(effectiveFrom);
          }}
          close={() => {
            isScheduling.value = false;
          }}
        />
      )}
    </div>
  );
}

/** At what changes; from the beginning where nothing was shown before. */
function changedSlide({ compared }: Extract<Step, { kind: 'ready' }>, edition: Edition): string | null {
  const before = compared?.edition ?? null;
  return before === null ? null : slideOfChange(differences(before, edition));
}
