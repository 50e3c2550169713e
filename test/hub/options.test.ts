import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HubOptions, missingForHost, parseOptions } from '../../src/hub/options.ts';
import { isLoopback } from '../../src/hub/routes/address.ts';

const DEFAULTS: HubOptions = {
  port: 8080,
  host: '127.0.0.1',
  configDir: resolve('kiosk-config'),
  dataDir: resolve('data'),
  logLevel: 'info',
};

function options(argv: string[], env: Record<string, string> = {}): HubOptions {
  const parsed = parseOptions(argv, env);
  if (!('options' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.options;
}

describe('parseOptions', () => {
  it('needs nothing', () => {
    expect(options([])).toEqual(DEFAULTS);
  });

  it('takes an option before the environment, and the environment before the default', () => {
    expect(options([], { KIOSK_PORT: '8081', KIOSK_HOST: '::1' })).toMatchObject({ port: 8081, host: '::1' });
    expect(options(['--port', '0'], { KIOSK_PORT: '8081' }).port).toBe(0);
    expect(options(['--port=8082'], { KIOSK_PORT: 'nonsense' }).port).toBe(8082);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(options([], { KIOSK_PORT: '', KIOSK_LOG_LEVEL: '', KIOSK_OFFICE_PASSWORD: '' })).toEqual(DEFAULTS);
  });

  it('makes paths absolute', () => {
    const env = { KIOSK_DATA_DIR: '/srv/data', KIOSK_TLS_CERT: 'cert.pem', KIOSK_OFFICE_PASSWORD_FILE: 'secret' };
    expect(options(['--config', 'ward', '--tls-key', 'key.pem'], env)).toEqual({
      ...DEFAULTS,
      configDir: resolve('ward'),
      dataDir: resolve('/srv/data'),
      tls: { cert: resolve('cert.pem'), key: resolve('key.pem') },
      officePasswordFile: resolve('secret'),
    });
  });

  it('takes the address people type without its last slash', () => {
    expect(options(['--origin', 'https://lobby.example.lg.jp:8443/']).origin).toBe('https://lobby.example.lg.jp:8443');
    expect(options(['--origin', 'https://LOBBY.example.lg.jp']).origin).toBe('https://lobby.example.lg.jp');
  });

  it('makes its own certificate where it is told to, by option or variable', () => {
    expect(options(['--https', '--ca-port', '8081'])).toEqual({ ...DEFAULTS, https: true, caPort: 8081 });
    expect(options([], { KIOSK_HTTPS: '1' })).toEqual({ ...DEFAULTS, https: true });
    expect(options([], { KIOSK_HTTPS: '0' })).toEqual(DEFAULTS);
  });

  it('answers --help before looking at values', () => {
    expect(parseOptions(['--help'], { KIOSK_PORT: 'x' })).toEqual({ help: expect.stringContaining('--tls-cert') });
    expect(parseOptions(['-h'], {})).toHaveProperty('help');
  });

  it('explains every option and variable', () => {
    const { help } = parseOptions(['--help'], {}) as { help: string };
    for (const word of [
      '--port',
      '--host',
      '--origin',
      '--config',
      '--data',
      '--tls-cert',
      '--tls-key',
      '--https',
      '--ca-port',
      '--old-origin',
      '--help',
    ])
      expect(help).toContain(word);
    for (const name of [
      'PORT',
      'HOST',
      'ORIGIN',
      'CONFIG_DIR',
      'DATA_DIR',
      'TLS_CERT',
      'TLS_KEY',
      'HTTPS',
      'CA_PORT',
      'OLD_ORIGIN',
      'LOG_LEVEL',
    ])
      expect(help).toContain(`KIOSK_${name}`);
    expect(help).toContain('KIOSK_OFFICE_PASSWORD_FILE');
  });

  it('names the nearest option for one it does not know', () => {
    expect(parseOptions(['--prot', '80'], {})).toEqual({
      usage: expect.stringMatching(/^--prot .*--port ではありませんか/),
    });
  });

  it('does not take the next option for a value', () => {
    expect(parseOptions(['--data', '--help'], {})).toEqual({ usage: expect.stringMatching(/^--data の後ろに値/) });
    expect(options(['--data=-odd']).dataDir).toBe(resolve('-odd'));
  });

  it.each([
    [['--port']],
    [['--port=']],
    [['--port', '--host']],
    [['--port', 'abc']],
    [['--port', '65536']],
    [['--port=-1']],
    [['--port', '8080.5']],
    [['--port', '８０８０']],
    [['--host', 'localhost:8080']],
    [['--host', 'a b']],
    [['--origin', 'lobby.example']],
    [['--origin', 'https://lobby.example/office']],
    [['--origin', 'https://user@lobby.example']],
    [['--origin', 'javascript:1']],
    [['--no-port']],
    [['--help=yes']],
    [['--https=yes']],
    [['--https', 'yes']],
    [['--https', '--ca-port', 'x']],
    [['--old-origin', 'lobby']],
    [['--unknown']],
    [['-p', '80']],
    [['start']],
    [['--', '--port']],
    [['--__proto__', 'x']],
  ])('refuses %j as bad usage', (argv) => {
    expect(parseOptions(argv, {})).toEqual({ usage: expect.any(String) });
  });

  it.each([
    [{ KIOSK_PORT: 'abc' }, 'KIOSK_PORT'],
    [{ KIOSK_ORIGIN: 'lobby' }, 'KIOSK_ORIGIN'],
    [{ KIOSK_LOG_LEVEL: 'loud' }, 'fatal、error、warn'],
    [{ KIOSK_OFFICE_PASSWORD: 'x'.repeat(11) }, '12 文字以上'],
    [{ KIOSK_OFFICE_PASSWORD: 'x'.repeat(12), KIOSK_OFFICE_PASSWORD_FILE: 'secret' }, 'どちらか一つ'],
    [{ KIOSK_TLS_CERT: 'cert.pem' }, '--tls-key'],
    [{ KIOSK_TLS_KEY: 'key.pem' }, '--tls-cert'],
    [{ KIOSK_HTTPS: 'yes' }, 'KIOSK_HTTPS の「yes」'],
    [{ KIOSK_HTTPS: '1', KIOSK_TLS_KEY: 'key.pem', KIOSK_TLS_CERT: 'cert.pem' }, 'どちらか一つ'],
    [{ KIOSK_HTTPS: '1', KIOSK_ORIGIN: 'http://lobby.example' }, 'https:// で始めて'],
    [{ KIOSK_CA_PORT: '8081' }, '--https と一緒に'],
  ])('refuses %j as bad configuration', (env, words) => {
    expect(parseOptions([], env)).toEqual({ config: expect.stringContaining(words) });
  });

  it('never repeats a password', () => {
    expect(JSON.stringify(parseOptions([], { KIOSK_OFFICE_PASSWORD: 'short-one' }))).not.toContain('short-one');
  });

  it('answers whatever is typed, and refuses in one line', () => {
    const word = fc.oneof(
      fc.constantFrom('--port', '--host', '--', '-', '--help', '--origin', '\n', '--data='),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(word), word, (argv, variable) => {
        const parsed = parseOptions(argv, {
          KIOSK_HOST: variable,
          KIOSK_DATA_DIR: variable,
          KIOSK_LOG_LEVEL: variable,
        });
        const refusal = 'usage' in parsed ? parsed.usage : 'config' in parsed ? parsed.config : 'none';
        expect(refusal).toMatch(/^[^\n\r\u2028\u2029]+$/u);
      }),
    );
  });
});

describe('missingForHost', () => {
  const tls = { cert: '/cert.pem', key: '/key.pem' };
  const open = { ...DEFAULTS, host: '0.0.0.0' };

  it('asks for nothing while only this machine can reach the hub', () => {
    expect(missingForHost(DEFAULTS, false)).toBeNull();
    expect(missingForHost({ ...DEFAULTS, host: '::1' }, false)).toBeNull();
  });

  it('names both, or the one that is missing', () => {
    expect(missingForHost(open, false)).toMatch(/^0\.0\.0\.0 .*職員パスワード.*TLS/);
    expect(missingForHost({ ...open, tls }, false)).toMatch(/職員パスワード(?!.*TLS)/);
    expect(missingForHost(open, true)).not.toContain('職員パスワード');
    expect(missingForHost(open, true)).toContain('TLS');
  });

  it('is content with both', () => {
    expect(missingForHost({ ...open, tls }, true)).toBeNull();
    expect(missingForHost({ ...open, https: true }, true)).toBeNull();
    expect(missingForHost({ ...open, https: true }, false)).toMatch(/職員パスワード(?!.*TLS)/);
    expect(missingForHost({ ...open, tls, officePasswordFile: '/secret' }, false)).toBeNull();
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('holds for %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.jp', '127.0.0.1.example.jp', 'lobby'])('fails for %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});
