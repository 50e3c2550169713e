import { languages } from '../../core/settings/choices.ts';

/** `/?now=2027-03-31T23:59:50&slide=goal:…&lang=ja-easy`: a look at another day, slide or language, on the hub's own machine only. */
export function debugAddress({ hostname, search }: { hostname: string; search: string }) {
  const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const query = new URLSearchParams(isOwnMachine ? search : '');
  return {
    slide: query.get('slide'),
    language: languages.find((language) => language === query.get('lang')) ?? null,
    clockOffsetMs(nowMs: number): number {
      const wanted = Date.parse(`${query.get('now')}+09:00`);
      return Number.isNaN(wanted) ? 0 : wanted - nowMs;
    },
  };
}
