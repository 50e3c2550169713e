import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SectionProps {
  title: string;
  /** Beside the title. */
  action?: ComponentChildren;
  class?: string;
  children: ComponentChildren;
}

export function Section({ title, action, children, class: name = '' }: SectionProps) {
  const id = useId();
  return (
    <section class={`card ${name}`} aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

export function Facts({ facts }: { facts: [name: string, value: ComponentChildren][] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Alert({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <p class="note note-error" role="alert">
      {sentence}
    </p>
  );
}
