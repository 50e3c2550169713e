import { tokyoDay, tokyoTime } from '../calendar/tokyo-time.ts';
import type { Detail, Rating } from '../feedback/event.ts';
import { languages, reasons } from '../settings/choices.ts';

/** Flags that leave a rating out of 補正後; `clock` says only that its time is uncertain. */
const LEFT_OUT = new Set<string>(['too_soon', 'burst', 'closed', 'test', 'palm']);

/** So many bytes are one entry, so that three 年度 of a busy ward stand in a few megabytes. */
const FIRST_ROOM = 1_024;

export type RatedColumns = ReturnType<typeof createRatedColumns>;

/**
 * Ratings as columns, an entry each. `day` as `tokyoDay` numbers it and `hour` in Asia/Tokyo; `device` and `department` are places in
 * `devices` and `departments` (of which the first is '', nothing was said), `language` one in the list of languages; `reasons` has
 * a bit for each reason, in their order.
 */
export function createRatedColumns() {
  let room = FIRST_ROOM;
  const columns = {
    count: 0,
    day: new Int32Array(room),
    hour: new Uint8Array(room),
    device: new Uint16Array(room),
    department: new Uint16Array(room),
    language: new Uint8Array(room),
    scale: new Uint8Array(room),
    score: new Uint8Array(room),
    reasons: new Uint8Array(room),
    isLeftOut: new Uint8Array(room),
    devices: [] as string[],
    departments: [''],

    /** `atMs`: the time that counts for it, in ms since 1970. Answers its place. */
    add(rating: Rating, device: string, atMs: number): number {
      if (columns.count === room) grow();
      const at = columns.count;
      columns.count += 1;
      columns.day[at] = tokyoDay(atMs);
      columns.hour[at] = tokyoTime(atMs).hour;
      columns.device[at] = placeIn(columns.devices, device);
      columns.language[at] = languages.indexOf(rating.lang);
      columns.scale[at] = rating.scale;
      columns.score[at] = rating.score;
      columns.isLeftOut[at] = rating.flags.some((flag) => LEFT_OUT.has(flag)) ? 1 : 0;
      return at;
    },

    /** What was said about the rating at a place; details come in the order of their `seq`. */
    tell(at: number, detail: Pick<Detail, 'reasons' | 'department'>) {
      if (detail.department !== undefined) columns.department[at] = placeIn(columns.departments, detail.department);
      if (detail.reasons === undefined) return;
      columns.reasons[at] = detail.reasons.reduce((bits, reason) => bits | (1 << reasons.indexOf(reason)), 0);
    },
  };

  function grow() {
    room *= 2;
    columns.day = grown(columns.day, new Int32Array(room));
    columns.device = grown(columns.device, new Uint16Array(room));
    columns.department = grown(columns.department, new Uint16Array(room));
    for (const name of ['hour', 'language', 'scale', 'score', 'reasons', 'isLeftOut'] as const)
      columns[name] = grown(columns[name], new Uint8Array(room));
  }

  return columns;
}

function grown<Column extends Int32Array | Uint16Array | Uint8Array>(full: Column, wider: Column): Column {
  wider.set(full);
  return wider;
}

function placeIn(names: string[], name: string): number {
  const at = names.indexOf(name);
  return at >= 0 ? at : names.push(name) - 1;
}
