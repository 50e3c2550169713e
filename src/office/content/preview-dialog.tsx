import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { paths } from '../../core/protocol/paths.ts';
import { type Preview, previewReady } from '../../core/protocol/preview.ts';
import { officeWords } from '../../words/office.ts';
import { previewWords as words } from '../../words/office-content.ts';
import { Check } from '../parts/field.tsx';
import { Modal } from '../parts/modal.tsx';

const LONG = 1280;
const SHORT = 800;
/** The page of a tablet says sooner than this that it is there, or it does not come. */
const READY_WITHIN_MS = 10_000;

/** The real page of a tablet, at its true size and drawn smaller to fit, showing what is to be published. */
export function PreviewDialog({ previewed, close }: { previewed: () => Promise<Preview>; close: () => void }) {
  const [isPortrait, setPortrait] = useState(false);
  const [isActual, setActual] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const room = useSize(place);
  const [width, height] = isPortrait ? [SHORT, LONG] : [LONG, SHORT];
  const scale = isActual ? 1 : Math.min(1, room.width / width, room.height / height);
  return (
    <Modal title={words.title} close={close} class="modal-preview">
      <div class="preview-bar">
        <button type="button" class="toggle" aria-pressed={!isPortrait} onClick={() => setPortrait(false)}>
          {words.landscape}
        </button>
        <button type="button" class="toggle" aria-pressed={isPortrait} onClick={() => setPortrait(true)}>
          {words.portrait}
        </button>
        <Check label={words.actual} isOn={isActual} set={setActual} />
        <p class="soft">{words.note}</p>
        <button type="button" class="outlined" onClick={close}>
          {officeWords.close}
        </button>
      </div>
      <div class="preview-place" ref={place} tabIndex={isActual ? 0 : -1}>
        <div class="preview-size" style={{ width: `${width * scale}px`, height: `${height * scale}px` }}>
          <Frame previewed={previewed} width={width} height={height} scale={scale} />
        </div>
      </div>
    </Modal>
  );
}

interface FrameProps {
  previewed: () => Promise<Preview>;
  width: number;
  height: number;
  scale: number;
}

function Frame({ previewed, width, height, scale }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [stage, setStage] = useState<'waiting' | 'ready' | 'unreachable'>('waiting');
  useEffect(() => {
    const timer = setTimeout(() => setStage('unreachable'), READY_WITHIN_MS);
    async function answer(event: MessageEvent) {
      const tablet = frame.current?.contentWindow;
      const isReady = (event.data as { kind?: unknown } | null)?.kind === previewReady.kind;
      if (event.origin !== location.origin || event.source !== tablet || !tablet || !isReady) return;
      clearTimeout(timer);
      setStage('ready');
      tablet.postMessage(await previewed(), location.origin);
    }
    addEventListener('message', answer);
    return () => {
      clearTimeout(timer);
      removeEventListener('message', answer);
    };
  }, []);
  return (
    <>
      {/* Until then the frame may hold an error of the browser, which tells nobody anything. */}
      {stage !== 'ready' && (
        <p class="preview-wait" role="status">
          {words[stage]}
        </p>
      )}
      <iframe
        ref={frame}
        title={words.frame}
        src={paths.preview}
        width={width}
        height={height}
        style={{ transform: `scale(${scale})`, visibility: stage === 'ready' ? 'visible' : 'hidden' }}
      />
    </>
  );
}

/** How large the element is, as long as it is there. */
function useSize(element: { current: HTMLElement | null }): { width: number; height: number } {
  const [size, setSize] = useState({ width: LONG, height: SHORT });
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watcher.observe(element.current!);
    return () => watcher.disconnect();
  }, []);
  return size;
}
