import { createHash } from 'node:crypto';
import type { ContentFile } from '../../core/content/import/read-content.ts';
import { type BroughtReading, readBrought, waitingLeftOut } from '../../core/protocol/read-brought.ts';

/** What the content folder or a command was given: a workbook, a CSV, a text, a zip or a content package. */
export async function readBroughtFile(file: ContentFile): Promise<BroughtReading> {
  const brought = await readBrought(file, async (bytes) => createHash('sha256').update(bytes).digest('hex'));
  return { ...brought, problems: [...brought.problems, ...waitingLeftOut(brought.content, file.name)] };
}
