import { paths } from '../../core/protocol/paths.ts';
import { movedWords as words } from '../../words/moved-page.ts';
import type { Address } from './address.ts';
import { escaped, plainPage } from './plain-page.ts';

/** In the query of who wants the page at the old address all the same. */
export const STAY = 'stay';

/** 「新しい住所」: what somebody sees who opens the address of before. */
export function movedPage(path: string, { origins }: Address): string {
  const target = escaped(origins[0]! + path);
  const stay =
    path === paths.lobby
      ? `<h2>${words.unsent}</h2><p>${words.why}</p><p><a href="/?${STAY}">${words.stay}</a></p>`
      : '';
  return plainPage(
    words.title,
    `<p>${words.moved}</p><p><a class="main" href="${target}">${target}</a></p><p class="note">${words.note}</p>${stay}`,
  );
}
