import { useEffect, useRef } from 'preact/hooks';
import { testPictureWords as words } from '../../words/test-picture.ts';
import './test-picture.css';

export interface TestPictureProps {
  name: string;
  serial: number;
  screen: { width: number; height: number; ratio: number };
  close: () => void;
}

const colours = ['white', 'yellow', 'cyan', 'lime', 'magenta', 'red', 'blue', 'black'];
const greys = [0, 14, 28, 42, 57, 71, 85, 100];

/** A picture by which somebody sees whether the screen is whole, and which tablet it is. A visitor's touch takes it away. */
export function TestPicture({ name, serial, screen: { width, height, ratio }, close }: TestPictureProps) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    const { signal, abort } = listening();
    // The faces behind must not feel the finger that takes the picture away.
    place.current?.addEventListener('pointerdown', (event) => event.stopPropagation(), { signal });
    place.current?.addEventListener('click', close, { signal });
    addEventListener('keydown', close, { signal });
    return abort;
  }, [close]);
  return (
    <section class="test-picture" aria-label={words.title} ref={place}>
      {['top left', 'top right', 'bottom left', 'bottom right'].map((corner) => (
        <i key={corner} class={`test-corner ${corner}`} />
      ))}
      <div class="test-bars" aria-hidden="true">
        {colours.map((colour) => (
          <i key={colour} style={{ background: colour }} />
        ))}
        {greys.map((grey) => (
          <i key={grey} style={{ background: `hsl(0 0% ${grey}%)` }} />
        ))}
      </div>
      <h1>{name}</h1>
      <p class="test-facts">
        <span>{words.title}</span>
        <span>{words.edition(serial)}</span>
        <span>{words.size(width, height, ratio)}</span>
      </p>
      <p>{words.how}</p>
      <p>{words.close}</p>
    </section>
  );
}

function listening() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
