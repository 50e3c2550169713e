import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nearestKey } from '../core/settings/nearest-key.ts';
import { hubOptionAllowed as allowed, hubHelp, hubOptionSentences as sentences } from '../words/hub-options.ts';
import { isLoopback } from './routes/address.ts';
import { isLongEnough, PASSWORD_MIN_LENGTH } from './storage/password.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface HubOptions {
  /** 0 = any free port. */
  port: number;
  host: string;
  /** The address people type, when it is not host and port; without a path. */
  origin?: string;
  configDir: string;
  dataDir: string;
  /** Paths of PEM files. */
  tls?: { cert: string; key: string };
  /** The hub makes its own authority and certificate. */
  https?: true;
  /** Where that authority's certificate is to be had over plain http. */
  caPort?: number;
  /** The address of before, still served while people move to another. */
  oldOrigin?: string;
  officePassword?: string;
  officePasswordFile?: string;
  logLevel: LogLevel;
}

/** `usage` is one line for stderr, exit 64; `config` a sentence, exit 78. */
export type ParsedOptions = { options: HubOptions } | { help: string } | { usage: string } | { config: string };
type Environment = Record<string, string | undefined>;

const variables = {
  port: 'KIOSK_PORT',
  host: 'KIOSK_HOST',
  origin: 'KIOSK_ORIGIN',
  config: 'KIOSK_CONFIG_DIR',
  data: 'KIOSK_DATA_DIR',
  'tls-cert': 'KIOSK_TLS_CERT',
  'tls-key': 'KIOSK_TLS_KEY',
  https: 'KIOSK_HTTPS',
  'ca-port': 'KIOSK_CA_PORT',
  'old-origin': 'KIOSK_OLD_ORIGIN',
} as const;
type Name = keyof typeof variables;
const names = Object.keys(variables) as Name[];
/** Options that stand alone; as a variable they are 1 or 0. */
const switches: readonly Name[] = ['https'];

/** The one catch of this file turns it into an answer. */
class Refused extends Error {
  readonly kind: 'usage' | 'config';
  constructor(kind: 'usage' | 'config', sentence: string) {
    // A value may hold anything; the answer is one line and rings no bell.
    super(sentence.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '));
    this.kind = kind;
  }
}

/** Option before environment before default. An empty variable counts as not set. */
export function parseOptions(argv: string[], env: Environment): ParsedOptions {
  try {
    const given = readArguments(argv);
    return given === 'help' ? { help: hubHelp } : { options: readOptions(given, env) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.kind === 'usage' ? { usage: error.message } : { config: error.message };
  }
}

// Not `strict`: its messages are English, and name no nearest option.
function readArguments(argv: string[]): Partial<Record<Name, string>> | 'help' {
  const known = names.map((name) => [name, { type: switches.includes(name) ? 'boolean' : 'string' }] as const);
  const options = { ...Object.fromEntries(known), help: { type: 'boolean' as const, short: 'h' } };
  const { tokens } = parseArgs({ args: argv, options, strict: false, tokens: true });
  const given: Partial<Record<Name, string>> = {};
  let wantsHelp = false;
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Refused('usage', sentences.unexpectedWord(token.value));
    if (token.kind !== 'option') continue;
    if (token.name === 'help' || (isName(token.name) && switches.includes(token.name))) {
      if (token.value !== undefined) throw new Refused('usage', sentences.valueUnwanted(token.rawName));
      if (token.name === 'help') wantsHelp = true;
      else given[token.name] = '1';
    } else if (isName(token.name)) {
      const isNextOption = token.inlineValue === false && token.value.startsWith('-');
      if (!token.value || isNextOption) throw new Refused('usage', sentences.valueMissing(token.rawName));
      given[token.name] = token.value;
    } else {
      const nearest = nearestKey(token.name, [...names, 'help']);
      throw new Refused('usage', sentences.unknownOption(token.rawName, nearest && asTyped(nearest)));
    }
  }
  return wantsHelp ? 'help' : given;
}

function readOptions(given: Partial<Record<Name, string>>, env: Environment): HubOptions {
  const read = <T>(name: Name, parse: (text: string) => T | null, allowedText: string, otherwise: T): T => {
    const variable = variables[name];
    const text = given[name] ?? (env[variable] || undefined);
    if (text === undefined) return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    if (given[name] !== undefined) throw new Refused('usage', sentences.badValue(asTyped(name), text, allowedText));
    throw new Refused('config', sentences.badValue(variable, text, allowedText));
  };
  const path = (name: Name) => read<string | undefined>(name, asPath, allowed.path, undefined);
  const origin = read<string | undefined>('origin', asOrigin, allowed.origin, undefined);
  const oldOrigin = read<string | undefined>('old-origin', asOrigin, allowed.origin, undefined);
  const tls = bothOfTls(path('tls-cert'), path('tls-key'));
  const https = read('https', asSwitch, allowed.yesNo, false);
  const caPort = read<number | undefined>('ca-port', asPort, allowed.port, undefined);
  if (https && tls !== undefined) throw new Refused('config', sentences.tlsTwice);
  if (https && origin?.startsWith('http:')) throw new Refused('config', sentences.httpsOrigin(origin));
  if (caPort !== undefined && !https) throw new Refused('config', sentences.caPortAlone);
  return {
    port: read('port', asPort, allowed.port, 8080),
    host: read('host', asHost, allowed.host, '127.0.0.1'),
    configDir: path('config') ?? resolve('kiosk-config'),
    dataDir: path('data') ?? resolve('data'),
    ...(origin === undefined ? {} : { origin }),
    ...(oldOrigin === undefined ? {} : { oldOrigin }),
    ...(tls === undefined ? {} : { tls }),
    ...(https ? { https } : {}),
    ...(caPort === undefined ? {} : { caPort }),
    ...officePassword(env),
    logLevel: logLevel(env),
  };
}

function bothOfTls(cert: string | undefined, key: string | undefined) {
  if (cert === undefined && key === undefined) return undefined;
  if (key === undefined) throw new Refused('config', sentences.tlsHalf('--tls-cert', '--tls-key'));
  if (cert === undefined) throw new Refused('config', sentences.tlsHalf('--tls-key', '--tls-cert'));
  return { cert, key };
}

function officePassword(env: Environment): Pick<HubOptions, 'officePassword' | 'officePasswordFile'> {
  const password = env.KIOSK_OFFICE_PASSWORD;
  const file = env.KIOSK_OFFICE_PASSWORD_FILE;
  if (password && file)
    throw new Refused('config', sentences.passwordTwice('KIOSK_OFFICE_PASSWORD', 'KIOSK_OFFICE_PASSWORD_FILE'));
  if (file) return { officePasswordFile: resolve(file) };
  if (!password) return {};
  if (!isLongEnough(password))
    throw new Refused('config', sentences.passwordTooShort('KIOSK_OFFICE_PASSWORD', PASSWORD_MIN_LENGTH));
  return { officePassword: password };
}

function logLevel(env: Environment): LogLevel {
  const text = env.KIOSK_LOG_LEVEL || 'info';
  const level = logLevels.find((known) => known === text);
  if (level) return level;
  throw new Refused('config', sentences.badValue('KIOSK_LOG_LEVEL', text, allowed.logLevel(logLevels)));
}

const isName = (name: string): name is Name => Object.hasOwn(variables, name);
const asTyped = (name: string) => `--${name}`;
const asPath = (text: string) => (text.includes('\0') ? null : resolve(text));
const asPort = (text: string) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null);
const asSwitch = (text: string) => (/^[01]$/.test(text) ? text === '1' : null);
const asHost = (text: string) => (isIP(text) || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) ? text : null);

function asOrigin(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.href === `${url.origin}/` ? url.origin : null;
}

/** The sentence for exit 78 when an address that others can reach lacks a staff password or TLS; `null` if all is there. */
export function missingForHost(options: HubOptions, hasPassword: boolean): string | null {
  if (isLoopback(options.host)) return null;
  const willHavePassword = hasPassword || options.officePassword || options.officePasswordFile;
  const missing = [
    ...(willHavePassword ? [] : [sentences.missingPassword]),
    ...(options.tls || options.https ? [] : [sentences.missingTls]),
  ];
  return missing.length === 0 ? null : sentences.missingForHost(options.host, missing);
}
