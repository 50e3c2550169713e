import { X509Certificate } from 'node:crypto';

/** From when until when browsers take a certificate (PEM or DER). */
export function certificateSpan(cert: string | Buffer): { beginMs: number; endMs: number } {
  const { validFrom, validTo } = new X509Certificate(cert);
  return { beginMs: Date.parse(validFrom), endMs: Date.parse(validTo) };
}
