import { describe, expect, it } from 'vitest';
import { createContacts } from '../../../src/tablet/kiosk/contacts.ts';

describe('createContacts', () => {
  it('counts the most fingers of one touch, also after they have left, and begins anew with the next', () => {
    const contacts = createContacts();
    expect(contacts.most()).toBe(0);
    for (const pointerId of [1, 2, 3]) contacts.pressed({ pointerId });
    contacts.lifted({ pointerId: 2 });
    contacts.lifted({ pointerId: 1 });
    contacts.lifted({ pointerId: 3 });
    expect(contacts.most()).toBe(3);
    contacts.pressed({ pointerId: 4 });
    expect(contacts.most()).toBe(1);
    contacts.lifted({ pointerId: 4 });
    expect(contacts.most()).toBe(1);
  });
});
