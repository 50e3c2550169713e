import { signal } from '@preact/signals';
import { expect, it, onTestFinished } from 'vitest';
import { createStaffState } from '../../../src/tablet/staff/staff-state.ts';
import type { StickView } from '../../../src/tablet/staff/stick-state.ts';
import { aClock } from '../../support/a-clock.ts';

function aDialog() {
  const clock = aClock();
  const view = signal<StickView>({ kind: 'none' });
  const log: string[] = [];
  const staff = createStaffState({
    clock,
    pin: { start: async () => void log.push('pin asked') },
    stick: {
      view,
      leave: () => {
        view.value = { kind: 'none' };
      },
    },
    idleSeconds: () => 60,
    canGoBack: async () => true,
    startEnrolment: () => log.push('code asked'),
  });
  onTestFinished(staff.end);
  return { clock, view, log, staff };
}

it('asks for the PIN each time, then shows the menu', async () => {
  const { staff, log } = aDialog();
  for (let time = 0; time < 2; time += 1) {
    await staff.openStaff();
    expect(staff.open.value).toBe('pin');
    await staff.passed();
    expect([staff.open.value, staff.hasBefore.value]).toEqual(['menu', true]);
    staff.close();
  }
  expect(log).toEqual(['pin asked', 'pin asked']);
});

it('opens no menu where the dialog was closed while the PIN was checked', async () => {
  const { staff } = aDialog();
  await staff.openStaff();
  staff.close();
  await staff.passed();
  expect(staff.open.value).toBeNull();
});

it('closes by itself when nobody touches it, and forgets what was read', async () => {
  const { staff, clock, view } = aDialog();
  await staff.openStaff();
  await staff.passed();
  view.value = { kind: 'unreadable' };
  clock.advance(59_999);
  staff.touched();
  clock.advance(59_999);
  expect(staff.open.value).toBe('menu');
  clock.advance(1);
  expect([staff.open.value, view.value.kind]).toEqual([null, 'none']);
  expect(clock.pending()).toEqual([]);
});

it('waits for a file that is being read or written, and longer for one that is being chosen', async () => {
  const { staff, clock, view } = aDialog();
  await staff.openStaff();
  await staff.passed();
  view.value = { kind: 'choosing' };
  clock.advance(299_999);
  expect(staff.open.value).toBe('menu');
  view.value = { kind: 'reading', name: 'x', share: 0 };
  clock.advance(3_600_000);
  expect(staff.open.value).toBe('menu');
  view.value = { kind: 'exporting', done: 500, of: 60_000 };
  clock.advance(3_600_000);
  expect(staff.open.value).toBe('menu');
  view.value = { kind: 'done', outcome: 'applied' };
  clock.advance(60_000);
  expect(staff.open.value).toBeNull();
});

it('leaves the enrolment open until somebody decides', () => {
  const { staff, clock, log } = aDialog();
  staff.openEnrolment();
  clock.advance(3_600_000);
  expect([staff.open.value, log, staff.isOpenedByStaff.value]).toEqual(['enrolment', ['code asked'], false]);
});

it('lets staff who opened the enrolment leave it again', async () => {
  const { staff } = aDialog();
  await staff.openStaff();
  await staff.passed();
  staff.openEnrolment();
  expect([staff.open.value, staff.isOpenedByStaff.value]).toEqual(['enrolment', true]);
});

it('leads from the menu to 点検 and back, and closes that too when nobody touches it', async () => {
  const { staff, clock } = aDialog();
  await staff.openStaff();
  await staff.passed();
  staff.openCheck();
  expect(staff.open.value).toBe('check');
  await staff.toMenu();
  expect(staff.open.value).toBe('menu');
  staff.openCheck();
  clock.advance(60_000);
  expect(staff.open.value).toBeNull();
});
