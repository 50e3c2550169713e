import { describe, expect, it } from 'vitest';
import { createPinState } from '../../src/office/settings/pin-state.ts';
import { anOffice, answer, unreachable } from '../support/an-office.ts';

describe('set', () => {
  it.each([
    ['123456', '123456'],
    ['１２３４５６７８９０１２', '123456789012'],
    ['12345', null],
    ['1234567890123', null],
    ['12345a', null],
    ['', null],
  ])('of "%s" sends %s', async (typed, sent) => {
    const { hub, session, office, asked } = await anOffice({ setPin: async () => answer(null) });
    const pin = createPinState({ hub, kept: session.kept, look: office.look });
    expect(await pin.set(typed)).toBe(sent !== null);
    expect(asked.filter(({ call }) => call === 'setPin').map(({ given }) => given[0])).toEqual(sent ? [sent] : []);
    expect(pin.fault.value === null).toBe(sent !== null);
    expect(pin.isDone.value).toBe(sent !== null);
  });

  it('does not say done when the hub was not there', async () => {
    const { hub, session, office } = await anOffice({ setPin: async () => unreachable });
    const pin = createPinState({ hub, kept: session.kept, look: office.look });
    expect(await pin.set('123456')).toBe(false);
    expect(pin.isDone.value).toBe(false);
    expect(pin.fault.value?.sentence).toContain('ハブにつながらない');
    pin.forgetFault();
    expect(pin.fault.value).toBeNull();
  });
});
