import type { Arrivals, TabletLine } from '../../core/protocol/office.ts';
import { arrivalsWords as words } from '../../words/office-tablets.ts';

const kinds = ['missing', 'doubled', 'rejected', 'emptied'] as const satisfies (keyof Arrivals)[];

/** What did not arrive as it should, a line each. */
export function arrivalsSentences(arrivals: Arrivals): string[] {
  return kinds.filter((kind) => arrivals[kind] > 0).map((kind) => words.found[kind](arrivals[kind]));
}

export function ArrivalsCell({ arrivals }: { arrivals: Arrivals }) {
  const sentences = arrivalsSentences(arrivals);
  if (sentences.length === 0) return <td>{words.all}</td>;
  return (
    <td class="cell-arrivals">
      {sentences.map((sentence) => (
        <p key={sentence} class="bad">
          {sentence}
        </p>
      ))}
    </td>
  );
}

/** What the words in that column mean, as far as they stand there. */
export function ArrivalsHints({ tablets }: { tablets: TabletLine[] }) {
  const found = kinds.filter((kind) => tablets.some(({ arrivals }) => arrivals[kind] > 0));
  if (found.length === 0) return null;
  return (
    <dl class="facts">
      {found.map((kind) => (
        <div key={kind}>
          <dt>{words.names[kind]}</dt>
          <dd>{words.hints[kind]}</dd>
        </div>
      ))}
    </dl>
  );
}
