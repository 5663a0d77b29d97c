import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPieces } from '../../src/privacy/export.service.ts';
import { PERSONAL_TABLES } from '../../src/privacy/personal-tables.ts';
import { cacheRow, usageRow } from '../data/ai-rows.ts';
import { insertRows } from '../data/world.ts';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';
import { addTwoFactor, fillLife, foundAs, newSubject } from './people.ts';
import type { Subject } from './people.ts';
import { openTestDoor } from '../helpers/database.ts';

/** Everything about a person, and nothing of anybody else, for them alone. */

let app: App;
let subject: Subject;
let other: Person;
beforeAll(async () => {
  app = await startApp();
  other = await app.person();
  subject = await newSubject(app);
  await fillLife(app, subject, other);
  await addTwoFactor(app, subject);
});
afterAll(() => app.close());

type Data = Readonly<Record<string, unknown>>;
interface Export {
  readonly data: Data | null;
  readonly url: string;
  readonly expiresAt: string;
}
async function exported(person: Person, input: object = {}): Promise<Export> {
  const { exportMyData } = await person.run<{ exportMyData: Export }, object>(
    `mutation ($input: ExportMyDataInput!) { exportMyData(input: $input) {
      ... on DataExport { data url expiresAt } } }`,
    { input },
  );
  return exportMyData;
}
/** The link as this server is reached: the public address is another. */
const here = (url: string) => url.replace('http://gangway.test', new URL(app.url).origin);
const download = (url: string, token?: string) =>
  fetch(here(url), token ? { headers: { authorization: `Bearer ${token}` } } : {});
const endpoint = () => new URL('/api/export', app.url).href;

test('it has every part, and each part has something', async () => {
  const { data } = await exported(subject);
  expect(Object.keys(data ?? {})).toEqual([
    'exportedAt',
    ...PERSONAL_TABLES.map(({ name }) => name),
  ]);
  const empty = Object.entries(data ?? {}).filter(
    ([, value]) => value === null || (Array.isArray(value) && value.length === 0),
  );
  expect(empty.map(([name]) => name)).toEqual([]);
  expect(data).toMatchObject({
    person: { id: subject.id, email: subject.email, emailVerified: true, name: subject.name },
    account: { email: subject.email, twoFactorEnabled: true },
    memberships: [{ organizationName: 'Subject Matters', role: 'OWNER' }],
    profiles: [{ fullName: subject.name }],
    preferences: { locale: 'en' },
    aiPreferences: { assistance: 'MODERATE' },
    aiSuggestions: [{ kind: 'COMPANY_DESCRIPTION', instruction: 'Shorter.', source: 'RULES' }],
    aiUsage: [{ tokens: 1_000, costMicros: 2_000 }],
    invitationsSent: [{ email: 'charles@example.org' }, { email: 'mary@example.org' }],
    onboardingSessions: [{ flow: 'ORGANIZATION', state: 'COMPLETED' }],
    platformStaff: {},
  });
  expect((data?.['onboardingAnswers'] as unknown[]).length).toBe(7);
  // Their own, of the organization and of none; whatever they chose in the wizard, and later.
  expect((data?.['aiCache'] as { result: unknown }[]).map(({ result }) => result)).toEqual([
    { proposal: { description: `Written for ${subject.id}.` } },
    { proposal: { description: `Written for ${subject.id}.` } },
  ]);
  expect(data?.['aiConsents']).toContainEqual(
    expect.objectContaining({
      origin: 'SETTINGS',
      choice: expect.objectContaining({ dataSharing: 'COMPANY' }) as unknown,
    }),
  );
  expect(data?.['acts']).toContainEqual(
    expect.objectContaining({ action: 'DOMAIN_CLAIMED', ipAddress: '127.0.0.1' }),
  );
});

test('it has nothing of anybody else, and no secret', async () => {
  const text = JSON.stringify((await exported(subject)).data);
  const [them] = await app.database.query<{ id: string }>('select id from users where email = $1', [
    other.email,
  ]);
  expect(text).not.toContain(other.email);
  expect(text).not.toContain(them?.id);
  const secrets = await app.database.query<{ secret: string }>(
    `select password as secret from auth.accounts where user_id = $1
     union all select token from auth.sessions where user_id = $1
     union all select r.hash from auth.refresh_tokens r join auth.sessions s on s.id = r.session_id where s.user_id = $1
     union all select secret from auth.two_factors where user_id = $1
     union all select backup_codes from auth.two_factors where user_id = $1
     union all select identifier from auth.verifications where value = $2
     union all select input_hash from idempotency_keys where user_id = $1
     union all select token_hash from invitations where token_hash is not null`,
    [subject.id, subject.id],
  );
  expect(secrets.length).toBeGreaterThan(6);
  for (const { secret } of secrets) expect(text).not.toContain(secret);
  for (const secret of [subject.token, subject.refreshToken, subject.password]) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(createHash('sha256').update(secret).digest('base64url'));
  }

  const others = JSON.stringify((await exported(other)).data);
  expect(others).not.toContain(subject.email);
  expect(others).not.toContain(subject.name);
});

test('what a colleague keeps in the same organization is theirs', async () => {
  const [{ organization_id: organization } = { organization_id: '' }] = await app.database.query<{
    organization_id: string;
  }>('select organization_id from memberships where user_id = $1', [subject.id]);
  const id = await userIdOf(app, other);
  const shared = cacheRow(id, organization);
  await insertRows(app.database, 'ai_cache', [shared]);
  expect(JSON.stringify((await exported(subject)).data)).not.toContain(id);
  expect((await exported(other)).data).toMatchObject({ aiCache: [{ result: shared.result }] });
});

test('what they asked for stays theirs where they have left, and is all there, page by page', async () => {
  const person = await newSubject(app);
  const { uuid } = await foundAs(app, await newSubject(app));
  const kept = Array.from({ length: 20 }, (_, n) => cacheRow(person.id, n % 2 === 0 ? uuid : null));
  await insertRows(app.database, 'ai_cache', kept);
  await insertRows(
    app.database,
    'ai_usage',
    ['2026-01-02', '2026-01-01'].map((day) => ({ ...usageRow({ user_id: person.id }), day })),
  );
  const { data } = await exported(person);
  expect(data?.['aiCache']).toHaveLength(20);
  expect(data?.['aiUsage']).toMatchObject([{ day: '2026-01-01' }, { day: '2026-01-02' }]);
});

test('the link, and the token, give the same as a file, and the log tells of each', async () => {
  const { data, url, expiresAt } = await exported(subject);
  expect(url).toMatch(/^http:\/\/gangway\.test\/api\/export\?/);
  const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(13);
  expect(minutes).toBeLessThanOrEqual(15);
  for (const response of [await download(url), await download(endpoint(), subject.token)]) {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { exportedAt: _at, acts, ...rest } = (await response.json()) as Data;
    const { exportedAt: _then, acts: _before, ...expected } = data ?? {};
    expect(rest).toEqual(expected);
    expect(acts).toContainEqual(expect.objectContaining({ action: 'DATA_EXPORTED' }));
  }
  const { data: without } = await exported(subject, { includeData: false });
  expect(without).toBeNull();
  const recorded = await app.database.query(
    `select 1 from audit_log where actor_id = $1 and action = 'DATA_EXPORTED' and target_id = $1 and organization_id is null`,
    [subject.id],
  );
  expect(recorded.length).toBeGreaterThanOrEqual(4);
});

test('a link that was changed, or is of another server, is of no use', async () => {
  const { url } = await exported(subject);
  const [them] = await app.database.query<{ id: string }>('select id from users where email = $1', [
    other.email,
  ]);
  const changes: Record<string, string> = {
    person: them?.id ?? '',
    session: '00000000-0000-0000-0000-000000000000',
    until: '99999999999',
    signature: 'AAAA',
  };
  for (const [name, value] of Object.entries(changes)) {
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    const response = await download(changed.href);
    expect([name, response.status]).toEqual([name, 401]);
    expect(await response.text()).not.toContain(subject.email);
  }
  expect((await download(endpoint())).status).toBe(401);
  expect((await download(endpoint(), 'nonsense')).status).toBe(401);
  expect((await fetch(endpoint(), { method: 'POST' })).status).toBe(405);
});

test('a link ends with the sign-in session that asked for it, and no other', async () => {
  const person = await newSubject(app);
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on AuthPayload { token } } }`;
  const { email, password } = person;
  const { data } = await app.ask<{ signIn: { token: string } }, object>(signIn, {
    input: { email, password },
  });
  const { url } = await exported(person);
  await app.ask('mutation { signOut { signedOut } }', {}, data?.signIn.token);
  const still = await download(url);
  expect(still.status).toBe(200);
  await still.text();
  await person.run('mutation { signOut { signedOut } }', {});
  expect((await download(url)).status).toBe(401);
  expect((await download(endpoint(), person.token)).status).toBe(401);
});

test('much is streamed: all of it, page by page, and not in an answer', async () => {
  const person = await newSubject(app);
  const LONG = 'x'.repeat(5_000);
  await app.database.query(
    `with session as (
       insert into onboarding_sessions (id, user_id, flow, flow_version, state, event_cursor, expires_at)
       values (gen_random_uuid(), $1, 'ORGANIZATION', 1, 'IN_PROGRESS', 1700, now() + interval '1 day') returning id
     ), events as (
       insert into onboarding_events (session_id, cursor, user_id, kind)
       select id, cursor, $1, 'STEP_DRAFTED' from session, generate_series(1, 1700) cursor
     ), steps as (
       insert into onboarding_steps (session_id, key, user_id, state, version)
       select id, 'STEP' || n, $1, 'DRAFTED', 1 from session, generate_series(1, 400) n returning session_id, key
     )
     insert into onboarding_answers (session_id, key, user_id, answers)
     select session_id, key, $1, jsonb_build_object('text', $2::text) from steps`,
    [person.id, LONG],
  );
  const { data, url } = await exported(person);
  expect(data).toBeNull();
  const all = (await (await download(url)).json()) as Record<
    string,
    { cursor: number; step: string }[]
  >;
  expect(all['onboardingEvents']?.map(({ cursor }) => cursor)).toEqual(
    Array.from({ length: 1700 }, (_, index) => index + 1),
  );
  expect(new Set(all['onboardingAnswers']?.map(({ step }) => step)).size).toBe(400);
  expect(all['onboardingAnswers']?.length).toBe(400);

  // Whoever takes no more makes nothing be read: what waits is one page.
  const door = openTestDoor(app.database, 2);
  const access = { viewer: door.asViewer(person.id), account: door.asAuth() };
  const pieces = exportPieces(access, person.id);
  const { sent } = await counted(async () => {
    for (let n = 0; n < 3; n++) await pieces.next();
  });
  expect(sent.length).toBe(1);
  let longest = 0;
  for await (const piece of pieces) longest = Math.max(longest, piece.length);
  expect(longest).toBeLessThan(500 * 300);
  await door.close();
});

test('downloads are limited by person', async () => {
  const limited = await app.sibling({ RATE_LIMIT_EXPORT: '2/1h' });
  try {
    const url = new URL('/api/export', limited.url).href;
    const statuses = [];
    for (const person of [subject, subject, subject, other]) {
      const response = await download(url, person.token);
      statuses.push(response.status);
      if (response.status === 429) expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      await response.text();
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  } finally {
    await limited.close();
  }
});

test('what is cut off is seen to be: the connection breaks', async () => {
  const person = await newSubject(app);
  await app.database.query(
    `with session as (
       insert into onboarding_sessions (id, user_id, flow, flow_version, state, event_cursor, expires_at)
       values (gen_random_uuid(), $1, 'ORGANIZATION', 1, 'IN_PROGRESS', 1, now() + interval '1 day') returning id
     ), steps as (
       insert into onboarding_steps (session_id, key, user_id, state, version)
       select id, 'STEP' || n, $1, 'DRAFTED', 1 from session, generate_series(1, 400) n returning session_id, key
     )
     insert into onboarding_answers (session_id, key, user_id, answers)
     select session_id, key, $1, jsonb_build_object('text', repeat(md5(key), 3000)) from steps`,
    [person.id],
  );
  const response = await download(endpoint(), person.token);
  const reader = response.body?.getReader();
  await reader?.read();
  await person.run('mutation { signOut { signedOut } }', {});
  const rest = async () => {
    for (;;) if ((await reader?.read())?.done !== false) return;
  };
  await expect(rest()).rejects.toThrow();
});
