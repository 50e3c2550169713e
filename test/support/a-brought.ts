import type { ContentPackage } from '../../src/core/protocol/envelopes.ts';
import type { Brought } from '../../src/ui/brought.ts';
import { sha256 } from './a-package.ts';
import { anEdition } from './an-edition.ts';

/** A file from a stick as the reader hands it over: a workbook, or the package it holds. */
export function aBrought({
  content = null as ContentPackage | null,
  pictures = [] as Uint8Array<ArrayBuffer>[],
  problems = [] as Brought['reading']['problems'],
  edition = anEdition() as Brought['reading']['edition'],
} = {}): Brought {
  return {
    name: '掲示内容.xlsx',
    sha256: 'f'.repeat(64),
    reading: { edition, repairs: [], problems },
    files: new Map(pictures.map((bytes) => [sha256(bytes), { type: 'image/png', bytes }])),
    content,
  };
}
