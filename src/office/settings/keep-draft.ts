import type { OfficeSettings } from '../../core/settings/office-settings.ts';

export interface KeepDraft {
  years: string;
}

export const keepDraft = ({ keepYears }: OfficeSettings['data']): KeepDraft => ({ years: String(keepYears) });

/** Full-width digits count as what they are; what is no number stays what it is, for the schema to refuse. */
export function keepValue({ years }: KeepDraft): { keepYears: unknown } {
  const typed = years.normalize('NFKC').trim();
  return { keepYears: /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed };
}
