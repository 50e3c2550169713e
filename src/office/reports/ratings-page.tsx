import { ratingsWords as words } from '../../words/office.ts';
import type { OfficeState } from '../office-state.ts';
import { Section } from '../parts/section.tsx';

/** 評価: how many came today, and where the files lie. */
export function RatingsPage({ office }: { office: OfficeState }) {
  const { ratingsToday, ratingsFolder } = office.overview.value!;
  return (
    <div class="column">
      <Section title={words.today}>
        <p class="figure">{words.count(ratingsToday)}</p>
      </Section>
      <Section title={words.folder}>
        <p class="path">{ratingsFolder}</p>
        <p class="hint">{words.folderHint}</p>
      </Section>
    </div>
  );
}
