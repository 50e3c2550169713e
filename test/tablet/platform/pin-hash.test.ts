import { pbkdf2Sync } from 'node:crypto';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { pinHashSchema } from '../../../src/core/settings/settings.ts';
import { hashPin, isPin } from '../../../src/tablet/platform/pin-hash.ts';

it('knows the right PIN by a hash that was made elsewhere', async () => {
  const salt = Buffer.from([...Array(15).keys(), 0xff]);
  const pin = {
    salt: salt.toString('base64url'),
    hash: pbkdf2Sync('123456', salt, 100_000, 32, 'sha256').toString('base64url'),
    iterations: 100_000,
  };
  expect(v.is(pinHashSchema, pin)).toBe(true);
  expect([await isPin('123456', pin), await isPin('123457', pin)]).toEqual([true, false]);
});

it('hashes with a salt of its own each time, as it travels', async () => {
  const [one, other] = [await hashPin('123456'), await hashPin('123456')];
  expect(v.is(pinHashSchema, one)).toBe(true);
  expect(one.salt).not.toBe(other.salt);
  expect([await isPin('123456', one), await isPin('123456', { ...one, salt: other.salt })]).toEqual([true, false]);
});
