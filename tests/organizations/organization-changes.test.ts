import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { anIndustry } from '../helpers/wizard.ts';
import type { People, Team } from './kit.ts';
import { aTeam, auditOf, mutate, organizationId, somePeople } from './kit.ts';

let app: App;
let people: People;
let team: Team;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  team = await aTeam(app, people);
});

const PROFILE = `name slug industry { id } size employeeCount description website country city foundedYear logoUrl
  teamSize structure methodology collaborationStyle okrMaturity currentChallenges businessGoals successMetrics integrations`;
const update = (changes: object, person = people.ADMIN) =>
  mutate(person, 'updateOrganization', { ...organizationId(team), ...changes }, PROFILE);

test('every field of the profile changes, as it would be submitted; what is absent stays', async () => {
  const industryId = await anIndustry(app);
  const changes = {
    name: '  Difference Engines  ',
    size: 'MEDIUM',
    employeeCount: 100,
    description: 'We build engines\nthat compute differences.',
    website: 'https://engines.example',
    country: 'ES',
    city: 'Sevilla',
    foundedYear: 1822,
    logoUrl: 'https://engines.example/logo.png',
    teamSize: 30,
    structure: 'MATRIX',
    methodology: 'KPIS',
    collaborationStyle: 'CENTRALIZED',
    okrMaturity: 'ADVANCED',
    currentChallenges: ['GROWTH', 'CULTURE'],
    businessGoals: ['INNOVATION'],
    successMetrics: ['Tables'],
    integrations: ['GITHUB'],
  };
  const expected = {
    ...changes,
    name: 'Difference Engines',
    slug: team.slug,
    industry: { id: industryId },
  };
  expect(await update({ ...changes, industryId })).toMatchObject(expected);
  expect(await update({ city: 'Cádiz' })).toMatchObject({ ...expected, city: 'Cádiz' });
});

test('null and blank text clear what may be empty', async () => {
  await update({ website: 'https://engines.example', city: 'London', foundedYear: 1900 });
  expect(
    await update({
      website: null,
      city: '  ',
      foundedYear: null,
      employeeCount: null,
      successMetrics: null,
      integrations: [],
    }),
  ).toMatchObject({
    website: null,
    city: null,
    foundedYear: null,
    employeeCount: null,
    successMetrics: [],
    integrations: [],
  });
});

test("all that breaks the steps' rules comes back at once, and nothing is changed", async () => {
  const { __typename, wrong } = await update({
    name: null,
    description: 'short',
    employeeCount: 0,
    country: 'Spain',
    website: 'engines',
    foundedYear: 3000,
    businessGoals: ['INNOVATION', 'INNOVATION'],
    currentChallenges: [],
    teamSize: 20_000,
    size: null,
    city: 'x\u0000',
  });
  expect(__typename).toBe('InvalidInputError');
  expect(wrong.toSorted()).toEqual([
    'businessGoals.1 DUPLICATE',
    'city NUL_CHARACTER',
    'country INVALID_COUNTRY',
    'currentChallenges TOO_FEW',
    'description TOO_SHORT',
    'employeeCount TOO_SMALL',
    'foundedYear TOO_LARGE',
    'name REQUIRED',
    'size REQUIRED',
    'teamSize TOO_LARGE',
    'website INVALID_URL',
  ]);
  expect(await update({})).toMatchObject({ name: 'Analytical Engines', country: 'GB' });
});

test.each([
  ['of none', encodeGlobalId('Industry', '00000000-0000-4000-8000-000000000000')],
  ['of something else', encodeGlobalId('User', '00000000-0000-4000-8000-000000000000')],
])('an industry id %s is UNKNOWN_INDUSTRY', async (_what, industryId) => {
  expect((await update({ industryId })).wrong).toEqual(['industryId UNKNOWN_INDUSTRY']);
});

test('warnings do not block: a number of employees beyond the size, a name of which no slug can be made', async () => {
  expect(await update({ employeeCount: 900_000, name: '株式会社' })).toMatchObject({
    employeeCount: 900_000,
    name: '株式会社',
    slug: team.slug,
  });
});

test('neither the slug nor departments can be sent', async () => {
  for (const field of ['slug', 'departments']) {
    const { errors } = await app.ask(
      `mutation { updateOrganization(input: { organizationId: "${team.gid}", ${field}: "x" }) { __typename } }`,
      {},
      people.OWNER.token,
    );
    expect(errors?.[0]?.extensions['code'], field).toBe('GRAPHQL_VALIDATION_FAILED');
  }
});

test('the audit log tells who changed which fields, from what to what, and nothing where nothing changed', async () => {
  await update({ city: 'Sevilla', country: 'GB', name: 'Analytical Engines' });
  await update({ city: 'Sevilla' });
  expect(await auditOf(app, team)).toEqual([
    {
      action: 'ORGANIZATION_UPDATED',
      target_id: team.id,
      actor_id: await userIdOf(app, people.ADMIN),
      before: { city: null },
      after: { city: 'Sevilla' },
    },
  ]);
});

test('deleting takes the slug as a confirmation, and everything with it; the audit entry stays', async () => {
  const remove = (slug: string) =>
    mutate(people.OWNER, 'deleteOrganization', { ...organizationId(team), slug }, 'id slug');
  expect((await remove('something-else')).wrong).toEqual(['slug INVALID_VALUE']);
  expect(await remove(team.slug)).toMatchObject({ id: team.gid, slug: team.slug });

  for (const table of ['memberships', 'departments', 'objectives', 'key_results', 'invitations']) {
    const rows = await app.database.query(`select from ${table} where organization_id = $1`, [
      team.id,
    ]);
    expect(rows, table).toHaveLength(0);
  }
  const entries = await auditOf(app, team);
  expect(entries.at(-1)).toMatchObject({
    action: 'ORGANIZATION_DELETED',
    actor_id: await userIdOf(app, people.OWNER),
    before: { slug: team.slug },
  });
  expect((await remove(team.slug)).__typename).toBe('NotFoundError');
  const { organizationSlug } = await people.OWNER.run<
    { organizationSlug: { available: boolean } },
    object
  >('query ($slug: String!) { organizationSlug(slug: $slug) { available } }', { slug: team.slug });
  expect(organizationSlug.available).toBe(true);
});

test('members are listed with those whose wizard waits, and their state', async () => {
  const query = `query ($id: ID!) {
    node(id: $id) { ... on Organization { members(first: 10) { totalCount nodes { role state user { email } } } } }
  }`;
  for (const person of [people.ADMIN, people.MEMBER]) {
    const { node } = await person.run<
      {
        node: {
          members: { totalCount: number; nodes: { state: string; user: { email: string } }[] };
        };
      },
      object
    >(query, { id: team.gid });
    expect(node.members.totalCount).toBe(6);
    const waiting = node.members.nodes.filter(({ state }) => state === 'PENDING');
    expect(waiting).toEqual([
      { role: 'MEMBER', state: 'PENDING', user: { email: people.PENDING.email } },
    ]);
  }
});
