import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import type { Kind, People, Team } from './kit.ts';
import {
  aDepartment,
  anObjective,
  aTeam,
  departmentId,
  extra,
  keyResultId,
  KINDS,
  membershipId,
  mutate,
  objectiveId,
  organizationId,
  parentId,
  somePeople,
  successOf,
} from './kit.ts';

/** Who may do what, as product.md's table says: everybody against every mutation. */

let app: App;
let people: People;
let shared: Team;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
  shared = await aTeam(app, people);
}, 60_000);
afterAll(() => app.close());

type Answer = 'yes' | 'Forbidden' | 'NotFound' | 'LastOwner';
/** Those who are not named: outsiders find nothing, members are forbidden. */
type Answers = Partial<Record<Kind, Answer>>;

interface Case {
  readonly what: string;
  readonly field: string;
  readonly input: (team: Team, kind: Kind) => object | Promise<object>;
  readonly answers: Answers;
  /** Whether what it does would matter to other cases: it gets an organization of its own. */
  readonly alone?: boolean;
}

const OWNER: Answers = { OWNER: 'yes' };
const ADMINS: Answers = { OWNER: 'yes', ADMIN: 'yes' };
const MANAGERS: Answers = { ...ADMINS, MANAGER: 'yes' };
const ALL_BUT_VIEWERS: Answers = { ...MANAGERS, MEMBER: 'yes' };
const EVERYBODY: Answers = { ...ALL_BUT_VIEWERS, VIEWER: 'yes' };

const managed = ({ departments }: Team) => departments['Technology'] ?? '';
const elsewhere = ({ departments }: Team) => departments['Sales'] ?? '';
const newName = () => ({ name: randomUUID(), type: 'OTHER' });
const newObjective = { title: 'Win the market' };
const newResult = { title: 'Customers', metricType: 'NUMBER', baseline: 0, target: 5 };
const userGid = async (person: Kind) => encodeGlobalId('User', await userIdOf(app, people[person]));

/** The cases of what is done to an objective: whose objectives, of which department, and for whom it is allowed. */
const onObjectives = (
  field: string,
  input: (made: { id: string; keyResultId: string }) => object,
): Case[] => [
  {
    what: "the founder's objective",
    field,
    input: async (team) => input(await anObjective(app, team, people.OWNER)),
    answers: ADMINS,
  },
  {
    what: 'an objective of their own',
    field,
    input: async (team, kind) => input(await anObjective(app, team, people[kind])),
    answers: ALL_BUT_VIEWERS,
  },
  {
    what: 'an objective of the managed department',
    field,
    input: async (team) => input(await anObjective(app, team, people.OWNER, managed(team))),
    answers: MANAGERS,
  },
  {
    what: 'an objective of another department',
    field,
    input: async (team) => input(await anObjective(app, team, people.OWNER, elsewhere(team))),
    answers: ADMINS,
  },
];

const cases: readonly Case[] = [
  {
    what: 'the profile',
    field: 'updateOrganization',
    input: (team) => ({ ...organizationId(team), city: randomUUID() }),
    answers: ADMINS,
  },
  {
    what: 'the organization',
    field: 'deleteOrganization',
    input: (team) => ({ ...organizationId(team), slug: team.slug }),
    answers: OWNER,
    alone: true,
  },
  {
    what: "a member's",
    field: 'changeMemberRole',
    input: async (team) => ({ ...membershipId(await extra(app, team)), role: 'VIEWER' }),
    answers: ADMINS,
  },
  {
    what: "an owner's",
    field: 'changeMemberRole',
    input: async (team) => ({ ...membershipId(await extra(app, team, 'OWNER')), role: 'VIEWER' }),
    answers: OWNER,
  },
  {
    what: 'a member to OWNER',
    field: 'changeMemberRole',
    input: async (team) => ({ ...membershipId(await extra(app, team)), role: 'OWNER' }),
    answers: OWNER,
  },
  {
    what: 'their own to OWNER',
    field: 'changeMemberRole',
    input: (team, kind) => ({ ...membershipId(team.places[kind] ?? randomUUID()), role: 'OWNER' }),
    // Who waits sees their own place.
    answers: { OWNER: 'yes', PENDING: 'Forbidden' },
  },
  {
    what: 'a member to a department',
    field: 'moveMember',
    input: async (team) => ({
      ...membershipId(await extra(app, team)),
      ...departmentId(managed(team)),
    }),
    answers: ADMINS,
  },
  {
    what: 'a member',
    field: 'removeMember',
    input: async (team) => membershipId(await extra(app, team)),
    answers: ADMINS,
  },
  {
    what: 'another owner',
    field: 'removeMember',
    input: async (team) => membershipId(await extra(app, team, 'OWNER')),
    answers: OWNER,
  },
  {
    what: 'themselves',
    field: 'removeMember',
    input: (team, kind) => membershipId(team.places[kind] ?? randomUUID()),
    answers: { ...EVERYBODY, OWNER: 'LastOwner', PENDING: 'yes' },
    alone: true,
  },
  {
    what: 'as themselves',
    field: 'leaveOrganization',
    input: organizationId,
    answers: { ...EVERYBODY, OWNER: 'LastOwner', PENDING: 'yes' },
    alone: true,
  },
  {
    what: 'to an admin',
    alone: true,
    field: 'transferOwnership',
    input: async (team) => membershipId(await extra(app, team, 'ADMIN')),
    answers: OWNER,
  },
  {
    what: 'at the top',
    field: 'createDepartment',
    input: (team) => ({ ...organizationId(team), ...newName() }),
    answers: ADMINS,
  },
  {
    what: 'below the managed one',
    field: 'createDepartment',
    input: (team) => ({ ...organizationId(team), ...newName(), ...parentId(managed(team)) }),
    answers: MANAGERS,
  },
  {
    what: 'below another',
    field: 'createDepartment',
    input: (team) => ({ ...organizationId(team), ...newName(), ...parentId(elsewhere(team)) }),
    answers: ADMINS,
  },
  {
    what: 'the managed one',
    field: 'updateDepartment',
    input: (team) => ({ ...departmentId(managed(team)), ...newName() }),
    answers: MANAGERS,
  },
  {
    what: 'another',
    field: 'updateDepartment',
    input: (team) => ({ ...departmentId(elsewhere(team)), ...newName() }),
    answers: ADMINS,
  },
  {
    what: 'another, without changing anything',
    field: 'updateDepartment',
    input: (team) => departmentId(elsewhere(team)),
    answers: ADMINS,
  },
  {
    what: 'within the managed one',
    field: 'moveDepartment',
    input: async (team) => ({
      ...departmentId(await aDepartment(app, team, managed(team))),
      ...parentId(team.departments['Web']),
    }),
    answers: MANAGERS,
  },
  {
    what: 'out of the managed one',
    field: 'moveDepartment',
    input: async (team) => ({
      ...departmentId(await aDepartment(app, team, managed(team))),
      ...parentId(elsewhere(team)),
    }),
    answers: ADMINS,
  },
  {
    what: 'from elsewhere into the managed one',
    field: 'moveDepartment',
    input: async (team) => ({
      ...departmentId(await aDepartment(app, team, elsewhere(team))),
      ...parentId(managed(team)),
    }),
    answers: ADMINS,
  },
  {
    what: 'below the managed one',
    field: 'removeDepartment',
    input: async (team) => departmentId(await aDepartment(app, team, managed(team))),
    answers: MANAGERS,
  },
  {
    what: 'below another',
    field: 'removeDepartment',
    input: async (team) => departmentId(await aDepartment(app, team, elsewhere(team))),
    answers: ADMINS,
  },
  {
    what: 'the managed one itself',
    field: 'removeDepartment',
    input: (team) => departmentId(managed(team)),
    // The admin was first.
    answers: { ADMIN: 'yes', OWNER: 'NotFound' },
    alone: true,
  },
  {
    what: 'of their own',
    field: 'createObjective',
    input: (team) => ({ ...organizationId(team), ...newObjective }),
    answers: ALL_BUT_VIEWERS,
  },
  {
    what: "of somebody else's",
    field: 'createObjective',
    input: async (team, kind) => ({
      ...organizationId(team),
      ...newObjective,
      ownerId: await userGid(kind === 'MEMBER' ? 'ADMIN' : 'MEMBER'),
    }),
    answers: ADMINS,
  },
  {
    what: "of somebody else's in the managed department",
    field: 'createObjective',
    input: async (team, kind) => ({
      ...organizationId(team),
      ...newObjective,
      ...departmentId(managed(team)),
      ownerId: await userGid(kind === 'MEMBER' ? 'ADMIN' : 'MEMBER'),
    }),
    answers: MANAGERS,
  },
  ...onObjectives('updateObjective', ({ id }) => ({
    ...objectiveId(id),
    title: `Title ${randomUUID()}`,
  })),
  ...onObjectives('closeObjective', ({ id }) => objectiveId(id)),
  ...onObjectives('createKeyResult', ({ id }) => ({ ...objectiveId(id), ...newResult })),
  ...onObjectives('updateKeyResult', (made) => ({ ...keyResultId(made.keyResultId), current: 5 })),
];

const isOutsider = (kind: Kind) => ['PENDING', 'FORMER', 'STRANGER'].includes(kind);

test.each(cases)('$field: $what', async ({ field, input, answers, alone }) => {
  const team = alone ? await aTeam(app, people) : shared;
  const got: Record<string, string> = {};
  const expected: Record<string, string> = {};
  // The mighty last: what they do may end what others would try.
  for (const kind of [...KINDS].reverse()) {
    const answer = answers[kind] ?? (isOutsider(kind) ? 'NotFound' : 'Forbidden');
    expected[kind] = answer === 'yes' ? successOf(field) : `${answer}Error`;
    got[kind] = (await mutate(people[kind], field, await input(team, kind))).__typename;
  }
  expect(got).toEqual(expected);
});

test('who is signed out changes nothing: every mutation asks to sign in', async () => {
  const { data, errors } = await app.ask<{ leaveOrganization: object | null }, object>(
    'mutation ($input: LeaveOrganizationInput!) { leaveOrganization(input: $input) { __typename } }',
    { input: organizationId(shared) },
  );
  expect(data?.leaveOrganization ?? null).toBeNull();
  expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});

test.each(Object.entries(idsOf()))('%s does not find what never was', async (field, input) => {
  const strange = [
    encodeGlobalId('User', randomUUID()),
    'rubbish',
    '',
    encodeGlobalId(idType(field), randomUUID()),
  ];
  for (const id of strange) {
    const filled = Object.fromEntries(
      Object.entries(input).map(([key, value]) => [key, value === null ? id : value]),
    );
    expect((await mutate(people.OWNER, field, filled)).__typename, id).toBe('NotFoundError');
  }
});

/** The input of each mutation, null where the id of its target stands. */
function idsOf(): Record<string, Record<string, unknown>> {
  return {
    updateOrganization: { organizationId: null },
    deleteOrganization: { organizationId: null, slug: 'x' },
    changeMemberRole: { membershipId: null, role: 'VIEWER' },
    moveMember: { membershipId: null },
    removeMember: { membershipId: null },
    leaveOrganization: { organizationId: null },
    transferOwnership: { membershipId: null },
    createDepartment: { organizationId: null, name: 'x', type: 'OTHER' },
    updateDepartment: { departmentId: null },
    moveDepartment: { departmentId: null },
    removeDepartment: { departmentId: null },
    createObjective: { organizationId: null, ...newObjective },
    updateObjective: { objectiveId: null },
    closeObjective: { objectiveId: null },
    createKeyResult: { objectiveId: null, ...newResult },
    updateKeyResult: { keyResultId: null },
  };
}

function idType(field: string): string {
  const [key = ''] = Object.keys(idsOf()[field] ?? {});
  return key.charAt(0).toUpperCase() + key.slice(1, -2);
}
