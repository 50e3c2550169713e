import { Fragment } from 'preact';
import { type RubyPart, rubyParts } from '../../core/content/ruby.ts';

/** A text with its readings above it. */
export const ToldText = ({ text }: { text: string }) => <ToldParts parts={rubyParts(text)} />;

export function ToldParts({ parts }: { parts: RubyPart[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.reading === '' ? (
          <Fragment key={index}>{part.text}</Fragment>
        ) : (
          <ruby key={index}>
            {part.text}
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nobody can focus it; heard, it would say the word twice */}
            <rt aria-hidden="true">{part.reading}</rt>
          </ruby>
        ),
      )}
    </>
  );
}
