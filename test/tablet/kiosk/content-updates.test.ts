import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AskedOfTablet, statusRequestSchema } from '../../../src/core/protocol/envelopes.ts';
import { type ContentUpdateParts, createContentUpdates } from '../../../src/tablet/kiosk/content-updates.ts';
import { createShownContent } from '../../../src/tablet/kiosk/shown-content.ts';
import type { StoredPackage } from '../../../src/tablet/platform/content-db.ts';
import { aClock } from '../../support/a-clock.ts';
import { aContentStorage } from '../../support/a-content-storage.ts';
import { aPackage } from '../../support/a-package.ts';
import { deferred } from '../../support/deferred.ts';
import { settled } from '../../support/settled.ts';

type Content = Awaited<ReturnType<ContentUpdateParts['hub']['content']>>;
const picture = new Uint8Array([1, 2, 3]);
const answer = (serial: number, files: Uint8Array[] = []): Content => ({
  kind: 'answer',
  value: aPackage(serial, files),
});
const stored = (serial: number, id = `package-${serial}`): StoredPackage => ({
  content: { ...aPackage(serial), id },
  files: new Map(),
  floor: serial,
});
const summary = { epoch: '5f0c8e0e-3b1a-4c57-9a3e-0d6f1f2a7b01', lastSeq: 3, unsent: 1, oldestUnsentAt: null };

/** A tablet whose hub answers as told; `log` says what happened, in order. */
function aTablet(parts: Partial<ContentUpdateParts> = {}) {
  const clock = aClock();
  const log: string[] = [];
  const hub = {
    content: answer(1) as Content | Promise<Content>,
    file: picture as typeof picture | null,
    status: 'answer' as 'answer' | 'offline',
    asked: undefined as AskedOfTablet | undefined,
  };
  const storage = aContentStorage(log);
  const content = createShownContent({
    ...storage,
    show: async (shown) => void log.push(`shown ${shown?.content.id}`),
  });
  const updates = createContentUpdates({
    clock,
    content,
    ratingDb: { summary: async () => summary },
    hub: {
      content: async (token, knownId) => {
        log.push(`asked by ${token} having ${knownId}`);
        return hub.content;
      },
      file: async () => hub.file,
      status: async (_, status) => {
        expect(v.is(statusRequestSchema, status)).toBe(true);
        log.push(`told ${status.contentId || 'nothing'}${status.faults.map((fault) => ` with ${fault}`).join('')}`);
        if (hub.status === 'offline') return { kind: 'offline' };
        return { kind: 'answer', value: { contentId: '', serverTime: '', asked: hub.asked } };
      },
    },
    device: async () => ({ deviceId: 'd', token: 'token-1' }),
    tokenRefused: async (token) => void log.push(`refused ${token}`),
    tokenAccepted: () => {},
    confirmTime: () => {},
    asked: ({ kind }) => void log.push(`asked for ${kind}`),
    report: () => ({ edition: 1, slide: 'policy', app: '1.0.0', persisted: true, faults: [] }),
    ...parts,
  });
  onTestFinished(updates.end);
  return {
    clock,
    hub,
    updates,
    storage,
    content,
    async shows(shown: StoredPackage) {
      await content.start(shown);
      await content.checkFiles();
      log.splice(0);
    },
    /** What happened since the last look, after this long. */
    async after(ms: number) {
      clock.advance(ms);
      await settled();
      return log.splice(0);
    },
    async now() {
      updates.now();
      await settled();
      return log.splice(0);
    },
  };
}

describe('content updates', () => {
  it('reports no more faults than the hub takes', async () => {
    const faults = Array.from({ length: 25 }, (_, index) => `slide-failed:goal:a#${index}`);
    const { now } = aTablet({
      report: () => ({ edition: 1, slide: 'policy', app: '1.0.0', persisted: true, faults }),
    });
    const told = (await now()).findLast((line) => line.startsWith('told'))!;
    expect(told.split(' with ')).toHaveLength(21);
  });

  it('keep a package before they show it, and tell the hub what is shown', async () => {
    const tablet = aTablet();
    tablet.hub.content = answer(17, [picture]);
    expect(await tablet.now()).toEqual([
      'asked by token-1 having null',
      'kept package-17 with 1',
      'shown package-17',
      'told package-17',
    ]);
  });

  it('ask every minute for something newer, and change nothing where there is none', async () => {
    const tablet = aTablet();
    await tablet.shows(stored(1));
    tablet.hub.content = { kind: 'unchanged' };
    expect(await tablet.now()).toEqual(['asked by token-1 having package-1', 'told package-1']);
    expect(await tablet.after(59_999)).toEqual([]);
    expect(await tablet.after(1)).toEqual(['asked by token-1 having package-1', 'told package-1']);
    expect(tablet.clock.pending()).toEqual([60_000]);
  });

  it('leave the old package where a file of the new one is broken, say so, and try again', async () => {
    const tablet = aTablet();
    await tablet.shows(stored(1));
    tablet.hub.content = answer(2, [picture]);
    tablet.hub.file = null;
    expect(await tablet.now()).toEqual(['asked by token-1 having package-1', 'told package-1']);
    tablet.hub.file = picture;
    expect(await tablet.after(5_000)).toEqual([
      'asked by token-1 having package-1',
      'kept package-2 with 1',
      'shown package-2',
      'told package-2',
    ]);
  });

  it('leave the tablet as it is where the hub has an older package, and say so, once fetched', async () => {
    const tablet = aTablet();
    await tablet.shows(stored(7));
    tablet.hub.content = answer(6);
    expect(await tablet.now()).toEqual(['asked by token-1 having package-7', 'told package-7 with content-older']);
    tablet.hub.content = { kind: 'unchanged' };
    expect(await tablet.now()).toEqual(['asked by token-1 having package-6', 'told package-7 with content-older']);
    tablet.hub.content = answer(8);
    expect(await tablet.now()).toEqual([
      'asked by token-1 having package-6',
      'kept package-8 with 0',
      'shown package-8',
      'told package-8',
    ]);
  });

  it('take it for no fault that what a stick brought stays before the package of the hub', async () => {
    const tablet = aTablet();
    await tablet.shows(stored(7, 'stick:0123'));
    tablet.hub.content = answer(7);
    expect(await tablet.now()).toEqual(['asked by token-1 having stick:0123', 'told stick:0123']);
    tablet.hub.content = answer(8);
    expect(await tablet.now()).toContain('shown package-8');
  });

  it('show also what could not be kept, and report that', async () => {
    const tablet = aTablet();
    tablet.storage.isFull = true;
    await tablet.shows(stored(1));
    tablet.hub.content = answer(2);
    expect(await tablet.now()).toEqual([
      'asked by token-1 having package-1',
      'shown package-2',
      'told package-2 with content-not-kept',
    ]);
  });

  it('try again after 5 s while the hub is away or has nothing', async () => {
    const tablet = aTablet();
    for (const content of [{ kind: 'offline' }, { kind: 'refused', status: 404 }] as const) {
      tablet.hub.content = content;
      expect(await tablet.now()).toEqual(['asked by token-1 having null', 'told nothing']);
      expect(tablet.clock.pending()).toEqual([5_000]);
    }
    tablet.hub.content = answer(1);
    expect(await tablet.after(5_000)).toContain('shown package-1');
  });

  it('come sooner again where only the report did not arrive', async () => {
    const tablet = aTablet();
    tablet.hub.status = 'offline';
    await tablet.now();
    expect(tablet.clock.pending()).toEqual([5_000]);
  });

  it('wait as long as a busy hub asks for', async () => {
    const tablet = aTablet();
    tablet.hub.content = { kind: 'busy', retryAfterMs: 90_000 };
    await tablet.now();
    expect(tablet.clock.pending()).toEqual([90_000]);
    tablet.hub.content = { kind: 'busy', retryAfterMs: 0 };
    await tablet.now();
    expect(tablet.clock.pending()).toEqual([5_000]);
  });

  it('name the token that was refused', async () => {
    const tablet = aTablet();
    tablet.hub.content = { kind: 'unauthorized' };
    expect(await tablet.now()).toContain('refused token-1');
  });

  it('ask nobody while the tablet is not enrolled', async () => {
    const tablet = aTablet({ device: async () => null });
    expect(await tablet.now()).toEqual([]);
    expect(tablet.clock.pending()).toEqual([5_000]);
  });

  it('go on after anything that throws', async () => {
    let isBroken = true;
    const tablet = aTablet({
      device: () =>
        isBroken ? Promise.reject(new Error('disk')) : Promise.resolve({ deviceId: 'd', token: 'token-1' }),
    });
    expect(await tablet.now()).toEqual([]);
    isBroken = false;
    expect(await tablet.after(5_000)).toContain('shown package-1');
  });

  it('report without figures where the ratings cannot be read', async () => {
    const tablet = aTablet({ ratingDb: { summary: () => Promise.reject(new Error('disk')) } });
    expect(await tablet.now()).toContain('told package-1');
  });

  it('ask one question at a time', async () => {
    const slow = deferred<Content>();
    const tablet = aTablet();
    tablet.hub.content = slow.promise;
    expect(await tablet.now()).toHaveLength(1);
    expect(await tablet.now()).toEqual([]);
    slow.resolve({ kind: 'unchanged' });
    expect(await tablet.after(0)).toEqual(['told nothing']);
    expect(tablet.clock.pending()).toHaveLength(1);
  });

  it('pass on what the office page asks', async () => {
    const tablet = aTablet();
    tablet.hub.asked = { id: 'a', kind: 'reload', name: '正面' };
    expect(await tablet.now()).toContain('asked for reload');
  });

  it('stop when they are ended, also in the middle of a question', async () => {
    const slow = deferred<Content>();
    const tablet = aTablet();
    tablet.hub.content = slow.promise;
    await tablet.now();
    tablet.updates.end();
    slow.resolve({ kind: 'offline' });
    await settled();
    expect(tablet.clock.pending()).toEqual([]);
  });
});
