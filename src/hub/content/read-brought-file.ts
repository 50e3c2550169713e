import { createHash } from 'node:crypto';
import type { ContentFile } from '../../core/content/import/read-content.ts';
import { type BroughtReading, readBrought } from '../../core/protocol/read-brought.ts';

/** What the content folder or a command was given: a workbook, a CSV, a text, a zip or a content package. */
export function readBroughtFile(file: ContentFile): Promise<BroughtReading> {
  return readBrought(file, async (bytes) => createHash('sha256').update(bytes).digest('hex'));
}
