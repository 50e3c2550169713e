import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

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
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [sentence]);
  return sentence === null ? null : (
    <p class="note note-error" role="alert" ref={place}>
      {sentence}
    </p>
  );
}
