import { lobbyWords } from '../../words/lobby.ts';
import type { ContentDb, Device } from '../platform/content-db.ts';
import type { HubClient } from '../platform/hub-client.ts';

/** Who this tablet is to the hub. On the hub's own machine it enrols by itself, also after the hub forgot it. */
export function createEnrolment(contentDb: ContentDb, hub: HubClient) {
  let known: Device | null = null;
  let enrolling: Promise<Device | null> | null = null;

  async function enrol(): Promise<Device | null> {
    const answer = await hub.enrol(lobbyWords.newTablet);
    if (answer.kind !== 'answer') return null;
    await contentDb.keepDevice(answer.value);
    return answer.value;
  }

  async function device(): Promise<Device | null> {
    known ??= await contentDb.device();
    if (known !== null) return known;
    enrolling ??= enrol().finally(() => {
      enrolling = null;
    });
    known = await enrolling;
    return known;
  }

  return {
    device,
    /** The hub does not know the token: a new one is asked for; ratings keep their ids, so nothing is doubled. */
    async tokenRefused(): Promise<void> {
      enrolling ??= enrol().finally(() => {
        enrolling = null;
      });
      known = (await enrolling) ?? known;
    },
  };
}
