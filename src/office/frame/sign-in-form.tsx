import { useState } from 'preact/hooks';
import { signInWords as words } from '../../words/office.ts';
import { Check, Field } from '../parts/field.tsx';
import type { Session } from './session-state.ts';

/** 担当者名 and パスワード: a page of its own, and over the page when a session has ended. */
export function SignInForm({ session }: { session: Session }) {
  const [name, setName] = useState(session.who.value);
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const fault = session.fault.value;
  const isFirst = !session.isPasswordSet.value;
  const [begin] = useState(name === '' ? 'name' : 'password');
  const faultOf = (field: 'name' | 'password') =>
    fault?.field === field ? { fault: fault.sentence, focusFor: fault } : { focusFor: begin === field ? begin : null };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void session.signIn(name, password);
      }}
    >
      {isFirst && <p class="note">{words.first}</p>}
      <Field
        label={words.name}
        hint={words.nameHint}
        value={name}
        set={(changed) => {
          setName(changed);
          session.forgetFault('name');
        }}
        maxLength={40}
        autoComplete="username"
        {...faultOf('name')}
      />
      <Field
        label={words.password}
        hint={isFirst ? words.firstHint : undefined}
        type={isShown ? 'text' : 'password'}
        value={password}
        set={(changed) => {
          setPassword(changed);
          session.forgetFault('password');
        }}
        maxLength={200}
        autoComplete={isFirst ? 'new-password' : 'current-password'}
        {...faultOf('password')}
      >
        <Check label={words.show} isOn={isShown} set={setShown} />
      </Field>
      <button type="submit" class="main" disabled={session.isBusy.value}>
        {isFirst ? words.setAndSignIn : words.signIn}
      </button>
    </form>
  );
}
