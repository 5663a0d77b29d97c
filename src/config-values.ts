import { z } from 'zod';

/** At most `max` calls within `windowMs` milliseconds. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

/** An outside issuer whose access tokens are accepted beside our own. */
export interface AuthIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** A variable read by `read`, which answers undefined where `message` (what to do, in words) is due. */
function parsed<T>(read: (text: string) => T | undefined, message: string) {
  return z.string().transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A whole number; `unit` says what it counts. */
export const whole = (min: number, max: number, unit: string) =>
  parsed(
    (text) => (/^\d{1,9}$/.test(text) && +text >= min && +text <= max ? +text : undefined),
    `must be a whole number from ${min} to ${max} (${unit})`,
  );

/** One of a few words. */
export const oneOf = <const T extends string>(...words: readonly T[]) =>
  parsed((text) => words.find((word) => word === text), `must be one of ${words.join(', ')}`);

/** `on` or `off`. */
export const onOff = parsed((text) => ({ on: true, off: false })[text], 'must be on or off');

/** A connection string. What is wrong with it is never quoted: it may hold a password. */
export const postgresUrl = parsed((text) => {
  const url = parseUrl(text);
  return url?.protocol === 'postgres:' || url?.protocol === 'postgresql:' ? text : undefined;
}, 'must be a URL like postgresql://user:password@host:5432/database, with special characters of the password percent-encoded');

/** A Redis server, without options of a client's behind it. What is wrong with it is never quoted. */
export const redisUrl = parsed((text) => {
  const url = parseUrl(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const plain = /^\/?$|^\/\d{1,4}$/.test(url.pathname) && url.search === '' && url.hash === '';
  return plain && isDecodable(url.username) && isDecodable(url.password) ? text : undefined;
}, 'must be a URL like redis://user:password@host:6379/0 or rediss://user:password@host:6380, with special characters of the password percent-encoded');

/** A mail server, as nodemailer takes it, or the word `none`. What is wrong with it is never quoted. */
export const smtpUrl = parsed<string | null>((text) => {
  if (text === 'none') return null;
  const url = parseUrl(text);
  const known = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  return known && url.hostname !== '' ? text : undefined;
}, 'must be a URL like smtp://user:password@host:587 or smtps://user:password@host:465, with special characters of the password percent-encoded, or none');

/** Who mails come from. */
export interface Sender {
  /** Empty where only an address was given. */
  readonly name: string;
  readonly address: string;
}

/** `address`, or `Name <address>`. */
export const sender = parsed<Sender>((text) => {
  const found = /^(?:"?([^<>"\p{Cc}]{0,100}?)"?\s*<([^<>]+)>|([^<>]+))$/u.exec(text);
  const address = found?.[2] ?? found?.[3] ?? '';
  // Letters of any script stand after the @ only: not every mail server takes them before it.
  const valid = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\p{L}\d]([\p{L}\d.-]{0,252}[\p{L}\d])?$/u.test(
    address,
  );
  return valid ? { name: found?.[1]?.trim() ?? '', address } : undefined;
}, 'must be an address such as no-reply@example.com, or Name <no-reply@example.com>');

/** An http(s) URL without a slash at its end. */
export const httpUrl = parsed(
  (text) => (isHttp(parseUrl(text)) ? text.replace(/\/+$/, '') : undefined),
  'must be a URL that begins with http:// or https://',
);

/** The address of a model provider's API, without a slash at its end. What is wrong with it is never quoted. */
export const apiUrl = parsed((text) => {
  const url = parseUrl(text);
  if (!url || !isHttp(url) || url.username || url.password || /[?#]/.test(text)) return undefined;
  return text.replace(/\/+$/, '');
}, 'must be a URL like https://llm.example.com/v1, with no user, password, ? or # (the key has a variable of its own)');

/** `*`, or origins such as https://app.example.com, separated by commas. */
export const origins = parsed((text) => {
  const list = text.split(',').map((origin) => origin.trim());
  const valid = (origin: string) => origin === '*' || parseUrl(origin)?.origin === origin;
  return list.every(valid) ? list : undefined;
}, 'must be origins separated by commas, such as https://app.example.com,http://localhost:3000 (no path, no slash at the end)');

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `10/1m` is at most 10 in a minute; `off` is null. */
export const rateLimit = parsed<RateLimit | null>((text) => {
  if (text === 'off') return null;
  const [, max = '', count = '', unit = ''] = /^(\d{1,6})\/(\d{0,3})([smhd])$/.exec(text) ?? [];
  const windowMs = Number(count || 1) * (UNITS[unit] ?? 0);
  const inRange = +max >= 1 && +max <= 100_000 && windowMs > 0 && windowMs <= 86_400_000;
  return inRange ? { max: +max, windowMs } : undefined;
}, 'must be off, or a number of calls and a time such as 10/1m (units s, m, h, d; at most 100000 calls and 1d)');

/** A JSON array of outside issuers. */
export const issuers = parsed((text) => {
  const list = issuerList.safeParse(parseJson(text));
  return list.success ? list.data : undefined;
}, 'must be a JSON array of {"issuer":"…","audience":"…","jwksUrl":"https://…"}');

const issuerList: z.ZodType<readonly AuthIssuer[]> = z.array(
  z.strictObject({
    issuer: z.string().min(1),
    audience: z.string().min(1),
    jwksUrl: z.string().refine((text) => isHttp(parseUrl(text))),
  }),
);

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const isHttp = (url: URL | undefined): boolean =>
  url?.protocol === 'http:' || url?.protocol === 'https:';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
