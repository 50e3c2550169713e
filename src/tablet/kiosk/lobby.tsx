import type { Signal } from '@preact/signals';
import { tokyoTime } from '../../core/calendar/tokyo-time.ts';
import { defaultSettings } from '../../core/settings/settings.ts';
import { LobbyWordsContext, useLobbyWords } from '../../ui/lobby-words.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import { Controls } from '../display/controls.tsx';
import type { DisplayState } from '../display/display-state.ts';
import { LazyIndexDialog } from '../display/lazy-index-dialog.tsx';
import type { Pictures } from '../display/pictures.ts';
import { Sheet } from '../display/sheet.tsx';
import type { VisitState } from '../display/visit-state.ts';
import { Faces } from '../feedback/faces.tsx';
import type { RatingState } from '../feedback/rating-state.ts';
import { Thanks } from '../feedback/thanks.tsx';
import type { LobbySettings } from './lobby-settings.ts';

export interface LobbyProps {
  display: DisplayState;
  visit: VisitState;
  rating: RatingState;
  pictures: Pictures;
  settings: Signal<LobbySettings>;
  nowMs: Signal<number>;
}

/** The lobby screen: three bands that never move. */
export function Lobby({ display, visit, rating, pictures, settings, nowMs }: LobbyProps) {
  const { office, survey } = settings.value;
  const isIndexOpen = visit.isIndexOpen.value;
  const scale = visit.textSize.value / 100;
  const words = visit.words.value;
  // The ward's own question is asked as the ward put it.
  const isOwnQuestion = survey.question !== defaultSettings.survey.question;
  const question = isOwnQuestion ? { text: survey.question, lang: 'ja' } : { text: words.question, lang: undefined };
  return (
    <LobbyWordsContext.Provider value={words}>
      <main
        class={visit.isHighContrast.value ? 'lobby high-contrast' : 'lobby'}
        lang={htmlLang(visit.language.value)}
        style={{ '--scale': scale }}
        onPointerDown={visit.touched}
        onKeyDown={({ key }) => {
          visit.touched();
          if (key === 'Escape') visit.closeIndex();
        }}
      >
        <header class="lobby-header">
          <p class="ward" lang="ja">{`${office.name}${office.ward}`}</p>
          <p class="lobby-title" lang={words.title === null ? 'ja' : undefined}>
            {words.title ?? display.edition.value?.title}
          </p>
          <Clock nowMs={nowMs} />
        </header>
        <div class="sheet-place" inert={isIndexOpen}>
          <Sheet display={display} pictures={pictures} scale={scale} />
        </div>
        <Controls display={display} visit={visit} languages={settings.value.languages} />
        {isIndexOpen && <LazyIndexDialog visit={visit} />}
        <Thanks rating={rating} />
        <Faces rating={rating} question={question} scale={survey.scale} />
      </main>
    </LobbyWordsContext.Provider>
  );
}

function Clock({ nowMs }: { nowMs: Signal<number> }) {
  const words = useLobbyWords();
  const { month, day, weekday, hour, minute } = tokyoTime(nowMs.value);
  return (
    <p class="clock">
      {words.date(month, day, weekday)}
      <b>{`${hour}:${String(minute).padStart(2, '0')}`}</b>
    </p>
  );
}
