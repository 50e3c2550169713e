import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { face, nextPage, openLobby, rate, shownPage } from '../support/lobby-page.ts';
import { readRatings } from '../support/ratings-file.ts';
import { type RunningBrowser, startBrowser } from '../support/start-browser.ts';
import { type RunningHub, startHub } from '../support/start-hub.ts';
import { until } from '../support/until.ts';
import { readText, wardDocument } from '../support/ward-document.ts';

const LABELS = ['満足', 'やや満足', 'どちらともいえない', 'やや不満', '不満'];
const TWENTY = Array.from({ length: 20 }, (_, index) => LABELS[index % LABELS.length]!);

describe('the main job', () => {
  let hub: RunningHub;
  let browser: RunningBrowser;
  const errors: string[] = [];

  beforeAll(async () => {
    hub = await startHub();
    browser = await startBrowser();
    browser.page.on('pageerror', (error) => errors.push(String(error)));
    browser.page.on(
      'console',
      (message) => message.type() === 'error' && errors.push(`${message.text()} ${message.location().url}`),
    );
  });
  afterAll(async () => {
    await browser?.close();
    browser?.remove();
    await hub?.remove();
  });

  it('opens with the policy of the ward', async () => {
    await openLobby(browser.page, hub.url);
    const policy = browser.page.getByRole('article', { name: '区役所サービス向上方針' });
    await policy.waitFor();
    expect(await policy.getByText('全体の奉仕者としての自覚を常に持ち').count()).toBe(1);
  });

  it('shows every goal of every department, whole, one page after the other', async () => {
    const { edition } = readText(wardDocument());
    const shown = new Map<string, string>();
    const first = await shownPage(browser.page);
    let here = first;
    do {
      shown.set(here.name, (shown.get(here.name) ?? '') + here.text);
      here = await nextPage(browser.page);
    } while (here.name !== first.name);
    const goals = edition!.departments.flatMap(({ path, goals }) =>
      goals.map((goal) => ({ name: `${path.join(' ')} 目標${goal.no}`, parts: goal.parts })),
    );
    expect(goals).toHaveLength(44);
    for (const { name, parts } of goals) {
      const letters = [...(shown.get(name) ?? '')].join('');
      for (const sentence of parts.flatMap(({ text }) => text.split(/(?<=。)/))) {
        expect(letters, name).toContain(sentence.trim());
      }
    }
  });

  it('stores a tap on each face and writes it into the file of the month', async () => {
    for (const label of LABELS) await rate(browser.page, label);
    const lines = await until('five lines', () => atLeast(hub.dataDir, 5));
    expect(lines.map((line) => line.label)).toEqual(LABELS);
    expect(lines.map((line) => line.score)).toEqual(['5', '4', '3', '2', '1']);
    expect(new Set(lines.map((line) => line.rating_id)).size).toBe(5);
    expect(lines[0]).toMatchObject({
      device: 'ロビー端末',
      question: 'overall',
      scale: '5',
      language: 'ja',
      edition: '1',
    });
  });

  it('keeps twenty taps while the hub is away and over a reload, and writes exactly twenty lines more', {
    timeout: 120_000,
  }, async () => {
    const before = readRatings(hub.dataDir).length;
    await hub.stop();
    for (const label of TWENTY) await rate(browser.page, label);
    await browser.page.reload();
    await face(browser.page, '満足').waitFor();
    expect(readRatings(hub.dataDir)).toHaveLength(before);
    const backAt = performance.now();
    hub = await startHub({ port: hub.port, dataDir: hub.dataDir, configDir: hub.configDir });
    const lines = await until('twenty lines more', () => atLeast(hub.dataDir, before + TWENTY.length), 40_000);
    expect(performance.now() - backAt).toBeLessThan(40_000);
    expect(lines).toHaveLength(before + TWENTY.length);
    expect(lines.slice(before).map((line) => line.label)).toEqual(TWENTY);
  });

  it('had no error on the page', () => {
    // The browser itself reports that a hub was away.
    expect(errors.filter((text) => !text.includes('net::ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});

function atLeast(dataDir: string, count: number) {
  const lines = readRatings(dataDir);
  return lines.length >= count && lines;
}
