import { computed } from '@preact/signals';
import { render } from 'preact';
import type { Edition } from '../core/content/edition.ts';
import { isBroughtByStick } from '../core/content/package-order.ts';
import { exportedPackage } from '../core/protocol/exported-package.ts';
import { packageChunks } from '../core/protocol/package-file.ts';
import type { TabletSettings } from '../core/settings/settings.ts';
import { createContentReader } from '../ui/content-reader.ts';
import { digestOf } from '../ui/digest.ts';
import { fileNames } from '../words/file-names.ts';
import type { Enrolment } from './kiosk/enrolment.ts';
import type { ShownContent } from './kiosk/shown-content.ts';
import type { StaffModes } from './kiosk/staff-modes.ts';
import { takeBroughtCode } from './platform/brought-code.ts';
import { createCarriedRatings } from './platform/carried-ratings.ts';
import type { Clock } from './platform/clock.ts';
import type { ContentDb } from './platform/content-db.ts';
import type { ContentFilesDb } from './platform/content-files-db.ts';
import { pickFile } from './platform/picked-file.ts';
import { createPinDb } from './platform/pin-db.ts';
import { hashPin, isPin } from './platform/pin-hash.ts';
import type { RatingDb } from './platform/rating-db.ts';
import { saveFile } from './platform/saved-file.ts';
import { trustedAddress } from './platform/trusted-address.ts';
import type { CheckFindings } from './staff/check-findings.ts';
import { createCheckState } from './staff/check-state.ts';
import { EnrolDialog } from './staff/enrol-dialog.tsx';
import { createEnrolState } from './staff/enrol-state.ts';
import { createPinState } from './staff/pin-state.ts';
import { createRatingsByStick } from './staff/ratings-by-stick.ts';
import { StaffDialog } from './staff/staff-dialog.tsx';
import { createStaffState } from './staff/staff-state.ts';
import { createStickState } from './staff/stick-state.ts';
import './staff/staff.css';

export type StaffPart = ReturnType<typeof createStaffPart>;

export interface StaffPartProps {
  clock: Clock;
  contentDb: Pick<ContentDb, 'state' | 'keepState' | 'device'>;
  contentFiles: Pick<ContentFilesDb, 'get'>;
  ratingDb: RatingDb;
  content: ShownContent;
  enrolment: Enrolment;
  settings: () => TabletSettings;
  /** The time by which content appears and goes. */
  nowMs: () => number;
  /** What is in effect now, with all its notices. */
  edition: () => Edition | null;
  /** Something changed that the hub should hear of, or may answer. */
  tellHub: () => void;
  modes: StaffModes;
  /** How the tablet does, and what is sent at once. */
  check: { look: () => Promise<CheckFindings>; sendNow: () => void };
}

/** Wires what only staff need, so that it is loaded when staff first come. */
export function createStaffPart({
  clock,
  contentDb,
  contentFiles,
  ratingDb,
  content,
  enrolment,
  settings,
  nowMs,
  edition,
  tellHub,
  modes,
  ...parts
}: StaffPartProps) {
  const host = document.createElement('div');
  document.body.append(host);
  const reader = createContentReader(trustedAddress);

  const told = async <Outcome,>(work: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await work;
    tellHub();
    return outcome;
  };
  const ratings = createRatingsByStick({
    carried: createCarriedRatings(ratingDb),
    // Not asked of the hub, which cannot be reached.
    deviceId: async () => (await contentDb.device().catch(() => null))?.deviceId ?? '',
    digest: digestOf,
    nowMs: clock.now,
  });
  const stick = createStickState({
    pick: () => pickFile(host.querySelector('dialog')!),
    read: reader.read,
    shown: () => content.shown.value,
    settings,
    nowMs,
    apply: (...given) => told(content.apply(...given)),
    back: () => told(content.back()),
    save: saveShown,
    ratings,
    saveRatings: ({ name, parts }) => saveFile(name, 'application/x-ndjson', parts),
  });
  const pin = createPinState({
    clock,
    db: createPinDb(contentDb),
    officePin: () => settings().staff.pin,
    isPin,
    hashPin,
    passed: () => void staff.passed(),
  });
  const staff = createStaffState({
    clock,
    pin,
    stick,
    idleSeconds: () => settings().staff.idleSeconds,
    canGoBack,
    startEnrolment: (by) => enrol.start(by),
  });
  const check = createCheckState({ clock, isOpen: computed(() => staff.open.value === 'check'), ...parts.check });
  const enrol = createEnrolState({
    clock,
    enrolWith: (code) => told(enrolment.enrolWith(code)),
    stayAlone: enrolment.stayAlone,
    close: () => staff.open.value === 'enrolment' && staff.close(),
    setPin: () => void staff.openStaff(),
    takeCode: takeBroughtCode,
  });

  /** What is shown as a file for other tablets; a picture that is gone here cannot be in it. */
  async function saveShown() {
    const { content: shown, files } = content.shown.value!;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const fileOf = async (sha256: string) => {
      const bytes = files.get(sha256) ?? (await contentFiles.get(sha256))?.bytes;
      if (bytes === undefined) throw new Error(`the package names a file that is gone: ${sha256}`);
      return bytes;
    };
    const digests = shown.files.map(({ sha256 }) => sha256);
    for await (const chunk of packageChunks(JSON.stringify(exportedPackage(shown)), digests, fileOf))
      parts.push(chunk as Uint8Array<ArrayBuffer>);
    return saveFile(fileNames.package(shown.settings.office.ward, shown.editions[0]!.serial), 'application/zip', parts);
  }

  /** What the hub publishes would come back by itself within a minute. */
  async function canGoBack(): Promise<boolean> {
    const id = content.id() ?? '';
    return (isBroughtByStick(id) || !enrolment.isEnrolled.value) && content.canGoBack();
  }

  function Dialogs() {
    if (staff.open.value === null) return null;
    if (staff.open.value === 'enrolment')
      return <EnrolDialog enrol={enrol} close={staff.close} isOpenedByStaff={staff.isOpenedByStaff.value} />;
    const isEnrolled = () => enrolment.isEnrolled.value;
    return (
      <StaffDialog
        staff={staff}
        pin={pin}
        stick={stick}
        check={check}
        shown={edition}
        isEnrolled={isEnrolled}
        startTrial={modes.trial.start}
        startCleaning={modes.cleaning.start}
      />
    );
  }
  render(<Dialogs />, host);

  return {
    openStaff: () => void staff.openStaff(),
    /** The hub asks for a code; staff who are at something else finish it first. */
    openEnrolment() {
      if (staff.open.value === null) staff.openEnrolment();
    },
  };
}
