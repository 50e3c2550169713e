import { computed, signal } from '@preact/signals';
import { screenWords } from '../../words/lobby.ts';
import type { Clock } from '../platform/clock.ts';
import type { ContentDb, Device } from '../platform/content-db.ts';
import type { HubClient } from '../platform/hub-client.ts';

export interface EnrolmentParts {
  clock: Pick<Clock, 'steadyMs'>;
  contentDb: Pick<ContentDb, 'device' | 'keepDevice' | 'isAlone' | 'keepAlone' | 'mayPinBeSetFromNow'>;
  hub: Pick<HubClient, 'enrol'>;
}

export type Enrolment = ReturnType<typeof createEnrolment>;

/** What the hub answered to a code. */
export type EnrolOutcome = 'enrolled' | 'wrong-code' | 'busy' | 'offline';

const NOT_ALLOWED = 403;
/** A hub that wants a code is asked again without one after this: it may have been set up anew. */
const ASK_AGAIN_MS = 60_000;

/**
 * Who this tablet is to the hub. On the hub's own machine it enrols by itself, also after the hub forgot it; elsewhere staff
 * enter a code, or decide that the tablet works alone.
 */
export function createEnrolment({ clock, contentDb, hub }: EnrolmentParts) {
  const known = signal<Device | null>(null);
  const isCodeNeeded = signal(false);
  const isAlone = signal<boolean | null>(null);
  // What a hub once knew goes on without a question: visitors stand before it.
  let wasEnrolled = false;
  let askAgainAtMs = 0;
  let asking: Promise<Device | null> | null = null;

  /** One question at a time, whoever asks: a second enrolment would be a second tablet to the hub. */
  function once(ask: () => Promise<Device | null>): Promise<Device | null> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function enrol({ isKept } = { isKept: true }): Promise<Device | null> {
    if ((await looksAlone()) || clock.steadyMs() < askAgainAtMs) return null;
    const answer = await hub.enrol(screenWords.newTablet);
    if (answer.kind === 'answer') return become(answer.value, { isKept });
    if (answer.kind === 'refused' && answer.status === NOT_ALLOWED) {
      askAgainAtMs = clock.steadyMs() + ASK_AGAIN_MS;
      isCodeNeeded.value = isAlone.value !== true;
    }
    return null;
  }

  async function looksAlone(): Promise<boolean> {
    isAlone.value ??= await contentDb.isAlone().catch(() => false);
    return isAlone.value;
  }

  async function become(device: Device, { isKept } = { isKept: true }): Promise<Device> {
    known.value = device;
    wasEnrolled = true;
    isCodeNeeded.value = false;
    // Where storage fails, the tablet is this one until it is switched off.
    if (isKept) await contentDb.keepDevice(device).catch(() => {});
    return device;
  }

  async function remember(): Promise<Device | null> {
    const kept = await contentDb.device().catch(() => 'unreadable' as const);
    // A lobby that shows nothing is worse than a second name; the first one stays in the storage for better days.
    if (kept === 'unreadable') return enrol({ isKept: false });
    known.value = kept;
    wasEnrolled = kept !== null;
    return kept ?? enrol();
  }

  return {
    /** The hub has answered that this new tablet needs a code: nobody can have used it yet, so the question stands on the screen. */
    isNew: computed(() => isCodeNeeded.value && !wasEnrolled),
    isEnrolled: computed(() => known.value !== null && isAlone.value !== true && !isCodeNeeded.value),

    device: async (): Promise<Device | null> => ((await looksAlone()) ? null : (known.value ?? once(remember))),

    /** The hub knows this tablet (again). */
    tokenAccepted() {
      isCodeNeeded.value = false;
    },

    /** The hub does not know this token: a new one is asked for; ratings keep their ids, so nothing is doubled. */
    async tokenRefused(token: string): Promise<void> {
      if (known.value?.token === token) await once(() => enrol());
    },

    async enrolWith(code: string): Promise<EnrolOutcome> {
      await asking?.catch(() => {});
      const answer = await hub.enrol(screenWords.newTablet, code);
      if (answer.kind === 'offline' || answer.kind === 'busy') return answer.kind;
      if (answer.kind !== 'answer') return 'wrong-code';
      await become(answer.value);
      isAlone.value = false;
      await contentDb.keepAlone(false).catch(() => {});
      return 'enrolled';
    },

    /** Staff decided that no hub is asked. Ratings stay on the tablet, content comes by stick. */
    async stayAlone(): Promise<void> {
      isAlone.value = true;
      isCodeNeeded.value = false;
      await contentDb.keepAlone(true).catch(() => {});
      // No office page will ever give it a PIN.
      await contentDb.mayPinBeSetFromNow().catch(() => {});
    },
  };
}
