import { useEffect, useRef, useState } from 'preact/hooks';
import { officeWords } from '../../words/office.ts';

export interface ConfirmedButtonProps {
  label: string;
  /** The id of what the button is about. */
  about: string;
  question: string;
  yes: string;
  perform: () => void;
  isBusy: boolean;
}

/** A button that asks once more, in its own place. */
export function ConfirmedButton({ label, about, question, yes, perform, isBusy }: ConfirmedButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const hasAsked = useRef(false);
  const first = useRef<HTMLButtonElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) no.current?.focus();
    else if (hasAsked.current) first.current?.focus();
    hasAsked.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <button ref={first} type="button" class="quiet" aria-describedby={about} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="confirm" role="group" aria-label={question}>
      <span>{question}</span>
      <button
        type="button"
        class="danger"
        disabled={isBusy}
        onClick={() => {
          setAsking(false);
          perform();
        }}
      >
        {yes}
      </button>
      <button ref={no} type="button" class="quiet" onClick={() => setAsking(false)}>
        {officeWords.stop}
      </button>
    </div>
  );
}
