import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '../support/find-barriers.ts';
import { openLobby, rate, skipQuestions } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { enterDigits, setPin, staffDialog } from '../support/staff-dialog.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { tabletCounter } from '../support/tablet-counter.ts';
import { trustingHub } from '../support/trusted-authority.ts';
import { until } from '../support/until.ts';

const NAME = 'lobby.ward.example';

describe('a tablet that trusts the hub’s own authority', () => {
  const homeDir = mkdtempSync(join(tmpdir(), 'lobby-home-'));
  let hub: RunningHub;
  let browser: RunningBrowser;
  let code: string;

  /** The same hub once more, at the address that tablets know. */
  async function again() {
    const { port, dataDir, configDir } = hub;
    await hub.stop();
    const args = ['--https', '--origin', `https://${NAME}:${port}`, '--ca-port', '0'];
    hub = await startHub({ port, dataDir, configDir, arguments: args });
  }
  const tlsDir = () => join(hub.dataDir, 'tls');
  const isSent = async () => {
    const { lastSeq, sentThrough } = await tabletCounter(browser.page);
    return lastSeq === sentThrough;
  };

  beforeAll(async () => {
    // Over plain http on its own machine first, as it is set up; this also finds a free port.
    hub = await startHub();
    const asStaff = await signInTo(hub);
    const issued = await asStaff('/api/office/enrolment-codes', { method: 'POST' });
    code = ((await issued.json()) as { code: string }).code;
    await again();
    const trusting = trustingHub(tlsDir(), homeDir);
    const resolver = `--host-resolver-rules=MAP ${NAME} 127.0.0.1`;
    browser = await startBrowser({ ...trusting, arguments: [resolver, ...(trusting.arguments ?? [])] });
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
    rmSync(hub.configDir, { recursive: true, force: true });
    rmSync(homeDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });

  it('has its worker, is enrolled with a code, and its rating arrives', async () => {
    const { page } = browser;
    expect(hub.origin).toBe(`https://${NAME}:${hub.port}`);
    await page.goto(hub.url);
    await page.getByRole('dialog', { name: 'この端末の登録' }).waitFor();
    await enterDigits(page, code, '登録');
    await page.getByText('登録しました').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const isReady = () => navigator.serviceWorker.ready.then(({ active }) => isSecureContext && active !== null);
    expect(await page.evaluate(isReady)).toBe(true);
    await rate(page, '満足');
    await skipQuestions(page);
    await until('the rating', () => readRatings(hub.dataDir).length === 1);
    await setPin(page);
    await page.keyboard.press('Escape');
    await staffDialog(page).waitFor({ state: 'detached' });
  });

  it('gets the authority over plain http, where the hub was told to offer it', async () => {
    const folder = join(hub.dataDir, 'logs');
    const log = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const caPort = [...log.join('').matchAll(/"caPort":(\d+)/g)].at(-1)![1];
    const answer = await fetch(`http://127.0.0.1:${caPort}/ca.crt`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(tlsDir(), 'ca.crt')));
    expect((await fetch(`http://127.0.0.1:${caPort}/office`)).status).toBe(404);
  });

  it('has a guide that everybody can use', async () => {
    const guide = await browser.context.newPage();
    await guide.goto(`${hub.origin}/certificate`);
    await guide.getByRole('link', { name: '証明書を保存する' }).waitFor();
    expect(await findBarriers(guide)).toEqual([]);
    await guide.close();
  });

  it('keeps every rating while it does not trust the certificate, says so, and sends each once when it does again', async () => {
    const { page } = browser;
    const kept = `${hub.dataDir}-tls`;
    renameSync(tlsDir(), kept);
    await again();
    const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/ratings'));
    await rate(page, 'やや不満');
    expect((await failed).failure()?.errorText).toBe('net::ERR_CERT_AUTHORITY_INVALID');
    await openLobby(page, hub.url);
    await rate(page, 'やや満足');
    expect(await isSent()).toBe(false);
    expect(readRatings(hub.dataDir)).toHaveLength(1);
    await skipQuestions(page);
    for (let tap = 0; tap < 5; tap += 1) await page.mouse.click(20, 20);
    await enterDigits(page, '246813');
    await page.getByRole('button', { name: '点検' }).click();
    await page.getByText('証明書の期限が切れていないか').waitFor();

    rmSync(tlsDir(), { recursive: true });
    renameSync(kept, tlsDir());
    await again();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await until('the tablet knows', isSent);
    await until('the file', () => readRatings(hub.dataDir).length === 3);
    expect(readRatings(hub.dataDir).map(({ score }) => score)).toEqual(['5', '2', '4']);
  });
});
