import { useMemo } from 'preact/hooks';
import { differences } from '../core/content/differences.ts';
import { countsOf, type Edition } from '../core/content/edition.ts';
import { isPublishable } from '../core/content/import/read-content.ts';
import type { Place, Problem, Repair } from '../core/content/problem.ts';
import { placeText, problemText, repairText } from '../words/problems.ts';
import { readingWords as words } from '../words/reading-result.ts';
import type { Brought } from './brought.ts';
import { Changes } from './changes.tsx';
import { Part } from './part.tsx';
import './reading-result.css';

/** A list longer than this helps nobody, and would make the page slow. */
const MOST_LINES = 100;

/** What was read: counts, repairs, problems by place, and what changes against what is shown, where that is known. */
export function ReadingResult({ brought, shown }: { brought: Brought; shown: Edition | null | 'unknown' }) {
  const { edition, repairs, problems } = brought.reading;
  const changes = useMemo(
    () => (edition === null || shown === 'unknown' ? null : differences(shown, edition)),
    [shown, edition],
  );
  return (
    <section class="reading" aria-labelledby="reading-title">
      <header class="reading-head">
        <h3 id="reading-title">{words.title}</h3>
        <p class="reading-file">{brought.name}</p>
        <p class="reading-counts">{edition === null ? words.nothing : words.counts(countsOf(edition))}</p>
        <p
          id="reading-verdict"
          class={isPublishable(brought.reading) ? 'reading-verdict' : 'reading-verdict reading-blocked'}
        >
          {isPublishable(brought.reading) ? words.publishable : words.blocked}
        </p>
      </header>
      <Problems problems={problems} />
      <Repairs repairs={repairs} />
      {changes !== null && <Changes changes={changes} isFirst={shown === null} />}
    </section>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  if (problems.length === 0) return <Part title={words.problems}>{words.noProblems}</Part>;
  return (
    <Part title={words.problems} count={words.problemCounts(errors.length, warnings.length)} isOpen>
      <Lines
        lines={[...errors, ...warnings].map((problem) => ({
          where: problem.where,
          mark: words.severity[problem.severity],
          kind: problem.severity,
          text: problemText(problem),
        }))}
      />
    </Part>
  );
}

function Repairs({ repairs }: { repairs: Repair[] }) {
  if (repairs.length === 0) return <Part title={words.repairs}>{words.noRepairs}</Part>;
  return (
    <Part title={words.repairs} count={words.items(repairs.length)} isOpen={false}>
      <p class="reading-note">{words.repairsNote}</p>
      <Lines lines={repairs.map((repair) => ({ where: repair.where, text: repairText(repair) }))} />
    </Part>
  );
}

interface Line {
  where: Place;
  text: string;
  mark?: string;
  kind?: string;
}

function Lines({ lines }: { lines: Line[] }) {
  return (
    <>
      <table class="reading-lines">
        <thead>
          <tr>
            <th scope="col">{words.place}</th>
            <th scope="col">{words.content}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_LINES).map(({ where, text, mark, kind }, index) => (
            <tr key={index}>
              <td>{placeText(where) || words.wholeFile}</td>
              <td>
                {mark !== undefined && <b class={`reading-mark reading-${kind}`}>{mark}</b>} {text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > MOST_LINES && <p class="reading-note">{words.more(lines.length - MOST_LINES)}</p>}
    </>
  );
}
