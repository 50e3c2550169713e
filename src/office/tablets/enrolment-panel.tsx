import { certificatePaths } from '../../core/protocol/certificate-paths.ts';
import { enrolAddress } from '../../core/protocol/enrol-address.ts';
import { paths } from '../../core/protocol/paths.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import { timeText } from '../../words/japanese-time.ts';
import { tabletWords as words } from '../../words/office-tablets.ts';
import { Alert, Section } from '../parts/section.tsx';
import type { EnrolmentCodeState } from './enrolment-code-state.ts';

/** How one more tablet comes in: six digits to type, or a code for its camera. */
export function EnrolmentPanel({ enrolment, origin }: { enrolment: EnrolmentCodeState; origin: string }) {
  const given = enrolment.given.value;
  return (
    <Section title={words.heading}>
      <p>{words.why}</p>
      {origin.startsWith('https:') && (
        <p>
          {words.trust}
          <a href={certificatePaths.guide}>{words.certificate}</a>
        </p>
      )}
      <div class="actions">
        <button type="button" class="main" onClick={enrolment.give}>
          {words.giveCode}
        </button>
      </div>
      <Alert sentence={enrolment.fault.value} />
      <div role="status">
        {given !== null && (
          <div class="code-card">
            <div class="code-text">
              <p class="soft">{words.code}</p>
              <p class="code">
                <span>{given.code.slice(0, 3)}</span> <span>{given.code.slice(3)}</span>
              </p>
              <p>{words.until(timeText(given.until))}</p>
              <ol>
                {words.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <p>{`${words.address}：${origin}${paths.lobby}`}</p>
              {/^https?:\/\/(localhost|127\.)/.test(origin) && <p class="hint">{words.onlyHere}</p>}
            </div>
            <div class="code-qr">
              <QrCode text={enrolAddress(origin, given.code)} name={words.qr} />
              <p>{words.qrHint}</p>
            </div>
          </div>
        )}
      </div>
    </Section>
  );
}
