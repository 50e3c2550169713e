import { signal } from '@preact/signals';
import { render } from 'preact';
import * as v from 'valibot';
import { postedUntilMs } from '../core/content/posting-period.ts';
import { type Preview, previewReady, previewSchema } from '../core/protocol/preview.ts';
import { createDisplayState } from './display/display-state.ts';
import { createPictures } from './display/pictures.ts';
import { createFollowUpState } from './feedback/follow-up-state.ts';
import { createRatingState } from './feedback/rating-state.ts';
import { createFailingSlides } from './kiosk/failing-slides.ts';
import { Lobby } from './kiosk/lobby.tsx';
import { firstSettings } from './kiosk/lobby-settings.ts';
import { createPanels } from './kiosk/panels.ts';
import { createClock } from './platform/clock.ts';
import { createVisit } from './visit-part.ts';

/**
 * The lobby in a frame of the office page: real display and faces without the platform. It stores nothing, sends nothing,
 * holds no lock and no worker; it shows what one message brings.
 */
export function startPreview(root: HTMLElement, app: string) {
  const clock = createClock();
  const settings = signal(firstSettings);
  let files: Preview['files'] = new Map();
  let types = new Map<string, string>();
  const display = createDisplayState({ clock, settings: firstSettings.display });
  const failing = createFailingSlides({ clock, display });
  const pictures = createPictures(async (sha256) => {
    const bytes = files.get(sha256);
    return bytes === undefined ? null : { type: types.get(sha256) ?? '', bytes };
  });
  // Thanked and asked as in the lobby, and forgotten.
  const visit = createVisit({ clock, display });
  const panels = createPanels({ display, visit });
  void panels.load();
  const followUp = createFollowUpState({
    clock,
    db: { add: async () => {} },
    newId: () => crypto.randomUUID(),
    rules: () => ({ asksReasons: true, asksDepartment: settings.value.survey.askDepartment }),
    stored: () => {},
    failed: () => {},
  });
  const rating = createRatingState({
    clock,
    recent: { list: () => [], remember: () => {} },
    db: { add: async (event) => ({ ...event, seq: 1 }), summary: async () => nothingKept },
    newId: () => crypto.randomUUID(),
    context: () => ({
      scale: settings.value.survey.scale,
      shown: 'card',
      edition: 0,
      lang: 'ja',
      app,
      ...unremarkable,
      misuse: settings.value.misuse,
    }),
    tapped: followUp.skip,
    stored: ({ id }, tappedMs) => followUp.rated(id, tappedMs),
    becomeWriter: Promise.resolve(),
  });

  const hear = (event: MessageEvent) => {
    if (event.origin !== location.origin || event.source !== parent) return;
    const read = v.safeParse(previewSchema, event.data);
    if (!read.success) return;
    removeEventListener('message', hear);
    const { content, slide } = read.output;
    files = read.output.files;
    types = new Map(content.files.map(({ sha256, type }) => [sha256, type]));
    settings.value = content.settings;
    const edition = content.editions[0]!;
    // Staff want to see what is still to come, too.
    const notices = edition.notices.filter((notice) => postedUntilMs(notice) > clock.now());
    display.show({ ...edition, notices }, content.settings.display);
    if (slide !== undefined) display.goTo(slide);
  };
  addEventListener('message', hear);
  addEventListener('resize', display.screenChanged);
  render(
    <Lobby
      display={display}
      visit={visit}
      failing={failing}
      rating={rating}
      followUp={followUp}
      panels={panels}
      pictures={pictures}
      settings={settings}
      nowMs={signal(clock.now())}
    />,
    root,
  );
  void import('./font-slices.ts');
  parent.postMessage(previewReady, location.origin);
}

const unremarkable = { isClosed: false, isTest: false, contacts: 1 };
const nothingKept = { epoch: '', lastSeq: 0, unsent: 0, oldestUnsentAt: null };
