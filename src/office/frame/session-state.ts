import { computed, signal } from '@preact/signals';
import { officeWords, signInWords as words } from '../../words/office.ts';
import type { Clock } from '../clock.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { OfficeClient, SignedOut } from '../office-client.ts';

const PASSWORD_MIN_LENGTH = 12;
const ASK_AGAIN_MS = 5_000;

export interface SignInFault {
  field: 'name' | 'password';
  sentence: string;
}

export type Session = ReturnType<typeof createSession>;

export interface SessionParts {
  hub: Pick<OfficeClient, 'session' | 'signIn' | 'setFirstPassword' | 'signOut'>;
  clock: Pick<Clock, 'after'>;
  /** Everything on the page is dropped. */
  leave: () => void;
}

/** Who works here. A session that ends while somebody works is renewed over the page, and what was asked is asked again. */
export function createSession({ hub, clock, leave }: SessionParts) {
  /** `ended`: the page stands, but nothing more is answered until somebody signs in. */
  const stage = signal<'asking' | 'signed-out' | 'signed-in' | 'ended'>('asking');
  const who = signal('');
  const isPasswordSet = signal(true);
  /** Why nobody can even be asked to sign in. */
  const trouble = signal<string | null>(null);
  const isBusy = signal(false);
  /** A new object each time, so that the field takes the focus again. */
  const fault = signal<SignInFault | null>(null);
  let signIns = 0;
  let waiting: (() => void)[] = [];

  async function start(): Promise<void> {
    const answer = await hub.session();
    trouble.value = troubleOf(answer);
    if (answer.kind !== 'answer') {
      clock.after(ASK_AGAIN_MS, start);
      return;
    }
    isPasswordSet.value = answer.value.isPasswordSet;
    who.value = answer.value.who ?? '';
    stage.value = answer.value.who === null ? 'signed-out' : 'signed-in';
  }

  function troubleOf(answer: Awaited<ReturnType<typeof hub.session>>): string | null {
    if (answer.kind === 'answer') return null;
    return answer.kind === 'refused' ? answer.message : officeWords.unreachable;
  }

  function faultOf(name: string, password: string): SignInFault | null {
    const { length } = [...password];
    if (name === '') return { field: 'name', sentence: words.nameMissing };
    if (length === 0) return { field: 'password', sentence: words.passwordMissing };
    if (!isPasswordSet.value && length < PASSWORD_MIN_LENGTH)
      return { field: 'password', sentence: words.tooShort(length) };
    return null;
  }

  async function signIn(typedName: string, password: string): Promise<void> {
    if (isBusy.value) return;
    const name = typedName.trim();
    fault.value = faultOf(name, password);
    if (fault.value !== null) return;
    isBusy.value = true;
    const answer = await (isPasswordSet.value ? hub.signIn(name, password) : hub.setFirstPassword(name, password));
    isBusy.value = false;
    if (answer.kind === 'answer') {
      signIns += 1;
      isPasswordSet.value = true;
      who.value = name;
      stage.value = 'signed-in';
      for (const goOn of waiting) goOn();
      waiting = [];
      return;
    }
    // Somebody else was first: the same form asks for that password now.
    if (answer.kind === 'refused' && answer.code === 'password_is_set') isPasswordSet.value = true;
    fault.value = { field: 'password', sentence: sentenceOf(answer) };
  }

  function sentenceOf(failure: Exclude<Awaited<ReturnType<typeof hub.signIn>>, { kind: 'answer' }>): string {
    if (failure.kind === 'signed-out') return words.wrong;
    if (failure.kind === 'refused' && failure.status === 429) return words.throttled(failure.retryAfterSeconds);
    return failureSentence(failure);
  }

  /** Asks; where the session has ended, waits until somebody has signed in and asks again. So nothing that was begun is lost. */
  async function kept<Reply extends { kind: string }>(ask: () => Promise<Reply>): Promise<Exclude<Reply, SignedOut>> {
    for (;;) {
      const before = signIns;
      const answer = await ask();
      if (answer.kind !== 'signed-out') return answer as Exclude<Reply, SignedOut>;
      if (signIns !== before) continue;
      // What the form says by now must not go because another request finds the session ended, too.
      if (stage.value !== 'ended') fault.value = null;
      stage.value = 'ended';
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }

  /** What was typed is something else now. */
  function forgetFault(field: SignInFault['field']): void {
    if (fault.value?.field === field) fault.value = null;
  }

  async function signOut(): Promise<void> {
    await hub.signOut();
    leave();
  }

  return {
    stage: computed(() => stage.value),
    who: computed(() => who.value),
    isPasswordSet: computed(() => isPasswordSet.value),
    trouble: computed(() => trouble.value),
    isBusy: computed(() => isBusy.value),
    fault: computed(() => fault.value),
    start,
    signIn,
    forgetFault,
    signOut,
    kept,
  };
}
