import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../src/hub/cannot-start.ts';
import { parseOptions } from '../../src/hub/options.ts';

const folder = join(import.meta.dirname, '../../kiosk-config/service');

describe('kiosk-hub.service', () => {
  const unit = readFileSync(join(folder, 'kiosk-hub.service'), 'utf8');
  const valuesOf = (key: string) => [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);

  it('starts what the zip holds, with folders outside it that the hub takes up', () => {
    expect(valuesOf('ExecStart')).toEqual(['/opt/kiosk-hub/current/start.sh']);
    const environment = Object.fromEntries(valuesOf('Environment').map((each) => each.split('=') as [string, string]));
    expect(parseOptions([], environment)).toMatchObject({
      options: { dataDir: '/var/lib/kiosk-hub/data', configDir: '/var/lib/kiosk-hub/kiosk-config' },
    });
    expect(valuesOf('ReadWritePaths')).toEqual(['/var/lib/kiosk-hub']);
  });

  it('starts it again whatever befalls it, but not with settings that are wrong', () => {
    expect([valuesOf('Restart'), valuesOf('StartLimitIntervalSec')]).toEqual([['always'], ['0']]);
    expect(valuesOf('RestartPreventExitStatus')).toEqual([`${EXIT.usage} ${EXIT.config}`]);
    // The hub is gone within five seconds of its signal.
    expect(Number(valuesOf('TimeoutStopSec'))).toBeGreaterThan(5);
  });

  it('runs as a user of its own that may do nothing else', () => {
    expect([valuesOf('User'), valuesOf('NoNewPrivileges'), valuesOf('ProtectSystem'), valuesOf('UMask')]).toEqual([
      ...[['kiosk-hub'], ['yes'], ['strict'], ['0077']],
    ]);
    expect(valuesOf('CapabilityBoundingSet')).toEqual(['']);
  });
});

describe('kiosk-hub-task.xml', () => {
  // As schtasks wants it.
  const bytes = readFileSync(join(folder, 'kiosk-hub-task.xml'));
  const task = new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
  const inside = (name: string) => new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 's').exec(task)?.[1]?.trim();

  it('is UTF-16 with its mark, as Windows reads it', () => {
    expect([bytes[0], bytes[1]]).toEqual([0xff, 0xfe]);
    expect(task).toContain('encoding="UTF-16"');
  });

  it('starts with the machine as a service without rights, has no time limit, and starts again', () => {
    expect(inside('BootTrigger')).toContain('<Enabled>true</Enabled>');
    expect([inside('UserId'), inside('RunLevel')]).toEqual(['S-1-5-19', 'LeastPrivilege']);
    expect(inside('Command')).toBe('C:\\kiosk-hub\\current\\start.cmd');
    expect([inside('ExecutionTimeLimit'), inside('Count')]).toEqual(['PT0S', '999']);
  });
});
