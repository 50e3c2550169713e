import * as v from 'valibot';
import { reportQuerySchema } from './reports.ts';

/** What 評価 can be written out as. */
export const exportFormats = ['csv', 'csv-cp932', 'xlsx', 'ndjson', 'open-data'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `GET /api/office/export`: what is asked of a report, and the format. */
export const exportQuerySchema = v.object({ ...reportQuerySchema.entries, format: v.picklist(exportFormats) });
export type ExportQuery = v.InferOutput<typeof exportQuerySchema>;
