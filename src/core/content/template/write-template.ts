import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Edition } from '../edition.ts';
import { type TemplateSheet, templateSheets } from './template-sheets.ts';

/** Excel takes a list of so many characters; rows below the last goal are for new ones. */
const LIST_LENGTH = 250;
const SPARE_ROWS = 500;

const HEAD: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8F1FE' } },
  alignment: { vertical: 'center', wrapText: true },
};
const TITLE: CellStyle = { font: { bold: true, size: 14 } };
const TEXT: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** The workbook for staff, holding the edition: one sheet a table, and first one that explains them. */
export function writeTemplate(edition: Edition, explanation: { name: string; lines: string[] }): Promise<Uint8Array> {
  const categories = edition.departments.flatMap(({ goals }) => goals.map(({ category }) => category));
  return writeXlsx({
    sheets: [
      {
        name: explanation.name,
        rows: explanation.lines.map((line) => [line]),
        columns: [{ width: 100, style: TEXT }],
        cells: new Map([['0,0', { value: explanation.lines[0] ?? '', style: TITLE }]]),
      },
      ...templateSheets(edition).map((sheet) => writeSheet(sheet, categories)),
    ],
    activeSheet: 2,
  });
}

function writeSheet({ name, title, columns, rows }: TemplateSheet, categories: string[]): WriteSheet {
  const headerRow = title === undefined ? 0 : 1;
  const header = columns.map((column) => column.header);
  const cells: WriteSheet['cells'] = new Map();
  if (title !== undefined) cells.set('0,0', { value: title, style: TITLE });
  for (const [index, value] of header.entries()) cells.set(`${headerRow},${index}`, { value, style: HEAD });
  const category = header.indexOf('区分');
  const list = dropDown(categories);
  return {
    name,
    rows: [...(title === undefined ? [] : [[title]]), header, ...rows].map((row) => row.map(asTyped)),
    columns: columns.map(({ width }) => ({ width, style: TEXT })),
    cells,
    freezePane: { rows: headerRow + 1 },
    ...(category !== -1 &&
      list.length > 0 && {
        dataValidations: [
          {
            type: 'list' as const,
            values: list,
            range: `${columnLetter(category)}${headerRow + 2}:${columnLetter(category)}${headerRow + 1 + rows.length + SPARE_ROWS}`,
            allowBlank: true,
            // A new category may be typed as well.
            showErrorMessage: false,
          },
        ],
      }),
  };
}

/** Excel takes `_x000D_` in a text for a line break, unless its first character is written the same way. */
function asTyped(cell: string | number): string | number {
  return typeof cell === 'string' ? cell.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : cell;
}

function dropDown(categories: string[]): string[] {
  const list = [...new Set(categories)].filter((category) => category !== '' && !/[",]/.test(category));
  return list.join(',').length <= LIST_LENGTH ? list : [];
}

// Fewer than 26 columns stand before 区分.
function columnLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
