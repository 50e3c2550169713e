import { useLayoutEffect, useState } from 'preact/hooks';
import type { IndexDialog } from './index-dialog.tsx';
import type { VisitState } from './visit-state.ts';

let loaded: typeof IndexDialog | null = null;

/** 一覧, whose script comes behind the first slide, before anybody wants it; where it does not come, the sheet stays. */
export function LazyIndexDialog({ visit }: { visit: VisitState }) {
  const [Dialog, setDialog] = useState(() => loaded);
  useLayoutEffect(() => {
    if (Dialog === null) loadIndexDialog().then((dialog) => setDialog(() => dialog), visit.closeIndex);
  }, []);
  return Dialog === null ? null : <Dialog visit={visit} />;
}

export async function loadIndexDialog(): Promise<typeof IndexDialog> {
  loaded = (await import('./index-dialog.tsx')).IndexDialog;
  return loaded;
}
