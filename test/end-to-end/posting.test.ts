import { describe, expect, it } from 'vitest';
import { aNotice } from '../support/an-edition.ts';
import { shownPage } from '../support/lobby-page.ts';
import { overviewOf, publishEdition, withdraw } from '../support/publish-edition.ts';
import { type StaffFetch, signInTo } from '../support/staff-session.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;

describe('what is posted', () => {
  const lobby = useLobby();

  async function publishNotices(notices: ReturnType<typeof aNotice>[]) {
    const asStaff = await signInTo(lobby.hub);
    await publishEdition(asStaff, { ...ward, notices });
    await isOnTablet(asStaff);
    const slide = encodeURIComponent(`notice:${notices[0]!.title}`);
    return { page: lobby.browser.page, asStaff, address: `${lobby.hub.url}?slide=${slide}` };
  }

  it('goes at once when a notice is taken down, though the loop stands still, and no other notice does', async () => {
    const { page, asStaff, address } = await publishNotices([aNotice('休日開庁'), aNotice('断水')]);
    await page.goto(address);
    await page.getByRole('article', { name: '休日開庁' }).waitFor();
    await page.getByRole('button', { name: 'とめる' }).click();
    await withdraw(asStaff, await shownSerial(asStaff), 1);
    await isOnTablet(asStaff);
    expect(await page.getByRole('article', { name: '休日開庁' }).count()).toBe(1);
    await withdraw(asStaff, await shownSerial(asStaff), 0);
    // A page lasts 8 s at least, and this one is stopped for five minutes.
    await page.getByRole('article', { name: '休日開庁' }).waitFor({ state: 'detached', timeout: 4_000 });
    expect((await overviewOf(asStaff)).notices).toEqual([]);
  });

  it('reaches a window that came back to the page again and again', async () => {
    const { page, asStaff, address } = await publishNotices([aNotice('断水')]);
    // A browser has six connections to one address.
    for (let visit = 1; visit <= 7; visit += 1) {
      await page.goto(`${address}&visit=${visit}`);
      await page.getByRole('article', { name: '断水' }).waitFor();
    }
    await page.getByRole('button', { name: 'とめる' }).click();
    await withdraw(asStaff, await shownSerial(asStaff));
    await page.getByRole('article', { name: '断水' }).waitFor({ state: 'detached', timeout: 8_000 });
  });

  it('goes when the minute of a notice is over, with the hub away', async () => {
    const { page, address } = await publishNotices([{ ...aNotice('年末の窓口'), until: '2099-12-28T17:15:00+09:00' }]);
    await lobby.hub.stop();
    await page.goto(`${address}&now=2099-12-28T17:14:48`);
    await page.getByRole('article', { name: '年末の窓口' }).waitFor();
    await page.getByRole('button', { name: 'とめる' }).click();
    await page.getByRole('article', { name: '年末の窓口' }).waitFor({ state: 'detached', timeout: 20_000 });
    const shownAt = await page.locator('.clock').innerText();
    expect(shownAt).toMatch(/17:1[45]/);
    expect((await shownPage(page)).name).not.toBe('年末の窓口');
  });

  it('changes to the edition of the next year at 0:00 of 1 April, with the hub away', async () => {
    const { page } = lobby.browser;
    lobby.hub = await startHub({ port: lobby.hub.port, dataDir: lobby.hub.dataDir, configDir: lobby.hub.configDir });
    const asStaff = await signInTo(lobby.hub);
    await publishEdition(asStaff, { ...ward, title: '令和81年度の目標' });
    await publishEdition(
      asStaff,
      { ...ward, title: '令和82年度の目標' },
      { effectiveFrom: '2100-04-01T00:00:00.000+09:00' },
    );
    await page.goto(lobby.hub.url);
    await isOnTablet(asStaff);
    await lobby.hub.stop();
    await page.goto(`${lobby.hub.url}?now=2100-03-31T23:59:48`);
    await page.getByText('令和81年度の目標').waitFor();
    await page.getByText('令和82年度の目標').waitFor({ timeout: 25_000 });
    expect(await page.locator('.clock').innerText()).toMatch(/4月1日.*0:00/s);
  });
});

/** Resolves when the tablet has told that what is on show is stored on it. */
const isOnTablet = (asStaff: StaffFetch) =>
  until('the package on the tablet', async () => {
    const { tablets, contentId } = await overviewOf(asStaff);
    return tablets[0]?.contentId === contentId;
  });

async function shownSerial(asStaff: StaffFetch): Promise<number> {
  return (await overviewOf(asStaff)).editions.find(({ state }) => state === 'shown')!.serial;
}
