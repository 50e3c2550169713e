import { sha256 } from '../support/a-package.ts';
import { aPng } from '../support/a-picture.ts';
import { aNotice, anEdition } from '../support/an-edition.ts';
import { type StaffFetch, signInTo } from '../support/staff-session.ts';
import { startHub } from '../support/start-hub.ts';
import type { Figure } from './figure.ts';
import { forgetPeak, peakMb } from './peak-memory.ts';

const PICTURES = 64;
const PICTURE_BYTES = 1_000_000;
/** As many as a browser sends at the same time. */
const AT_ONCE = 6;

/** How much memory the hub takes at most while the pictures of a large edition come in, and while it is downloaded again. */
export async function officeSpeed(): Promise<Figure[]> {
  // Only Linux tells the peak of another process.
  if (process.platform !== 'linux') return [];
  const hub = await startHub();
  const asStaff = await signInTo(hub);
  // The look at the password takes 128 MiB for a moment; what is asked here is what pictures take.
  forgetPeak(hub);
  const names = await sendPictures(asStaff);
  const incoming = peakMb(hub);
  const serial = await publish(asStaff, names);
  forgetPeak(hub);
  await download(asStaff, serial);
  const outgoing = peakMb(hub);
  await hub.remove();
  return [
    { name: 'hub memory while 64 MB of pictures come in, peak', value: incoming, unit: 'MB', n: PICTURES },
    { name: 'hub memory while a package with 64 MB of pictures goes out, peak', value: outgoing, unit: 'MB', n: 1 },
  ];
}

async function sendPictures(asStaff: StaffFetch): Promise<string[]> {
  const waiting = Array.from({ length: PICTURES }, (_, index) => aLargePicture(index));
  const names = waiting.map(sha256);
  async function sendNext(): Promise<void> {
    const bytes = waiting.pop();
    if (bytes === undefined) return;
    const init = { method: 'PUT', headers: { 'content-type': 'image/png' }, body: bytes };
    const answer = await asStaff(`/api/office/pictures/${sha256(bytes)}`, init);
    if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
    return sendNext();
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  return names;
}

async function publish(asStaff: StaffFetch, names: string[]): Promise<number> {
  const notices = names.map((picture, index) => ({ ...aNotice(`祭り${index + 1}`), picture }));
  const body = { edition: { ...anEdition(), notices }, source: '祭り.zip', repairs: 0, effectiveFrom: null, base: 1 };
  const headers = { 'content-type': 'application/json' };
  const answer = await asStaff('/api/office/editions', { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { serial: number }).serial;
}

async function download(asStaff: StaffFetch, serial: number): Promise<void> {
  const answer = await asStaff(`/api/office/editions/${serial}/package`);
  let length = 0;
  for await (const chunk of answer.body!) length += chunk.length;
  if (length < PICTURES * PICTURE_BYTES) throw new Error(`the package has only ${length} bytes`);
}

function aLargePicture(index: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PICTURE_BYTES).fill(index);
  bytes.set(aPng(2_000, 1_500));
  return bytes;
}
