import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import { insertRows } from '../data/world.ts';
import { openStream } from '../helpers/raw-streams.ts';
import type { Arrival, RawStream } from '../helpers/raw-streams.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { Transport } from '../helpers/streams.ts';
import { draft, start } from '../helpers/wizard.ts';

/** Streams that end because who follows may not any more: they are completed, and nothing is sent after. */

const PROGRESS = `subscription ($id: ID!, $after: String) {
  onboardingProgress(sessionId: $id, after: $after) {
    kind session { step(key: WELCOME) { version answers { __typename } } }
  }
}`;
const TRANSPORTS: readonly Transport[] = ['SSE', 'WebSocket'];

let app: App;
const open: RawStream[] = [];
beforeAll(async () => {
  app = await startApp();
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave('destroy');
});
afterAll(() => app.close());

function follow(transport: Transport, id: string, token: string, after?: string): RawStream {
  const variables = { id, after };
  const stream = openStream(transport, { url: app.url, token, query: PROGRESS, variables });
  open.push(stream);
  return stream;
}

const kindOf = (arrival: Arrival): string =>
  arrival.kind === 'next'
    ? (arrival.payload.data as { onboardingProgress: { kind: string } }).onboardingProgress.kind
    : arrival.kind === 'refused'
      ? arrival.code
      : arrival.kind;

const next = async (stream: RawStream) => kindOf(await stream.next());

/** Their id as the database has it. */
async function userIdOf(person: Person): Promise<string> {
  const [row] = await app.database.query<{ id: string }>('select id from users where email = $1', [
    person.email,
  ]);
  return row?.id ?? '';
}

describe('a token that expires during the stream', () => {
  /** Puts a key of the test's own among the server's, which can then sign what the server would not: a brief token. */
  async function createSigner(): Promise<(userId: string, seconds: number) => Promise<string>> {
    const id = randomUUID();
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    await app.database.query(
      "insert into auth.jwks (id, public_key, private_key, created_at) values ($1, $2, '\"\"', now() - interval '1 day')",
      [id, JSON.stringify(await exportJWK(publicKey))],
    );
    return (userId, seconds) =>
      new SignJWT({ sid: randomUUID() })
        .setProtectedHeader({ alg: 'ES256', kid: id })
        .setSubject(userId)
        .setIssuer('gangway')
        .setAudience('gangway')
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
        .sign(privateKey);
  }

  test('completes it without an error, and is of no use for another', async () => {
    const person = await app.person();
    const { id } = await start(person);
    const sign = await createSigner();
    const token = await sign(await userIdOf(person), 6);
    const streams = TRANSPORTS.map((transport) => follow(transport, id, token));
    expect(await Promise.all(streams.map(next))).toEqual(['SNAPSHOT', 'SNAPSHOT']);
    await draft(person, id, 'welcome', {}, 0);
    expect(await Promise.all(streams.map(next))).toEqual(['STEP_DRAFTED', 'STEP_DRAFTED']);
    expect(await Promise.all(streams.map(next))).toEqual(['complete', 'complete']);
    const again = TRANSPORTS.map((transport) => follow(transport, id, token));
    expect(await Promise.all(again.map(next))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });
});

describe("an organization's admin who loses the right to a session of it", () => {
  let founder: Person;
  let sessionId: string;
  let organizationId: string;
  let version = 0;
  beforeAll(async () => {
    founder = await app.person();
    sessionId = (await start(founder)).id;
    organizationId = await addOrganization();
    await addMember(await userIdOf(founder), 'MEMBER');
    // No flow yet has a session that belongs to an organization before it is completed.
    await moveSession(organizationId);
  });

  async function addOrganization(): Promise<string> {
    const [industry] = await app.database.query<{ id: string }>(
      'select id from industries limit 1',
    );
    const id = randomUUID();
    await insertRows(app.database, 'organizations', [
      {
        id,
        name: 'Engines',
        slug: id,
        industry_id: industry?.id,
        size: 'SMALL',
        description: 'They compute tables.',
        country: 'GB',
        team_size: 20,
        structure: 'FLAT',
        methodology: 'OKRS',
        collaboration_style: 'HYBRID',
        okr_maturity: 'BEGINNER',
        created_at: new Date(),
        updated_at: new Date(),
      },
    ]);
    return id;
  }

  const moveSession = (to: string | null) =>
    app.database.query('update onboarding_sessions set organization_id = $2 where id = $1', [
      idOf('OnboardingSession', sessionId),
      to,
    ]);

  const addMember = (userId: string, role: string) =>
    app.database.query(
      `insert into memberships (id, organization_id, user_id, role, state)
       values ($1, $2, $3, $4::membership_role, 'ACTIVE')`,
      [randomUUID(), organizationId, userId, role],
    );

  async function addAdmin() {
    const person = await app.person();
    const userId = await userIdOf(person);
    await addMember(userId, 'ADMIN');
    return { token: person.token, userId };
  }

  async function somethingHappens() {
    await draft(founder, sessionId, 'welcome', { jobTitle: `Title ${version}` }, version);
    version += 1;
  }

  const setMembership = (column: 'role' | 'state', to: string, { userId }: { userId: string }) =>
    // Past the guard of memberships, which asks who does it.
    app.database.query(
      `set local session_replication_role = replica; update memberships set ${column} = '${to}' where user_id = '${userId}'`,
    );

  const losses: readonly [string, (admin: { userId: string }) => Promise<unknown>][] = [
    ['is demoted', (admin) => setMembership('role', 'MEMBER', admin)],
    ['is suspended', (admin) => setMembership('state', 'PENDING', admin)],
    [
      'leaves',
      ({ userId }) => app.database.query('delete from memberships where user_id = $1', [userId]),
    ],
    ['is left by the session', () => moveSession(null)],
  ];

  test.each(losses)('%s: the next event is not sent, but completes the stream', async (_, lose) => {
    await moveSession(organizationId);
    const admin = await addAdmin();
    const streams = TRANSPORTS.map((transport) => follow(transport, sessionId, admin.token));
    expect(await Promise.all(streams.map(next))).toEqual(['SNAPSHOT', 'SNAPSHOT']);
    await somethingHappens();
    for (const stream of streams) {
      const arrival = await stream.next();
      // How far they are, not what they wrote.
      expect(arrival).toMatchObject({
        payload: {
          data: {
            onboardingProgress: {
              kind: 'STEP_DRAFTED',
              session: { step: { version, answers: null } },
            },
          },
        },
      });
    }
    await lose(admin);
    await somethingHappens();
    expect(await Promise.all(streams.map(next))).toEqual(['complete', 'complete']);
    const again = TRANSPORTS.map((transport) => follow(transport, sessionId, admin.token));
    expect(await Promise.all(again.map(next))).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  test('has the stream completed also where nothing happens any more', async () => {
    await moveSession(organizationId);
    const admins = await Promise.all([addAdmin(), addAdmin()]);
    const streams = admins.map((admin) =>
      TRANSPORTS.map((transport) => follow(transport, sessionId, admin.token)),
    );
    for (const pair of streams) {
      expect(await Promise.all(pair.map(next))).toEqual(['SNAPSHOT', 'SNAPSHOT']);
    }
    await setMembership('role', 'VIEWER', admins[0]);
    const [lost, kept] = streams;
    expect(await Promise.all((lost ?? []).map(next))).toEqual(['complete', 'complete']);
    await somethingHappens();
    expect(await Promise.all((kept ?? []).map(next))).toEqual(['STEP_DRAFTED', 'STEP_DRAFTED']);
  });
});
