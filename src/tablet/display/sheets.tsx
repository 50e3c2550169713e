import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Step } from './display-state.ts';
import { fontsArrived, fontsCame } from './fitted-type.ts';
import { Sheet, type SheetProps } from './sheet.tsx';

export interface SheetsProps extends Omit<SheetProps, 'step'> {
  /** Whether something is open over the sheet. */
  isCovered: boolean;
  /** What else a sheet is drawn for, or has its room from. */
  drawnFor: unknown[];
}

/** More pages than the ward's document has; of a longer loop as many stay. */
const MOST_KEPT = 120;

/**
 * The sheet on the screen, and hidden in the same place those that came round for a second time: the loop comes round all
 * day, and to draw a page and lay its text out is most of what a page change costs.
 */
export function Sheets({ isCovered, drawnFor, ...props }: SheetsProps) {
  const {
    step: { value: step },
    steps: { value: steps },
  } = props.display;
  // In another language, size or screen each page is another step.
  const kept = useMemo(() => new Map<string, VNode<SheetProps>>(), [steps, fontsCame.value, ...drawnFor]);
  const isSecond = useIsSecond(step);
  // At once: the first layout asks for fonts.
  useLayoutEffect(() => {
    document.fonts.addEventListener('loadingdone', fitAnew);
    return () => document.fonts.removeEventListener('loadingdone', fitAnew);
  }, []);

  const here = keyOf(step);
  const sheet = kept.get(here) ?? <Sheet step={step} {...props} />;
  if (isSecond && isLasting(step) && kept.size < MOST_KEPT) kept.set(here, sheet);
  const sheets = [...kept];
  if (!kept.has(here)) sheets.push([here, sheet]);
  return (
    <>
      {sheets.map(([key, sheet]) => (
        <div class={key === here ? 'sheet-here' : 'sheet-kept'} inert={key === here && isCovered} key={key}>
          {sheet}
        </div>
      ))}
    </>
  );
}

/** The names of the languages have a font of their own, which comes after the first page of every start. */
function fitAnew({ fontfaces }: FontFaceSetLoadEvent) {
  const { fontFamily } = getComputedStyle(document.querySelector('.sheet-here')!);
  if (fontfaces.some(({ family }) => fontFamily.includes(family))) fontsArrived();
}

/** A principle comes several times in a loop, and is the same sheet each time. */
const keyOf = ({ slide, pageNo }: Step) => `${slide.id} ${pageNo}`;

/** Notices, ratings and pictures come and go. */
const isLasting = ({ slide }: Step) => slide.kind !== 'notice' && slide.kind !== 'ratings';

/** Whether this page, as it is cut now, has been on the screen before and has come again. */
function useIsSecond(step: Step): boolean {
  const before = useRef(new WeakSet<Step>());
  return useMemo(() => {
    const isSecond = before.current.has(step);
    before.current.add(step);
    return isSecond;
  }, [step]);
}
