import { computed, signal } from '@preact/signals';
import { batchWithin } from '../../core/feedback/send-queue.ts';
import { BATCH_BYTES, BATCH_EVENTS, type EventResult } from '../../core/protocol/envelopes.ts';
import { EXPORT_BYTES, type ExportProblem, type ExportRead, readExport } from '../../core/protocol/ratings-export.ts';
import { receiptOf } from '../../core/protocol/ratings-receipt.ts';
import { fileNames } from '../../words/file-names.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import { plainLine } from '../plain-line.ts';

export type Tally = Record<EventResult['status'], number>;

export type ImportStep =
  | { kind: 'empty' }
  | { kind: 'reading'; name: string }
  | { kind: 'refused'; name: string; problem: ExportProblem | 'unreadable' }
  | { kind: 'sending'; name: string; done: number; of: number }
  /** `sentence` = what is in the way; `null` where staff stopped it. */
  | { kind: 'stopped'; name: string; done: number; of: number; sentence: string | null }
  | { kind: 'done'; name: string; tally: Tally };

export interface RatingsImportParts {
  hub: Pick<OfficeClient, 'storeRatings'>;
  kept: Session['kept'];
  look: () => Promise<void>;
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  save: (name: string, type: string, text: string) => void;
}

interface Job {
  name: string;
  read: ExportRead;
  results: EventResult[];
  through: number;
}

export type RatingsImport = ReturnType<typeof createRatingsImport>;

/** A ratings file on its way to the hub, batch by batch, and the receipt for it. What was stored stays stored: repeating is harmless. */
export function createRatingsImport({ hub, kept, look, digest, save }: RatingsImportParts) {
  const step = signal<ImportStep>({ kind: 'empty' });
  const isBusy = computed(() => step.value.kind === 'reading' || step.value.kind === 'sending');
  let job: Job | null = null;
  let isStopped = false;

  async function choose(file: File): Promise<void> {
    if (isBusy.value) return;
    const { name } = file;
    job = null;
    step.value = { kind: 'reading', name };
    const read = await readFile(file);
    if ('problem' in read) {
      step.value = { kind: 'refused', name, problem: read.problem };
      return;
    }
    job = { name, read, results: [], through: 0 };
    await send(job);
  }

  async function readFile(file: File): Promise<ExportRead | { problem: ExportProblem | 'unreadable' }> {
    if (file.size > EXPORT_BYTES) return { problem: 'too-large' };
    const bytes = await file.arrayBuffer().catch(() => null);
    return bytes === null ? { problem: 'unreadable' } : readExport(new Uint8Array(bytes), digest);
  }

  async function send(sent: Job): Promise<void> {
    const { name, read, results } = sent;
    const { sha256, count, device, epoch } = read.header;
    const file = { name: plainLine(name), sha256, count };
    const far = () => ({ name, done: results.length, of: count });
    isStopped = false;
    while (results.length < count) {
      step.value = { kind: 'sending', ...far() };
      const from = results.length;
      const events = batchWithin(read.events(from, BATCH_EVENTS), { events: BATCH_EVENTS, bytes: BATCH_BYTES });
      const answer = await kept(() => hub.storeRatings({ file, device, epoch, from, events }));
      // An answer that leaves events out is not the hub's, and would be asked for without end.
      const isWhole = answer.kind === 'answer' && answer.value.results.length === events.length;
      if (!isWhole) {
        const failure = answer.kind === 'answer' ? ({ kind: 'unreachable' } as const) : answer;
        step.value = { kind: 'stopped', ...far(), sentence: failureSentence(failure) };
        return;
      }
      results.push(...answer.value.results);
      sent.through = answer.value.through;
      if (isStopped && results.length < count) {
        step.value = { kind: 'stopped', ...far(), sentence: null };
        return;
      }
    }
    step.value = { kind: 'done', name, tally: tallyOf(results) };
    await look();
  }

  return {
    step: computed(() => step.value),
    isBusy,
    choose,
    /** After the batch that is on its way. */
    stop() {
      isStopped = true;
    },
    async goOn() {
      if (step.value.kind === 'stopped' && job !== null) await send(job);
    },
    saveReceipt() {
      if (step.value.kind !== 'done' || job === null) return;
      const receipt = receiptOf(job.read.header, job.results, job.through);
      save(fileNames.receipt(job.name), 'application/json', JSON.stringify(receipt));
    },
  };
}

function tallyOf(results: EventResult[]): Tally {
  const tally: Tally = { stored: 0, duplicate: 0, rejected: 0 };
  for (const { status } of results) tally[status] += 1;
  return tally;
}
