import { codeOfFragment } from '../../core/protocol/enrol-address.ts';

/** The number to enrol with that the page was opened with; it leaves the address, for it can be used once. */
export function takeBroughtCode(): string | null {
  const code = codeOfFragment(location.hash);
  if (code !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return code;
}
