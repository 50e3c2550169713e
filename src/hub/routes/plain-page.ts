import { createHash } from 'node:crypto';

// The Digital Agency's colours; the page must stand without any other file.
const style = `
:root { color: #1a1a1c; background: #f0f5fe; font-family: 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans JP', 'Meiryo', sans-serif; }
body { margin: 0; padding: 1.5rem; line-height: 1.75; line-break: strict; overflow-wrap: anywhere; word-break: auto-phrase; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 2rem 2rem; background: #fff; border-radius: 0.75rem; }
h1 { margin: 0 0 0.5rem; font-size: 1.75rem; line-height: 1.4; }
h2 { margin: 2rem 0 0.25rem; padding-top: 1.25rem; border-top: 1px solid #d8d8db; font-size: 1.25rem; }
p, ol { margin: 0.5rem 0; }
ol { padding-inline-start: 1.75rem; }
li { margin: 0.375rem 0; }
a { color: #0017c1; text-underline-offset: 0.2em; }
a:focus-visible { outline: 4px solid #000; outline-offset: 2px; background: #ffd43d; }
.main { display: inline-block; margin: 0.5rem 0; min-height: 56px; padding: 0 1.5rem; border-radius: 0.5rem; background: #0017c1; color: #fff; font-weight: 700; line-height: 56px; text-decoration: none; }
.main:focus-visible { background: #0017c1; box-shadow: 0 0 0 2px #ffd43d; }
dt { margin-top: 0.75rem; color: #4d4d4d; font-size: 0.875rem; }
dd { max-inline-size: 48ch; margin: 0; font-family: 'Consolas', 'Menlo', monospace; word-break: break-all; }
.note { color: #4d4d4d; }
@media (max-width: 480px) { body { padding: 0; } main { border-radius: 0; padding: 1.25rem; } }
`;

/** For the page's policy: this style sheet and no other. */
export const plainStyleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** A page of text for people, without script and without any other file. `body` is HTML; what it quotes went through `escaped`. */
export const plainPage = (title: string, body: string) =>
  `<!doctype html>\n<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>\n`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!);
