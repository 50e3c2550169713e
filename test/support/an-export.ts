import type { FeedbackEvent } from '../../src/core/feedback/event.ts';
import { type ExportHeader, eventLines, exportHeaderLine } from '../../src/core/protocol/ratings-export.ts';
import { sha256 } from './a-package.ts';
import { anEpoch, aRating } from './a-rating.ts';

export const aFewRatings = (count = 3): FeedbackEvent[] =>
  Array.from({ length: count }, (_, index) => aRating(index + 1));

/** A ratings file as a tablet writes it to a stick. */
export function anExport(
  events: FeedbackEvent[] = aFewRatings(),
  header: Partial<ExportHeader> = {},
): Uint8Array<ArrayBuffer> {
  const lines = eventLines(events);
  const first = exportHeaderLine({
    device: 'tablet-1',
    epoch: anEpoch,
    count: events.length,
    firstSeq: events[0]!.seq,
    lastSeq: events.at(-1)!.seq,
    sha256: sha256(lines),
    ...header,
  });
  return withText(first, lines);
}

/** The same bytes, joined; a text in UTF-8. */
export function withText(...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))));
}
