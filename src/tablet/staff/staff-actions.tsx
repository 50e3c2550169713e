import type { ComponentChildren } from 'preact';

export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="staff-actions">{children}</div>;
}

export interface ActionProps {
  word: string;
  act: () => unknown;
  isStrong?: boolean;
  isDisabled?: boolean;
  /** The id of what says more. */
  describedBy?: string;
}

export function Action({ word, act, isStrong = false, isDisabled = false, describedBy }: ActionProps) {
  return (
    <button
      type="button"
      class={isStrong ? 'staff-button staff-button-strong' : 'staff-button'}
      disabled={isDisabled}
      aria-describedby={describedBy}
      onClick={() => void act()}
    >
      {word}
    </button>
  );
}

/** How something went: good news, or what is in the way. */
export function Verdict({ isGood, sentence }: { isGood: boolean; sentence: string }) {
  return (
    <p class={isGood ? 'staff-done' : 'staff-message'} role={isGood ? 'status' : 'alert'}>
      {sentence}
    </p>
  );
}
