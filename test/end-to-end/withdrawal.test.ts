import { expect, it } from 'vitest';
import { openDatabase } from '../../src/hub/storage/database.ts';
import { publishEdition } from '../../src/hub/storage/editions.ts';
import { aNotice, anEdition } from '../support/an-edition.ts';
import { keptContent } from '../support/tablet-content.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';

const lobby = useLobby();

async function publish(notices: string[]) {
  const database = openDatabase(lobby.hub.dataDir);
  const edition = { ...anEdition(), notices: notices.map(aNotice) };
  await publishEdition(database, { edition, source: 'office', repairs: 0, who: 'テスト', nowMs: Date.now() });
  database.close();
}

it('takes a notice from a screen that stands still, and leaves one that is not meant where it is', async () => {
  const { page } = lobby.browser;
  await publish(['休日開庁', '断水']);
  await until('both notices', async () => (await keptContent(page)).serial === 2);
  await page.goto(`${lobby.hub.url}?slide=${encodeURIComponent('notice:休日開庁')}`);
  await page.getByRole('article', { name: '休日開庁' }).waitFor();
  await page.getByRole('button', { name: 'とめる' }).click();
  await publish(['休日開庁']);
  await until('the edition without the other', async () => (await keptContent(page)).serial === 3);
  expect(await page.getByRole('article', { name: '休日開庁' }).count()).toBe(1);
  await publish([]);
  await page.getByRole('article', { name: '休日開庁' }).waitFor({ state: 'detached', timeout: 10_000 });
  expect(await page.getByRole('article').count()).toBe(1);
});
