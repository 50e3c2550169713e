import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listenToHub } from '../../../src/tablet/platform/hub-events.ts';
import { aScriptedServer } from '../../support/a-scripted-server.ts';
import { deferred } from '../../support/deferred.ts';

async function heardFrom(answer: (response: ServerResponse) => void, silentMs = 5_000) {
  const base = await aScriptedServer((_request, response) => answer(response));
  const heard: string[] = [];
  const end = await listenToHub('token', (id) => heard.push(id), { base, silentMs });
  return { heard, end };
}

describe('listenToHub', () => {
  it('hears every package, however the line is cut', async () => {
    const text = 'event: content\ndata: a1\n\n: heartbeat\n\nevent: news\ndata: asked\n\nevent: content\ndata: b2\n\n';
    const { heard, end } = await heardFrom((response) => {
      for (const letter of text) response.write(letter);
      response.end();
    });
    expect({ heard, end }).toEqual({ heard: ['a1', '', 'b2'], end: 'ended' });
  });

  it('ends when the hub breaks off in the middle of a word', async () => {
    const { heard, end } = await heardFrom((response) => {
      response.write('event: content\ndata: a1\n\nevent: con', () => response.destroy());
    });
    expect({ heard, end }).toEqual({ heard: ['a1'], end: 'ended' });
  });

  it('gives a silent line up', async () => {
    const { heard, end } = await heardFrom((response) => response.write('event: content\ndata: a1\n\n'), 200);
    expect({ heard, end }).toEqual({ heard: ['a1'], end: 'ended' });
  });

  it('says that its token was refused, and takes no other page for the hub', async () => {
    expect((await heardFrom((response) => response.writeHead(401).end())).end).toBe('unauthorized');
    expect(await heardFrom((response) => response.writeHead(200).end('<html>Wi-Fi</html>'))).toEqual({
      heard: [],
      end: 'ended',
    });
  });

  it('hangs up when it is told to, so that the hub and the browser are free of the line', async () => {
    const closed = deferred<boolean>();
    const base = await aScriptedServer((_request, response) => {
      response.on('close', () => closed.resolve(true));
      response.write('event: content\ndata: a1\n\n');
    });
    const hangUp = new AbortController();
    const listening = listenToHub('token', () => hangUp.abort(), { base, signal: hangUp.signal });
    expect(await listening).toBe('ended');
    expect(await closed.promise).toBe(true);
  });

  it('ends where nobody listens', async () => {
    expect(await listenToHub('token', () => {}, { base: 'http://127.0.0.1:1' })).toBe('ended');
  });
});
