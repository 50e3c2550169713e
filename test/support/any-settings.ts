import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkSettings } from '../../src/core/settings/check-settings.ts';
import { reasons } from '../../src/core/settings/choices.ts';
import { weekdays } from '../../src/core/settings/office-settings.ts';
import type { Settings } from '../../src/core/settings/settings.ts';

const date = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const open = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), fc.boolean())
  .map(([hour, minute, isPadded]) => {
    const from = isPadded ? String(hour).padStart(2, '0') : String(hour);
    return `${from}:${String(minute).padStart(2, '0')}-24:00`;
  });
/** Letters, and whatever means something in YAML. */
const line = (maxLength: number) =>
  fc
    .oneof(
      fc.constantFrom(
        '窓口はいかがでしたか',
        '# x',
        'a: b',
        '- a',
        '"',
        "it's",
        'yes',
        '12',
        '~',
        '*x',
        '[a',
        ' x ',
        '\u3000',
        ': ',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      fc.string({ minLength: 1, maxLength: 20 }),
    )
    .filter((text) => /^\P{Cc}+$/u.test(text) && text.isWellFormed())
    .map((text) => text.slice(0, maxLength));

const anySurvey = fc.record(
  {
    question: line(60),
    scale: fc.constantFrom(4 as const, 5 as const),
    reasons: fc.shuffledSubarray([...reasons], { minLength: 1 }),
    askDepartment: fc.boolean(),
  },
  { noNullPrototype: true },
);
export const anyHours = fc.record(
  {
    weekly: fc.record(Object.fromEntries(weekdays.map((day) => [day, open])), {
      requiredKeys: [],
      noNullPrototype: true,
    }),
    closed: fc.array(date, { maxLength: 3 }),
    extra: fc.array(fc.record({ date, open }, { noNullPrototype: true }), { maxLength: 3 }),
  },
  { noNullPrototype: true },
);
const anyData = fc.record({ keepYears: fc.integer({ min: 1, max: 30 }) }, { noNullPrototype: true });

/** Sections as a kiosk.yaml gives them, any of them left out. */
const anyGiven = fc.record(
  {
    office: fc.record({ name: line(40), ward: line(20) }, { requiredKeys: [], noNullPrototype: true }),
    survey: anySurvey,
    hours: anyHours,
    display: fc.record({ minSeconds: fc.integer({ min: 3, max: 8 }) }, { noNullPrototype: true }),
    data: anyData,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const styles = ['block', 'wide', 'flow', 'one-line', 'example'] as const;

/** A kiosk.yaml as somebody may have written it: blocks and braces, comments, examples, either line end, with a mark or without. */
export const anySettingsText = fc
  .record({
    given: anyGiven,
    style: fc.array(fc.constantFrom(...styles), { minLength: 5, maxLength: 5 }),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.constantFrom('', '\ufeff'),
    comments: fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 8, maxLength: 8 }),
    isShut: fc.boolean(),
  })
  .map(({ given, style, end, mark, comments, isShut }) => {
    let said = 0;
    const parts = Object.entries(given).map(([section, value], index) => {
      const lines = written({ [section]: value }, style[index]!)
        // Not trimEnd: a value may end in a space of its own.
        .replace(/\n+$/, '')
        .split('\n');
      const commented = lines.map((each, at) => {
        const kind = comments[(at + index) % comments.length];
        said += 1;
        if (kind === 1) return `# 注 ${said}\n${each}`;
        if (kind === 2) return `${/^ */.exec(each)![0]}# 注 ${said}\n${each}`;
        return kind === 3 && style[index] !== 'example' && !/[>|]-?$/.test(each) ? `${each} # 注 ${said}` : each;
      });
      return { section, isLive: style[index] !== 'example', text: commented.join(end).replaceAll(/\r?\n/g, end) };
    });
    const text = mark + [`version: 1${end}`, ...parts.map((part) => part.text + end)].join(end);
    const live = Object.fromEntries(
      Object.entries(given).filter(([section]) => parts.some((part) => part.section === section && part.isLive)),
    );
    const checked = checkSettings(live);
    if ('faults' in checked) throw new Error('the settings of a made file are none');
    return { text: isShut ? text.replace(/[\r\n]+$/, '') : text, settings: checked.settings satisfies Settings, parts };
  });

function written(value: object, style: (typeof styles)[number]): string {
  switch (style) {
    case 'block':
      return stringify(value, { lineWidth: 0 });
    case 'wide':
      return stringify(value, { lineWidth: 0, indent: 4, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
    case 'flow': {
      const [section, keys] = Object.entries(value)[0]!;
      const pairs = Object.entries(Object(keys)).map(([key, inner]) => `${key}: ${JSON.stringify(inner)}`);
      return `${section}: {\n  ${pairs.join(',\n  ')} }`;
    }
    case 'one-line': {
      const [section, keys] = Object.entries(value)[0]!;
      return `${section}: ${JSON.stringify(keys)}`;
    }
    case 'example':
      return stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })
        .replaceAll(/^/gm, '#')
        .replace(/#$/, '');
  }
}

/** What the office page may ask for: any of its sections. */
export const anyWish = fc.record(
  { survey: anySurvey, hours: anyHours, data: anyData },
  { requiredKeys: [], noNullPrototype: true },
);
