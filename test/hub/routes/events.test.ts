import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/hub/storage/database.ts';
import { publishEdition } from '../../../src/hub/storage/editions.ts';
import { listenToHub } from '../../../src/tablet/platform/hub-events.ts';
import { type RunningHub, startHub } from '../../support/start-hub.ts';
import { until } from '../../support/until.ts';
import { readText, wardDocument } from '../../support/ward-document.ts';

describe('GET /api/events', () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub?.remove());

  async function enrol(): Promise<string> {
    const answer = await fetch(`${hub.origin}/api/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ロビー' }),
    });
    return ((await answer.json()) as { token: string }).token;
  }

  it('keeps no line for who asks for its headers alone', async () => {
    const headers = { authorization: `Bearer ${await enrol()}` };
    expect((await fetch(`${hub.origin}/api/events`, { method: 'HEAD', headers })).status).toBe(404);
  });

  it('is for enrolled tablets only', async () => {
    expect((await fetch(`${hub.origin}/api/events`)).status).toBe(401);
    expect(await listenToHub('a-token-nobody-knows', () => {}, { base: hub.origin })).toBe('unauthorized');
  });

  it('tells the package on show, then each that follows, and lets the hub stop', async () => {
    const heard: string[] = [];
    const listening = listenToHub(await enrol(), (id) => heard.push(id), { base: hub.origin });
    await until('the first package', () => heard.length === 1);
    const database = openDatabase(hub.dataDir);
    const edition = readText(wardDocument()).edition!;
    await publishEdition(database, {
      edition,
      source: 'by another program',
      repairs: 0,
      who: 'テスト',
      nowMs: Date.now(),
    });
    database.close();
    await until('the next package', () => heard.length === 2, 3_000);
    expect(new Set(heard).size).toBe(2);
    const stoppedAt = performance.now();
    expect(await hub.stop()).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(5_000);
    expect(await listening).toBe('ended');
  });
});
