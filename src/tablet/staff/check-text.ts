import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { concernsOf } from './check-concerns.ts';
import type { CheckFindings } from './check-findings.ts';

const MB = 1_000_000;

/**
 * The findings for a QR code: a line for each, to the minute, so that the code stands still while somebody reads it. In ASCII, for readers
 * disagree about the rest; so a slide that fails is not named here.
 */
export function checkText(findings: CheckFindings): string {
  const { atMs, app, shell, shown, deviceId, isEnrolled, isAlone, hub, ratings, isPersisted, room, canary } = findings;
  const { isClockDoubtful, hubAheadMs, isAwake, screen } = findings;
  const kinds = concernsOf(findings).map((code) => code.split(':')[0]!);
  const enrolled = isEnrolled ? 'enrolled' : isAlone ? 'alone' : 'not enrolled';
  const lines: [string, string | number][] = [
    ['check', minute(atMs)],
    ['app', `${app} ${shell.build?.slice(0, 8) ?? 'no shell'}${shell.isInControl ? '' : ' not in control'}`],
    [
      'edition',
      shown === null ? 'none' : `${shown.serial} ${shown.storedAtMs === null ? 'not kept' : minute(shown.storedAtMs)}`,
    ],
    ['device', `${deviceId ?? 'none'} ${enrolled}`],
    ['hub', hub.heardAtMs === null ? 'never' : minute(hub.heardAtMs)],
    ['hub error', hub.failure === null ? 'none' : [hub.failure.kind, hub.failure.status ?? ''].join(' ').trim()],
    ['unsent', ratings === null ? 'unreadable' : `${ratings.unsent}${since(ratings.oldestUnsentAt)}`],
    ['seq', ratings === null ? '' : `${ratings.lastSeq} of ${ratings.epoch.slice(0, 8)}`],
    ['parked', ratings?.parked ?? ''],
    ['persisted', isPersisted ? 'yes' : 'no'],
    ['used', room === null ? '' : `${Math.round(room.usage / MB)} of ${Math.round(room.quota / MB)} MB`],
    ['starts', canary === null ? '' : `${canary.bootCount} since ${minute(canary.firstSeenMs)}`],
    ['lost', canary?.lost == null ? 'none' : `${canary.lost.what.join('+')} ${minute(canary.lost.atMs)}`],
    ['clock', `${isClockDoubtful ? 'doubtful' : 'ok'}${hubAheadMs === null ? '' : ` hub ${seconds(hubAheadMs)} s`}`],
    ['awake', isAwake ? 'yes' : 'no'],
    ['screen', `${screen.width}x${screen.height} @${screen.ratio}`],
    ['concerns', [...new Set(kinds)].join(' ') || 'none'],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}

const minute = (ms: number) => toTokyoIso(ms).slice(0, 16);
const since = (at: string | null) => (at === null ? '' : ` since ${at.slice(0, 16)}`);
/** In steps of ten, so that a clock that drifts does not change the code. */
function seconds(ms: number): string {
  const tens = Math.round(ms / 10_000) * 10;
  return `${tens < 0 ? '' : '+'}${tens}`;
}
