import type { Page } from 'playwright-core';

interface Kept {
  /** Of the package that is current in the tablet's storage; '' before the first. */
  id: string;
  title: string;
  serial: number;
  /** Files it lists that the storage does not have. */
  missing: string[];
}

/** What lies in the tablet's own databases for content, read past the app. */
export function keptContent(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const content = await asked(indexedDB.open('content'));
    const stores = content.transaction(['packages', 'state']);
    const ids: string[] = (await asked(stores.objectStore('state').get('current'))) ?? [];
    const stored = ids[0] ? await asked(stores.objectStore('packages').get(ids[0])) : undefined;
    content.close();
    if (stored === undefined) return { id: '', title: '', serial: 0, missing: [] };
    const files = await asked(indexedDB.open('content-files'));
    const here = await asked(files.transaction('files').objectStore('files').getAllKeys());
    files.close();
    const listed: { sha256: string }[] = stored.content.files;
    const [{ title, serial }] = stored.content.editions;
    const missing = listed
      .map(({ sha256 }) => sha256)
      .filter((sha256) => !stored.files.has(sha256) && !here.includes(sha256));
    return { id: ids[0]!, title, serial, missing };
  });
}
