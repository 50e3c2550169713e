import { describe, expect, it } from 'vitest';
import { createOfficeClient } from '../../src/office/office-client.ts';
import { aScriptedServer } from '../support/a-scripted-server.ts';
import { anEdition } from '../support/an-edition.ts';
import { anOverview } from '../support/an-overview.ts';

async function aClient(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const base = await aScriptedServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.text}`);
    response.writeHead(status, headers).end(body);
  });
  return { client: createOfficeClient(base, 2_000), asked };
}
const refusal = (error: string) => JSON.stringify({ error, message: '受け付けられません。' });

describe('createOfficeClient', () => {
  it('reads an answer by its schema', async () => {
    const { client } = await aClient(200, JSON.stringify(anOverview(7)));
    expect(await client.overview()).toEqual({ kind: 'answer', value: anOverview(7) });
  });

  it('takes an answer without a body where only consent is asked for', async () => {
    const { client, asked } = await aClient(204, '');
    expect(await client.setPin('123456')).toMatchObject({ kind: 'answer' });
    expect(asked).toEqual(['PUT /api/office/pin {"pin":"123456"}']);
  });

  it.each([
    ['a page of somebody else with 200', 200, '<!doctype html>', { kind: 'unreachable' }],
    ['JSON of another shape', 200, '{"serial":"8"}', { kind: 'unreachable' }],
    ['a proxy that finds no hub', 502, 'Bad Gateway', { kind: 'unreachable' }],
    ['401', 401, refusal('signed_out'), { kind: 'signed-out' }],
    ['409', 409, refusal('changed_meanwhile'), { kind: 'refused', status: 409, code: 'changed_meanwhile' }],
    ['503', 503, refusal('storage'), { kind: 'refused', status: 503, message: '受け付けられません。' }],
  ])('says what %s means', async (_, status, body, meaning) => {
    const { client } = await aClient(status, body);
    const request = { edition: anEdition(), source: 'a.xlsx', repairs: 0, effectiveFrom: null, base: 7 };
    expect(await client.publish(request)).toMatchObject(meaning);
  });

  it.each([
    ['30', 30],
    ['0.5', 1],
    ['soon', null],
  ])('hears how long to wait: %s', async (header, retryAfterSeconds) => {
    const { client } = await aClient(429, refusal('too_many_sign_ins'), { 'retry-after': header });
    expect(await client.signIn('山田', 'password')).toMatchObject({ kind: 'refused', retryAfterSeconds });
  });

  it('is told when nobody is there', async () => {
    expect(await createOfficeClient('http://127.0.0.1:9').overview()).toEqual({ kind: 'unreachable' });
  });
});
