import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access, Door } from '../../src/data/door.ts';
import { sqlStateOf } from '../../src/data/violations.ts';
import { createDatabase, openTestDoor, untilWaiting } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { attempt } from './attempts.ts';
import { addWorld } from './rights-world.ts';
import type { World } from './rights-world.ts';

/** The tree of departments: within what a manager manages, without cycles, at most ten deep; nothing is lost with one. */

let database: TestDatabase;
let door: Door;
let world: World;
let asAdmin: Access;
let asManager: Access;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  door = openTestDoor(database);
  asAdmin = door.asViewer(world.ids.admin);
  asManager = door.asViewer(world.ids.manager);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const sql = (id: string | null) => (id === null ? 'null' : `'${id}'`);
const move = (id: string, parent: string | null) =>
  `update departments set parent_id = ${sql(parent)} where id = '${id}'`;
const add = (id: string, parent: string | null) =>
  `insert into departments (id, organization_id, name, type, parent_id)
   values ('${id}', '${world.ours.id}', '${id}', 'OTHER', ${sql(parent)})`;
/** Below each other, from the top. */
const chain = (length: number, below: string | null = null) => {
  const ids = Array.from({ length }, () => randomUUID());
  return { ids, statements: ids.map((id, index) => add(id, ids[index - 1] ?? below)) };
};

test('managers move departments within theirs, admins everywhere', async () => {
  const { company, engineering, backend, sales } = world.departments;
  const [mine, deeper] = [randomUUID(), randomUUID()];
  const before = [add(mine, engineering), add(deeper, backend)];
  const moves = [
    move(mine, backend), // within
    move(deeper, engineering),
    move(mine, company), // out of theirs
    move(mine, sales),
    move(mine, null),
    move(engineering, sales), // their own, which is in somebody else's
    move(engineering, null),
    move(sales, engineering), // into theirs
    move(company, null),
  ];
  const refused = 'GW002';
  expect(await attempt(asManager, moves, before)).toEqual([
    ...[1, 1],
    ...[refused, refused, refused, refused, refused],
    ...[0, 0],
  ]);
  expect(await attempt(asAdmin, moves, before)).toEqual(moves.map(() => 1));
});

test('no department is below itself, near or far', async () => {
  const { company, engineering, backend } = world.departments;
  expect(
    await attempt(asAdmin, [
      move(company, engineering),
      move(company, backend),
      move(engineering, backend),
      move(backend, backend),
    ]),
  ).toEqual(['GW003', 'GW003', 'GW003', '23514']);
  expect(await attempt(asManager, [move(engineering, backend)])).toEqual(['GW003']);
});

test('two moves that make a cycle together: one is refused', async () => {
  const { sales, backend } = world.departments;
  let other: Promise<unknown> | undefined;
  await asAdmin.transaction(async (tx) => {
    await tx.$executeRawUnsafe(move(sales, backend));
    const second = door.asViewer(world.ids.owner);
    other = second
      .transaction((inner) => inner.$executeRawUnsafe(move(backend, sales)))
      .catch(sqlStateOf);
    await untilWaiting(database);
  });
  expect(await other).toBe('GW003');
  await database.query('update departments set parent_id = $1 where id = $2', [
    world.departments.company,
    sales,
  ]);
});

test('ten levels, and no more: made, moved, and with what is below', async () => {
  const ten = chain(10);
  const five = chain(5);
  const last = ten.ids.at(-1) ?? '';
  const [top = '', second = ''] = five.ids;
  expect(
    await attempt(
      asAdmin,
      [
        add(randomUUID(), last),
        add(randomUUID(), ten.ids.at(-2) ?? ''),
        move(top, ten.ids[4] ?? ''), // 5 + 5
        move(top, ten.ids[5] ?? ''), // 6 + 5
        move(second, ten.ids[5] ?? ''), // 6 + 4
        move(second, ten.ids[6] ?? ''),
      ],
      [...ten.statements, ...five.statements],
    ),
  ).toEqual(['GW004', 1, 1, 'GW004', 1, 'GW004']);
  // All at once, children before their parents.
  const bulk = (length: number) => {
    const { ids } = chain(length);
    const values = ids.map((id, index) => `('${id}'::uuid, ${sql(ids[index - 1] ?? null)}::uuid)`);
    return `insert into departments (id, organization_id, name, type, parent_id)
      select id, '${world.ours.id}', id::text, 'OTHER', parent_id
      from (values ${values.toReversed().join(', ')}) as made (id, parent_id)`;
  };
  expect(await attempt(asAdmin, [bulk(10), bulk(11)])).toEqual([10, 'GW004']);
});

test('with a department goes nothing else: what hung on it moves up, or belongs to none', async () => {
  const { company, engineering, backend } = world.departments;
  const counts = async (department: string) => {
    const [row] = await database.query<Record<string, number>>(
      `select (select count(*)::int from departments where parent_id = $1) as departments,
         (select count(*)::int from memberships where department_id = $1) as memberships,
         (select count(*)::int from objectives where department_id = $1) as objectives,
         (select count(*)::int from invitations where department_id = $1) as invitations`,
      [department],
    );
    return row;
  };
  const totals = () =>
    database.query<Record<string, number>>(
      `select (select count(*)::int from departments) as departments,
         (select count(*)::int from memberships) as memberships,
         (select count(*)::int from objectives) as objectives,
         (select count(*)::int from invitations) as invitations`,
    );
  for (const count of Object.values((await counts(engineering)) ?? {})) {
    expect(count).toBeGreaterThan(0);
  }
  const [before] = await totals();
  const above = await counts(company);
  // A manager removes what is below theirs, and not theirs.
  const remove = (id: string) => `delete from departments where id = '${id}'`;
  expect(await attempt(asManager, [remove(backend), remove(engineering)])).toEqual([1, 0]);
  await asAdmin.db.$executeRawUnsafe(remove(engineering));
  const [after] = await totals();
  expect(after).toEqual({ ...before, departments: (before?.['departments'] ?? 0) - 1 });
  // Engineering is gone, Backend came: two before, two after; and nothing but departments moved up.
  expect(await counts(company)).toEqual(above);
  expect(
    await database.query('select parent_id from departments where id = $1', [backend]),
  ).toEqual([{ parent_id: company }]);
});
