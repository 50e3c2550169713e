import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { contentPackageSchema, enrolAnswerSchema, statusAnswerSchema } from '../../../src/core/protocol/envelopes.ts';
import { officeOverviewSchema } from '../../../src/core/protocol/office.ts';
import { anEpoch, aRating } from '../../support/a-rating.ts';
import { openHub } from '../../support/open-hub.ts';

describe('GET /api/content', () => {
  it('answers 404 before the first edition', async () => {
    const { asTablet } = await openHub({ content: false });
    const answer = await asTablet({ url: '/api/content' });
    expect([answer.statusCode, answer.json().error]).toEqual([404, 'no_content']);
  });

  it('answers the package, then 304 while it is the same, also where the tag was weakened or stands in a list', async () => {
    const { asTablet } = await openHub();
    const answer = await asTablet({ url: '/api/content' });
    const shown = v.parse(contentPackageSchema, answer.json());
    expect([shown.editions[0]?.serial, shown.editions[0]?.departments.length]).toEqual([1, 14]);
    const etag = String(answer.headers.etag);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const same = await asTablet({ url: '/api/content', headers: { 'if-none-match': tag } });
      expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, '', etag]);
    }
    expect((await asTablet({ url: '/api/content', headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
  });

  it('names files that can be fetched and are what they are called', async () => {
    const { asTablet } = await openHub();
    const { files } = (await asTablet({ url: '/api/content' })).json();
    expect(files.length).toBeGreaterThan(0);
    for (const { sha256, bytes, type } of files) {
      const file = await asTablet({ url: `/api/files/${sha256}` });
      expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(sha256);
      expect([file.rawPayload.length, file.headers['content-type']]).toEqual([bytes, type]);
      expect(file.headers['cache-control']).toContain('immutable');
    }
  });
});

describe('POST /api/enrol', () => {
  it('answers 201 with a token that works at once, on the own machine without a code', async () => {
    const { ask, database } = await openHub();
    const answer = await ask({ method: 'POST', url: '/api/enrol', payload: { name: ' 正面ロビー ' } });
    expect(answer.statusCode).toBe(201);
    const { deviceId, token } = v.parse(enrolAnswerSchema, answer.json());
    const authorization = `bearer ${token}`;
    expect((await ask({ url: '/api/content', headers: { authorization } })).statusCode).toBe(200);
    const row = database.prepare('SELECT * FROM tablet WHERE device_id = ?').get(deviceId);
    expect(row?.name).toBe('正面ロビー 2');
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('needs a code once an address is announced', async () => {
    const { ask } = await openHub({ origin: 'https://lobby.example' });
    const answer = await ask({ method: 'POST', url: '/api/enrol', payload: { name: 'A' } });
    expect([answer.statusCode, answer.json().error]).toEqual([403, 'not_own_machine']);
  });
});

describe('POST /api/status', () => {
  it('answers the package to show and the time, and the overview shows the tablet', async () => {
    const { asTablet, asStaff, rate, shelf } = await openHub();
    const status = {
      contentId: '',
      edition: 1,
      slide: 'policy',
      app: '1.0.0',
      epoch: anEpoch,
      lastSeq: 3,
      unsent: 2,
      oldestUnsentAt: null,
      clock: '2026-11-22T12:00:00.000+09:00',
      persisted: true,
      faults: ['clock'],
    };
    const answer = await asTablet({ method: 'POST', url: '/api/status', payload: status });
    expect(v.parse(statusAnswerSchema, answer.json())).toEqual({
      contentId: shelf.current()?.id,
      serverTime: '2026-11-22T12:00:00.000+09:00',
    });
    await rate([aRating(1)]);
    const overview = v.parse(officeOverviewSchema, (await asStaff({ url: '/api/office/overview' })).json());
    expect(overview).toMatchObject({ draft: null, ratingsToday: 1, editions: [{ serial: 1 }] });
    expect(overview.tablets).toMatchObject([
      { name: '正面ロビー', edition: 1, slide: 'policy', unsent: 2, faults: ['clock'] },
    ]);
  });
});
