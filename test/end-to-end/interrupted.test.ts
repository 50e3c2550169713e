import { describe, expect, it } from 'vitest';
import { aDrawing } from '../support/a-drawing.ts';
import { sha256 } from '../support/a-package.ts';
import { aNotice } from '../support/an-edition.ts';
import { nextPage, shownPage } from '../support/lobby-page.ts';
import { overviewOf, publishEdition } from '../support/publish-edition.ts';
import { signInTo } from '../support/staff-session.ts';
import { startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { useLobby } from '../support/use-lobby.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const ward = readText(wardDocument()).edition!;

describe('a download that is cut in the middle', () => {
  const lobby = useLobby();

  it('leaves the old edition on the screen, goes on where it was cut, and then shows the new one whole', async () => {
    const { page } = lobby.browser;
    const pictures = await Promise.all([1, 2, 3].map((which) => aDrawing(page, which)));
    const notices = pictures.map((picture, index) => ({ ...aNotice(`祭り${index + 1}`), picture: sha256(picture) }));
    const asStaff = await signInTo(lobby.hub);

    const fetched: string[] = [];
    let isCut = false;
    await page.route('**/api/files/*', async (route) => {
      const name = route.request().url().split('/').at(-1)!;
      // The second picture never arrives: the hub is gone while it is on its way.
      if (!isCut && name === notices[1]!.picture) {
        await lobby.hub.kill();
        isCut = true;
      } else fetched.push(name);
      await route.continue().catch(() => {});
    });
    await publishEdition(asStaff, { ...ward, notices }, { pictures });
    await until('the cut', () => isCut);
    expect(fetched).toContain(notices[0]!.picture);
    expect((await shownPage(page)).text).toContain('全体の奉仕者としての自覚を常に持ち');

    lobby.hub = await startHub({ port: lobby.hub.port, dataDir: lobby.hub.dataDir, configDir: lobby.hub.configDir });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    const again = await signInTo(lobby.hub);
    await until('the stored package', async () => {
      const { tablets, contentId } = await overviewOf(again);
      return tablets[0]?.contentId === contentId;
    });
    expect(fetched.filter((name) => name === notices[0]!.picture)).toHaveLength(1);
    expect(fetched).toContain(notices[2]!.picture);

    await until('the picture on the screen', async () => {
      const { name } = await nextPage(page);
      if (!name.startsWith('祭り')) return false;
      await page.waitForFunction(() => (document.querySelector('article img') as HTMLImageElement)?.naturalWidth > 0);
      return true;
    });
  });
});
