import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OfficeOverview } from '../../src/core/protocol/office.ts';
import { aFolder } from '../support/a-folder.ts';
import { sha256 } from '../support/a-package.ts';
import { aPng } from '../support/a-picture.ts';
import { anEpoch, anId, aRating } from '../support/a-rating.ts';
import { readRatings } from '../support/ratings-file.ts';
import { signInTo } from '../support/staff-session.ts';
import { type RunningHub, startHub, wardConfig } from '../support/start-hub.ts';
import { until } from '../support/until.ts';

const root = join(import.meta.dirname, '../..');
const main = join(root, 'dist/hub/main.js');
let shared: RunningHub;
beforeAll(async () => {
  shared = await startHub();
});
afterAll(() => shared.remove());

/** Starts a hub that is not expected to run. */
function tryToStart(args: string[], env: Record<string, string> = {}) {
  const dataDir = aFolder();
  const given = [main, '--port', '0', '--data', dataDir, '--config', shared.configDir, ...args];
  const options = { encoding: 'utf8' as const, timeout: 20_000, env: { ...process.env, ...env } };
  const { status, stdout, stderr } = spawnSync(process.execPath, given, options);
  return { status, stdout, stderr };
}

async function ask(hub: RunningHub, path: string, init: RequestInit = {}) {
  const headers = { 'content-type': 'application/json', ...init.headers };
  return fetch(new URL(path, hub.url), { ...init, headers });
}

async function enrol(hub: RunningHub): Promise<string> {
  const answer = await ask(hub, '/api/enrol', { method: 'POST', body: JSON.stringify({ name: '正面ロビー' }) });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { token: string }).token;
}

const rate = (hub: RunningHub, token: string, events: unknown[]) =>
  ask(hub, '/api/ratings', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'user-agent': 'Spy/1.0' },
    body: JSON.stringify({ epoch: anEpoch, events }),
  });

/** Sends the text over a plain connection and answers all that comes back until the hub hangs up. */
async function say(hub: RunningHub, text: string): Promise<string> {
  const socket = connect(hub.port, '127.0.0.1');
  let heard = '';
  socket.setEncoding('utf8').on('data', (data) => {
    heard += data;
  });
  socket.write(text);
  await once(socket, 'close');
  return heard;
}

describe('a running hub', () => {
  it('says four lines and nothing else', () => {
    const { url, origin, dataDir, output } = shared;
    expect(url).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect(output.stdout).toBe(
      `Lobby display ${url}\nStaff page ${origin}/office\nRatings folder ${join(dataDir, 'ratings')}\nReady\n`,
    );
    expect(output.stderr).toBe('');
  });

  it('shows the ward its document at once', async () => {
    const token = await enrol(shared);
    const answer = await ask(shared, '/api/content', { headers: { authorization: `Bearer ${token}` } });
    const { editions } = (await answer.json()) as { editions: { departments: unknown[] }[] };
    expect(editions[0]?.departments).toHaveLength(14);
  });

  it('answers what is not HTTP in Japanese, with what guards it', async () => {
    for (const text of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`]) {
      const heard = await say(shared, text);
      expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(heard).toContain("default-src 'none'");
      expect(JSON.parse(heard.split('\r\n\r\n')[1]!)).toEqual({
        error: 'malformed',
        message: expect.stringMatching(/。$/),
      });
    }
    expect(await say(shared, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect((await ask(shared, '/healthz')).status).toBe(200);
  });

  it('publishes a changed file within 5 s', async () => {
    const asStaff = await signInTo(shared);
    appendFileSync(join(shared.configDir, 'content/service-policy.txt'), '\n');
    const serial = async () => {
      const overview = (await (await asStaff('/api/office/overview')).json()) as OfficeOverview;
      return overview.editions[0]?.serial;
    };
    await until('the second edition', async () => (await serial()) === 2, 5_000);
  });

  it('logs one object a line, without addresses, tokens or user agents', async () => {
    const token = await enrol(shared);
    await rate(shared, token, [aRating(1)]);
    await rate(shared, token, 'nonsense' as unknown as unknown[]);
    await signInTo(shared);
    await expect(signInTo(shared, '広報', 'a guess that fails')).rejects.toThrow('401');
    const folder = join(shared.dataDir, 'logs');
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
    const events = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toContain('tablet.enrolled');
    expect(text).not.toMatch(
      /127\.0\.0\.1|::1|remoteAddress|Spy|user-agent|正面ロビー|山田|広報|horse|guess|cookie|session|Bearer/i,
    );
    expect(text).not.toContain(token);
  });

  it('hears the whole of a picture that is too large, says so, and takes the next', async () => {
    const asStaff = await signInTo(shared);
    const put = (bytes: Uint8Array<ArrayBuffer>) =>
      asStaff(`/api/office/pictures/${sha256(bytes)}`, {
        ...{ method: 'PUT', headers: { 'content-type': 'image/png' }, body: bytes },
      });
    for (const megabytes of [3, 30]) expect((await put(new Uint8Array(megabytes * 1_000_000))).status).toBe(413);
    expect((await put(new Uint8Array(aPng()))).status).toBe(201);
  });

  it('does not mix up pictures that come at the same moment', async () => {
    const asStaff = await signInTo(shared);
    const [slow, quick] = [500, 501].map((side) => new Uint8Array([...aPng(side, 10), ...Array(200_000).fill(side)]));
    const put = (bytes: Uint8Array, body: BodyInit) => {
      const init = { method: 'PUT', headers: { 'content-type': 'image/png' }, body, duplex: 'half' };
      return asStaff(`/api/office/pictures/${sha256(bytes)}`, init);
    };
    let quickly: Promise<Response> | undefined;
    const halves = async function* () {
      yield slow!.subarray(0, 100_000);
      quickly = put(quick!, new Uint8Array(quick!));
      // By then the other one has come as a whole.
      for (let n = 0; n < 5; n += 1) await asStaff('/api/office/overview');
      yield slow!.subarray(100_000);
    };
    expect((await put(slow!, ReadableStream.from(halves()) as BodyInit)).status).toBe(201);
    expect((await quickly)?.status).toBe(201);
  });

  it('signs everybody out when another program replaces the password', async () => {
    const hub = await startHub();
    onTestFinished(() => hub.remove());
    const asStaff = await signInTo(hub);
    expect((await asStaff('/api/office/overview')).status).toBe(200);
    const command = join(root, 'src/hub/commands/password.ts');
    spawnSync(process.execPath, [command, '--data', hub.dataDir], { input: 'another horse battery' });
    expect((await asStaff('/api/office/overview')).status).toBe(401);
    const again = await signInTo(hub, '広報', 'another horse battery');
    expect(await (await again('/api/office/session')).json()).toEqual({ who: '広報', isPasswordSet: true });
  });

  it('lets no second hub into its folder', () => {
    const second = tryToStart(['--data', shared.dataDir]);
    expect(second).toMatchObject({ status: 69, stdout: '' });
    expect(second.stderr).toMatch(/^データフォルダー .*別のハブ.*。\n$/);
  });

  it('leaves its port to nobody', () => {
    const second = tryToStart(['--port', String(shared.port)]);
    expect(second).toMatchObject({ status: 69, stdout: '' });
    expect(second.stderr).toMatch(new RegExp(`^ポート ${shared.port} .*。\n$`));
  });
});

describe('a hub that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 on %s, also on a second one, with people still connected',
    async (signal) => {
      const hub = await startHub();
      onTestFinished(() => hub.remove());
      const token = await enrol(hub);
      await rate(hub, token, [aRating(1)]);
      const idle = connect(hub.port, '127.0.0.1');
      const slow = connect(hub.port, '127.0.0.1');
      for (const socket of [idle, slow]) socket.on('error', () => {});
      idle.write(`GET /healthz HTTP/1.1\r\nHost: localhost:${hub.port}\r\n\r\n`);
      slow.write(`POST /api/ratings HTTP/1.1\r\nHost: localhost:${hub.port}\r\nAuthorization: Bearer ${token}\r\n`);
      slow.write('Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{');
      await once(idle, 'data');
      const beganMs = performance.now();
      process.kill(hub.pid, signal);
      const logs = join(hub.dataDir, 'logs');
      const log = () => readFileSync(join(logs, readdirSync(logs)[0]!), 'utf8');
      await until('the hub begins to stop', () => log().includes('hub.stopping'));
      process.kill(hub.pid, signal);
      const stopped = hub.stop();
      expect(await stopped).toBe(0);
      expect(performance.now() - beganMs).toBeLessThan(5_000);
      expect(readRatings(hub.dataDir).map(({ rating_id }) => rating_id)).toEqual([anId(1)]);
    },
  );
});

describe('a hub that is killed', () => {
  it('has everything it answered, and its file, when it is back', async () => {
    const hub = await startHub();
    const token = await enrol(hub);
    const answer = await rate(
      hub,
      token,
      [1, 2, 3].map((n) => aRating(n)),
    );
    expect(await answer.json()).toMatchObject({ through: 3 });
    await hub.kill();
    rmSync(join(hub.dataDir, 'ratings'), { recursive: true, force: true });
    // A restoration was killed here before: beside a hub it must not look like one at work.
    const abandoned = join(hub.dataDir, 'hub.sqlite.restoring');
    writeFileSync(abandoned, 'half of a database');
    const back = await startHub({ dataDir: hub.dataDir, configDir: hub.configDir });
    onTestFinished(() => back.remove());
    expect(existsSync(abandoned)).toBe(false);
    expect(await (await rate(back, token, [aRating(3), aRating(4)])).json()).toMatchObject({
      results: [{ status: 'duplicate' }, { status: 'stored' }],
      through: 4,
    });
    await until('the file', () => readRatings(back.dataDir).length === 4, 5_000);
  });
});

describe('a hub that has content but no folder any more', () => {
  it('shows the last good edition', async () => {
    const before = await startHub();
    await before.stop();
    rmSync(join(before.configDir, 'content'), { recursive: true });
    const hub = await startHub({ dataDir: before.dataDir, configDir: before.configDir });
    onTestFinished(() => hub.remove());
    const answer = await ask(hub, '/api/content', { headers: { authorization: `Bearer ${await enrol(hub)}` } });
    expect(answer.status).toBe(200);
  });
});

describe('a hub that cannot start', () => {
  const file = (name: string, text: string) => {
    const path = join(aFolder(), name);
    writeFileSync(path, text);
    return path;
  };

  it('names what is missing before others can reach it', () => {
    const { status, stdout, stderr } = tryToStart(['--host', '0.0.0.0']);
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    expect(stderr).toMatch(/^0\.0\.0\.0 .*職員パスワード.*TLS.*\n$/);
  });

  it('is not content with a password file that is empty, short or missing', () => {
    for (const path of [file('password', '\n'), file('password', 'short\n'), '/no/such/file']) {
      const { status, stderr } = tryToStart([], { KIOSK_OFFICE_PASSWORD_FILE: path });
      expect([status, stderr]).toEqual([78, expect.stringMatching(/^KIOSK_OFFICE_PASSWORD_FILE .*。\n$/)]);
    }
  });

  it('names TLS files it cannot use', () => {
    const pem = file('cert.pem', 'nonsense');
    for (const cert of [pem, '/no/such/cert.pem']) {
      const { status, stderr } = tryToStart(['--tls-cert', cert, '--tls-key', pem]);
      expect([status, stderr]).toEqual([78, expect.stringMatching(/^TLS .*cert\.pem.*。\n$/)]);
    }
  });

  it('names file, line, key and what is allowed in kiosk.yaml', () => {
    const config = wardConfig();
    onTestFinished(() => rmSync(config, { recursive: true }));
    writeFileSync(join(config, 'kiosk.yaml'), 'version: 1\nsurvey:\n  scale: 3\n');
    const { status, stdout, stderr } = tryToStart(['--config', config]);
    expect({ status, stdout }).toEqual({ status: 78, stdout: '' });
    for (const word of ['kiosk.yaml', '3', 'scale', '5', '4']) expect(stderr).toContain(word);
  });

  it('says that the data folder cannot be used', () => {
    const { status, stderr } = tryToStart(['--data', file('data', '')]);
    expect([status, stderr]).toEqual([69, expect.stringMatching(/^データフォルダー .*使えません.*。\n$/)]);
    const folder = aFolder();
    writeFileSync(join(folder, 'hub.sqlite'), 'this is no database at all, it only has its name'.repeat(50));
    const broken = tryToStart(['--data', folder]);
    expect([broken.status, broken.stderr]).toEqual([69, expect.stringMatching(/^データフォルダー .*。\n$/)]);
  });

  it('answers an unknown option with one line', () => {
    const { status, stdout, stderr } = tryToStart(['--colour', 'red']);
    expect([status, stdout, stderr.match(/\n/g)?.length]).toEqual([64, '', 1]);
  });
});

describe('npm start', () => {
  /** The repository as it comes, without a build; `vite` is put in by the test. */
  function aCheckout() {
    const folder = aFolder();
    spawnSync('cp', ['-r', join(root, 'src'), join(root, 'package.json'), folder]);
    return folder;
  }
  const startIn = (folder: string, ...args: string[]) => {
    const given = ['--import', './src/hub/node-version.mjs', 'src/hub/start.ts', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: folder, encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const aVite = (folder: string, program: string) => {
    mkdirSync(join(folder, 'node_modules/vite/bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/vite/bin/vite.js'), program);
  };
  const WRITES = `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
    appendFileSync('builds', 'x'); mkdirSync('dist/hub', { recursive: true });
    writeFileSync('dist/hub/main.js', 'console.log("hub", process.pid, ...process.argv.slice(2))');`;

  // Needs what the hub's options import, and nothing else.
  it('prints --help and refuses an unknown option without building', () => {
    const folder = aCheckout();
    expect(startIn(folder, '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--tls-cert'),
      stderr: '',
    });
    expect(startIn(folder, '--nope')).toMatchObject({
      status: 64,
      stdout: '',
      stderr: expect.stringMatching(/^.+\n$/),
    });
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('builds only when sources are newer or gone, and becomes the hub', () => {
    const folder = aCheckout();
    const builds = () => readFileSync(join(folder, 'builds'), 'utf8').length;
    aVite(folder, WRITES);
    expect(startIn(folder, '--port', '0')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^hub \d+ --port 0\n$/),
    });
    expect(startIn(folder)).toMatchObject({ status: 0 });
    expect(builds()).toBe(1);
    writeFileSync(join(folder, 'src/words/start.ts'), readFileSync(join(folder, 'src/words/start.ts')));
    startIn(folder);
    expect(builds()).toBe(2);
    rmSync(join(folder, 'src/office/office.css'));
    startIn(folder);
    expect(builds()).toBe(3);
  });

  it('does not take a build that failed for one that is done', () => {
    const folder = aCheckout();
    aVite(folder, `${WRITES} process.exit(1);`);
    for (let n = 0; n < 2; n += 1) {
      expect(startIn(folder)).toMatchObject({ status: 70, stdout: '', stderr: expect.stringContaining('npm ci') });
    }
    expect(readFileSync(join(folder, 'builds'), 'utf8')).toBe('xx');
  });

  it('hands signals to the hub, which keeps its process', async () => {
    const folder = aCheckout();
    aVite(
      folder,
      WRITES.replace(
        'console.log(',
        'process.on("SIGTERM", () => process.exit(7)); setInterval(() => {}, 1000); console.log(',
      ),
    );
    const args = ['--import', './src/hub/node-version.mjs', 'src/hub/start.ts'];
    const started = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void started.kill('SIGKILL'));
    const [said] = await once(started.stdout, 'data');
    expect(String(said)).toBe(`hub ${started.pid}\n`);
    started.kill('SIGTERM');
    expect(await once(started, 'exit')).toEqual([7, null]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'passes %s on to the hub, which ends with 0 and leaves nothing behind',
    async (signal) => {
      const dataDir = aFolder();
      const npm = spawn('npm', ['start', '--', '--port', '0', '--data', dataDir, '--config', shared.configDir], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let said = '';
      npm.stdout.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
      await until('the hub', () => said.endsWith('Ready\n'), 60_000);
      const url = /^Lobby display (\S+)$/m.exec(said)![1]!;
      expect((await fetch(`${url}healthz`)).status).toBe(200);
      npm.kill(signal);
      expect(await once(npm, 'exit')).toEqual([0, null]);
      await expect(fetch(`${url}healthz`)).rejects.toThrow();
    },
  );
});
