import { useSignal } from '@preact/signals';
import type { Preview } from '../../core/protocol/preview.ts';
import type { OfficeClient } from '../office-client.ts';
import type { OfficeState } from '../office-state.ts';
import { BroughtPanel } from './brought-panel.tsx';
import type { BroughtState } from './brought-state.ts';
import { EditionsTable } from './editions-table.tsx';
import { LastDeed } from './last-deed.tsx';
import type { NoticeDesk } from './notice-desk-state.ts';
import { NoticeDialog } from './notice-dialog.tsx';
import type { NoticeForm } from './notice-form-state.ts';
import { Notices } from './notices.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { type Previewed, previewedPackage } from './previewed-package.ts';
import type { Publications } from './publications-state.ts';
import { ResultsPanel, type ResultsPanelProps } from './results-panel.tsx';
import { Draft, ShownEdition } from './shown-edition.tsx';

export interface ContentPageProps {
  hub: Pick<OfficeClient, 'picture'>;
  office: OfficeState;
  publications: Publications;
  brought: BroughtState;
  notices: NoticeDesk;
  results: Omit<ResultsPanelProps, 'isSending'>;
}

/** 掲示内容: what is shown, what comes next, the notices, and every edition there was. */
export function ContentPage({ hub, office, publications, brought, notices, results }: ContentPageProps) {
  const form = notices.form.value;
  const previewed = useSignal<(() => Promise<Preview>) | null>(null);
  const preview = (what: Previewed) => {
    previewed.value = () => previewedPackage(what, office.overview.value!.settings, hub.picture);
  };
  const { draft, settings } = office.overview.value!;
  return (
    <div class="content">
      <div class="card-wide messages">
        <LastDeed office={office} publications={publications} />
        {draft !== null && <Draft {...draft} />}
      </div>
      <ShownEdition office={office} publications={publications} />
      <BroughtPanel brought={brought} nowMs={() => office.nowMs.value} preview={preview} />
      <Notices office={office} publications={publications} add={notices.write} />
      <ResultsPanel {...results} isSending={brought.sending.value !== null} />
      <EditionsTable office={office} publications={publications} />
      {form !== null && (
        <NoticeDialog
          form={form}
          desk={notices}
          reasons={settings.survey.reasons}
          preview={() => previewNotice(form, preview)}
        />
      )}
      {previewed.value !== null && (
        <PreviewDialog
          previewed={previewed.value}
          close={() => {
            previewed.value = null;
          }}
        />
      )}
    </div>
  );
}

function previewNotice(form: NoticeForm, preview: (what: Previewed) => void) {
  const picture = form.picture.value;
  const files: Previewed['files'] = new Map(picture === null ? [] : [[picture.sha256, picture]]);
  preview({ edition: form.previewed(), files, slide: null });
}
