import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

export interface ModalProps {
  title: string;
  /** Changes with every step, so that the keyboard is not left on a button that is gone. */
  step: string;
  onClose: () => void;
  onTouch?: () => void;
  onKey?: (key: string) => void;
  children: ComponentChildren;
}

/** A dialog over the lobby; the loop behind it goes on. Esc closes it. */
export function Modal({ title, step, onClose, onTouch, onKey, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current!.showModal(), []);
  useEffect(() => dialog.current!.focus(), [step]);
  return (
    <dialog
      class="staff"
      ref={dialog}
      tabIndex={-1}
      aria-labelledby="staff-title"
      onCancel={(event) => {
        // Not only hidden: it is gone once its state says so.
        event.preventDefault();
        if (event.target === dialog.current) onClose();
      }}
      onPointerDown={onTouch}
      onKeyDown={(event) => {
        onTouch?.();
        // On a button, Enter presses that button.
        if (event.key !== 'Enter' || event.target === dialog.current) onKey?.(event.key);
      }}
    >
      <h2 class="staff-title" id="staff-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
