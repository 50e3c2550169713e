import type { Report } from '../../core/reports/report.ts';
import { reasons } from '../../core/settings/choices.ts';
import { lobbyWords } from '../../words/lobby.ts';
import { reportWords as words } from '../../words/office-reports.ts';

/** Begins a notice of what a voice has changed, about the reason as it is called in Japanese. */
export type AnswerVoice = (reason: string) => void;

const WIDTH = 300;

/** What was named with low scores and with high ones, most often first (補正後). */
export function ReasonsChart({ report, answerVoice }: { report: Report; answerVoice: AnswerVoice }) {
  if (report.reasons.corrected === null) return <p>{words.tooFew}</p>;
  const { low, high } = report.reasons.corrected;
  const most = Math.max(1, ...low, ...high);
  return (
    <div class="report-figures">
      <Named title={words.low} counts={low} most={most} kind="low" answerVoice={answerVoice} />
      <Named title={words.high} counts={high} most={most} kind="high" />
    </div>
  );
}

interface NamedProps {
  title: string;
  counts: number[];
  most: number;
  kind: 'low' | 'high';
  answerVoice?: AnswerVoice;
}

function Named({ title, counts, most, kind, answerVoice }: NamedProps) {
  const named = reasons
    .map((reason, index) => ({ reason, count: counts[index]! }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);
  return (
    <div>
      <h3>{title}</h3>
      {named.length === 0 ? (
        <p>{words.noAnswers}</p>
      ) : (
        <table class="reasons-table">
          <tbody>
            {named.map(({ reason, count }) => (
              <tr key={reason}>
                <th scope="row">{lobbyWords.reasons[reason]}</th>
                <td class="reason-bar">
                  <svg viewBox={`0 0 ${WIDTH} 20`} preserveAspectRatio="none" aria-hidden="true">
                    <rect class={`reason-${kind}`} width={(count / most) * WIDTH} height={20} />
                  </svg>
                </td>
                <td>{words.count(count)}</td>
                {answerVoice && (
                  <td class="reason-answer">
                    <button
                      type="button"
                      class="quiet"
                      aria-label={words.answerVoiceOf(lobbyWords.reasons[reason])}
                      onClick={() => answerVoice(lobbyWords.reasons[reason])}
                    >
                      {words.answerVoice}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
