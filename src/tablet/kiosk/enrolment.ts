import { lobbyWords } from '../../words/lobby.ts';
import type { ContentDb, Device } from '../platform/content-db.ts';
import type { HubClient } from '../platform/hub-client.ts';

type Parts = { contentDb: Pick<ContentDb, 'device' | 'keepDevice'>; hub: Pick<HubClient, 'enrol'> };

/** Who this tablet is to the hub. On the hub's own machine it enrols by itself, also after the hub forgot it. */
export function createEnrolment(contentDb: Parts['contentDb'], hub: Parts['hub']) {
  let known: Device | null = null;
  let asking: Promise<Device | null> | null = null;

  /** One question at a time, whoever asks: a second enrolment would be a second tablet to the hub. */
  function once(ask: () => Promise<Device | null>): Promise<Device | null> {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function enrol({ isKept } = { isKept: true }): Promise<Device | null> {
    const answer = await hub.enrol(lobbyWords.newTablet);
    if (answer.kind !== 'answer') return null;
    known = answer.value;
    // Where storage fails, the tablet is this one until it is switched off.
    if (isKept) await contentDb.keepDevice(known).catch(() => {});
    return known;
  }

  async function remember(): Promise<Device | null> {
    const kept = await contentDb.device().catch(() => 'unreadable' as const);
    // A lobby that shows nothing is worse than a second name; the first one stays in the storage for better days.
    if (kept === 'unreadable') return enrol({ isKept: false });
    known = kept;
    return known ?? enrol();
  }

  return {
    device: async (): Promise<Device | null> => known ?? once(remember),

    /** The hub does not know this token: a new one is asked for; ratings keep their ids, so nothing is doubled. */
    async tokenRefused(token: string): Promise<void> {
      if (known?.token === token) await once(() => enrol());
    },
  };
}
