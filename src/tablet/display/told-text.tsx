import { type ComponentChildren, Fragment } from 'preact';
import { type RubyPart, rubyParts } from '../../core/content/ruby.ts';
import { phrasesOf } from '../../core/display/word-breaks.ts';

// Chromium breaks Japanese by phrases; elsewhere we say where.
const breaksByItself = CSS.supports('word-break', 'auto-phrase');
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A text with its readings above it. */
export const ToldText = ({ text }: { text: string }) => <ToldParts parts={rubyParts(text)} />;

export function ToldParts({ parts }: { parts: RubyPart[] }) {
  return (
    <>
      {parts.map((part, index) =>
        part.reading === '' ? (
          <Fragment key={index}>
            {breaksByItself || !KANA.test(part.text) ? (
              part.text
            ) : (
              <WithBreaks pieces={phrasesOf(part.text)}>{(phrase) => phrase}</WithBreaks>
            )}
          </Fragment>
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

/** Pieces of a text between which alone a line may break. */
export function WithBreaks({ pieces, children }: { pieces: string[]; children: (piece: string) => ComponentChildren }) {
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {children(piece)}
        </Fragment>
      ))}
    </>
  );
}
