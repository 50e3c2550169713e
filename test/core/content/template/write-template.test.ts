import * as excel from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../../src/core/content/differences.ts';
import { type Edition, editionSchema } from '../../../../src/core/content/edition.ts';
import { readContent } from '../../../../src/core/content/import/read-content.ts';
import { templateSheets } from '../../../../src/core/content/template/template-sheets.ts';
import { writeTemplate } from '../../../../src/core/content/template/write-template.ts';
import { voiceChangeBody, voiceChangeOf } from '../../../../src/core/content/voice-change.ts';
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

  it('gives a notice of what a voice has changed back as one, so that importing it changes nothing', async () => {
    const change = {
      reason: '待ち時間',
      done: '記載台を2か所ふやしました。\n番号札の案内も大きくしました。',
      when: '2026年10月1日',
      where: '区民サービス部 区民課',
    };
    const title = 'お声で変わりました：待ち時間（区民課、2026年10月1日）';
    const body = voiceChangeBody(change);
    const edition = { ...ward, notices: [{ title, body, from: '2026-10-02', until: '', owner: '', picture: null }] };
    const reading = await read(edition);
    expect([reading.repairs, reading.problems]).toEqual([[], []]);
    expect(differences(edition, reading.edition!)).toEqual([]);
    expect(voiceChangeOf(reading.edition!.notices[0]!)).toEqual(change);
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
