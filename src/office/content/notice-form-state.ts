import { computed, signal } from '@preact/signals';
import type { Edition, Notice } from '../../core/content/edition.ts';
import { postedFromMs, postedUntilMs } from '../../core/content/posting-period.ts';
import { digestOf } from '../../ui/digest.ts';
import type { RedrawnPicture } from '../../ui/redrawn-picture.ts';
import { publicationWords } from '../../words/office-content.ts';
import { noticeWords as words } from '../../words/office-notices.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';
import type { Publications } from './publications-state.ts';

const blank = { title: '', body: '', fromDay: '', fromTime: '', untilDay: '', untilTime: '', owner: '' };
export type NoticeFields = typeof blank;
export type NoticeFaults = Partial<Record<'title' | 'body' | 'from' | 'until' | 'picture', string>>;
export type NoticePicture = RedrawnPicture & { sha256: string };

export interface NoticeFormParts {
  hub: Pick<OfficeClient, 'addNotice' | 'sendPicture'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'look' | 'base' | 'nowMs'>;
  announce: Publications['announce'];
  redrawn: (picture: Blob) => Promise<RedrawnPicture | null>;
  done: () => void;
}

export type NoticeForm = ReturnType<typeof createNoticeForm>;

/** A notice that staff write on the page, without a file. */
export function createNoticeForm({ hub, kept, office, announce, redrawn, done }: NoticeFormParts) {
  const fields = signal(blank);
  const picture = signal<NoticePicture | null>(null);
  const faults = signal<NoticeFaults>({});
  const fault = signal<string | null>(null);
  const isReading = signal(false);
  const sending = signal<number | null>(null);
  let choice = 0;

  async function choosePicture(file: Blob | null): Promise<void> {
    choice += 1;
    const mine = choice;
    const { picture: _, ...others } = faults.value;
    faults.value = others;
    picture.value = null;
    isReading.value = file !== null;
    const drawn = file && (await redrawn(file));
    const read = drawn && { ...drawn, sha256: await digestOf(drawn.bytes) };
    if (mine !== choice) return;
    isReading.value = false;
    picture.value = read;
    if (file !== null && read === null) faults.value = { ...others, picture: words.pictureUnreadable };
  }

  function notice(): Notice {
    const { title, body, fromDay, fromTime, untilDay, untilTime, owner } = fields.value;
    return {
      title: title.trim(),
      body: body.trim(),
      from: moment(fromDay, fromTime),
      until: moment(untilDay, untilTime),
      owner: owner.trim(),
      picture: picture.value?.sha256 ?? null,
    };
  }

  /** Whether the notice can be seen as it stands; what is missing stands beside its field then. */
  function check(): boolean {
    const given = faults.value.picture === undefined ? {} : { picture: faults.value.picture };
    faults.value = { ...given, ...faultsOf(fields.value, notice(), office.nowMs.value) };
    return Object.keys(faults.value).length === 0;
  }

  async function publish(): Promise<void> {
    if (sending.value !== null || isReading.value || !check()) return;
    fault.value = null;
    sending.value = 0;
    try {
      const brought = picture.value;
      if (brought !== null) {
        const answer = await kept(() =>
          hub.sendPicture(brought.sha256, brought, (bytes) => {
            sending.value = Math.min(1, bytes / brought.bytes.length);
          }),
        );
        if (answer.kind !== 'answer') {
          fault.value = failureSentence(answer);
          return;
        }
      }
      const before = office.base.value;
      const answer = await kept(() => hub.addNotice(notice(), before));
      if (answer.kind === 'answer') {
        const { serial } = answer.value;
        const sentence = publicationWords.noticeAdded(notice().title);
        void announce({ kind: 'shown', sentence, serial, before, isNotice: true });
        done();
        return;
      }
      await office.look();
      fault.value =
        answer.kind === 'refused' && answer.status === 409 ? publicationWords.overtaken : failureSentence(answer);
    } finally {
      sending.value = null;
    }
  }

  return {
    fields: computed(() => fields.value),
    picture: computed(() => picture.value),
    faults: computed(() => faults.value),
    fault: computed(() => fault.value),
    isReading: computed(() => isReading.value),
    sending: computed(() => sending.value),
    set<Field extends keyof NoticeFields>(field: Field, value: string) {
      fields.value = { ...fields.value, [field]: value };
    },
    choosePicture,
    check,
    publish,
    /** An edition of this notice alone, on show at once. */
    previewed(): Edition {
      return {
        title: '',
        policy: { title: '', principles: [] },
        departments: [],
        notices: [{ ...notice(), from: '', until: '' }],
        terms: [],
      };
    },
  };
}

const moment = (day: string, time: string) => (day === '' || time === '' ? day : `${day}T${time}:00+09:00`);

function faultsOf(fields: NoticeFields, notice: Notice, nowMs: number): NoticeFaults {
  const faults: NoticeFaults = {};
  if (notice.title === '') faults.title = words.titleMissing;
  if (notice.body === '') faults.body = words.bodyMissing;
  if (fields.fromDay === '' && fields.fromTime !== '') faults.from = words.dayMissing;
  if (fields.untilDay === '' && fields.untilTime !== '') faults.until = words.dayMissing;
  else if (postedUntilMs(notice) <= postedFromMs(notice)) faults.until = words.reversed;
  else if (postedUntilMs(notice) <= nowMs) faults.until = words.isOver;
  return faults;
}
