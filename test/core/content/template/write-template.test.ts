import * as excel from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Edition, editionSchema } from '../../../../src/core/content/edition.ts';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { templateSheets } from '../../../../src/core/content/template/template-sheets.ts';
import { writeTemplate } from '../../../../src/core/content/template/write-template.ts';
import { templateWords } from '../../../../src/words/template.ts';
import { anyEdition } from '../../../support/any-edition.ts';
import { readText, wardDocument } from '../../../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;
const write = (edition: Edition) => writeTemplate(edition, templateWords);
const read = async (edition: Edition) => readContent({ name: 'ひな形.xlsx', bytes: await write(edition) });

describe('writeTemplate', () => {
  it("gives the ward's document back, with nothing to repair and nothing to say", async () => {
    expect(await read(ward)).toEqual({ edition: ward, repairs: [], problems: [], pictures: [] });
  });

  it('gives any edition back', async () => {
    await fc.assert(
      fc.asyncProperty(anyEdition, async (edition) => {
        expect(v.parse(editionSchema, edition)).toEqual(edition);
        const reading = await read(edition);
        expect(reading.edition).toEqual(edition);
        expect(reading.repairs).toEqual([]);
        expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what Excel would take for an escape', async () => {
    const goal = {
      ...ward.departments[0]!.goals[0]!,
      text: '_x000D_ と _x005F_',
      parts: [{ kind: 'text' as const, text: '_x000D_ と _x005F_' }],
    };
    const edition = { ...ward, departments: [{ ...ward.departments[0]!, goals: [goal] }] };
    expect((await read(edition)).edition).toEqual(edition);
  });

  it('is read by another program cell for cell', async () => {
    await fc.assert(
      fc.asyncProperty(anyEdition, async (edition) => {
        const workbook = excel.read(await write(edition));
        expect(workbook.SheetNames).toEqual([
          '使い方',
          '方針',
          '目標',
          '前年度の目標と結果',
          'お知らせ',
          '部署',
          '用語',
        ]);
        for (const { name, rows } of templateSheets(edition)) {
          const seen = excel.utils.sheet_to_json<unknown[]>(workbook.Sheets[name]!, {
            header: 1,
            defval: '',
            blankrows: true,
          });
          expect(rows.length === 0 ? [] : seen.slice(-rows.length)).toEqual(rows);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('freezes the header, sets widths and offers the categories in use', async () => {
    const goals = strFromU8(unzipSync(await write(ward))['xl/worksheets/sheet3.xml']!);
    expect(goals).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
    expect(goals).toMatch(/<col [^>]*width="80/);
    expect(goals).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="C3:C546"/);
    expect(goals).toContain('対面対応');
  });
});
