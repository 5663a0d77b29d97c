import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import { insertRows } from '../data/world.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember } from '../helpers/members.ts';
import type { People, Team } from './kit.ts';
import {
  aDepartment,
  anObjective,
  aTeam,
  auditOf,
  departmentId,
  mutate,
  organizationId,
  parentId,
  somePeople,
} from './kit.ts';

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

const DEPARTMENT = 'id name type parent { name } children { name }';
const create = (input: object, person = people.ADMIN) =>
  mutate(
    person,
    'createDepartment',
    { ...organizationId(team), name: 'Research', type: 'OTHER', ...input },
    DEPARTMENT,
  );
const update = (id: string | undefined, input: object) =>
  mutate(people.ADMIN, 'updateDepartment', { ...departmentId(id), ...input }, DEPARTMENT);
const move = (id: string | undefined, to: string | undefined) =>
  mutate(
    people.ADMIN,
    'moveDepartment',
    { ...departmentId(id), ...(to ? parentId(to) : {}) },
    DEPARTMENT,
  );
const count = async () =>
  (await app.database.query('select from departments where organization_id = $1', [team.id]))
    .length;

test('a department is made at the top or below another, and shows in the tree', async () => {
  expect(await create({ name: ' Research ', type: 'PRODUCT' })).toMatchObject({
    name: 'Research',
    type: 'PRODUCT',
    parent: null,
    children: [],
  });
  expect(
    await create({ name: 'Chips', ...parentId(team.departments['Technology']) }),
  ).toMatchObject({ parent: { name: 'Technology' } });
  expect(await update(team.departments['Technology'], {})).toMatchObject({
    children: [{ name: 'Chips' }, { name: 'Web' }],
  });
});

test('a name is unique whatever its case, 1 to 100 characters', async () => {
  expect((await create({ name: 'sALES' })).wrong).toEqual(['name DUPLICATE']);
  expect((await create({ name: ' ' })).wrong).toEqual(['name REQUIRED']);
  expect((await create({ name: 'x'.repeat(101) })).wrong).toEqual(['name TOO_LONG']);
  expect((await update(team.departments['Web'], { name: 'SALES' })).wrong).toEqual([
    'name DUPLICATE',
  ]);
  expect((await update(team.departments['Web'], { name: null })).wrong).toEqual(['name REQUIRED']);
  expect((await update(team.departments['Web'], { type: null })).wrong).toEqual(['type REQUIRED']);
  // Its own is no duplicate.
  expect(await update(team.departments['Web'], { name: 'WEB' })).toMatchObject({ name: 'WEB' });
});

test('two that differ in accents are two', async () => {
  expect((await create({ name: 'Diseño' })).__typename).toBe('Department');
  expect((await create({ name: 'Diseno' })).__typename).toBe('Department');
  expect((await create({ name: 'DISEÑO' })).wrong).toEqual(['name DUPLICATE']);
});

test('all that is wrong with a new one comes at once', async () => {
  expect((await create({ name: 'Sales', parentId: 'rubbish' })).wrong.toSorted()).toEqual([
    'name DUPLICATE',
    'parentId UNKNOWN_PARENT',
  ]);
});

test('a parent of another organization, or none, is UNKNOWN_PARENT', async () => {
  const other = await aTeam(app, people);
  const ids = [
    encodeGlobalId('Department', other.departments['Sales'] ?? ''),
    encodeGlobalId('Department', randomUUID()),
    encodeGlobalId('User', team.departments['Sales'] ?? ''),
    'rubbish',
  ];
  for (const id of ids) {
    expect((await create({ parentId: id })).wrong, id).toEqual(['parentId UNKNOWN_PARENT']);
    const moved = await mutate(people.ADMIN, 'moveDepartment', {
      ...departmentId(team.departments['Web']),
      parentId: id,
    });
    expect(moved.wrong, id).toEqual(['parentId UNKNOWN_PARENT']);
  }
});

test('departments are moved, never below themselves', async () => {
  const { Technology: top, Web: below, Sales: other } = team.departments;
  expect((await move(top, top)).wrong).toEqual(['parentId DEPARTMENT_CYCLE']);
  expect((await move(top, below)).wrong).toEqual(['parentId DEPARTMENT_CYCLE']);
  expect(await move(below, other)).toMatchObject({ parent: { name: 'Sales' } });
  expect(await move(top, below)).toMatchObject({ parent: { name: 'Web' } });
  expect(await move(below, undefined)).toMatchObject({ parent: null });
});

test('they are at most 10 deep, whichever way they come there', async () => {
  let bottom = team.departments['Sales'] ?? '';
  for (let level = 2; level <= 10; level += 1) bottom = await aDepartment(app, team, bottom);
  expect((await create(parentId(bottom))).wrong).toEqual(['parentId DEPARTMENT_TOO_DEEP']);
  expect((await move(team.departments['Web'], bottom)).wrong).toEqual([
    'parentId DEPARTMENT_TOO_DEEP',
  ]);
  // Moving the whole below another makes it 11.
  expect((await move(team.departments['Sales'], team.departments['Web'])).wrong).toEqual([
    'parentId DEPARTMENT_TOO_DEEP',
  ]);
});

test('at most 500 of an organization', async () => {
  await insertRows(
    app.database,
    'departments',
    Array.from({ length: 500 - (await count()) }, (_, index) => ({
      id: randomUUID(),
      organization_id: team.id,
      name: `Number ${index}`,
      type: 'OTHER',
    })),
  );
  expect((await create({})).wrong).toEqual(['TOO_MANY']);
  expect(await count()).toBe(500);
});

test('of one that is removed, what hung on it moves up, and people and objectives belong to none', async () => {
  const doomed = await aDepartment(app, team, team.departments['Technology'] ?? '');
  const child = await aDepartment(app, team, doomed);
  const person = await app.person();
  const place = await addMember(app, team.id, person, 'MEMBER', doomed);
  const objective = await anObjective(app, team, person, doomed);
  expect(
    await mutate(people.MANAGER, 'removeDepartment', departmentId(doomed), 'id organizationId'),
  ).toMatchObject({ id: encodeGlobalId('Department', doomed), organizationId: team.gid });
  const parentOf = (id: string) =>
    app.database.query('select parent_id from departments where id = $1', [id]);
  const departmentOf = (table: string, id: string) =>
    app.database.query(`select department_id from ${table} where id = $1`, [id]);
  expect(await parentOf(child)).toEqual([{ parent_id: team.departments['Technology'] }]);
  expect(await departmentOf('memberships', place)).toEqual([{ department_id: null }]);
  expect(await departmentOf('objectives', objective.id)).toEqual([{ department_id: null }]);
  expect((await mutate(people.OWNER, 'removeDepartment', departmentId(doomed))).__typename).toBe(
    'NotFoundError',
  );
});

test('a key makes one department, however often; with something else it is an IdempotencyError', async () => {
  const before = await count();
  const idempotencyKey = randomUUID();
  const first = await create({ idempotencyKey });
  expect(await create({ idempotencyKey })).toEqual(first);
  expect((await create({ idempotencyKey, name: 'Other' })).__typename).toBe('IdempotencyError');
  expect((await create({ idempotencyKey: '' })).wrong).toEqual(['idempotencyKey REQUIRED']);
  expect(await count()).toBe(before + 1);
  // What was refused did not use its key up.
  const another = randomUUID();
  expect((await create({ idempotencyKey: another })).wrong).toEqual(['name DUPLICATE']);
  expect((await create({ idempotencyKey: another, name: 'Free' })).__typename).toBe('Department');
});

test('the audit log tells of each change', async () => {
  const { id } = await create({ ...parentId(team.departments['Web']) });
  await mutate(people.ADMIN, 'updateDepartment', { departmentId: id, name: 'Labs', type: 'OTHER' });
  await mutate(people.ADMIN, 'updateDepartment', { departmentId: id, name: 'Labs' });
  await mutate(people.ADMIN, 'moveDepartment', { departmentId: id });
  await mutate(people.ADMIN, 'removeDepartment', { departmentId: id });
  const web = team.departments['Web'];
  expect(
    (await auditOf(app, team)).map(({ action, before, after }) => [action, before, after]),
  ).toEqual([
    ['DEPARTMENT_CREATED', null, { name: 'Research', type: 'OTHER', parentId: web }],
    ['DEPARTMENT_UPDATED', { name: 'Research' }, { name: 'Labs' }],
    ['DEPARTMENT_MOVED', { parentId: web }, { parentId: null }],
    ['DEPARTMENT_REMOVED', { name: 'Labs', type: 'OTHER', parentId: null }, null],
  ]);
});
