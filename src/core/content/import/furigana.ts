const TEXT = /<(?:\w+:)?t\b([^<>]*)>([^<]*)/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Run {
  from: number;
  to: number;
  text: string;
}

/**
 * The furigana that Excel keeps beside what was typed, by the text it stands over: 区民課 -> クミンカ. Each `rPh` covers the characters from
 * `sb` to `eb`; what none covers (kana, spaces, brackets) reads as it is written.
 */
export function furiganaOf(sharedStrings: string): Map<string, string> {
  const readings = new Map<string, string>();
  for (const item of sharedStrings.split(/<\/(?:\w+:)?si>/)) {
    const [start = '', ...phonetic] = item.split(/<(?:\w+:)?rPh\b/);
    if (phonetic.length === 0) continue;
    const pieces = phonetic.map((piece) => piece.split(/<\/(?:\w+:)?rPh>/));
    const base = textIn([start, ...pieces.map(([, after = '']) => after)].join(''));
    const reading = readingOf(
      base,
      pieces.map(([run = '']) => runOf(run)),
    );
    if (base.trim() !== '' && !readings.has(base.trim())) readings.set(base.trim(), reading.trim());
  }
  return readings;
}

function runOf(xml: string): Run {
  const attributes = xml.slice(0, xml.indexOf('>'));
  const attribute = (pattern: RegExp) => Number(pattern.exec(attributes)?.[1] ?? Number.NaN);
  return { from: attribute(/\bsb="(\d+)"/), to: attribute(/\beb="(\d+)"/), text: textIn(xml) };
}

function readingOf(base: string, runs: Run[]): string {
  let reading = '';
  let at = 0;
  for (const { from, to, text } of runs.filter((run) => run.from < run.to).toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue;
    reading += base.slice(at, from) + text;
    at = to;
  }
  return reading + base.slice(at);
}

function textIn(xml: string): string {
  return [...xml.matchAll(TEXT)]
    .map(([, attributes = '', text = '']) => (attributes.endsWith('/') ? '' : unescaped(text)))
    .join('');
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (given, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? given;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : given;
  });
}
