import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { officeWords, signInWords } from '../../words/office.ts';
import type { OfficeState } from '../office-state.ts';
import { Modal } from '../parts/modal.tsx';
import { type Place, type Places, places } from './places.ts';
import type { Session } from './session-state.ts';
import { SignInForm } from './sign-in-form.tsx';

export interface OfficePageProps {
  session: Session;
  office: Pick<OfficeState, 'overview' | 'trouble'>;
  at: Places;
  /** What stands above every place. */
  alerts: () => ComponentChildren;
  pages: Record<Place, () => ComponentChildren>;
}

/** The whole page: sign-in, or header, navigation and the place somebody is at. */
export function OfficePage({ session, office, at, alerts, pages }: OfficePageProps) {
  const stage = session.stage.value;
  if (stage === 'asking') {
    return <main class="lonely">{session.trouble.value !== null && <Banner sentence={session.trouble.value} />}</main>;
  }
  if (stage === 'signed-out') {
    return (
      <main class="lonely">
        <div class="card sign-in">
          <h1>{officeWords.title}</h1>
          <SignInForm session={session} />
        </div>
        <Help />
      </main>
    );
  }
  return (
    <>
      <Header session={session} here={at.place.value} />
      <main>
        {office.trouble.value !== null && <Banner sentence={office.trouble.value} />}
        <Heading at={at} />
        {alerts()}
        {office.overview.value === null ? <p>{officeWords.loading}</p> : pages[at.place.value]()}
      </main>
      <footer class="help">
        <Help />
      </footer>
      {stage === 'ended' && (
        <Modal title={signInWords.signIn} class="modal-narrow">
          <p>{signInWords.ended}</p>
          <SignInForm session={session} />
        </Modal>
      )}
    </>
  );
}

function Header({ session, here }: { session: Session; here: Place }) {
  return (
    <header class="header">
      <div class="header-line">
        <p class="product">{officeWords.title}</p>
        <p class="who">{officeWords.signedIn(session.who.value)}</p>
        <button type="button" class="quiet" onClick={session.signOut}>
          {officeWords.signOut}
        </button>
      </div>
      <nav aria-label={officeWords.navigation}>
        <ul>
          {places.map((place) => (
            <li key={place}>
              <a href={`#${place}`} aria-current={place === here ? 'page' : undefined}>
                {officeWords.places[place]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** A page for each reader, which prints on A4. */
function Help() {
  return (
    <nav class="help-pages" aria-label={officeWords.help}>
      <ul>
        {Object.entries(officeWords.helpPages).map(([address, name]) => (
          <li key={address}>
            <a href={address}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Heading({ at }: { at: Places }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const name = officeWords.places[at.place.value];
  useEffect(() => {
    document.title = officeWords.documentTitle(name);
    if (!at.hasMoved.value) return;
    scrollTo(0, 0);
    heading.current?.focus();
  }, [name, at.hasMoved.value]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {name}
    </h1>
  );
}

function Banner({ sentence }: { sentence: string }) {
  return (
    <p class="note note-error" role="alert">
      {sentence}
    </p>
  );
}
