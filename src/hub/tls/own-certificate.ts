import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { type Certified, makeAuthority, makeServerCertificate } from './certificate.ts';
import { certificateSpan } from './certificate-span.ts';
import type { KeptCertificates } from './kept-certificates.ts';
import { isPermitted } from './name-constraints.ts';

const DAY_MS = 24 * 60 * 60_000;
const RENEW_BEFORE_MS = 30 * DAY_MS;

/** What the hub speaks with, and who vouches for it. */
export interface OwnCertificate {
  server: Certified;
  authority: Certified;
  /** Names of the hub that its authority may not vouch for: over these browsers refuse. */
  uncovered: string[];
}

/**
 * The hub's own certificate for its names, the first of which is the one people type. What is kept and still good is
 * taken; an authority is made anew only where none that lasts may vouch for the first name, since every tablet must
 * then be told to trust it.
 */
export async function ownCertificate(kept: KeptCertificates, names: string[], nowMs: number): Promise<OwnCertificate> {
  const authority = bestAuthority(kept.authorities(), names[0]!, nowMs) ?? (await newAuthority(kept, names, nowMs));
  kept.publish(authority);
  const covered = names.filter((name) => mayVouch(authority, name));
  const uncovered = names.filter((name) => !covered.includes(name));
  const before = kept.server();
  if (before !== null && isGood(before, authority, covered, nowMs)) return { server: before, authority, uncovered };
  const server = await makeServerCertificate(authority, covered, nowMs);
  kept.setServer(server);
  return { server, authority, uncovered };
}

/** The newest by its own dates, for a clock that was wrong for a while must not win. */
function bestAuthority(authorities: Certified[], name: string, nowMs: number): Certified | null {
  const usable = authorities.filter((each) => lasts(each, nowMs) && mayVouch(each, name));
  return usable.toSorted((a, b) => spanOf(b).beginMs - spanOf(a).beginMs)[0] ?? null;
}

async function newAuthority(kept: KeptCertificates, names: string[], nowMs: number): Promise<Certified> {
  const authority = await makeAuthority(names, nowMs);
  kept.addAuthority(authority);
  return authority;
}

function isGood(server: Certified, authority: Certified, names: string[], nowMs: number): boolean {
  const certificate = new X509Certificate(server.cert);
  const isOurs = certificate.verify(new X509Certificate(authority.cert).publicKey);
  if (!isOurs || !sameNames(certificate, names) || !lasts(server, nowMs)) return false;
  const endMs = spanOf(server).endMs;
  // At the end of its authority a new one would end no later.
  return endMs - nowMs > RENEW_BEFORE_MS || endMs === spanOf(authority).endMs;
}

function sameNames(certificate: X509Certificate, names: string[]): boolean {
  const count = certificate.subjectAltName?.split(', ').length ?? 0;
  return count === names.length && names.every((name) => isNamed(certificate, name));
}

const mayVouch = ({ cert }: Certified, name: string) => isPermitted(new X509Certificate(cert).raw, name);

const isNamed = (certificate: X509Certificate, name: string) =>
  (isIP(name) === 0 ? certificate.checkHost(name, { wildcards: false }) : certificate.checkIP(name)) !== undefined;

function lasts(certified: Certified, nowMs: number): boolean {
  const { beginMs, endMs } = spanOf(certified);
  return beginMs <= nowMs && nowMs < endMs;
}

const spanOf = ({ cert }: Certified) => certificateSpan(cert);
