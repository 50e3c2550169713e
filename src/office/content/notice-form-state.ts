import { computed, signal } from '@preact/signals';
import { isoDay, tokyoDay } from '../../core/calendar/tokyo-time.ts';
import type { Edition, Notice } from '../../core/content/edition.ts';
import { postedFromMs, postedUntilMs } from '../../core/content/posting-period.ts';
import { voiceChangeBody } from '../../core/content/voice-change.ts';
import { digestOf } from '../../ui/digest.ts';
import type { RedrawnPicture } from '../../ui/redrawn-picture.ts';
import { publicationWords } from '../../words/office-content.ts';
import { noticeWords as words } from '../../words/office-notices.ts';
import { voiceWords } from '../../words/voices.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { Session } from '../frame/session-state.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';
import type { Publications } from './publications-state.ts';

const blank = {
  ...{ title: '', body: '', fromDay: '', fromTime: '', untilDay: '', untilTime: '', owner: '' },
  // Of what a voice has changed; its `body` is what was done.
  ...{ reason: '', doneOn: '', department: '' },
};
/** `voice` = お声で変わりました. */
export type NoticeKind = 'notice' | 'voice';
export type NoticeFields = typeof blank;
export type NoticeFaults = Partial<
  Record<'title' | 'body' | 'from' | 'until' | 'picture' | 'reason' | 'doneOn' | 'department', string>
>;
export type NoticePicture = RedrawnPicture & { sha256: string };

export interface NoticeFormParts {
  kind?: NoticeKind;
  hub: Pick<OfficeClient, 'addNotice' | 'sendPicture' | 'edition'>;
  kept: Session['kept'];
  office: Pick<OfficeState, 'look' | 'base' | 'nowMs' | 'overview'>;
  announce: Publications['announce'];
  redrawn: (picture: Blob) => Promise<RedrawnPicture | null>;
  done: () => void;
}

export type NoticeForm = ReturnType<typeof createNoticeForm>;

/** A notice that staff write on the page, without a file. */
export function createNoticeForm({ kind = 'notice', hub, kept, office, announce, redrawn, done }: NoticeFormParts) {
  const fields = signal(blank);
  const picture = signal<NoticePicture | null>(null);
  const faults = signal<NoticeFaults>({});
  const fault = signal<string | null>(null);
  const isReading = signal(false);
  const sending = signal<number | null>(null);
  /** A new object each time something is found missing, so that its field takes the focus. */
  const found = signal<object | null>(null);
  /** The paths of the departments on show. */
  const departments = signal<string[][]>([]);
  if (kind === 'voice') void askDepartments();
  let choice = 0;
  /** The edition that a try went out for whose answer never came: only so does the hub see that it is the same notice again. */
  let unanswered: number | null = null;

  async function askDepartments(): Promise<void> {
    const answer = await kept(() => hub.edition(office.base.value));
    fault.value = answer.kind === 'answer' ? null : failureSentence(answer);
    if (answer.kind === 'answer') departments.value = answer.value.edition.departments.map(({ path }) => path);
  }

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
      ...(kind === 'voice' ? voiceText(fields.value, departments.value) : { title: title.trim(), body: body.trim() }),
      from: moment(fromDay, fromTime),
      until: moment(untilDay, untilTime),
      owner: owner.trim(),
      picture: picture.value?.sha256 ?? null,
    };
  }

  /** Whether the notice can be seen as it stands; what is missing stands beside its field then. */
  function check(): boolean {
    const given = faults.value.picture === undefined ? {} : { picture: faults.value.picture };
    faults.value = { ...given, ...faultsOf(kind, fields.value, notice(), office.nowMs.value) };
    if (Object.keys(faults.value).length === 0) return true;
    found.value = {};
    // Without a hub there was nothing to choose from.
    if (kind === 'voice' && departments.value.length === 0) void askDepartments();
    return false;
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
      const written = notice();
      const before = unanswered ?? office.base.value;
      const answer = await kept(() => hub.addNotice(written, before));
      if (answer.kind === 'answer') {
        out(written, answer.value.serial, before);
        return;
      }
      await office.look();
      if (answer.kind === 'unreachable') unanswered = before;
      const isOvertaken = answer.kind === 'refused' && answer.status === 409;
      if (isOvertaken && unanswered !== null && isShown(written)) {
        // Which edition it came with is not known, so there is no way back by it; it can be withdrawn.
        out(written, office.base.value, 0);
        return;
      }
      if (isOvertaken) unanswered = null;
      fault.value = isOvertaken ? publicationWords.overtaken : failureSentence(answer);
    } finally {
      sending.value = null;
    }
  }

  function out({ title }: Notice, serial: number, before: number): void {
    void announce({ kind: 'shown', sentence: publicationWords.noticeAdded(title), serial, before, isNotice: true });
    done();
  }

  function isShown(written: Notice): boolean {
    return (office.overview.value?.notices ?? []).some((shown) =>
      (Object.keys(written) as (keyof Notice)[]).every((field) => shown[field] === written[field]),
    );
  }

  /** What was wrong with a field is not known any more when it changes. */
  function forgetFault(field: keyof NoticeFields): void {
    const left = { ...faults.value };
    const place = faultPlaces[field];
    if (place !== undefined) delete left[place];
    if (place === 'from' && left.until === words.reversed) delete left.until;
    faults.value = left;
  }

  return {
    kind,
    departments: computed(() => departments.value),
    fields: computed(() => fields.value),
    picture: computed(() => picture.value),
    faults: computed(() => faults.value),
    found: computed(() => found.value),
    /** Whether anything would be lost with it. */
    isFilled: computed(
      () => picture.value !== null || isReading.value || Object.values(fields.value).some((value) => value !== ''),
    ),
    fault: computed(() => fault.value),
    isReading: computed(() => isReading.value),
    sending: computed(() => sending.value),
    set<Field extends keyof NoticeFields>(field: Field, value: string) {
      fields.value = { ...fields.value, [field]: value };
      forgetFault(field);
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

const faultPlaces: Partial<Record<keyof NoticeFields, keyof NoticeFaults>> = {
  title: 'title',
  body: 'body',
  fromDay: 'from',
  fromTime: 'from',
  untilDay: 'until',
  untilTime: 'until',
  reason: 'reason',
  doneOn: 'doneOn',
  department: 'department',
};

const moment = (day: string, time: string) => (day === '' || time === '' ? day : `${day}T${time}:00+09:00`);

/** What staff have chosen and written, as a notice of the shape by which the lobby knows it. */
function voiceText({ reason, body, doneOn, department }: NoticeFields, departments: string[][]) {
  const [year, month, day] = doneOn.split('-').map(Number);
  const when = doneOn === '' ? '' : voiceWords.ja.day(year!, month!, day!);
  const own = departments.find((path) => path.join(' ') === department)?.at(-1) ?? department;
  return {
    title: voiceWords.ja.changeName(reason, own, when),
    body: voiceChangeBody({ reason, done: body.trim(), when, where: department }),
  };
}

function voiceFaults({ reason, body, doneOn, department }: NoticeFields, nowMs: number): NoticeFaults {
  const faults: NoticeFaults = {};
  if (reason === '') faults.reason = words.reasonMissing;
  if (body.trim() === '') faults.body = words.doneMissing;
  if (doneOn === '') faults.doneOn = words.doneOnMissing;
  else if (doneOn > isoDay(tokyoDay(nowMs))) faults.doneOn = words.notYetDone;
  if (department === '') faults.department = words.departmentMissing;
  return faults;
}

function noticeFaults({ title, body }: Notice): NoticeFaults {
  return {
    ...(title === '' && { title: words.titleMissing }),
    ...(body === '' && { body: words.bodyMissing }),
  };
}

function faultsOf(kind: NoticeKind, fields: NoticeFields, notice: Notice, nowMs: number): NoticeFaults {
  const faults = kind === 'voice' ? voiceFaults(fields, nowMs) : noticeFaults(notice);
  if (fields.fromDay === '' && fields.fromTime !== '') faults.from = words.dayMissing;
  if (fields.untilDay === '' && fields.untilTime !== '') faults.until = words.dayMissing;
  else if (postedUntilMs(notice) <= postedFromMs(notice)) faults.until = words.reversed;
  else if (postedUntilMs(notice) <= nowMs) faults.until = words.isOver;
  return faults;
}
