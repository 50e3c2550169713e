import type { X509Certificate } from 'node:crypto';
import { toTokyoIso } from '../../core/calendar/tokyo-time.ts';
import { certificatePaths } from '../../core/protocol/certificate-paths.ts';
import { certificateWords as words } from '../../words/certificate-page.ts';
import { escaped, plainPage } from './plain-page.ts';

/** What every platform takes for an authority's certificate. */
export const AUTHORITY_TYPE = 'application/x-x509-ca-cert';

/** The guide to trusting the hub; without an authority of its own it says where the certificate comes from. */
export function certificatePage(authority: X509Certificate | null): string {
  const guides = words.guides.map(
    ({ name, steps }) => `<h2>${name}</h2><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol>`,
  );
  return plainPage(
    words.title,
    [
      `<p>${words.why}</p>`,
      authority === null ? `<p>${words.brought}</p>` : ownPart(authority),
      ...guides,
      `<h2>${words.after}</h2><p>${words.afterText}</p><p class="note">${words.note}</p>`,
    ].join(''),
  );
}

function ownPart({ subject, fingerprint256, fingerprint, validTo }: X509Certificate): string {
  const facts = [
    [words.name, subject.replace(/^CN=/, '')],
    [words.sha256, fingerprint256],
    [words.sha1, fingerprint],
    [words.until, words.untilText(toTokyoIso(Date.parse(validTo)).slice(0, 10))],
  ].map(([term, text]) => `<dt>${term}</dt><dd>${escaped(text!)}</dd>`);
  return `<p>${words.own}</p><p><a class="main" href="${certificatePaths.authority}" download>${words.download}</a></p>
<h2>${words.compare}</h2><p>${words.compareWhy}</p><dl>${facts.join('')}</dl><p class="note">${words.limited}</p>`;
}
