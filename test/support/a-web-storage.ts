import './an-empty-storage.ts';
import { onTestFinished, vi } from 'vitest';

/** localStorage and the cache as a browser has them, where a test runs without one; either can be cleared or forbidden. */
export function aWebStorage() {
  const local = new Map<string, string>();
  const cache = new Map<string, Response>();
  const web = { local, cache, isLocalForbidden: false, isCacheForbidden: false };
  const allowed = (isForbidden: boolean) => {
    if (isForbidden) throw new DOMException('forbidden', 'SecurityError');
  };
  vi.stubGlobal('localStorage', {
    getItem(key: string) {
      allowed(web.isLocalForbidden);
      return local.get(key) ?? null;
    },
    setItem(key: string, value: string) {
      allowed(web.isLocalForbidden);
      local.set(key, value);
    },
  });
  vi.stubGlobal('caches', {
    async open() {
      allowed(web.isCacheForbidden);
      return {
        match: async (key: string) => cache.get(key)?.clone(),
        put: async (key: string, response: Response) => void cache.set(key, response),
      };
    },
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return web;
}
