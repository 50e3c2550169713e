import type { RunningHub } from './start-hub.ts';

export const STAFF_PASSWORD = 'correct horse battery';

export type StaffFetch = Awaited<ReturnType<typeof signInTo>>;

/** Signs in to a running hub, with the first password where it has none yet; answers a `fetch` for paths of that hub. */
export async function signInTo(
  { origin }: Pick<RunningHub, 'origin'>,
  name = '総務課 山田',
  password = STAFF_PASSWORD,
) {
  const post = (path: string) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
  let answer = await post('/api/office/password');
  if (answer.status === 403) answer = await post('/api/office/session');
  if (answer.status !== 200) throw new Error(`cannot sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
  return (path: string, init: RequestInit = {}) =>
    fetch(origin + path, { ...init, headers: { ...init.headers, cookie } });
}
