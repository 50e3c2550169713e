import type { MonthRatings } from '../../core/content/month-ratings.ts';
import { type VoiceChange, voiceChangeOf } from '../../core/content/voice-change.ts';
import { nameIn, type Told } from '../../core/display/in-language.ts';
import type { NoticeSlide, RatingsSlide, Slide } from '../../core/display/slides.ts';
import { wordBreaks } from '../../core/display/word-breaks.ts';
import type { OnShow } from '../../core/protocol/envelopes.ts';
import { type Language, reasons } from '../../core/settings/choices.ts';
import { type LobbyWords, lobbyWords } from '../../words/lobby.ts';
import { type VoiceWords, voiceWords } from '../../words/voices.ts';

interface Spoken {
  language: Language;
  /** The words of the screen in that language. */
  words: Pick<LobbyWords, 'reasons'>;
}

/** The loop with what visitors have said: a notice of what a voice has changed speaks as such, and last month's ratings stand at the end. */
export function withVoices(slides: Slide[], shown: OnShow | null, { language, words }: Spoken): Slide[] {
  const spoken = { lang: language, reasons: words.reasons, ...voiceWords[language] };
  const changes = new Map<string, NoticeSlide>();
  for (const slide of slides) {
    const change = slide.kind === 'notice' && !changes.has(slide.id) ? voiceChangeOf(slide.given) : null;
    if (change !== null) changes.set(slide.id, changeSlide(slide as NoticeSlide, change, shown, spoken));
  }
  const ratings = (shown?.ratings ?? []).map((month) => ratingsSlide(month, spoken));
  // Nothing of either: the loop stays the very same, so that no page of it is cut and measured anew.
  if (changes.size === 0 && ratings.length === 0) return slides;
  // Each turn stays a slide of its own.
  const told = slides.map((slide) => (changes.has(slide.id) ? { ...changes.get(slide.id)! } : slide));
  return [...told, ...ratings];
}

type Words = VoiceWords & Pick<LobbyWords, 'reasons'> & { lang: Language };

function changeSlide(slide: NoticeSlide, change: VoiceChange, shown: OnShow | null, words: Words): NoticeSlide {
  const { lang } = words;
  const reason = reasonIn(change.reason, words);
  const when = dayIn(change.when, words);
  const where = placeIn(change.where, shown, lang);
  const { notice } = slide;
  return {
    ...slide,
    title: lang === 'ja' ? slide.title : { text: words.changeName(reason.text, where.text, when.text), lang },
    // What a translation says is what was done; the rest is known in every language.
    notice: notice.lang === 'ja' ? { ...notice, body: change.done } : notice,
    field: { small: words.changed, label: words.voice, name: withBreaks(reason) },
    voice: {
      done: words.done,
      facts: [
        { kind: 'fact', no: null, label: words.when, ...when },
        { kind: 'fact', no: null, label: words.where, ...where },
      ],
    },
  };
}

/** A reason of the survey in the reader's language; any other as it is written. */
function reasonIn(text: string, words: Words): Told {
  const reason = reasons.find((each) => lobbyWords.reasons[each] === text);
  return reason === undefined ? { text, lang: 'ja' } : { text: words.reasons[reason], lang: words.lang };
}

/** In the bubble Japanese breaks between its words only; やさしい日本語 has spaces there. */
function withBreaks({ text, lang }: Told): Told {
  const words = lang === 'ja' ? wordBreaks(text) : text.split(/(?<=・)/);
  return { text: words.join('\u200b'), lang };
}

function dayIn(text: string, { lang, day }: Words): Told {
  const [, year, month, date] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? [];
  return date === undefined ? { text, lang: 'ja' } : { text: day(Number(year), Number(month), Number(date)), lang };
}

function placeIn(text: string, shown: OnShow | null, language: Language): Told {
  const department = shown?.departments.find(({ path }) => path.join(' ') === text);
  const name = department && nameIn(department, language);
  return name === undefined || name.lang === 'ja' ? { text, lang: 'ja' } : name;
}

function ratingsSlide({ month, n, satisfied }: MonthRatings, words: Words): RatingsSlide {
  const { lang, ratings } = words;
  const no = Number(month.slice(5));
  const count = (figure: number) => figure.toLocaleString('en-US');
  return {
    kind: 'ratings',
    id: 'card',
    title: { text: ratings, lang },
    field: { small: '', name: { text: ratings, lang }, figure: words.month(no) },
    ratings: {
      percent: Math.round((satisfied / n) * 100),
      what: words.satisfied,
      counted: words.counted(no, count(n), count(satisfied)),
      note: words.corrected,
    },
  };
}
