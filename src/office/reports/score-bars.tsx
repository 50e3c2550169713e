import type { Tally } from '../../core/reports/report.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { scoreLabel, scoresOf } from '../../words/scores.ts';

const WIDTH = 1_000;
const HEIGHT = 36;

/** How often each face was tapped: a bar that is as long as all of them, and the numbers below it. */
export function ScoreBars({ tally, scale, title }: { tally: Tally; scale: 5 | 4; title: string }) {
  const counts = tally.scores[scale];
  if (counts === null)
    return (
      <figure class="score-bars">
        <figcaption>{title}</figcaption>
        <p>{words.tooFew}</p>
      </figure>
    );
  const all = counts.reduce((sum, count) => sum + count, 0);
  return (
    <figure class="score-bars">
      <figcaption>
        {title}　{words.count(all)}
      </figcaption>
      {all === 0 ? <p>{words.noAnswers}</p> : <Bars counts={counts} all={all} scale={scale} />}
    </figure>
  );
}

function Bars({ counts, all, scale }: { counts: number[]; all: number; scale: 5 | 4 }) {
  const scores = scoresOf(scale);
  let from = 0;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <Patterns />
        {counts.map((count, index) => {
          const width = (count / all) * WIDTH;
          const x = from;
          from += width;
          return (
            <rect
              class={`score score-${place(scale, index)}`}
              key={scores[index]}
              x={x}
              y={0}
              width={width}
              height={HEIGHT}
            />
          );
        })}
      </svg>
      <table class="score-table">
        <tbody>
          {counts.map((count, index) => (
            <tr key={scores[index]}>
              <th scope="row">
                <svg class="swatch" viewBox="0 0 20 20" aria-hidden="true">
                  <rect class={`score score-${place(scale, index)}`} width={20} height={20} />
                </svg>
                {scoreLabel(scale, scores[index]!)}
              </th>
              <td>{words.count(count)}</td>
              <td>{Math.round((count / all) * 100)}％</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The same look for the same word in both scales: the fourth of four is the fifth of five. */
const place = (scale: 5 | 4, index: number) => (scale === 5 || index < 2 ? index + 1 : index + 2);

/** Told apart without colour too, on paper as on the screen. */
export function Patterns() {
  return (
    <defs>
      <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="pattern-ground-2" width="8" height="8" />
        <circle class="pattern-ink-2" cx="4" cy="4" r="1.6" />
      </pattern>
      <pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="pattern-ground-4" width="8" height="8" />
        <rect class="pattern-ink-4" width="3" height="8" />
      </pattern>
      <pattern id="cross" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="pattern-ground-5" width="8" height="8" />
        <rect class="pattern-ink-5" width="2" height="8" />
        <rect class="pattern-ink-5" width="8" height="2" />
      </pattern>
    </defs>
  );
}
