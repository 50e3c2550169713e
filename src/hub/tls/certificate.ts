// The library's own containers ask for it when they are loaded.
import 'reflect-metadata';
import { createPrivateKey, createPublicKey, webcrypto, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { nameConstraints } from './name-constraints.ts';

/** Both as PEM. */
export interface Certified {
  key: string;
  cert: string;
}

const DAY_MS = 24 * 60 * 60_000;
const AUTHORITY_YEARS = 10;
/** Counted with the day before: what lasts longer some browsers refuse. */
const SERVER_DAYS = 397;
/** A tablet's clock may be late. */
const BEFORE_MS = DAY_MS;
const NAME_CONSTRAINTS = '2.5.29.30';
const KEYS = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** An authority that can vouch for these names and addresses and nothing else, and for no other authority. */
export async function makeAuthority(names: string[], nowMs: number): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
  const end = new Date(nowMs);
  end.setUTCFullYear(end.getUTCFullYear() + AUTHORITY_YEARS);
  // iPadOS lists only those with a CN where staff must trust it; two of different days are told apart by it.
  const name = `CN=Lobby Hub CA ${new Date(nowMs).toISOString().slice(0, 10)}`;
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(nowMs - BEFORE_MS),
    notAfter: end,
    signingAlgorithm: SIGNATURE,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new Extension(NAME_CONSTRAINTS, true, nameConstraints(names)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { key: await keyText(keys.privateKey), cert: certificate.toString('pem') };
}

/** A server's certificate for these names and addresses, never for longer than its authority lasts. */
export async function makeServerCertificate(authority: Certified, names: string[], nowMs: number): Promise<Certified> {
  const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
  const signer = await signerOf(authority);
  const parent = new X509Certificate(authority.cert);
  const lastMs = nowMs - BEFORE_MS + SERVER_DAYS * DAY_MS;
  const certificate = await X509CertificateGenerator.create({
    // With a blank, so that nobody takes it for a host; the names stand below.
    subject: 'CN=Lobby Hub',
    issuer: parent.subject,
    notBefore: new Date(nowMs - BEFORE_MS),
    notAfter: new Date(Math.min(lastMs, Date.parse(parent.validTo))),
    signingAlgorithm: SIGNATURE,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
      ),
      await AuthorityKeyIdentifierExtension.create(signer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { key: await keyText(keys.privateKey), cert: certificate.toString('pem') };
}

async function keyText(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' }).export({
    format: 'pem',
    type: 'pkcs8',
  }) as string;
}

async function signerOf({ key }: Certified) {
  const [secret, open] = [createPrivateKey(key), createPublicKey(key)];
  const { subtle } = webcrypto;
  return {
    privateKey: await subtle.importKey('pkcs8', secret.export({ format: 'der', type: 'pkcs8' }), KEYS, false, ['sign']),
    publicKey: await subtle.importKey('spki', open.export({ format: 'der', type: 'spki' }), KEYS, true, ['verify']),
  };
}
