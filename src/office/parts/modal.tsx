import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export interface ModalProps {
  title: string;
  /** Without it the dialog stays until it has what it asks for. */
  close?: () => void;
  class?: string;
  children: ComponentChildren;
}

/** A dialog over the page; while it is there nothing behind it can be reached, and the focus goes back where it was. */
export function Modal({ title, close, children, class: name = '' }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current!;
    opened.showModal();
    return () => opened.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`modal ${name}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // The cancel of a file field inside comes here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        close?.();
      }}
      // Chromium closes at the second Escape without asking: https://crbug.com/41491338
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close?.();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
