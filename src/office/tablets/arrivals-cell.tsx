import type { Arrivals, TabletLine } from '../../core/protocol/office.ts';
import { arrivalsWords as words } from '../../words/office-tablets.ts';

const kinds = ['missing', 'doubled', 'rejected', 'emptied'] as const satisfies (keyof Arrivals)[];

/** What did not arrive as it should. */
export function ArrivalsCell({ arrivals }: { arrivals: Arrivals }) {
  const found = kinds.filter((kind) => arrivals[kind] > 0);
  if (found.length === 0) return <td>{words.all}</td>;
  return (
    <td class="cell-arrivals">
      {found.map((kind) => (
        <p key={kind} class="bad">
          {words.found[kind](arrivals[kind])}
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
