import type { ComponentChildren } from 'preact';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { concernSentence, checkWords as words } from '../../words/check.ts';
import { concernsOf } from './check-concerns.ts';
import type { CheckFindings } from './check-findings.ts';
import type { CheckState } from './check-state.ts';
import { checkText } from './check-text.ts';
import { Action } from './staff-actions.tsx';
import './check.css';

export interface CheckPageProps {
  check: CheckState;
  back: () => void;
}

/** 点検: how the tablet does, on one page, and the same as a code for whoever helps from afar. */
export function CheckPage({ check, back }: CheckPageProps) {
  const findings = check.findings.value;
  return (
    <div class="check">
      {findings === null ? (
        <p class="staff-text" role="status">
          {words.looking}
        </p>
      ) : (
        <>
          <Overall concerns={concernsOf(findings)} />
          <Findings findings={findings} />
        </>
      )}
      <div class="check-side">
        {findings !== null && <QrCode text={checkText(findings)} name={words.qr} />}
        <p class="staff-note">{words.qrHint}</p>
        <Action word={words.sendNow} act={check.sendNow} />
        <Action word={words.back} act={back} isStrong />
      </div>
    </div>
  );
}

function Overall({ concerns }: { concerns: string[] }) {
  const isGood = concerns.length === 0;
  return (
    <div class={isGood ? 'check-verdict check-good' : 'check-verdict check-bad'}>
      <h3>{words.title}</h3>
      <p role="status">{isGood ? words.good : words.concerns(concerns.length)}</p>
      {!isGood && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: many concerns scroll, and a keyboard must reach them too.
        <ul class="check-concerns" aria-label={words.concernsList} tabIndex={0}>
          {concerns.map((code) => (
            <li key={code}>{concernSentence(code)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Findings({ findings }: { findings: CheckFindings }) {
  const { atMs, app, shell, shown, deviceId, hub, ratings, room, canary, hubAheadMs, screen } = findings;
  return (
    <dl class="check-list" aria-label={words.findings}>
      <Line name={words.shown} isWide>
        {shown === null ? (
          words.card
        ) : (
          <>
            <span class="check-title">{words.shownText(shown.serial, shown.title)}</span>
            <Beside>{words.from(shown.effectiveFrom)}</Beside>
            <Beside>{shown.storedAtMs === null ? words.notKept : words.kept(toTokyoIso(shown.storedAtMs))}</Beside>
          </>
        )}
      </Line>
      <Line name={words.time}>{words.timeText(toTokyoIso(atMs))}</Line>
      <Line name={words.device}>
        {enrolmentText(findings)}
        {deviceId !== null && <Beside>{deviceId.slice(0, 8)}</Beside>}
      </Line>
      <Line name={words.hub}>{hub.heardAtMs === null ? words.never : words.ago(hub.heardAtMs, atMs)}</Line>
      <Line name={words.failure}>
        {hub.failure === null ? words.none : words.ago(hub.failure.atMs, atMs)}
        {hub.failure !== null && <Beside>{words.failureText(hub.failure.kind, hub.failure.status)}</Beside>}
      </Line>
      <Line name={words.unsent}>
        {ratings === null ? words.unreadable : words.unsentText(ratings.unsent)}
        {ratings?.oldestUnsentAt != null && <Beside>{words.since(ratings.oldestUnsentAt)}</Beside>}
      </Line>
      <Line name={words.seq}>
        {ratings === null ? words.unreadable : words.seqText(ratings.lastSeq, ratings.epoch)}
      </Line>
      <Line name={words.parked}>{ratings === null ? words.unreadable : words.unsentText(ratings.parked)}</Line>
      <Line name={words.persisted}>{findings.isPersisted ? words.isPersisted : words.isNotPersisted}</Line>
      <Line name={words.room}>{room === null ? words.unknown : words.roomText(room.usage, room.quota)}</Line>
      <Line name={words.canary}>
        {canary === null ? words.unknown : words.canaryText(canary.bootCount)}
        {canary !== null && <Beside>{words.firstSeen(toTokyoIso(canary.firstSeenMs))}</Beside>}
        {canary?.lost != null && <Beside>{words.lost(canary.lost.what, toTokyoIso(canary.lost.atMs))}</Beside>}
      </Line>
      <Line name={words.shell}>{shell.isInControl && shell.build !== null ? words.isReady : words.isNotReady}</Line>
      <Line name={words.app}>{words.appText(app, shell.build)}</Line>
      <Line name={words.clock}>
        {words.clockText(findings.isClockDoubtful)}
        {hubAheadMs !== null && <Beside>{words.clockApart(hubAheadMs)}</Beside>}
      </Line>
      <Line name={words.awake}>{findings.isAwake ? words.isAwake : words.isNotAwake}</Line>
      <Line name={words.screen}>{words.screenText(screen.width, screen.height, screen.ratio)}</Line>
    </dl>
  );
}

function enrolmentText({ isEnrolled, isAlone }: CheckFindings): string {
  if (isAlone) return words.alone;
  return isEnrolled ? words.enrolled : words.notEnrolled;
}

function Line({ name, isWide = false, children }: { name: string; isWide?: boolean; children: ComponentChildren }) {
  return (
    <div class={isWide ? 'check-line check-wide' : 'check-line'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is said beside the first thing, and goes to the next line as a whole. */
function Beside({ children }: { children: ComponentChildren }) {
  return (
    <>
      {' '}
      <span class="check-beside">{children}</span>
    </>
  );
}
