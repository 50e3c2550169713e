/** What staff do in their dialog is theirs: they choose files there. */
export function isAtStaff({ target }: Event): boolean {
  return target instanceof Element && target.closest('dialog.staff') !== null;
}
