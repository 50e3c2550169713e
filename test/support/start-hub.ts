import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heapBounds } from '../../src/hub/heap-bounds.ts';

const root = join(import.meta.dirname, '../..');

export interface HubPlace {
  /** 0 = any free; a hub that comes back must have the port it had. */
  port?: number;
  dataDir?: string;
  configDir?: string;
  /** Another build than the one of this checkout. */
  distDir?: string;
  arguments?: string[];
}

export type RunningHub = Awaited<ReturnType<typeof startHub>>;

/** The built hub as its own process, on its own folders unless told otherwise; resolves when it says `Ready`. */
export async function startHub(place: HubPlace = {}) {
  const dataDir = place.dataDir ?? newData(place.configDir === undefined);
  const configDir = place.configDir ?? wardConfig();
  const hub = spawn(
    process.execPath,
    [
      ...heapBounds,
      join(place.distDir ?? join(root, 'dist'), 'hub/main.js'),
      ...['--port', String(place.port ?? 0), '--data', dataDir, '--config', configDir],
      ...(place.arguments ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(hub, 'exit');
  const output = { stdout: '', stderr: '' };
  hub.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text;
  });
  hub.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text;
  });
  await new Promise<void>((resolve, reject) => {
    hub.stdout.on('data', () => output.stdout.endsWith('Ready\n') && resolve());
    hub.once('exit', (code) => reject(new Error(`hub ended with ${code}: ${output.stderr}`)));
  });
  const url = /^Lobby display (\S+)$/m.exec(output.stdout)![1]!;

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (hub.exitCode === null && hub.signalCode === null) hub.kill(signal);
    await ended;
    return hub.exitCode;
  }

  return {
    url,
    origin: new URL(url).origin,
    port: Number(new URL(url).port),
    pid: hub.pid!,
    dataDir,
    configDir,
    output,
    stop: () => end('SIGTERM'),
    /** As a power cut ends it. */
    kill: () => end('SIGKILL'),
    /** Stops it and clears its folders. */
    async remove() {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
      if (place.configDir === undefined) rmSync(configDir, { recursive: true, force: true });
    },
  };
}

/** A copy of the ward's own folder, free to be changed. */
export function wardConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-config-'));
  cpSync(join(root, 'kiosk-config'), folder, { recursive: true, preserveTimestamps: true });
  return folder;
}

/** A data folder; where the hub shows the ward's own document, one that has taken it over already. */
function newData(isOfWard: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-data-'));
  const known = process.env.KIOSK_TEST_DATA;
  if (isOfWard && known !== undefined) cpSync(join(known, 'hub.sqlite'), join(folder, 'hub.sqlite'));
  return folder;
}
