import { type Signal, useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { fiscalYearOf } from '../../core/calendar/fiscal-year.ts';
import { tokyoTime } from '../../core/calendar/tokyo-time.ts';
import { yearOfEdition } from '../../core/content/year-of-edition.ts';
import { defaultSettings } from '../../core/settings/default-settings.ts';
import { LobbyWordsContext, useLobbyWords } from '../../ui/lobby-words.ts';
import { clockText } from '../../words/clock-text.ts';
import { htmlLang } from '../../words/lobby-languages.ts';
import { Controls } from '../display/controls.tsx';
import type { DisplayState } from '../display/display-state.ts';
import { MarkingContext } from '../display/marking.ts';
import type { Pictures } from '../display/pictures.ts';
import { Sheets } from '../display/sheets.tsx';
import { TimeLine } from '../display/time-line.tsx';
import type { VisitState } from '../display/visit-state.ts';
import { spokenYear } from '../display/year-name.ts';
import { Faces } from '../feedback/faces.tsx';
import type { FollowUpState } from '../feedback/follow-up-state.ts';
import type { RatingState } from '../feedback/rating-state.ts';
import { Thanks } from '../feedback/thanks.tsx';
import type { FailingSlides } from './failing-slides.ts';
import type { LobbySettings } from './lobby-settings.ts';
import type { Panels } from './panels.ts';
import { SheetBoundary } from './sheet-boundary.tsx';

export interface LobbyProps {
  display: DisplayState;
  visit: VisitState;
  failing: FailingSlides;
  rating: RatingState;
  followUp: FollowUpState;
  panels: Panels;
  pictures: Pictures;
  settings: Signal<LobbySettings>;
  nowMs: Signal<number>;
}

/** The lobby screen: three bands that never move. */
export function Lobby({ display, visit, failing, rating, followUp, panels, pictures, settings, nowMs }: LobbyProps) {
  const { office, survey } = settings.value;
  const { FollowUpPanel, IndexDialog, RatingsFigure, TermCard, createMarking } = panels.loaded.value ?? {};
  const marking = useMemo(() => createMarking?.(visit) ?? null, [createMarking, visit]);
  const isIndexOpen = visit.isIndexOpen.value;
  const isAsking = followUp.step.value !== null;
  const term = visit.term.value;
  const isCovered = isIndexOpen || isAsking || term !== null;
  const scale = visit.textSize.value / 100;
  const words = visit.words.value;
  const edition = display.edition.value;
  const title = words.title ?? edition?.title ?? '';
  const year = edition && yearOfEdition(edition);
  // The ward's own question is asked as the ward put it.
  const isOwnQuestion = survey.question !== defaultSettings.survey.question;
  const question = isOwnQuestion ? { text: survey.question, lang: 'ja' } : { text: words.question, lang: undefined };
  const place = useComputed(() => (display.isFresh.value ? 'sheet-place sheet-fresh' : 'sheet-place'));
  return (
    <LobbyWordsContext.Provider value={words}>
      <main
        class={visit.isHighContrast.value ? 'lobby high-contrast' : 'lobby'}
        lang={htmlLang(visit.language.value)}
        style={{ '--scale': scale }}
        onPointerDown={() => {
          visit.touched();
          void panels.load();
        }}
        onKeyDown={({ key }) => {
          visit.touched();
          if (key === 'Escape') visit.close();
        }}
      >
        <header class="lobby-header">
          <p class="ward" lang="ja">{`${office.name}${office.ward}`}</p>
          <p class="lobby-title" lang={words.title === null ? 'ja' : undefined}>
            {title}
          </p>
          {year !== null && (
            // Where the title is not on the screen, the year stands alone.
            <p class={fiscalYearOf(title) === null ? 'lobby-year' : 'lobby-year lobby-year-told'}>
              {spokenYear(year, words)}
            </p>
          )}
          <Clock nowMs={nowMs} />
        </header>
        <div class={place}>
          <MarkingContext.Provider value={marking}>
            <SheetBoundary display={display} failing={failing} isCovered={isCovered}>
              {() => (
                <Sheets
                  display={display}
                  pictures={pictures}
                  scale={scale}
                  RatingsFigure={RatingsFigure}
                  isCovered={isCovered}
                  drawnFor={[settings.value, marking, visit.isHighContrast.value]}
                />
              )}
            </SheetBoundary>
          </MarkingContext.Provider>
          <TimeLine display={display} />
        </div>
        <Controls
          display={display}
          visit={visit}
          languages={settings.value.languages}
          isCovered={isIndexOpen || isAsking}
        />
        {TermCard && term !== null && !isAsking && <TermCard visit={visit} term={term} />}
        {IndexDialog && isIndexOpen && !isAsking && <IndexDialog visit={visit} />}
        {FollowUpPanel && isAsking && (
          <FollowUpPanel followUp={followUp} reasons={survey.reasons} groups={visit.index.value.groups} />
        )}
        <Thanks
          atMs={rating.thankedAtMs.value ?? followUp.ratedAtMs.value}
          over={isAsking ? 'questions' : isIndexOpen ? 'index' : 'sheet'}
        />
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
      <b>{clockText(hour, minute)}</b>
    </p>
  );
}
