import { signal } from '@preact/signals';
import type { ContentPackage } from '../../core/protocol/envelopes.ts';
import type { PackageFiles } from '../../core/protocol/package-file.ts';
import type { TabletSettings } from '../../core/settings/settings.ts';
import type { Brought } from '../../ui/brought.ts';
import type { StoredPackage } from '../platform/content-db.ts';
import type { RatingsByStick, ReceiptOutcome, WrittenRatings } from './ratings-by-stick.ts';
import { type StickLoad, stickLoad } from './stick-load.ts';

type Outcome = 'shown' | 'incomplete' | 'not-kept';

export interface StickStateParts {
  /** `null` = none was chosen. */
  pick: () => Promise<File | null>;
  read: (file: File, progress: (share: number) => void) => Promise<Brought>;
  shown: () => StoredPackage | null;
  settings: () => TabletSettings;
  /** The time by which content appears and goes, in ms since 1970. */
  nowMs: () => number;
  apply: (content: ContentPackage, floor: number, files: PackageFiles) => Promise<Outcome>;
  back: () => Promise<Outcome>;
  /** Hands what is shown to staff as a file. */
  save: () => Promise<'saved' | 'cancelled'>;
  ratings: RatingsByStick;
  saveRatings: (written: WrittenRatings) => Promise<'saved' | 'cancelled'>;
}

export type StickView =
  | { kind: 'none' }
  | { kind: 'choosing' }
  | { kind: 'reading'; name: string; share: number }
  | { kind: 'unreadable' }
  | { kind: 'read'; brought: Brought; load: StickLoad }
  | { kind: 'applying' }
  | { kind: 'exporting'; done: number; of: number }
  | { kind: 'exported'; written: WrittenRatings; isSaved: boolean }
  | { kind: 'received'; outcome: ReceiptOutcome }
  | { kind: 'done'; outcome: DoneOutcome };

export type DoneOutcome =
  | 'applied'
  | 'went-back'
  | 'incomplete'
  | 'not-kept'
  | 'saved'
  | 'not-saved'
  | 'nothing-unsent'
  | 'not-exported';

export type StickState = ReturnType<typeof createStickState>;

/** From the file on the stick to the screen and back, and from the ratings to the stick. */
export function createStickState(parts: StickStateParts) {
  const { pick, read, shown, settings, nowMs, apply, back, save, ratings, saveRatings } = parts;
  const view = signal<StickView>({ kind: 'none' });
  // A dialog that was closed in between must not be found open at an old step.
  let turn = 0;

  /** What one thing that staff do shows, until they leave it for another. */
  function begin() {
    turn += 1;
    const mine = turn;
    return (next: StickView) => {
      if (mine === turn) view.value = next;
    };
  }

  async function load() {
    const look = begin();
    look({ kind: 'choosing' });
    const file = await pick();
    if (file === null) return look({ kind: 'none' });
    look({ kind: 'reading', name: file.name, share: 0 });
    try {
      const outcome = await ratings.receive(file);
      if (outcome !== null) return look({ kind: 'received', outcome });
      const brought = await read(file, (share) => look({ kind: 'reading', name: file.name, share }));
      look({ kind: 'read', brought, load: stickLoad(brought, shown(), settings(), nowMs()) });
    } catch {
      look({ kind: 'unreadable' });
    }
  }

  /** A dialog that was closed while they were read saves nothing. */
  async function exportRatings() {
    const look = begin();
    const mine = turn;
    look({ kind: 'exporting', done: 0, of: 0 });
    try {
      const written = await ratings.write((done, of) => look({ kind: 'exporting', done, of }));
      if (written === null) look({ kind: 'done', outcome: 'nothing-unsent' });
      else if (mine === turn) await saveWritten(written);
    } catch {
      look({ kind: 'done', outcome: 'not-exported' });
    }
  }

  /** An iPad shares only at a touch, which may be too long ago: then the button for it stands there. */
  async function saveWritten(written: WrittenRatings) {
    const look = begin();
    const outcome = await saveRatings(written);
    look({ kind: 'exported', written, isSaved: outcome === 'saved' });
  }

  async function change(work: () => Promise<Outcome>, done: 'applied' | 'went-back') {
    const look = begin();
    look({ kind: 'applying' });
    const outcome = await work().catch(() => 'not-kept' as const);
    look({ kind: 'done', outcome: outcome === 'shown' ? done : outcome });
  }

  return {
    view,
    load,
    exportRatings,
    saveWritten,
    /** Also where it is older than what is on the tablet: staff were told, and want it. */
    async apply() {
      if (view.value.kind !== 'read') return;
      const { brought, load: seen } = view.value;
      // The hub may have published in the meantime.
      const load = stickLoad(brought, shown(), settings(), nowMs());
      if (load.kind !== seen.kind) {
        view.value = { kind: 'read', brought, load };
        return;
      }
      if (load.kind === 'errors' || load.kind === 'same') return;
      await change(() => apply(load.content, load.floor, brought.files), 'applied');
    },
    goBack: () => change(back, 'went-back'),
    /** For other tablets that no network reaches. */
    async saveShown() {
      const look = begin();
      const outcome = await save().catch(() => 'not-saved' as const);
      if (outcome !== 'cancelled') look({ kind: 'done', outcome });
    },
    /** Forgets a file that was read, or is still being read. */
    leave() {
      turn += 1;
      view.value = { kind: 'none' };
    },
  };
}
