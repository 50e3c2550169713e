import { expect, it } from 'vitest';
import { codeOfFragment, enrolAddress } from '../../../src/core/protocol/enrol-address.ts';

it('carries six digits where they travel to nobody, and nothing else', () => {
  const address = new URL(enrolAddress('https://hub.example', '012345'));
  expect([address.pathname, address.search, codeOfFragment(address.hash)]).toEqual(['/', '', '012345']);
  for (const other of ['', '#enrol=12345', '#enrol=1234567', '#enrol=12345a', '#code=123456'])
    expect(codeOfFragment(other)).toBeNull();
});
