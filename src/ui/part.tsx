import type { ComponentChildren } from 'preact';

interface PartProps {
  title: string;
  count?: string;
  /** Left out: there is nothing to open. */
  isOpen?: boolean;
  children: ComponentChildren;
}

/** One of the lists, which staff may fold. */
export function Part({ title, count, isOpen, children }: PartProps) {
  if (isOpen === undefined) {
    return (
      <div class="reading-part reading-empty">
        <b>{title}</b>
        <span>{children}</span>
      </div>
    );
  }
  return (
    <details class="reading-part" open={isOpen}>
      <summary>
        <b>{title}</b> <span>{count}</span>
      </summary>
      {children}
    </details>
  );
}
