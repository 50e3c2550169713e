import { computed, signal } from '@preact/signals';
import type { Edition } from '../../core/content/edition.ts';
import { isPublishable } from '../../core/content/import/read-content.ts';
import { lostContent } from '../../core/content/lost-content.ts';
import { postingState } from '../../core/content/posting-period.ts';
import { waitingLeftOut } from '../../core/protocol/read-brought.ts';
import type { Brought } from '../../ui/brought.ts';
import type { ContentReader } from '../../ui/content-reader.ts';
import { sourceSentence } from '../../words/content-source.ts';
import { timeText } from '../../words/japanese-time.ts';
import { publicationWords, broughtWords as words } from '../../words/office-content.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';
import { plainLine } from '../plain-line.ts';
import type { Publications } from './publications-state.ts';

export type Step =
  | { kind: 'empty' }
  | { kind: 'reading'; name: string; share: number }
  | { kind: 'ready'; brought: Brought; compared: Compared | null; origin: Origin };

/** Where what is ready came from: a file, or the page itself, which goes on from the edition on show. */
export interface Origin {
  /** What it is over that edition; a file is the same over any. */
  over: (shown: Edition | null) => Brought;
  /** The edition that it was made from, where that waits for its time. */
  waiting: { serial: number; effectiveFrom: string } | null;
  published: () => void;
}

type Ready = Extract<Step, { kind: 'ready' }>;

/** The edition on show that staff see the differences to; serial 0 = nothing is shown. */
interface Compared {
  serial: number;
  edition: Edition | null;
}

export interface BroughtStateParts {
  reader: Pick<ContentReader, 'read'>;
  hub: Pick<OfficeClient, 'edition' | 'publish' | 'sendPicture' | 'tellImport'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'look' | 'base' | 'shown' | 'nowMs'>;
  announce: Publications['announce'];
}

export type BroughtState = ReturnType<typeof createBroughtState>;

/** A file, or what the page has made, on its way to the lobby: read, compared with what is shown, published. It stays until it is out or dropped. */
export function createBroughtState({ reader, hub, kept, office, announce }: BroughtStateParts) {
  const step = signal<Step>({ kind: 'empty' });
  const fault = signal<string | null>(null);
  /** How much of it has been sent, 0 to 1; `null` = nothing is being sent. */
  const sending = signal<number | null>(null);
  let choice = 0;

  async function choose(file: File): Promise<void> {
    if (sending.value !== null) return;
    choice += 1;
    const mine = choice;
    fault.value = null;
    step.value = { kind: 'reading', name: file.name, share: 0 };
    const read = await reader.read(file, (share) => {
      if (mine === choice) step.value = { kind: 'reading', name: file.name, share };
    });
    if (mine !== choice) return;
    const { reading } = read;
    const problems = [...reading.problems, ...waitingLeftOut(read.content, read.name)];
    const brought = { ...read, reading: { ...reading, problems } };
    // The record is told, but nobody has to wait for it.
    void hub.tellImport({
      name: plainLine(brought.name),
      sha256: brought.sha256,
      isPublishable: isPublishable(brought.reading),
      codes: [...new Set(brought.reading.problems.map(({ code }) => code))].slice(0, 100),
    });
    await office.look();
    const compared = await compare();
    if (mine !== choice) return;
    step.value = { kind: 'ready', brought, compared, origin: { over: () => brought, waiting: null, published() {} } };
    if (compared === null && isPublishable(brought.reading)) fault.value = words.notCompared;
  }

  /** What the page itself has made goes the way of a file from here, in place of one that was looked at. `false`: nobody told what is on show. */
  async function take(origin: Origin): Promise<boolean> {
    if (sending.value !== null) return true;
    const before = choice;
    await office.look();
    const compared = await compare();
    if (compared === null) return false;
    // A file was chosen meanwhile.
    if (before !== choice) return true;
    choice += 1;
    fault.value = null;
    step.value = { kind: 'ready', brought: origin.over(compared.edition), compared, origin };
    return true;
  }

  async function compare(): Promise<Compared | null> {
    const serial = office.base.value;
    if (serial === 0) return { serial, edition: null };
    const answer = await kept(() => hub.edition(serial));
    return answer.kind === 'answer' ? answer.value : null;
  }

  async function compareAnew({ brought, origin }: Ready, said: () => string): Promise<void> {
    await office.look();
    const compared = await compare();
    step.value = {
      ...{ kind: 'ready', compared, origin },
      brought: compared === null ? brought : origin.over(compared.edition),
    };
    fault.value = compared === null ? words.notCompared : said();
  }

  /** `effectiveFrom` = null: now. Answers whether it is out. */
  async function publish(effectiveFrom: string | null): Promise<boolean> {
    if (step.value.kind !== 'ready' || sending.value !== null) return false;
    const ready = step.value;
    const { brought, compared, origin } = ready;
    const { edition } = brought.reading;
    if (edition === null || !isPublishable(brought.reading)) return false;
    fault.value = null;
    sending.value = 0;
    try {
      if (compared === null) {
        await compareAnew(ready, () => words.compared);
        return false;
      }
      const base = compared.serial;
      if (!(await sendPictures(edition, brought))) return false;
      const { repairs } = brought.reading;
      const request = { edition, source: plainLine(brought.name), repairs: repairs.length, effectiveFrom, base };
      const answer = await kept(() => hub.publish(request));
      if (answer.kind === 'answer') {
        out(answer.value.serial, effectiveFrom, base);
        origin.published();
        return true;
      }
      if (answer.kind === 'refused' && answer.status === 409) {
        await compareAnew(ready, () => words.overtaken(office.base.value === base ? null : office.shown.value));
      } else {
        fault.value = failureSentence(answer);
      }
      return false;
    } finally {
      sending.value = null;
    }
  }

  /** Those the edition names; what the file did not bring, the hub has. */
  async function sendPictures(edition: Edition, { files }: Brought): Promise<boolean> {
    const named = new Set(edition.notices.map(({ picture }) => picture));
    const pictures = [...files].filter(([sha256]) => named.has(sha256));
    const whole = pictures.reduce((sum, [, { bytes }]) => sum + bytes.length, 0);
    let done = 0;
    for (const [sha256, picture] of pictures) {
      const answer = await kept(() =>
        hub.sendPicture(sha256, picture, (bytes) => {
          sending.value = (done + Math.min(bytes, picture.bytes.length)) / whole;
        }),
      );
      if (answer.kind !== 'answer') {
        fault.value = failureSentence(answer);
        return false;
      }
      done += picture.bytes.length;
      sending.value = done / whole;
    }
    return true;
  }

  function out(serial: number, effectiveFrom: string | null, before: number): void {
    drop();
    void announce(
      effectiveFrom === null
        ? { kind: 'shown', sentence: publicationWords.published(serial), serial, before }
        : { kind: 'waiting', sentence: publicationWords.waiting(serial, timeText(effectiveFrom)), serial, before },
    );
  }

  function drop(): void {
    choice += 1;
    fault.value = null;
    step.value = { kind: 'empty' };
  }

  return {
    step: computed(() => step.value),
    fault: computed(() => fault.value),
    sending: computed(() => sending.value),
    isPublishable: computed(() => step.value.kind === 'ready' && isPublishable(step.value.brought.reading)),
    /** What visitors would no longer see, in sentences. */
    losses: computed(() => {
      if (step.value.kind !== 'ready') return [];
      const { brought, compared } = step.value;
      const after = brought.reading.edition;
      return after === null || !compared?.edition ? [] : lossesOf(compared.edition, after, office.nowMs.value);
    }),
    choose,
    take,
    publish,
    drop,
  };
}

function lossesOf(before: Edition, after: Edition, nowMs: number): string[] {
  const kept = new Set(after.notices.map(({ title }) => title));
  const notices = before.notices.filter((notice) => postingState(notice, nowMs) !== 'over' && !kept.has(notice.title));
  return [
    ...lostContent(before, after).map(sourceSentence),
    ...(notices.length === 0 ? [] : [words.noticesLost(notices.map(({ title }) => title))]),
  ];
}
