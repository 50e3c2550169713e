import { effect } from '@preact/signals';
import { render } from 'preact';
import { createContentReader } from '../ui/content-reader.ts';
import { digestOf } from '../ui/digest.ts';
import { redrawn } from '../ui/redrawn-picture.ts';
import { AlertsPanel } from './alerts/alerts-panel.tsx';
import { createAlertsState } from './alerts/alerts-state.ts';
import { createClock } from './clock.ts';
import { createBroughtState } from './content/brought-state.ts';
import { ContentPage } from './content/content-page.tsx';
import { createNoticeDesk } from './content/notice-desk-state.ts';
import { createNoticeForm } from './content/notice-form-state.ts';
import { createPublications } from './content/publications-state.ts';
import { createResultsDesk } from './content/results-desk-state.ts';
import { createResultsSource } from './content/results-source-state.ts';
import { guardLeaving } from './frame/leave-guard.ts';
import { OfficePage } from './frame/office-page.tsx';
import { createPlaces } from './frame/places.ts';
import { createSession } from './frame/session-state.ts';
import { createOfficeClient } from './office-client.ts';
import { createOfficeState } from './office-state.ts';
import { RecordPage } from './record/record-page.tsx';
import { createRatingsImport } from './reports/ratings-import-state.ts';
import { RatingsPage } from './reports/ratings-page.tsx';
import { createReportState } from './reports/report-state.ts';
import { saveFile } from './saved-file.ts';
import { createPinState } from './settings/pin-state.ts';
import { createSettingsForms } from './settings/settings-forms.ts';
import { SettingsPage } from './settings/settings-page.tsx';
import { createEnrolmentCodeState } from './tablets/enrolment-code-state.ts';
import { createRejectedState } from './tablets/rejected-state.ts';
import { TabletsPage } from './tablets/tablets-page.tsx';
import { createTabletsState } from './tablets/tablets-state.ts';
import { createTrustedAddress } from './trusted-address.ts';
import './office.css';

const clock = createClock();
const hub = createOfficeClient();
const session = createSession({ hub, clock, leave: () => location.reload() });
const { kept } = session;
const office = createOfficeState({ hub, clock, kept });
const publications = createPublications({ hub, kept, office });
const { announce } = publications;
const reader = createContentReader(createTrustedAddress());
const brought = createBroughtState({ reader, hub, kept, office, announce });
const enrolment = createEnrolmentCodeState({ hub, kept });
const alerts = createAlertsState({ hub, kept, office, isVisible: () => document.visibilityState === 'visible' });
const tablets = createTabletsState({ hub, kept, office });
const rejected = createRejectedState({ hub, kept });
const pin = createPinState({ hub, kept, look: office.look });
const forms = createSettingsForms({ hub, kept, look: office.look });
const ratings = createRatingsImport({ hub, kept, look: office.look, digest: digestOf, save: saveFile });
const report = createReportState({ hub, kept, nowMs: () => office.nowMs.value });
const notices = createNoticeDesk((done, kind) =>
  createNoticeForm({ hub, kept, office, announce, redrawn, done, kind }),
);
const from = createResultsSource({ hub, kept, office });
const desk = createResultsDesk({ from, take: brought.take });
guardLeaving(
  window,
  () =>
    (notices.form.value?.isFilled.value ?? false) ||
    brought.step.value.kind !== 'empty' ||
    desk.isWritten.value ||
    publications.isBusy.value ||
    forms.isTyped.value ||
    ratings.isBusy.value,
);

const pages = {
  content: () => <ContentPage {...{ hub, office, publications, brought, notices }} results={{ from, desk }} />,
  tablets: () => (
    <TabletsPage office={office} tablets={tablets} enrolment={enrolment} rejected={rejected} origin={location.origin} />
  ),
  ratings: () => (
    <RatingsPage
      office={office}
      ratings={ratings}
      report={report}
      answerVoice={(reason) => {
        notices.write('voice', reason);
        location.hash = '#content';
      }}
    />
  ),
  settings: () => <SettingsPage office={office} pin={pin} forms={forms} />,
  record: () => <RecordPage office={office} />,
};

render(
  <OfficePage
    session={session}
    office={office}
    at={createPlaces(window)}
    alerts={() => <AlertsPanel alerts={alerts} />}
    pages={pages}
  />,
  document.getElementById('office')!,
);
const stop = effect(() => {
  if (session.stage.value !== 'signed-in') return;
  void office.look();
  queueMicrotask(() => stop());
});
void session.start();
