import { expect, it } from 'vitest';
import { createEnrolState, type EnrolAnswer } from '../../../src/tablet/staff/enrol-state.ts';
import { aClock } from '../../support/a-clock.ts';

function aDialog(answer: EnrolAnswer) {
  const clock = aClock();
  const log: string[] = [];
  const enrol = createEnrolState({
    clock,
    enrolWith: async (code) => {
      log.push(code);
      return answer;
    },
    stayAlone: async () => void log.push('alone'),
    close: () => log.push('closed'),
    setPin: () => log.push('PIN asked'),
  });
  const enter = async (digits: string) => {
    for (const digit of digits) enrol.press(digit);
    await enrol.confirm();
  };
  return { clock, log, enrol, enter };
}

it('sends six digits, says that they were right, and closes', async () => {
  const { clock, log, enrol, enter } = aDialog('enrolled');
  await enter('1234567');
  expect([log, enrol.answer.value, enrol.isOpen.value]).toEqual([['123456'], 'enrolled', false]);
  clock.advance(5_000);
  expect(log).toEqual(['123456', 'closed']);
});

it.each(['wrong-code', 'busy', 'offline'] as const)('says %s, and takes another code', async (answer) => {
  const { log, enrol, enter } = aDialog(answer);
  await enter('123456');
  expect([enrol.answer.value, enrol.code.value]).toEqual([answer, '']);
  await enter('654321');
  expect(log).toEqual(['123456', '654321']);
});

it('sends no code that is too short', async () => {
  const { log, enrol, enter } = aDialog('enrolled');
  await enter('12345');
  expect([log, enrol.answer.value]).toEqual([[], 'code-too-short']);
  enrol.erase();
  expect(enrol.code.value).toBe('1234');
});

it('asks for a PIN where staff decide to do without a hub', async () => {
  const { log, enrol } = aDialog('enrolled');
  await enrol.useAlone();
  expect(log).toEqual(['alone', 'closed', 'PIN asked']);
});

it('has the number of a QR code entered on a new tablet, and enrols only when somebody confirms', async () => {
  const clock = aClock();
  const log: string[] = [];
  const codes = ['123456'];
  const enrol = createEnrolState({
    clock,
    enrolWith: async (code) => {
      log.push(code);
      return 'wrong-code';
    },
    ...{ stayAlone: async () => {}, close: () => {}, setPin: () => {} },
    takeCode: () => codes.shift() ?? null,
  });
  enrol.start();
  expect([enrol.code.value, enrol.isBrought.value]).toEqual(['', false]);
  enrol.start({ isNew: true });
  clock.advance(60_000);
  expect([enrol.code.value, enrol.isBrought.value, log]).toEqual(['123456', true, []]);
  await enrol.confirm();
  expect([enrol.code.value, enrol.isBrought.value, log]).toEqual(['', false, ['123456']]);
  enrol.start({ isNew: true });
  expect(enrol.code.value).toBe('');
});
