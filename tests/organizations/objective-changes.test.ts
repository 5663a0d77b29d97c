import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import { meanProgress, progressOf } from '../../src/organizations/progress.ts';
import { insertRows } from '../data/world.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import type { People, Team } from './kit.ts';
import {
  anObjective,
  aTeam,
  auditOf,
  departmentId,
  keyResultId,
  membershipId,
  mutate,
  objectiveId,
  organizationId,
  somePeople,
} from './kit.ts';

let app: App;
let people: People;
let team: Team;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
  team = await aTeam(app, people);
}, 60_000);
afterAll(() => app.close());

const OBJECTIVE = `id title description startsAt endsAt closedAt progress owner { email } department { name }
  keyResults { id title metricType baseline target current unit progress }`;
const RESULT = 'id title metricType baseline target current unit progress';
const create = (input: object, person = people.MEMBER) =>
  mutate(
    person,
    'createObjective',
    { ...organizationId(team), title: 'Win the market', ...input },
    OBJECTIVE,
  );
const update = (id: string, input: object, person = people.MEMBER) =>
  mutate(person, 'updateObjective', { objectiveId: id, ...input }, OBJECTIVE);
const customers = { title: 'Customers', metricType: 'NUMBER', baseline: 0, target: 10 };
const addResult = (objective: string, input: object, person = people.MEMBER) =>
  mutate(person, 'createKeyResult', { objectiveId: objective, ...customers, ...input }, RESULT);
const tell = (result: string, input: object, person = people.MEMBER) =>
  mutate(person, 'updateKeyResult', { keyResultId: result, ...input }, RESULT);
const daysOf = ({ startsAt, endsAt }: Readonly<Record<string, unknown>>) =>
  (Date.parse(String(endsAt)) - Date.parse(String(startsAt))) / 86_400_000;

test('an objective is its maker’s, with its key results where they begin, for a cycle of the organization', async () => {
  const made = await create({
    description: 'Nothing proves it like sales.',
    ...departmentId(team.departments['Sales']),
    keyResults: [
      customers,
      { ...customers, title: 'Revenue', metricType: 'CURRENCY', unit: 'EUR' },
    ],
  });
  expect(made).toMatchObject({
    title: 'Win the market',
    description: 'Nothing proves it like sales.',
    closedAt: null,
    progress: 0,
    owner: { email: people.MEMBER.email },
    department: { name: 'Sales' },
    keyResults: [
      { ...customers, current: 0, unit: null, progress: 0 },
      { title: 'Revenue', unit: 'EUR' },
    ],
  });
  expect(daysOf(made)).toBe(90);
});

test('an objective without key results has no progress', async () => {
  const made = await create({ cycleDays: 30 });
  expect(made).toMatchObject({ progress: null, keyResults: [] });
  expect(daysOf(made)).toBe(30);
});

test('admins make objectives of others, who are active members', async () => {
  const ownerId = async (person: { email: string }) =>
    encodeGlobalId('User', await userIdOf(app, person));
  expect(await create({ ownerId: await ownerId(people.MEMBER) }, people.ADMIN)).toMatchObject({
    owner: { email: people.MEMBER.email },
  });
  const nobody = [
    await ownerId(people.PENDING),
    await ownerId(people.FORMER),
    await ownerId(people.STRANGER),
    encodeGlobalId('User', randomUUID()),
    membershipId(team.places['MEMBER']).membershipId,
  ];
  for (const id of nobody) {
    expect((await create({ ownerId: id }, people.ADMIN)).wrong, id).toEqual([
      'ownerId UNKNOWN_MEMBER',
    ]);
  }
});

test('the owner of an objective who left is not shown, and the objective stays', async () => {
  const leaver = await app.person();
  await addMember(app, team.id, leaver, 'MEMBER');
  const { id } = await create({}, leaver);
  await mutate(leaver, 'leaveOrganization', organizationId(team));
  const stays = await update(id, { title: 'Somebody must' }, people.ADMIN);
  expect(stays).toMatchObject({ title: 'Somebody must', owner: null });
  expect((await update(id, { title: 'I would still' }, leaver)).__typename).toBe('NotFoundError');
});

test('the rules of the OBJECTIVES step hold, all at once', async () => {
  const other = await aTeam(app, people);
  const { wrong } = await create({
    title: 'Win',
    description: 'Short',
    cycleDays: 31,
    ...departmentId(other.departments['Sales']),
    keyResults: [
      { ...customers, title: 'No' },
      { ...customers, metricType: 'BOOLEAN', target: 5 },
      { ...customers, metricType: 'CURRENCY' },
      { ...customers, metricType: 'CURRENCY', unit: 'Euros' },
    ],
  });
  expect(wrong.toSorted()).toEqual([
    'cycleDays INVALID_VALUE',
    'departmentId UNKNOWN_DEPARTMENT',
    'description TOO_SHORT',
    'keyResults.0.title TOO_SHORT',
    'keyResults.1.target INVALID_VALUE',
    'keyResults.2.unit REQUIRED',
    'keyResults.3.unit INVALID_CURRENCY',
    'title TOO_SHORT',
  ]);
  expect((await create({ keyResults: Array(6).fill(customers) })).wrong).toEqual([
    'keyResults TOO_MANY',
  ]);
  expect((await create({ keyResults: [] })).wrong).toEqual(['keyResults TOO_FEW']);
  // More than three are a warning, which does not block.
  expect((await create({ keyResults: Array(5).fill(customers) })).__typename).toBe('Objective');
});

test('a change leaves what is absent, and clears what is null', async () => {
  const { id, startsAt } = await create({
    description: 'Nothing proves it like sales.',
    ...departmentId(team.departments['Sales']),
  });
  const longer = await update(id, { cycleDays: 180 });
  expect(longer).toMatchObject({
    title: 'Win the market',
    startsAt,
    department: { name: 'Sales' },
  });
  expect(daysOf(longer)).toBe(180);
  expect(await update(id, { description: null, departmentId: null })).toMatchObject({
    description: null,
    department: null,
  });
  expect((await update(id, { title: null, cycleDays: null })).wrong.toSorted()).toEqual([
    'cycleDays REQUIRED',
    'title REQUIRED',
  ]);
  expect((await update(id, { departmentId: 'rubbish' })).wrong).toEqual([
    'departmentId UNKNOWN_DEPARTMENT',
  ]);
  const other = await aTeam(app, people);
  expect((await update(id, departmentId(other.departments['Sales']))).wrong).toEqual([
    'departmentId UNKNOWN_DEPARTMENT',
  ]);
});

test('a manager does not move an objective out of what they manage', async () => {
  const { id } = await anObjective(app, team, people.MEMBER, team.departments['Web']);
  const change = (to: string | undefined) =>
    update(objectiveId(id).objectiveId, departmentId(to), people.MANAGER);
  expect((await change(team.departments['Sales'])).__typename).toBe('ForbiddenError');
  expect((await change(team.departments['Technology'])).__typename).toBe('Objective');
});

test('progress is told by `current`, from the baseline to the target', async () => {
  const { id } = await create({ keyResults: [customers] });
  const falling = await addResult(id, { title: 'Complaints', baseline: 40, target: 0 });
  expect(falling).toMatchObject({ current: 40, progress: 0 });
  expect(await tell(falling.id, { current: 10 })).toMatchObject({ current: 10, progress: 0.75 });
  expect(await update(id, {})).toMatchObject({ progress: 0.375 });
  expect(await tell(falling.id, { current: -5 })).toMatchObject({ current: -5, progress: 1 });
});

test('a key result keeps to its metric', async () => {
  const { id } = await create({});
  const done = await addResult(id, { title: 'Shipped', metricType: 'BOOLEAN', target: 1 });
  expect((await tell(done.id, { current: 0.5, target: 2 })).wrong.toSorted()).toEqual([
    'current INVALID_VALUE',
    'target INVALID_VALUE',
  ]);
  expect(await tell(done.id, { current: 1 })).toMatchObject({ progress: 1 });
  const money = await addResult(id, { title: 'Revenue', metricType: 'CURRENCY', unit: 'EUR' });
  expect((await tell(money.id, { unit: null })).wrong).toEqual(['unit REQUIRED']);
  expect((await tell(money.id, { unit: 'Euros' })).wrong).toEqual(['unit INVALID_CURRENCY']);
  expect(await tell(money.id, { unit: 'USD', title: 'Turnover', target: 99.5 })).toMatchObject({
    title: 'Turnover',
    unit: 'USD',
    target: 99.5,
  });
  expect((await tell(money.id, { current: null })).wrong).toEqual(['current REQUIRED']);
  expect((await addResult(id, { title: 'x', metricType: 'CURRENCY' })).wrong.toSorted()).toEqual([
    'title TOO_SHORT',
    'unit REQUIRED',
  ]);
});

test('a closed objective takes no changes; closing it again is no change', async () => {
  const { id, keyResults } = await create({ keyResults: [customers] });
  const [result] = keyResults as { id: string }[];
  const close = () => mutate(people.MEMBER, 'closeObjective', { objectiveId: id }, OBJECTIVE);
  const closed = await close();
  expect(closed['closedAt']).toEqual(expect.any(String));
  expect(await close()).toEqual(closed);
  expect((await update(id, { title: 'Too late now' })).wrong).toEqual([
    'objectiveId OBJECTIVE_CLOSED',
  ]);
  expect((await addResult(id, {})).wrong).toEqual(['objectiveId OBJECTIVE_CLOSED']);
  expect((await tell(result?.id ?? '', { current: 1 })).wrong).toEqual([
    'keyResultId OBJECTIVE_CLOSED',
  ]);
});

test('a key makes one objective and one key result', async () => {
  const idempotencyKey = randomUUID();
  const made = await create({ idempotencyKey, keyResults: [customers] });
  expect(await create({ idempotencyKey, keyResults: [customers] })).toEqual(made);
  expect((await create({ idempotencyKey })).__typename).toBe('IdempotencyError');
  const key = { idempotencyKey: randomUUID() };
  const result = await addResult(made.id, key);
  expect(await addResult(made.id, key)).toEqual(result);
  expect((await addResult(made.id, { ...key, target: 11 })).__typename).toBe('IdempotencyError');
  expect((await update(made.id, {}))['keyResults']).toHaveLength(2);
});

test('at most 20 key results an objective, and 500 open objectives an organization', async () => {
  team = await aTeam(app, people);
  const { id } = await anObjective(app, team, people.MEMBER);
  const row = { organization_id: team.id, position: 1 };
  await insertRows(
    app.database,
    'key_results',
    Array.from({ length: 19 }, () => ({
      ...row,
      id: randomUUID(),
      objective_id: id,
      title: 'Another one',
      metric_type: 'NUMBER',
      baseline: 0,
      target: 1,
      current: 0,
    })),
  );
  expect((await addResult(objectiveId(id).objectiveId, {})).wrong).toEqual(['TOO_MANY']);
  const now = new Date().toISOString();
  await insertRows(
    app.database,
    'objectives',
    Array.from({ length: 498 }, () => ({
      ...row,
      id: randomUUID(),
      title: 'Another one',
      starts_at: now,
      ends_at: now,
    })),
  );
  expect((await create({})).wrong).toEqual(['TOO_MANY']);
  await mutate(people.MEMBER, 'closeObjective', objectiveId(id));
  expect((await create({})).__typename).toBe('Objective');
});

test('the audit log tells of each change', async () => {
  team = await aTeam(app, people);
  const { id, keyResultId: result } = await anObjective(app, team, people.MEMBER);
  await update(objectiveId(id).objectiveId, { title: 'Reach further' });
  await update(objectiveId(id).objectiveId, { title: 'Reach further' });
  await tell(keyResultId(result).keyResultId, { current: 3 });
  await addResult(objectiveId(id).objectiveId, {});
  await mutate(people.MEMBER, 'closeObjective', objectiveId(id));
  expect(
    (await auditOf(app, team)).map(({ action, before, after }) => [action, before, after]),
  ).toEqual([
    ['OBJECTIVE_UPDATED', { title: 'Something to reach' }, { title: 'Reach further' }],
    ['KEY_RESULT_UPDATED', { current: 0 }, { current: 3 }],
    ['KEY_RESULT_CREATED', null, { ...customers, unit: null }],
    ['OBJECTIVE_CLOSED', { closedAt: null }, { closedAt: expect.any(String) as string }],
  ]);
});

test.each([
  [0, 10, 5, 0.5],
  [10, 0, 2.5, 0.75],
  [0, 10, 11, 1],
  [0, 10, -1, 0],
  [5, 5, 5, 1],
  [5, 5, 6, 0],
  [-Number.MAX_VALUE, Number.MAX_VALUE, 0, 0.5],
])('from %s to %s, at %s: %s', (baseline, target, current, progress) => {
  expect(progressOf({ baseline, target, current })).toBe(progress);
});

test('the progress of an objective is the mean of its key results', () => {
  const at = (current: number) => ({ baseline: 0, target: 4, current });
  expect(meanProgress([at(1), at(4), at(1)])).toBe(0.5);
  expect(meanProgress([])).toBeNull();
});
