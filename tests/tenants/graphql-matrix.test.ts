import { getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import { schema } from '../../src/schema.ts';
import { startApp } from '../helpers/app.ts';
import type { Answer, App } from '../helpers/app.ts';
import { StreamError, subscribe } from '../helpers/streams.ts';
import {
  documentsFor,
  fieldsAsked,
  fieldsWithin,
  idsOf,
  PUBLIC_ROOTS,
  TABLES,
} from './documents.ts';
import { inFlight } from './in-flight.ts';
import { leaksIn, OTHER_RELATIONS, RELATIONS, wrongRelations } from './judge.ts';
import { markersIn } from './markers.ts';
import { exportSightOf, sightOf } from './oracle.ts';
import type { Sight } from './oracle.ts';
import { unaccountedColumns } from './planting.ts';
import { nodeTypesOf, selectionsOf } from './probes.ts';
import { cellOf, readEverything } from './rows.ts';
import type { Everything } from './rows.ts';
import { addWorld, IDENTITIES } from './world.ts';
import type { World } from './world.ts';

/**
 * Everybody asks for everything that there is, by its id, by every field of Query and along every way through the graph:
 * what an answer holds is what the rights table of product.md shows them, no id, no text more, and nothing less.
 */

/** Types that tell nothing of any tenant or person, and why. All fields of all others have to be asked for. */
const PUBLIC: Readonly<Record<string, string>> = {
  Industry:
    'Branches of business are the same for everybody, and so is how many organizations each has.',
  TypicalDepartment: 'Part of a branch of business.',
  ModelObjective: 'Part of a branch of business.',
  ModelKeyResult: 'Part of a branch of business.',
  QueryIndustriesConnection: 'A page of branches of business.',
  QueryIndustriesConnectionEdge: 'The same.',
  SlugAvailability: 'Whether an address is free crosses tenants on purpose.',
  InvitationPreview: 'Only for whom holds the token: a test of its own.',
};

let app: App;
let world: World;
let everything: Everything;
let documents: string[];
const subscription = `subscription ($id: ID!) { onboardingProgress(sessionId: $id) {
  cursor kind occurredAt session { ${selectionsOf(typeNamed('OnboardingSession'), 0)[0] ?? ''} steps { key answers {
    __typename ... on WelcomeAnswers { fullName } ... on ProfileAnswers { fullName } } issues { message } }
    organization { id name } }
} }`;
const suggestionProgress = `subscription ($id: ID!) { aiSuggestion(id: $id) {
  cursor suggestion { id instruction rationale proposal { ... on CompanyAnswers { description } } } } }`;

function typeNamed(name: string) {
  const type = schema.getType(name);
  if (!type) throw new Error(`There is no type ${name}.`);
  return type;
}

beforeAll(async () => {
  app = await startApp();
  world = await addWorld(app);
  everything = await readEverything(app.database);
  documents = documentsFor(schema, everything);
});
afterAll(async () => {
  await app.close();
});

describe('the test itself', () => {
  test('knows of every column of text what stands there', async () => {
    expect(await unaccountedColumns(app.database)).toEqual([]);
  });

  test('has a marker, its own, in every text', () => {
    const shared = [...everything.cellsOfMarker.values()].filter(({ size }) => size > 8);
    // Only the domains stand in many rows: in the addresses there.
    expect(shared.length).toBeLessThanOrEqual(2);
    expect(everything.cellsOfMarker.size).toBeGreaterThan(400);
  });

  test('asks for every field that is not public, of every type that can be reached', () => {
    const asked = fieldsAsked(schema, [...documents, subscription, suggestionProgress]);
    const wanted = [
      ...fieldsWithin(schema, schema.getQueryType()),
      ...fieldsWithin(schema, schema.getSubscriptionType()),
    ].filter((field) => {
      const [type = '', name = ''] = field.split('.');
      return !(type in PUBLIC) && !(type === 'Query' && name in PUBLIC_ROOTS);
    });
    expect(wanted.filter((field) => !asked.has(field))).toEqual([]);
    expect(Object.keys(PUBLIC).filter((name) => !schema.getType(name))).toEqual([]);
  });

  test('knows where every field leads that leads from one thing to others', () => {
    const nodes = nodeTypesOf(schema);
    const leads = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (!isObjectType(type) || !(nodes.includes(type) || type.name === 'AuditEntry')) return [];
      return Object.values(type.getFields())
        .filter((field) => {
          const named = getNamedType(field.type);
          return (
            isObjectType(named) && (nodes.includes(named) || named.name.endsWith('Connection'))
          );
        })
        .map(({ name }) => `${type.name}.${name}`);
    });
    expect(leads.filter((one) => !(one in RELATIONS) && !(one in OTHER_RELATIONS))).toEqual([]);
    expect(nodes.map(({ name }) => name).sort()).toEqual(Object.keys(TABLES).sort());
  });
});

describe.each(IDENTITIES)('as %s', (identity) => {
  let sight: Sight;
  let answers: Answer<Readonly<Record<string, unknown>>>[];
  beforeAll(async () => {
    sight = sightOf(everything, identity === 'nobody' ? null : world.ids[identity]);
    answers = await inFlight(4, documents, (document) =>
      app.ask(document, {}, world.tokenOf(identity)),
    );
  });

  test('nothing is told that is not theirs to see', () => {
    for (const [n, answer] of answers.entries()) {
      expect(leaksIn(everything, sight, answer), documents[n]?.slice(0, 300)).toEqual([]);
      expect(answer.errors, documents[n]?.slice(0, 300)).toBeUndefined();
    }
  });

  test('by its id, each thing is there or not as the rights say', async () => {
    for (const type of nodeTypesOf(schema)) {
      const ids = idsOf(everything, type.name);
      const { data } = await app.ask<{ nodes: ({ id: string } | null)[] }, object>(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        { ids },
        world.tokenOf(identity),
      );
      const due = (everything.rows.get(TABLES[type.name] ?? '') ?? [])
        .slice(0, ids.length)
        .map((row) =>
          sight.shows(TABLES[type.name] ?? '', row)
            ? encodeGlobalId(type.name, String(row['id']))
            : null,
        );
      expect(
        data?.nodes.map((node) => node?.id ?? null),
        type.name,
      ).toEqual(due);
    }
  });

  test('along every field, all is there that is theirs to see', () => {
    for (const [n, answer] of answers.entries()) {
      expect(wrongRelations(everything, sight, answer), documents[n]?.slice(0, 300)).toEqual([]);
    }
    const found = new Set(answers.flatMap((answer) => markersIn(JSON.stringify(answer))));
    const missing = [...everything.cellsOfMarker].filter(
      ([marker, cells]) => !found.has(marker) && [...cells].some((cell) => sight.due.has(cell)),
    );
    expect(missing.flatMap(([, cells]) => [...cells])).toEqual([]);
  });

  test('sessions can be followed by those who see them, over either transport', async () => {
    for (const [n, session] of (
      everything.rows.get('public.onboarding_sessions') ?? []
    ).entries()) {
      const id = encodeGlobalId('OnboardingSession', String(session['id']));
      const transport = n % 2 === 0 ? 'SSE' : 'WebSocket';
      const stream = subscribe(app, transport, world.tokenOf(identity) ?? null, subscription, {
        id,
      });
      const first = await stream.next().catch((error: unknown) => {
        if (error instanceof StreamError) return error.message;
        throw error;
      });
      await stream.close();
      if (sight.shows('public.onboarding_sessions', session)) {
        expect(first).toMatchObject({ onboardingProgress: { session: { id } } });
        expect(leaksIn(everything, sight, first)).toEqual([]);
      } else {
        expect(first).toBe('NOT_FOUND');
      }
    }
  });
});

test.each(IDENTITIES)('suggestions can be followed by who asked for them: %s', async (identity) => {
  const sight = sightOf(everything, identity === 'nobody' ? null : world.ids[identity]);
  // One of each person's, and so of each organization's.
  for (const [n, userId] of Object.values(world.ids).entries()) {
    const row = everything.rows
      .get('public.ai_suggestions')
      ?.findLast(({ user_id: person }) => person === userId);
    const id = encodeGlobalId('AiSuggestion', String(row?.['id']));
    const transport = n % 2 === 0 ? 'SSE' : 'WebSocket';
    const token = world.tokenOf(identity) ?? null;
    const stream = subscribe(app, transport, token, suggestionProgress, { id });
    const first = await stream.next().catch((error: unknown) => {
      if (error instanceof StreamError) return error.message;
      throw error;
    });
    await stream.close();
    if (identity !== 'nobody' && userId === world.ids[identity]) {
      expect(first).toMatchObject({ aiSuggestion: { suggestion: { id } } });
      expect(leaksIn(everything, sight, first)).toEqual([]);
    } else {
      expect(first).toBe('NOT_FOUND');
    }
  }
});

test.each(IDENTITIES)(
  'whoever holds the token of an invitation is told two names: %s',
  async (identity) => {
    const preview =
      'query ($token: String!) { invitation(token: $token) { inviterName organizationName role state } }';
    const { token } = world;
    const answer = await app.ask(preview, { token }, world.tokenOf(identity));
    const cells = new Set([
      cellOf('public.organizations', world.ours.id, 'name'),
      cellOf('public.users', world.ids.owner, 'name'),
    ]);
    const told = { ...sightOf(everything, null), cells };
    expect(leaksIn(everything, told, answer)).toEqual([]);
    expect(markersIn(JSON.stringify(answer))).toHaveLength(2);
  },
);

test.each(IDENTITIES.filter((name) => name !== 'nobody'))(
  'what is taken out about oneself is about nobody else: %s',
  async (identity) => {
    const { exportMyData } = await world.people[identity].run<
      { exportMyData: { data: object } },
      object
    >('mutation { exportMyData(input: {}) { ... on DataExport { data } } }', {});
    const id = world.ids[identity];
    expect(leaksIn(everything, exportSightOf(everything, id), exportMyData.data)).toEqual([]);
    expect(JSON.stringify(exportMyData.data)).toContain(id);
  },
);

/** As whom, by documents about which type, it must show that everybody reads a table. */
const FAULTS = [
  ['organizations', 'stranger', 'Organization'],
  ['memberships', 'stranger', 'Membership'],
  ['users', 'stranger', 'User'],
  ['departments', 'stranger', 'Department'],
  ['objectives', 'stranger', 'Objective'],
  ['key_results', 'stranger', 'KeyResult'],
  ['invitations', 'member', 'Organization'],
  ['join_requests', 'member', 'Organization'],
  ['organization_domains', 'manager', 'Organization'],
  ['audit_log', 'manager', 'Organization'],
  ['onboarding_sessions', 'member', 'OnboardingSession'],
  ['onboarding_answers', 'admin', 'OnboardingSession'],
  ['ai_suggestions', 'admin', 'AiSuggestion'],
  ['ai_suggestions', 'owner', 'OnboardingSession'],
  ['member_profiles', 'pending', 'Membership'],
] as const;

test.each(FAULTS)('it would show if everybody read %s: as %s', async (table, identity, type) => {
  const sight = sightOf(everything, world.ids[identity]);
  const about = documents.filter((document) => document.includes(`on ${type} {`));
  await app.database.query(
    `create policy fault on ${table} for select to gangway_app using (true)`,
  );
  let leaks: string[] = [];
  for (const document of about) {
    leaks = leaksIn(everything, sight, await app.ask(document, {}, world.tokenOf(identity)));
    if (leaks.length > 0) break;
  }
  await app.database.query(`drop policy fault on ${table}`);
  expect(leaks.some((leak) => leak.startsWith(`public.${table}`))).toBe(true);
});
