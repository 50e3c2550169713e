import type { Canary } from '../../core/feedback/persistence-canary.ts';
import type { StorageRoom } from '../../core/feedback/storage-room.ts';

/** How the tablet does, as 点検 shows it. Nothing in it is secret or about a person: it is also shown as a QR code. */
export interface CheckFindings {
  /** By the tablet's own calendar, in ms since 1970, as all times here. */
  atMs: number;
  app: string;
  /** What a start without network begins from. */
  shell: { build: string | null; isInControl: boolean };
  /** `null` = the ward's default card. `storedAtMs`: `null` where the tablet could not keep it. */
  shown: { serial: number; title: string; effectiveFrom: string; storedAtMs: number | null } | null;
  deviceId: string | null;
  isEnrolled: boolean;
  isAlone: boolean;
  hub: {
    heardAtMs: number | null;
    failure: { atMs: number; kind: 'offline' | 'unauthorized' | 'refused' | 'busy'; status: number | null } | null;
  };
  /** `null` where the list of ratings cannot be read. */
  ratings: {
    epoch: string;
    lastSeq: number;
    unsent: number;
    oldestUnsentAt: string | null;
    /** What the hub would not take. */
    parked: number;
  } | null;
  isPersisted: boolean;
  room: StorageRoom | null;
  canary: Canary | null;
  isClockDoubtful: boolean;
  /** How far the hub's clock is ahead of the tablet's; `null` before its first word. */
  hubAheadMs: number | null;
  isAwake: boolean;
  screen: { width: number; height: number; ratio: number };
  /** Codes, as the hub is told them. */
  faults: string[];
}
