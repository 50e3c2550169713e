import { beforeEach, describe, expect, it } from 'vitest';
import { verifyDatabase } from '../../src/hub/storage/verify.ts';
import { aTabletAtHub, queueAway } from '../support/a-tablet-at-hub.ts';
import { aTap } from '../support/a-tap.ts';
import { anEmptyStorage } from '../support/an-empty-storage.ts';
import { openHub } from '../support/open-hub.ts';

const EVENTS = 60_000;

beforeEach(anEmptyStorage);

describe('a tablet that was away for a month', () => {
  it(`brings ${EVENTS} events exactly once, while every seventh answer is lost and the hub restarts now and then`, async () => {
    let hub = await openHub({ content: false });
    const { dataDir } = hub;
    let origin = await hub.listen();
    let answers = 0;
    let restarting = Promise.resolve();
    const restart = async () => {
      await hub.close();
      hub = await openHub({ content: false, dataDir });
      origin = await hub.listen();
    };
    const tablet = await aTabletAtHub(
      () => origin,
      undefined,
      () => {
        answers += 1;
        if (answers % 20 === 0) restarting = restarting.then(restart);
        return answers % 7 === 0;
      },
    );
    const events = await queueAway(tablet.storage, EVENTS, (seq) => ({ ...aTap(), seq }));
    await tablet.sendAll();
    await restarting;
    const ids = hub.database.prepare("SELECT body ->> 'id' AS id FROM event ORDER BY row").all();
    expect(ids.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(verifyDatabase(hub.database, () => {})).toMatchObject({
      damageCount: 0,
      epochs: [{ stored: EVENTS, missing: 0, doubled: 0 }],
    });
  });
});
