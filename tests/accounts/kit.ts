import { totpCode, totpStepAt } from '../../src/accounts/totp.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { Mail, Smtp } from '../helpers/smtp.ts';
import { startSmtp } from '../helpers/smtp.ts';

/** A server with a mail server behind it, and what people do to get into their accounts. */

export const PASSWORD = 'correct horse battery';
export const NEW_PASSWORD = 'a better horse';
export const ORIGIN = 'http://gangway.test';

export interface World {
  readonly app: App;
  readonly smtp: Smtp;
  close(): Promise<void>;
}

/** With networks told by X-Forwarded-For. */
export async function startWorld(
  environment: Readonly<Record<string, string>> = {},
): Promise<World> {
  const smtp = await startSmtp();
  const app = await startApp({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'no-reply@gangway.test',
    TRUST_PROXY: '1',
    ...environment,
  });
  return {
    app,
    smtp,
    async close() {
      await app.close();
      await smtp.close();
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Calls a route below /api/auth, from a page of the server's own: POST where there is a body. */
export async function call(
  { app }: Pick<World, 'app'>,
  path: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await fetch(new URL(`/api/auth${path}`, app.url), {
    method: body ? 'POST' : 'GET',
    redirect: 'manual',
    headers: { origin: ORIGIN, ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text ? JSON.parse(text) : {}) as Answer['body'],
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
export const cookieOf = ({ headers }: Answer) => ({
  cookie: headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
});

let people = 0;
export const newAddress = () => `somebody-${String(++people)}@example.com`;

export interface SignedIn {
  readonly __typename: string;
  readonly code?: string;
  readonly token?: string;
  readonly refreshToken?: string;
  readonly retryAfter?: number;
  readonly issues?: readonly { readonly path: string[]; readonly code: string }[];
}

let networks = 0;
/** A network that nobody has come from. */
export const newNetwork = (): string =>
  `198.51.${100 + Math.floor(++networks / 250)}.${(networks % 250) + 1}`;

/** Signs in over GraphQL, from elsewhere than before if not said otherwise. */
export async function signIn(
  { app }: Pick<World, 'app'>,
  { email, password = PASSWORD, code }: { email: string; password?: string; code?: string },
  ip = newNetwork(),
): Promise<SignedIn> {
  const { data, errors } = await app.ask<{ signIn: SignedIn }, object>(
    `mutation ($input: SignInInput!) { signIn(input: $input) {
      __typename ... on AuthPayload { token refreshToken } ... on Error { code }
      ... on TooManyAttemptsError { retryAfter } ... on InvalidInputError { issues { path code } }
    } }`,
    { input: { email, password, ...(code !== undefined && { code }) } },
    undefined,
    { 'x-forwarded-for': ip },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.signIn;
}

/** Whether an access token is taken. */
export async function isGood({ app }: Pick<World, 'app'>, token: string): Promise<boolean> {
  return !(await app.ask('{ viewer { id } }', {}, token)).errors;
}

/** The link of a mail, at the server of the test. */
export function linkIn({ app }: Pick<World, 'app'>, { text }: Mail): string {
  const found = /https?:\/\/\S+/.exec(text)?.[0];
  if (!found) throw new Error(`No link: ${text}`);
  const { pathname, search } = new URL(found);
  return new URL(`${pathname}${search}`, app.url).href;
}

/** The path below /api/auth that a verification mail leads to. */
export async function verificationPath(world: World, email: string, nth = 1): Promise<string> {
  const mail = await mailTo(world, email, 'Confirm your e-mail address', nth);
  const { pathname, search } = new URL(linkIn(world, mail));
  return `${pathname.replace('/api/auth', '')}${search}`;
}

/** The token of such a path. */
export const tokenIn = (path: string): string =>
  new URL(path, ORIGIN).searchParams.get('token') ?? '';

/** The owner of an address says that the password of its account is not theirs. */
export const drop = (
  world: Pick<World, 'app'>,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => call(world, '/verify-email', { token: tokenIn(path), drop: true }, headers);

/** The nth mail with this subject to somebody. */
export async function mailTo(
  { smtp }: Pick<World, 'smtp'>,
  email: string,
  subject: string,
  nth = 1,
): Promise<Mail> {
  const wanted = () => smtp.mails.filter((mail) => mail.to === email && mail.subject === subject);
  await smtp.next(() => wanted().length >= nth, 20_000);
  const mail = wanted()[nth - 1];
  if (!mail) throw new Error('No such mail.');
  return mail;
}

/** Asks for a reset, and gives the token that came. */
export async function resetToken(world: World, email: string, nth = 1): Promise<string> {
  const { status } = await call(world, '/request-password-reset', { email });
  if (status !== 200) throw new Error(`Not asked for: ${status}`);
  const mail = await mailTo(world, email, 'Set a new password', nth);
  return new URL(linkIn(world, mail)).pathname.split('/').at(-1) ?? '';
}

/** Turns two-factor on; gives the app's key and the backup codes. */
export async function enableTwoFactor(world: Pick<World, 'app'>, person: Pick<Person, 'token'>) {
  const headers = bearer(person.token);
  const enabled = await call(world, '/two-factor/enable', { password: PASSWORD }, headers);
  if (enabled.status !== 200) throw new Error(JSON.stringify(enabled.body));
  const { totpURI, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  const secret = fromBase32(new URL(totpURI).searchParams.get('secret') ?? '');
  const prove = () => call(world, '/two-factor/verify-totp', { code: codeAt(secret, -1) }, headers);
  let proved = await prove();
  if (proved.status !== 200) proved = await prove(); // the half minute ended on the way
  if (proved.status !== 200) throw new Error(JSON.stringify(proved.body));
  return { secret, backupCodes };
}

/** The app's code, `steps` half minutes from now. The one before now was used to turn it on. */
export const codeAt = (secret: string, steps = 0): string =>
  totpCode(secret, totpStepAt(Date.now()) + steps);

function fromBase32(text: string): string {
  const bits = Array.from(text.replace(/=+$/, ''))
    .map((char) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
