import { PrismaPg } from '@prisma/adapter-pg';
import { execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context, Services } from '../../src/context.ts';
import { openDoor } from '../../src/data/door.ts';
import type { Door } from '../../src/data/door.ts';
import { identityStore } from '../../src/data/identity.ts';
import { createIdentityPool } from '../../src/data/pool.ts';
import { registry } from '../../src/flows/index.ts';
import { PrismaClient } from '../../src/generated/prisma/client.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/global-id.ts';
import { createOnboarding } from '../../src/onboarding/onboarding.service.ts';
import { schema } from '../../src/schema.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { NO_MAIL } from '../helpers/outbox.ts';
import { addTenants } from './tenants.ts';
import type { Tenants } from './tenants.ts';

/**
 * Nobody is ever answered with another tenant's row, however many ask at the same moment: what each may see is
 * computed without the database, and every id and text in every answer is held against it.
 */

const LOOK_UPS = 10_000;
const PATIENCE = 120_000;

let database: TestDatabase;
let door: Door;
let world: Tenants;
let viewers: (string | null)[];
const seen = new Map<string | null, ReadonlySet<string>>();
const options = () => ({
  connectionString: database.url,
  max: 10,
  statementTimeoutMs: 30_000,
  preparedStatements: true,
});

beforeAll(async () => {
  database = await createDatabase();
  world = await addTenants(database, 12);
  viewers = [null, ...world.people];
  for (const viewer of viewers) seen.set(viewer, world.visibleTo(viewer));
  door = openDoor(options());
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const maySee = (viewer: string | null, id: string) => seen.get(viewer)?.has(id) ?? false;
/** Half of what is asked for is the viewer's to see: random ids would nearly all be refused. */
const anyIdFor = (viewer: string | null) =>
  Math.random() < 0.5 ? any([...(seen.get(viewer) ?? [])]) : any(world.ids);

describe('through the door', () => {
  const MODELS = {
    User: 'user',
    Organization: 'organization',
    Membership: 'membership',
    Department: 'department',
    Objective: 'objective',
    KeyResult: 'keyResult',
    Invitation: 'invitation',
    OnboardingSession: 'onboardingSession',
    Industry: 'industry',
  } as const;
  interface Delegate {
    findUnique(args: object): Promise<{ id: string } | null>;
    findUniqueOrThrow(args: object): Promise<{ id: string }>;
    findFirst(args: object): Promise<{ id: string } | null>;
    findMany(args: object): Promise<{ id: string }[]>;
  }
  const delegateOf = (client: object, globalId: string) => {
    const decoded = decodeGlobalId(globalId);
    if (!decoded) throw new Error('A made-up id is an id.');
    const name = MODELS[decoded.typename as keyof typeof MODELS];
    return { delegate: (client as Record<string, Delegate>)[name] as Delegate, id: decoded.id };
  };
  const ways: ((delegate: Delegate, where: { id: string }) => Promise<{ id: string } | null>)[] = [
    (delegate, where) => delegate.findUnique({ where }),
    (delegate, where) => delegate.findUnique({ where, select: { id: true } }),
    (delegate, where) => delegate.findUniqueOrThrow({ where }).catch(() => null),
    (delegate, where) => delegate.findFirst({ where }),
    async (delegate, where) => (await delegate.findMany({ where }))[0] ?? null,
  ];

  test(`${String(LOOK_UPS)} look-ups leak nothing`, { timeout: PATIENCE }, async () => {
    const accesses = new Map(viewers.map((viewer) => [viewer, door.asViewer(viewer)]));
    const wrong: string[] = [];
    for (let done = 0; done < LOOK_UPS; done += 1_000) {
      await Promise.all(
        Array.from({ length: 1_000 }, async () => {
          const viewer = any(viewers);
          const globalId = anyIdFor(viewer);
          // Some with an access of their own, as each request has; some share one.
          const shared = accesses.get(viewer);
          const access = Math.random() < 0.5 && shared ? shared : door.asViewer(viewer);
          const { delegate, id } = delegateOf(access.db, globalId);
          const found = await any(ways)(delegate, { id });
          const expected = maySee(viewer, globalId) ? id : undefined;
          if (found?.id !== expected) wrong.push(`${String(viewer)} ${globalId}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
  });

  test('relations lead to nothing that could not be seen directly', async () => {
    await Promise.all(
      viewers.map(async (viewer) => {
        const { db } = door.asViewer(viewer);
        const users = await db.user.findMany({
          include: {
            memberships: { include: { organization: true, profile: true, department: true } },
            sessions: { include: { organization: true, steps: { include: { answers: true } } } },
            sentInvitations: true,
            ownedObjectives: { include: { keyResults: true } },
            organizations: { include: { departments: true } },
          },
        });
        const industries = await db.industry.findMany({ include: { organizations: true } });
        for (const [type, rows] of [
          ['User', users],
          ['Membership', users.flatMap(({ memberships }) => memberships)],
          ['OnboardingSession', users.flatMap(({ sessions }) => sessions)],
          ['Invitation', users.flatMap(({ sentInvitations }) => sentInvitations)],
          ['Objective', users.flatMap(({ ownedObjectives }) => ownedObjectives)],
          ['Organization', users.flatMap(({ organizations }) => organizations)],
          ['Organization', industries.flatMap(({ organizations }) => organizations)],
          [
            'Organization',
            users.flatMap(({ sessions }) =>
              sessions.flatMap(({ organization }) => organization ?? []),
            ),
          ],
        ] as const) {
          for (const { id } of rows) expect(maySee(viewer, encodeGlobalId(type, id))).toBe(true);
        }
        const answers = users
          .flatMap(({ sessions }) => sessions)
          .flatMap(({ steps }) => steps)
          .flatMap((step) => step.answers ?? []);
        for (const { userId } of answers) expect(userId).toBe(viewer);
      }),
    );
  });

  test('as Prisma does it by itself, it would leak', { timeout: PATIENCE }, async () => {
    const pool = createIdentityPool(options());
    const client = new PrismaClient({ adapter: new PrismaPg(pool) });
    let leaks = 0;
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          const viewer = any(world.people);
          const id = any(world.people);
          const found = await identityStore.run({ role: 'gangway_app', userId: viewer }, async () =>
            client.user.findUnique({ where: { id } }),
          );
          if (found && !maySee(viewer, encodeGlobalId('User', id))) leaks += 1;
        }),
      );
    }
    await client.$disconnect();
    await pool.end();
    expect(leaks).toBeGreaterThan(0);
  });
});

describe('through GraphQL', () => {
  const PAGE = 20;
  const document = parse(`
    query ($id: ID!, $ids: [ID!]!, $sessionId: ID!, $slug: String!) {
      node(id: $id) { ...Anything ...Answers }
      nodes(ids: $ids) { ...Anything }
      onboardingSession(id: $sessionId) { ...Session ...Answers }
      onboardingStatus { session { ...Session ...Answers } }
      organization(slug: $slug) { ...Organization }
    }
    fragment Anything on Node {
      __typename
      id
      ... on User { name email }
      ... on Membership { role jobTitle okrExperience user { id name email } department { id parent { id } } }
      ... on Department { name parent { id name } }
      ... on Objective { title department { id } keyResults { id } }
      ... on KeyResult { title }
      ... on Invitation { address: email department { id } }
      ... on Organization { ...Organization }
      ... on OnboardingSession { ...Session }
      ... on Industry { name organizationCount }
    }
    fragment Organization on Organization {
      id name slug viewerRole
      industry { id organizationCount }
      departments { id }
      members(first: 8) { totalCount nodes { id role user { id email } department { id } } }
      objectives(first: 2) { totalCount nodes { id keyResults { id } department { id } } }
      invitations(first: 2) { totalCount nodes { id address: email department { id } } }
    }
    fragment Answers on OnboardingSession {
      steps { key answers { ... on WelcomeAnswers { fullName } } }
    }
    fragment Session on OnboardingSession {
      id state
      named: industry { id }
      organization { id name viewerRole members(first: 3) { nodes { id user { id } } } }
    }`);

  interface Item {
    readonly __typename: string;
    readonly id: string;
    readonly viewerRole?: string | null;
    readonly members?: { readonly totalCount: number };
    readonly invitations?: { readonly totalCount: number };
  }
  interface Answer {
    readonly node: Item | null;
    readonly nodes: readonly (Item | null)[];
    readonly onboardingSession: Item | null;
    readonly onboardingStatus: { readonly session: Item | null };
    readonly organization: Item | null;
  }

  async function ask(viewer: string | null): Promise<string[]> {
    const variables = {
      id: anyIdFor(viewer),
      ids: Array.from({ length: PAGE }, () => anyIdFor(viewer)),
      sessionId: encodeGlobalId('OnboardingSession', any(world.sessions).id),
      slug: any(world.tenants).slug,
    };
    const contextValue: Context = {
      requestId: 'test',
      viewer: viewer === null ? null : { userId: viewer, sessionKey: '', expiresAt: new Date() },
      ip: '127.0.0.1',
      language: 'en',
      userAgent: null,
      access: door.asViewer(viewer),
      accessOf: ({ id }) => door.asViewer(id),
      services: {
        onboarding: createOnboarding({ registry, door, outbox: NO_MAIL, verifiesEmail: false }),
      } as Services,
    };
    const result = await execute({ schema, document, contextValue, variableValues: variables });
    if (result.errors) return result.errors.map(String);
    const data = result.data as unknown as Answer;
    const wrong: string[] = [];
    const expectExactly = (item: Item | null, id: string) => {
      if (item?.id !== (maySee(viewer, id) ? id : undefined)) wrong.push(`looked up ${id}`);
    };
    expectExactly(data.node, variables.id);
    variables.ids.forEach((id, index) => expectExactly(data.nodes[index] ?? null, id));
    expectExactly(data.onboardingSession, variables.sessionId);
    const bySlug = world.tenants.find(({ slug }) => slug === variables.slug)?.id ?? '';
    expectExactly(data.organization, encodeGlobalId('Organization', bySlug));
    inspect(data, viewer, wrong);
    return wrong;
  }

  /** Everything in an answer, however deep. */
  function inspect(value: unknown, viewer: string | null, wrong: string[]): void {
    if (typeof value === 'string') {
      const [, person] = /^(?:Secret of )(.*)$/.exec(value) ?? [];
      if (person !== undefined && person !== viewer) wrong.push(value);
    }
    if (typeof value !== 'object' || value === null) return;
    const { id, viewerRole, members, invitations } = value as Partial<Item>;
    if (id !== undefined && !maySee(viewer, id)) wrong.push(`shown ${id}`);
    const tenant = world.tenants.find((one) => encodeGlobalId('Organization', one.id) === id);
    if (tenant && viewerRole !== undefined) {
      const role = tenant.members.find(({ userId }) => userId === viewer)?.role;
      if (viewerRole !== role) wrong.push(`role ${String(viewerRole)} in ${tenant.id}`);
    }
    if (tenant && members && invitations) {
      const invited = tenant.invitations.filter((one) =>
        maySee(viewer, encodeGlobalId('Invitation', one.id)),
      );
      if (members.totalCount !== tenant.members.length) wrong.push(`members of ${tenant.id}`);
      if (invitations.totalCount !== invited.length) wrong.push(`invitations of ${tenant.id}`);
    }
    for (const inner of Object.values(value)) inspect(inner, viewer, wrong);
  }

  test('the document is valid', () => {
    expect(validate(schema, document)).toEqual([]);
  });

  test(
    `${String(LOOK_UPS)} look-ups, and all that hangs on them, leak nothing`,
    { timeout: PATIENCE },
    async () => {
      const wrong: string[] = [];
      for (let done = 0; done < LOOK_UPS; done += 50 * (PAGE + 3)) {
        const answers = await Promise.all(Array.from({ length: 50 }, () => ask(any(viewers))));
        wrong.push(...answers.flat());
      }
      expect(wrong).toEqual([]);
    },
  );
});
