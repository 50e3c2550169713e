import type { Report, Share } from '../../core/reports/report.ts';
import { reportWords as words } from '../../words/office-reports.ts';
import { placeText } from './period-text.ts';
import { SidesTable } from './sides-table.tsx';

const WIDTH = 1_000;
const HEIGHT = 240;
const LEFT = 72;
const BOTTOM = 34;
const TOP = 10;
/** More labels than this run into each other. */
const LABELS = 16;

/** 満足度 over time as a line (補正後 drawn through, 全件 dotted) above the number of answers as bars; the same as a table. */
export function TrendChart({ report: { trend, period } }: { report: Report }) {
  const most = Math.max(1, ...trend.map(({ all }) => all.n));
  const step = (WIDTH - LEFT) / trend.length;
  const xAt = (index: number) => LEFT + step * (index + 0.5);
  const yAt = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const labelEvery = Math.ceil(trend.length / LABELS);
  return (
    <>
      <svg class="trend" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class="trend-grid" x1={LEFT} x2={WIDTH} y1={yAt(share)} y2={yAt(share)} />
            <text class="trend-label" x={LEFT - 8} y={yAt(share) + 6} text-anchor="end">
              {share * 100}％
            </text>
          </g>
        ))}
        {trend.map(({ at, all }, index) => (
          <rect
            class="trend-bar"
            key={at}
            x={xAt(index) - step * 0.35}
            y={yAt((all.n / most) * 0.5)}
            width={step * 0.7}
            height={yAt(0) - yAt((all.n / most) * 0.5)}
          />
        ))}
        <path
          class="trend-line trend-all"
          d={lineOf(
            trend.map(({ all }) => all),
            xAt,
            yAt,
          )}
        />
        <path
          class="trend-line"
          d={lineOf(
            trend.map(({ corrected }) => corrected),
            xAt,
            yAt,
          )}
        />
        {trend.map(
          ({ at, corrected }, index) =>
            rateOf(corrected) !== null && (
              <circle class="trend-point" key={at} cx={xAt(index)} cy={yAt(rateOf(corrected)!)} r={5} />
            ),
        )}
        {trend.map(
          ({ at }, index) =>
            index % labelEvery === 0 && (
              <text class="trend-label" key={at} x={xAt(index)} y={HEIGHT - 8} text-anchor="middle">
                {placeText(period.kind, at)}
              </text>
            ),
        )}
      </svg>
      <p class="hint">{words.trendHint(words.count(most))}</p>
      <details>
        <summary>{words.asTable}</summary>
        <SidesTable
          head={words.when}
          rows={trend.map(({ at, ...sides }) => ({ name: placeText(period.kind, at), ...sides }))}
        />
      </details>
    </>
  );
}

/** Of nobody, or of too few, there is none. */
const rateOf = ({ n, satisfied }: Share) => (n === 0 || satisfied === null ? null : satisfied / n);

/** Broken where there is none. */
function lineOf(shares: Share[], xAt: (index: number) => number, yAt: (share: number) => number): string {
  let isOn = false;
  return shares
    .map((share, index) => {
      const command = isOn ? 'L' : 'M';
      const rate = rateOf(share);
      isOn = rate !== null;
      return rate === null ? '' : `${command}${xAt(index).toFixed(1)} ${yAt(rate).toFixed(1)}`;
    })
    .join('');
}
