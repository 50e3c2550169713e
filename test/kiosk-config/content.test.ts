import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wardDocumentPath } from '../support/ward-document.ts';

describe('kiosk-config/content', () => {
  it("holds the ward's own document byte for byte", () => {
    const digest = createHash('sha256').update(readFileSync(wardDocumentPath)).digest('hex');
    expect(digest).toBe('2dc310b51bf98df0c0501bbeb5cb21acf79f4d860ad5c5dee51757a91c5edc28');
  });
});
