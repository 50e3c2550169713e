import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edition, Goal } from '../../src/core/content/edition.ts';
import { type Reading, readTextContent } from '../../src/core/content/import/read-content.ts';

export const wardDocumentPath = join(import.meta.dirname, '../../kiosk-config/content/service-policy.txt');

/** The document the ward's repository ships with. */
export function wardDocument(): string {
  return readFileSync(wardDocumentPath, 'utf8');
}

export function readText(text: string): Reading {
  return readTextContent({ name: 'service-policy.txt', bytes: new TextEncoder().encode(text) });
}

/** A small document with these rows in its table. */
export function aDocument(
  rows: string[],
  header = '部署名\t目標及び具体的な取組内容\t実施結果及び目標の達成度',
): string {
  return ['サービス向上方針', '', '①公平に応対します。', '', 'サービス向上目標', '', header, ...rows].join('\n');
}

export function goalsOf(edition: Edition | null): Goal[] {
  return edition?.departments.flatMap((department) => department.goals) ?? [];
}

export function codesOf({ repairs, problems }: Reading) {
  return { repairs: repairs.map(({ code }) => code), problems: problems.map(({ code }) => code) };
}
