import { hoursWords as words } from '../../words/office-settings.ts';
import type { SpanDraft } from './hours-draft.ts';

export interface SpanFieldsProps {
  /** What the hours are of, for who hears the page. */
  name: string;
  span: SpanDraft;
  set: (span: SpanDraft) => void;
  isWrong: boolean;
  describedBy: string;
}

/** From and until, in one line. */
export function SpanFields({ name, span, set, isWrong, describedBy }: SpanFieldsProps) {
  const field = (label: string, key: keyof SpanDraft) => (
    <input
      type="time"
      aria-label={`${name} ${label}`}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      value={span[key]}
      onInput={({ currentTarget }) => set({ from: span.from, until: span.until, [key]: currentTarget.value })}
    />
  );
  return (
    <span class="settings-span">
      {field(words.from, 'from')}
      <span>{words.to}</span>
      {field(words.until, 'until')}
      <span>{words.till}</span>
    </span>
  );
}
