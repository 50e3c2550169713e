import type { Edition } from '../../src/core/content/edition.ts';
import type { OfficeOverview } from '../../src/core/protocol/office.ts';
import { sha256 } from './a-package.ts';
import type { StaffFetch } from './staff-session.ts';

export async function overviewOf(asStaff: StaffFetch): Promise<OfficeOverview> {
  return (await (await asStaff('/api/office/overview')).json()) as OfficeOverview;
}

/** Publishes as the office page does: the pictures first, then the edition that names them; answers its serial. */
export async function publishEdition(
  asStaff: StaffFetch,
  edition: Edition,
  { pictures = [], effectiveFrom = null }: { pictures?: Uint8Array<ArrayBuffer>[]; effectiveFrom?: string | null } = {},
): Promise<number> {
  for (const bytes of pictures) {
    const init = { method: 'PUT', headers: { 'content-type': 'image/png' }, body: bytes };
    const sent = await asStaff(`/api/office/pictures/${sha256(bytes)}`, init);
    if (!sent.ok) throw new Error(`${sent.status} ${await sent.text()}`);
  }
  const { editions } = await overviewOf(asStaff);
  const base = editions.find(({ state }) => state === 'shown')?.serial ?? 0;
  const answer = await asStaff('/api/office/editions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ edition, source: '掲示.xlsx', repairs: 0, effectiveFrom, base }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { serial: number }).serial;
}

/** Takes down a notice of the edition on show, by its place in it. */
export async function withdraw(asStaff: StaffFetch, base: number, index = 0): Promise<void> {
  const answer = await asStaff('/api/office/notices/withdraw', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ index, base }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
