import { describe, expect, it } from 'vitest';
import { addressOf, isOwnAddress, isOwnMachine } from '../../../src/hub/routes/address.ts';

const MACHINE = ['192.0.2.7', '2001:db8::7'];
const at = (host: string, origin?: string, port = 8080, isTls = false) =>
  addressOf({ host, port, isTls, origin }, MACHINE);
const asking = (headers: Record<string, string>, remoteAddress: string | undefined = '127.0.0.1') => ({
  headers,
  socket: { remoteAddress },
});

describe('addressOf', () => {
  it.each([
    ['127.0.0.1', undefined, 8080, false, 'http://localhost:8080', true],
    ['localhost', undefined, 80, false, 'http://localhost', true],
    ['127.0.0.5', undefined, 8080, false, 'http://127.0.0.5:8080', true],
    ['10.1.2.3', undefined, 443, true, 'https://10.1.2.3', false],
    ['2001:db8::9', undefined, 8443, true, 'https://[2001:db8::9]:8443', false],
    ['0.0.0.0', undefined, 8443, true, 'https://192.0.2.7:8443', false],
    ['0.0.0.0', 'https://lobby.example', 8443, true, 'https://lobby.example', false],
    ['::1', undefined, 8080, false, 'http://[::1]:8080', true],
    ['127.0.0.1', 'https://lobby.example', 8080, false, 'https://lobby.example', false],
  ])('of %s and %s announces the right address', (host, origin, port, isTls, announced, isLoopbackOnly) => {
    const address = at(host, origin, port, isTls);
    expect(address.origins[0]).toBe(announced);
    expect(address.isLoopbackOnly).toBe(isLoopbackOnly);
  });
});

describe('isOwnAddress', () => {
  it.each([
    ['127.0.0.1', { host: 'localhost:8080' }, true],
    ['127.0.0.1', { host: 'LOCALHOST:8080' }, true],
    ['127.0.0.1', { host: '127.0.0.1:8080' }, true],
    ['127.0.0.1', { host: '[::1]:8080', origin: 'http://[::1]:8080' }, true],
    ['127.0.0.1', { host: 'localhost:8080', origin: 'http://127.0.0.1:8080' }, true],
    ['127.0.0.1', {}, false],
    ['127.0.0.1', { host: '' }, false],
    ['127.0.0.1', { host: 'localhost' }, false],
    ['127.0.0.1', { host: 'localhost:8081' }, false],
    ['127.0.0.1', { host: 'localhost.evil.example:8080' }, false],
    ['127.0.0.1', { host: 'evil.example:8080' }, false],
    ['127.0.0.1', { host: '192.0.2.7:8080' }, false],
    ['127.0.0.1', { host: 'localhost:8080', origin: 'null' }, false],
    ['127.0.0.1', { host: 'localhost:8080', origin: '' }, false],
    ['127.0.0.1', { host: 'localhost:8080', origin: 'http://localhost:8081' }, false],
    ['127.0.0.1', { host: 'localhost:8080', origin: 'https://localhost:8080' }, false],
    ['127.0.0.1', { host: 'localhost:8080', origin: 'http://evil.example' }, false],
    ['0.0.0.0', { host: '192.0.2.7:8080' }, true],
    ['0.0.0.0', { host: '[2001:db8::7]:8080' }, true],
    ['0.0.0.0', { host: 'localhost:8080' }, true],
    ['0.0.0.0', { host: '192.0.2.8:8080' }, false],
    ['0.0.0.0', { host: 'rebound.example:8080' }, false],
  ])('at %s of %j is %s', (host, headers, isOwn) => {
    expect(isOwnAddress(asking(headers as Record<string, string>), at(host))).toBe(isOwn);
  });
});

describe('isOwnMachine', () => {
  const host = 'localhost:8080';
  it.each(['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])('holds for a browser at %s', (peer) => {
    expect(isOwnMachine(asking({ host }, peer), at('127.0.0.1'))).toBe(true);
  });

  it.each(['192.0.2.7', '::ffff:192.0.2.7', '1127.0.0.1', ''])('fails for a peer at %j', (peer) => {
    expect(isOwnMachine(asking({ host }, peer), at('127.0.0.1'))).toBe(false);
  });

  it.each(['forwarded', 'via', 'x-real-ip', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host'])(
    'fails behind a proxy that says %s',
    (name) => expect(isOwnMachine(asking({ host, [name]: 'x' }), at('127.0.0.1'))).toBe(false),
  );

  it('fails once the hub can be reached from elsewhere', () => {
    expect(isOwnMachine(asking({ host }), at('127.0.0.1', 'https://lobby.example'))).toBe(false);
    expect(isOwnMachine(asking({ host }), at('0.0.0.0'))).toBe(false);
  });
});
