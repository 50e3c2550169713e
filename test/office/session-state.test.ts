import { describe, expect, it } from 'vitest';
import { createSession, type SignInFault } from '../../src/office/frame/session-state.ts';
import type { OfficeClient } from '../../src/office/office-client.ts';
import { aClock } from '../support/a-clock.ts';
import { anOffice, answer, aScriptedOfficeHub, refused, signedOut, unreachable } from '../support/an-office.ts';
import { settled } from '../support/settled.ts';

async function aSession(script: Partial<OfficeClient>, who: string | null = null, isPasswordSet = true) {
  const clock = aClock();
  const scripted = aScriptedOfficeHub({ session: async () => answer({ who, isPasswordSet }), ...script });
  let hasLeft = false;
  const session = createSession({
    hub: scripted.hub,
    clock,
    leave: () => {
      hasLeft = true;
    },
  });
  await session.start();
  return { ...scripted, session, clock, hasLeft: () => hasLeft };
}

describe('signIn', () => {
  it('tells the hub the name without the spaces around it', async () => {
    const { session, asked } = await aSession({ signIn: async () => answer(null) });
    await session.signIn('　総務課 山田 ', 'a long password');
    expect(asked.at(-1)).toEqual({ call: 'signIn', given: ['総務課 山田', 'a long password'] });
    expect(session.stage.value).toBe('signed-in');
    expect(session.who.value).toBe('総務課 山田');
  });

  it.each<[string, string, SignInFault['field'], string]>([
    ['', 'password', 'name', '担当者名を入れてください'],
    ['山田', '', 'password', 'パスワードを入れてください'],
  ])('asks nothing of the hub for "%s" and "%s"', async (name, password, field, sentence) => {
    const { session, calls } = await aSession({});
    await session.signIn(name, password);
    expect(session.fault.value).toMatchObject({ field, sentence: expect.stringContaining(sentence) });
    session.forgetFault(field === 'name' ? 'password' : 'name');
    expect(session.fault.value).not.toBeNull();
    session.forgetFault(field);
    expect(session.fault.value).toBeNull();
    expect(calls()).toEqual(['session']);
  });

  it.each([
    ['a wrong password', signedOut, 'パスワードが違います'],
    ['too many tries', refused(429, 'x', 30), '30秒'],
    ['many more tries', refused(429, 'x', 90), '2分'],
    ['a hub that is not there', unreachable, 'ハブにつながらない'],
    ['another refusal', refused(403, 'ここからは使えません。'), 'ここからは使えません'],
  ])('says what to do after %s', async (_, failure, sentence) => {
    const { session } = await aSession({ signIn: async () => failure });
    await session.signIn('山田', 'some password');
    const first = session.fault.value;
    expect(first).toMatchObject({ field: 'password', sentence: expect.stringContaining(sentence) });
    expect(session.stage.value).toBe('signed-out');
    await session.signIn('山田', 'some password');
    // The field takes the focus whenever the fault is another object.
    expect(session.fault.value).not.toBe(first);
  });

  it('decides the first password where there is none, of twelve characters or more', async () => {
    const { session, asked, calls } = await aSession({ setFirstPassword: async () => answer(null) }, null, false);
    await session.signIn('山田', 'elevenchars');
    expect(session.fault.value?.sentence).toContain('いまは11文字');
    await session.signIn('山田', '十二文字のことばですよね');
    expect(calls()).toEqual(['session', 'setFirstPassword']);
    expect(asked[1]!.given).toEqual(['山田', '十二文字のことばですよね']);
    expect(session.stage.value).toBe('signed-in');
  });
});

describe('start', () => {
  it('asks again until the hub is there', async () => {
    let isThere = false;
    const { session, clock } = await aSession({
      session: async () => (isThere ? answer({ who: '山田', isPasswordSet: true }) : unreachable),
    });
    expect(session.trouble.value).toMatch(/ハブにつながりません/);
    isThere = true;
    clock.advance(5_000);
    await settled();
    expect(session.stage.value).toBe('signed-in');
    expect(session.trouble.value).toBeNull();
  });
});

describe('signOut', () => {
  it('leaves the page', async () => {
    const { session, hasLeft } = await aSession({ signOut: async () => answer(null) }, '山田');
    await session.signOut();
    expect(hasLeft()).toBe(true);
  });
});

describe('kept', () => {
  it('asks again what was asked, once somebody has signed in', async () => {
    const { session } = await anOffice({});
    let isSignedIn = false;
    const kept = session.kept(async () => (isSignedIn ? answer('done') : signedOut));
    await settled();
    expect(session.stage.value).toBe('ended');
    isSignedIn = true;
    await session.signIn('山田', 'the password');
    expect(await kept).toEqual(answer('done'));
    expect(session.stage.value).toBe('signed-in');
  });

  it('leaves the form as it is when another request finds the session ended', async () => {
    const { session } = await anOffice({ signIn: async () => signedOut });
    void session.kept(async () => signedOut);
    await settled();
    await session.signIn('山田', 'not the password');
    const said = session.fault.value;
    void session.kept(async () => signedOut);
    await settled();
    expect(said).not.toBeNull();
    expect(session.fault.value).toBe(said);
  });

  it('does not ask for a sign-in that came while the hub was answering', async () => {
    const { session } = await anOffice({});
    const answers = [signedOut, answer('done')];
    const late = session.kept(async () => {
      if (answers.length === 2) await session.signIn('山田', 'the password');
      return answers.shift()!;
    });
    expect(await late).toEqual(answer('done'));
    expect(session.stage.value).toBe('signed-in');
  });
});
