import { useRef } from 'preact/hooks';
import type { Language } from '../../core/settings/choices.ts';
import { useLobbyWords } from '../../ui/lobby-words.ts';
import { htmlLang, languageNames } from '../../words/lobby-languages.ts';
import type { DisplayState } from './display-state.ts';
import { useFocusBack } from './focus-back.ts';
import { ListIcon, NextIcon, PlayIcon, PreviousIcon, StopIcon } from './icons.tsx';
import type { VisitState } from './visit-state.ts';

export interface ControlsProps {
  display: DisplayState;
  visit: VisitState;
  languages: Language[];
  /** Something lies over them. */
  isCovered: boolean;
}

/** The visitor's band: the way to everything, the loop to stop and to turn, and how the page is to look and to speak. */
export function Controls({ display, visit, languages, isCovered }: ControlsProps) {
  const words = useLobbyWords();
  const isStopped = display.isStopped.value;
  return (
    <nav class="controls" inert={isCovered}>
      <IndexButton visit={visit} />
      <div class="loop-controls">
        <button type="button" class="control" onClick={display.previous}>
          <PreviousIcon />
          {words.previous}
        </button>
        <button type="button" class="control" onClick={isStopped ? display.resume : display.stop}>
          {isStopped ? <PlayIcon /> : <StopIcon />}
          {isStopped ? words.resume : words.stop}
        </button>
        <button type="button" class="control" onClick={display.next}>
          {words.next}
          <NextIcon />
        </button>
      </div>
      <div class="settings-controls">
        <button type="button" class="control control-setting" onClick={visit.nextTextSize}>
          <span>
            {words.textSize} <b class="control-value">{words.percent(visit.textSize.value)}</b>
          </span>
        </button>
        <button
          type="button"
          class="control control-setting"
          aria-pressed={visit.isHighContrast.value}
          onClick={visit.toggleContrast}
        >
          <span class="control-words">{words.highContrast}</span>
        </button>
      </div>
      {languages.length > 1 && <Languages visit={visit} languages={languages} />}
    </nav>
  );
}

function Languages({ visit, languages }: Pick<ControlsProps, 'visit' | 'languages'>) {
  const words = useLobbyWords();
  return (
    <fieldset class="language-controls" aria-label={words.language}>
      {languages.map((language) => {
        const { name, short } = languageNames[language];
        return (
          <button
            type="button"
            class="control"
            key={language}
            lang={htmlLang(language)}
            aria-label={name}
            aria-pressed={visit.language.value === language}
            onClick={() => visit.speak(language)}
          >
            {short}
          </button>
        );
      })}
    </fieldset>
  );
}

function IndexButton({ visit }: { visit: VisitState }) {
  const words = useLobbyWords();
  const button = useRef<HTMLButtonElement>(null);
  useFocusBack(button, visit.isIndexOpen.value);
  return (
    <button type="button" class="control control-index" ref={button} onClick={visit.openIndex}>
      <ListIcon />
      {words.index}
    </button>
  );
}
