import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { aJpeg, aPng } from './a-picture.ts';
import { aWorkbook, goalsHeader, policySheet } from './a-workbook.ts';
import { aRawZip, crc32Of, type RawEntry } from './a-zip.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sheet = 'xl/worksheets/sheet1.xml';

/** Files that somebody made on purpose or broke by accident: what they are, their bytes, and the problem each is told with (null: it is read). */
export async function hostileFiles(): Promise<[what: string, bytes: Uint8Array, code: string | null][]> {
  const good = await aWorkbook({
    目標: [['方針'], goalsHeader, ['区民課', 1, '共通', '笑顔で応対します。']],
    方針: policySheet,
  });
  const parts = unzipSync(good);
  const withPart = (name: string, content: string | Uint8Array) =>
    zipSync({ ...parts, [name]: typeof content === 'string' ? strToU8(content) : content }, { level: 0 });
  const changed = (name: string, change: (xml: string) => string) => withPart(name, change(strFromU8(parts[name]!)));
  const entries = (change: (entry: RawEntry) => RawEntry) =>
    aRawZip(Object.entries(parts).map(([name, bytes]) => change({ name, bytes })));
  const document = { name: 'a.txt', bytes: utf8('サービス向上方針\n①あ。\n部署名\t目標\n課\t1 共通 い。') };
  const beside = (...more: RawEntry[]) => aRawZip([document, ...more]);
  const zeros = deflateRawSync(new Uint8Array(30_000_000), { level: 9 });
  const ole = (stream: string) =>
    new Uint8Array(
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]),
    );
  const lines = (xml: string) => xml.replace('</sheetData>', '');
  const ods = (content: string, manifest = '<m/>') =>
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifest),
    });
  const odsTable = (rows: string) =>
    `<office:document-content><office:body><office:spreadsheet><table:table table:name="目標">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`;

  return [
    ['a bomb that declares 4 GB', aRawZip([{ ...document, size: 4_000_000_000 }]), 'archive-too-large'],
    [
      'a bomb that declares 30 MB of 30 KB',
      aRawZip([{ name: 'a.txt', bytes: zeros, method: 8, size: 30_000_000, crc: crc32Of(new Uint8Array(30_000_000)) }]),
      'archive-too-large',
    ],
    [
      'a bomb that lies about its size',
      aRawZip([{ name: 'a.txt', bytes: zeros, method: 8, size: 1_000 }]),
      'file-damaged',
    ],
    [
      'a bomb in a part of a workbook',
      aRawZip([
        ...Object.entries(parts)
          .filter(([name]) => name !== sheet)
          .map(([name, bytes]) => ({ name, bytes })),
        { name: sheet, bytes: zeros, method: 8, size: 900_000 },
      ]),
      'file-damaged',
    ],
    [
      'more XML than any workbook has',
      zipSync({ ...parts, [sheet]: new Uint8Array(33_000_000) }, { level: 0 }),
      'archive-too-large',
    ],
    ['one byte declared too many', aRawZip([{ ...document, size: document.bytes.length + 1 }]), 'file-damaged'],
    ['a wrong checksum', aRawZip([{ ...document, crc: 1 }]), 'file-damaged'],
    [
      '100,000 entries',
      aRawZip(Array.from({ length: 100_000 }, (_, index) => ({ name: `${index}.png`, bytes: new Uint8Array() }))),
      'archive-too-large',
    ],
    ['a name that climbs out', beside({ name: '../../etc/passwd', bytes: utf8('x') }), 'archive-unsafe'],
    [
      'a name that climbs out the way of Windows',
      beside({ name: '..\\..\\a.exe', bytes: utf8('x') }),
      'archive-unsafe',
    ],
    ['an absolute name', beside({ name: '/etc/passwd', bytes: utf8('x') }), 'archive-unsafe'],
    ['a drive', beside({ name: 'C:\\a.txt', bytes: utf8('x') }), 'archive-unsafe'],
    ['a device', beside({ name: 'CON.txt', bytes: utf8('x') }), 'archive-unsafe'],
    ['a NUL in a name', beside({ name: 'a\0.png', bytes: utf8('x') }), 'archive-unsafe'],
    ['a name turned around', beside({ name: 'a\u202Egnp.exe', bytes: utf8('x'), flags: 1 << 11 }), 'archive-unsafe'],
    ['a symbolic link', beside({ name: 'a.png', bytes: utf8('/etc/passwd'), mode: 0xa1ff }), 'archive-unsafe'],
    ['one name twice', beside(document), 'file-damaged'],
    ['an encrypted entry', aRawZip([{ ...document, flags: 1 }]), 'file-encrypted'],
    ['an unknown way of packing', aRawZip([{ ...document, method: 99 }]), 'file-damaged'],
    ['an archive in an archive', aRawZip([{ name: 'a.xlsx', bytes: beside() }]), 'file-type'],
    ['a program beside the document', beside({ name: 'a.exe', bytes: utf8('MZ') }), 'picture-type'],
    ['a picture of 30,000×30,000', beside({ name: 'a.png', bytes: aPng(30_000, 30_000) }), 'picture-too-large'],
    ['an SVG with a script', beside({ name: 'a.png', bytes: utf8('<svg onload="x()"/>') }), 'picture-type'],
    [
      'a picture that is a page, too',
      beside({ name: 'a.jpg', bytes: aJpeg(9, 9, '<script>x()</script>') }),
      'picture-unused',
    ],
    ['macros', withPart('xl/vbaProject.bin', 'x'), 'file-type'],
    [
      'the type of a macro workbook',
      changed('[Content_Types].xml', (xml) => xml.replace('sheet.main', 'sheet.macroEnabled.main')),
      'file-type',
    ],
    ['a Word document', zipSync({ '[Content_Types].xml': strToU8('wordprocessingml') }), 'file-type'],
    ['a binary workbook', withPart('xl/workbook.bin', 'x'), 'file-type'],
    [
      'a billion laughs',
      changed('xl/sharedStrings.xml', (xml) =>
        xml.replace('<sst', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst'),
      ),
      'file-unsafe',
    ],
    [
      'an entity from outside',
      changed('xl/workbook.xml', (xml) =>
        xml.replace('<workbook', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook'),
      ),
      'file-unsafe',
    ],
    ['elements inside elements', withPart(sheet, '<sheetData>'.repeat(200_000)), 'file-damaged'],
    [
      'shared strings inside shared strings',
      withPart('xl/sharedStrings.xml', `<sst>${'<si><t>'.repeat(100_000)}`),
      null,
    ],
    [
      'furigana without end',
      withPart('xl/sharedStrings.xml', `<sst><si>${'<rPh sb="0" eb="9"><t'.repeat(200_000)}</si></sst>`),
      null,
    ],
    ['a sheet cut in the middle', changed(sheet, lines), 'file-damaged'],
    [
      'a workbook without its sheets',
      zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes('worksheets/')))),
      'file-damaged',
    ],
    [
      '10,000 columns',
      changed(sheet, (xml) =>
        xml.replace('</sheetData>', `<row r="9">${'<c r="ZZZ9"><v>1</v></c>'.repeat(10_000)}</row></sheetData>`),
      ),
      'sheet-too-large',
    ],
    [
      'a million merges',
      changed(sheet, (xml) =>
        xml.replace(
          '</sheetData>',
          `</sheetData><mergeCells>${'<mergeCell ref="A3:A20000"/>'.repeat(300_000)}</mergeCells>`,
        ),
      ),
      null,
    ],
    [
      'a row number beyond all rows',
      changed(sheet, (xml) =>
        xml.replace('</sheetData>', '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'),
      ),
      'sheet-too-large',
    ],
    [
      'headers named __proto__',
      await aWorkbook({
        方針: policySheet,
        目標: [
          [...goalsHeader, '__proto__', 'constructor'],
          ['__proto__', 1, 'constructor', '一。', '', 'x', 'y'],
        ],
      }),
      'column-unknown',
    ],
    [
      'a sheet named __proto__',
      await aWorkbook({ __proto__x: [['a']], constructor: policySheet, 方針: policySheet }),
      'sheet-unknown',
    ],
    [
      'a part named __proto__',
      aRawZip([
        ...Object.entries(parts).map(([name, bytes]) => ({ name, bytes })),
        { name: 'xl/worksheets/__proto__', bytes: utf8('x') },
      ]),
      null,
    ],
    ['empty sheets', await aWorkbook({ 目標: [], 方針: [[]], お知らせ: [[null]] }), 'sheets-missing'],
    ['an encrypted entry in a workbook', entries((entry) => ({ ...entry, flags: 1 })), 'file-encrypted'],
    ['a workbook cut in half', good.slice(0, good.length / 2), 'file-damaged'],
    ['a workbook without its last byte', good.slice(0, -1), 'file-damaged'],
    ['only the beginning of an archive', utf8('PK\u0003\u0004'), 'file-damaged'],
    ['an empty archive', aRawZip([]), 'archive-content'],
    [
      'an .ods that repeats a row a million times',
      ods(
        odsTable(
          '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        ),
      ),
      'sheet-too-large',
    ],
    [
      'an .ods of a million repeated columns',
      ods(
        odsTable(
          `<table:table-row>${'<table:table-cell table:number-columns-repeated="1048576" office:value-type="string"><text:p>x</text:p></table:table-cell>'.repeat(2)}</table:table-row>`,
        ),
      ),
      'sheet-too-large',
    ],
    ['an encrypted .ods', ods('', '<manifest:encryption-data/>'), 'file-encrypted'],
    ['an old .xls', ole('Workbook'), 'file-type'],
    ['an encrypted .xlsx', ole('EncryptedPackage'), 'file-encrypted'],
    ['an old .doc', ole('WordDocument'), 'file-type'],
    ['a PDF', utf8('%PDF-1.7'), 'file-type'],
    ['CP932 with broken bytes', Uint8Array.of(...utf8('a,b\n'), 0x83, 0xff, 0x81), 'file-encoding'],
    ['NUL bytes in CSV', utf8('部署名,目標\n課\0,一。'), 'file-type'],
    ['quotes that do not close', utf8('部署名,目標\n課,"一。\n課,二。'), 'csv-quotes'],
    ['10,000 columns of CSV', utf8(`部署名,目標${',x'.repeat(10_000)}\n課,一。`), null],
    ['lone CR and nothing else', utf8('\r'.repeat(500_000)), 'file-empty'],
    ['a cell of two megabytes', utf8(`部署名,目標\n課,${'あ'.repeat(600_000)}`), 'text-too-long'],
    ['only quotes', utf8(`部署名,目標\n${'"'.repeat(1_900_000)}`), null],
    ['only commas', utf8(`部署名,目標\n${','.repeat(1_900_000)}`), null],
    ['text turned around', utf8('部署名,番号,目標\n課,1,\u202Eabc\u202C'), 'policy-absent'],
    [
      'what a program would take for a component',
      utf8('部署名,番号,目標\n課,1,"{""type"":""div"",""constructor"":null}"'),
      'policy-absent',
    ],
  ];
}
