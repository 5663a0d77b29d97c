import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { counted } from '../helpers/statements.ts';
import { anIndustry } from '../helpers/wizard.ts';
import type { People, Team } from './kit.ts';
import {
  aDepartment,
  anObjective,
  aTeam,
  departmentId,
  extra,
  keyResultId,
  membershipId,
  mutate,
  objectiveId,
  organizationId,
  parentId,
  somePeople,
  successOf,
} from './kit.ts';

/** What each change may cost in SQL statements, counted for real. A change that adds one fails here. */

let app: App;
let people: People;
let team: Team;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
  team = await aTeam(app, people);
}, 60_000);
afterAll(() => app.close());

const key = () => ({ idempotencyKey: randomUUID() });
const RESULT = { title: 'Customers', metricType: 'NUMBER', baseline: 0, target: 10 };

const budgets: [field: string, most: number, input: () => object | Promise<object>][] = [
  [
    'updateOrganization',
    5,
    async () => ({
      ...organizationId(team),
      city: randomUUID(),
      industryId: await anIndustry(app),
    }),
  ],
  ['changeMemberRole', 3, async () => ({ ...membershipId(await extra(app, team)), role: 'ADMIN' })],
  [
    'moveMember',
    3,
    async () => ({
      ...membershipId(await extra(app, team)),
      ...departmentId(team.departments['Web']),
    }),
  ],
  ['removeMember', 3, async () => membershipId(await extra(app, team))],
  [
    'createDepartment',
    6,
    () => ({
      ...organizationId(team),
      name: randomUUID(),
      type: 'OTHER',
      ...parentId(team.departments['Web']),
      ...key(),
    }),
  ],
  [
    'updateDepartment',
    4,
    async () => ({ ...departmentId(await aDepartment(app, team, null)), name: randomUUID() }),
  ],
  [
    'moveDepartment',
    4,
    async () => ({
      ...departmentId(await aDepartment(app, team, null)),
      ...parentId(team.departments['Web']),
    }),
  ],
  ['removeDepartment', 4, async () => departmentId(await aDepartment(app, team, null))],
  [
    'createObjective',
    6,
    () => ({
      ...organizationId(team),
      title: 'Win the market',
      keyResults: [RESULT, RESULT],
      ...key(),
    }),
  ],
  [
    'updateObjective',
    3,
    async () => ({
      ...objectiveId((await anObjective(app, team, people.OWNER)).id),
      title: 'Another title',
    }),
  ],
  ['closeObjective', 3, async () => objectiveId((await anObjective(app, team, people.OWNER)).id)],
  [
    'createKeyResult',
    6,
    async () => ({
      ...objectiveId((await anObjective(app, team, people.OWNER)).id),
      ...RESULT,
      ...key(),
    }),
  ],
  [
    'updateKeyResult',
    4,
    async () => ({
      ...keyResultId((await anObjective(app, team, people.OWNER)).keyResultId),
      current: 5,
    }),
  ],
  ['leaveOrganization', 3, () => organizationId(team)],
  ['transferOwnership', 5, async () => membershipId(await extra(app, team))],
  ['deleteOrganization', 3, async () => ({ ...organizationId(team), slug: team.slug })],
];

test.each(budgets)('%s: at most %i', async (field, most, input) => {
  if (field === 'deleteOrganization') team = await aTeam(app, people);
  const given = await input();
  const person = field === 'leaveOrganization' ? people.VIEWER : people.OWNER;
  const { result, sent } = await counted(() => mutate(person, field, given));
  expect(result.__typename).toBe(successOf(field));
  expect(sent.length, sent.join('\n')).toBeLessThanOrEqual(most);
});

test('a page of departments with their parents, children and members: as many statements for 3 as for 30', async () => {
  team = await aTeam(app, people);
  const query = `query ($id: ID!) { node(id: $id) { ... on Organization {
    departments { name parent { name } children { name } members(first: 5) { totalCount nodes { user { name } } } }
    objectives(first: 50) { nodes { title progress owner { name } department { name } keyResults { progress } } }
    members(first: 50) { nodes { role state user { name } department { name } } }
  } } }`;
  const cost = async () => {
    const { result, sent } = await counted(() =>
      app.ask(query, { id: team.gid }, people.OWNER.token),
    );
    expect(result.errors).toBeUndefined();
    return sent.length;
  };
  const few = await cost();
  for (let index = 0; index < 30; index += 1) {
    const department = await aDepartment(app, team, team.departments['Web'] ?? null);
    await anObjective(app, team, people.MEMBER, department);
    await extra(app, team);
  }
  expect(await cost()).toBe(few);
  expect(few).toBeLessThanOrEqual(14);
});
