import { Fragment } from 'preact';
import { rubyParts } from '../../core/content/ruby.ts';

/** A text with its readings above it. */
export function ToldText({ text }: { text: string }) {
  return (
    <>
      {rubyParts(text).map((part, index) =>
        part.reading === '' ? (
          <Fragment key={index}>{part.text}</Fragment>
        ) : (
          <ruby key={index}>
            {part.text}
            <rt>{part.reading}</rt>
          </ruby>
        ),
      )}
    </>
  );
}
