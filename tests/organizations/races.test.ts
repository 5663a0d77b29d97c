import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import { insertRows } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import type { Outcome, People, Team } from './kit.ts';
import {
  aDepartment,
  anObjective,
  aTeam,
  departmentId,
  membershipId,
  mutate,
  objectiveId,
  organizationId,
  parentId,
  somePeople,
} from './kit.ts';

/** What happens when two do at the same time what each alone may do. `mutate` throws where anybody gets a fault. */

const ROUNDS = 20;

let app: App;
let people: People;
let team: Team;
/** Both are owners of the team. */
let one: Person;
let other: Person;
beforeAll(async () => {
  app = await startApp();
  people = await somePeople(app);
  team = await aTeam(app, people);
  one = people.OWNER;
  other = await app.person();
}, 60_000);
afterAll(() => app.close());

const rounds = async (work: (round: number) => Promise<void>) => {
  for (let round = 0; round < ROUNDS; round += 1) await work(round);
};
const kindsOf = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ __typename }) => __typename).toSorted();

async function placeOf(person: Person): Promise<{ id: string; role: string } | undefined> {
  const [place] = await app.database.query<{ id: string; role: string }>(
    'select id, role from memberships where organization_id = $1 and user_id = $2',
    [team.id, await userIdOf(app, person)],
  );
  return place;
}

const owners = async () =>
  (
    await app.database.query(
      "select from memberships where organization_id = $1 and role = 'OWNER' and state = 'ACTIVE'",
      [team.id],
    )
  ).length;

/** Makes both owners again; gives their places. The database's guard binds even the superuser: who is one raises the other. */
async function bothOwn(): Promise<[string, string]> {
  const places: string[] = [];
  for (const [person, fellow] of [
    [one, other],
    [other, one],
  ] as const) {
    const place = await placeOf(person);
    if (place && place.role !== 'OWNER') {
      await mutate(fellow, 'changeMemberRole', { ...membershipId(place.id), role: 'OWNER' });
    }
    places.push(place?.id ?? (await addMember(app, team.id, person, 'OWNER')));
  }
  expect(await owners()).toBe(2);
  return places as [string, string];
}

test('of two owners who leave at once, one stays', () =>
  rounds(async () => {
    await bothOwn();
    const outcomes = await Promise.all(
      [one, other].map((person) => mutate(person, 'leaveOrganization', organizationId(team))),
    );
    expect(kindsOf(outcomes)).toEqual(['LastOwnerError', 'RemovedMember']);
    expect(await owners()).toBe(1);
  }));

test('of two owners who step down at once, one stays', () =>
  rounds(async () => {
    const [first, second] = await bothOwn();
    const outcomes = await Promise.all([
      mutate(one, 'changeMemberRole', { ...membershipId(first), role: 'MEMBER' }),
      mutate(other, 'changeMemberRole', { ...membershipId(second), role: 'VIEWER' }),
    ]);
    expect(kindsOf(outcomes)).toEqual(['LastOwnerError', 'Membership']);
    expect(await owners()).toBe(1);
  }));

test('of two owners who demote each other at once, one stays', () =>
  rounds(async () => {
    const [first, second] = await bothOwn();
    const outcomes = await Promise.all([
      mutate(one, 'changeMemberRole', { ...membershipId(second), role: 'MEMBER' }),
      mutate(other, 'changeMemberRole', { ...membershipId(first), role: 'MEMBER' }),
    ]);
    const [refused, done] = kindsOf(outcomes);
    expect(done).toBe('Membership');
    // By the guard, or by the policy where the other's demotion came a statement earlier.
    expect(['LastOwnerError', 'ForbiddenError']).toContain(refused);
    expect(await owners()).toBe(1);
  }));

test('of two owners who remove each other at once, one stays', () =>
  rounds(async () => {
    const [first, second] = await bothOwn();
    const outcomes = await Promise.all([
      mutate(one, 'removeMember', membershipId(second)),
      mutate(other, 'removeMember', membershipId(first)),
    ]);
    expect(kindsOf(outcomes)).toContain('RemovedMember');
    expect(await owners()).toBe(1);
  }));

test('two owners who hand over to each other at once do not wait for each other', () =>
  rounds(async () => {
    const [first, second] = await bothOwn();
    const outcomes = await Promise.all([
      mutate(one, 'transferOwnership', membershipId(second)),
      mutate(other, 'transferOwnership', membershipId(first)),
    ]);
    // Whichever comes second hands back.
    expect(kindsOf(outcomes)).toEqual(['Organization', 'Organization']);
    expect(await owners()).toBe(1);
  }));

test('who leaves while they are removed is gone once, and nobody gets a fault', async () => {
  await bothOwn();
  await rounds(async () => {
    const place = await addMember(app, team.id, people.STRANGER, 'MEMBER');
    const leave = () => mutate(people.STRANGER, 'leaveOrganization', organizationId(team));
    const remove = (person: Person) => mutate(person, 'removeMember', membershipId(place));
    const outcomes = await Promise.all([leave(), remove(one), leave(), remove(other)]);
    expect(kindsOf(outcomes)).toEqual([
      'NotFoundError',
      'NotFoundError',
      'NotFoundError',
      'RemovedMember',
    ]);
  });
});

/** Whether every department leads to the top. */
async function isTree(): Promise<boolean> {
  const [row] = await app.database.query<{ lost: number }>(
    `with recursive reached as (
       select id from departments where organization_id = $1 and parent_id is null
       union all
       select d.id from departments d join reached r on d.parent_id = r.id
     )
     select count(*)::int as lost from departments
     where organization_id = $1 and id not in (select id from reached)`,
    [team.id],
  );
  return row?.lost === 0;
}

const move = (id: string, to: string) =>
  mutate(one, 'moveDepartment', { ...departmentId(id), ...parentId(to) });

test('moves that together make a circle: one of them is refused', async () => {
  await bothOwn();
  await rounds(async (round) => {
    const ring: string[] = [];
    for (let index = 0; index < 2 + (round % 3); index += 1) {
      ring.push(await aDepartment(app, team, null));
    }
    const outcomes = await Promise.all(
      ring.map((id, index) => move(id, ring[(index + 1) % ring.length] ?? '')),
    );
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual(['parentId DEPARTMENT_CYCLE']);
    expect(await isTree()).toBe(true);
  });
});

test('a branch that is removed, moved and added to at once stays a tree, and nobody gets a fault', async () => {
  await bothOwn();
  await rounds(async () => {
    const top = await aDepartment(app, team, null);
    const middle = await aDepartment(app, team, top);
    const low = await aDepartment(app, team, middle);
    const elsewhere = await aDepartment(app, team, null);
    const place = await addMember(app, team.id, await someone(), 'MEMBER', middle);
    const add = (id: string) =>
      mutate(other, 'createDepartment', {
        ...organizationId(team),
        name: randomUUID(),
        type: 'OTHER',
        ...parentId(id),
      });
    const remove = (id: string, person: Person) =>
      mutate(person, 'removeDepartment', departmentId(id));
    const outcomes = await Promise.all([
      remove(middle, one),
      remove(top, other),
      add(low),
      add(middle),
      move(low, elsewhere),
      move(elsewhere, top),
      mutate(one, 'moveMember', { ...membershipId(place), ...departmentId(top) }),
    ]);
    for (const { __typename, wrong } of outcomes) {
      if (__typename === 'InvalidInputError') {
        expect(['parentId UNKNOWN_PARENT', 'departmentId UNKNOWN_DEPARTMENT']).toEqual(
          expect.arrayContaining([...wrong]),
        );
      } else {
        expect(['Department', 'RemovedDepartment', 'Membership', 'NotFoundError']).toContain(
          __typename,
        );
      }
    }
    expect(await isTree()).toBe(true);
    await clear();
  });
});

/** Removes all departments. One statement could not: the trigger that moves children up would change what it deletes. */
async function clear(): Promise<void> {
  const where = 'where organization_id = $1';
  await app.database.query(`update departments set parent_id = null ${where}`, [team.id]);
  await app.database.query(`delete from departments ${where}`, [team.id]);
}

async function someone(): Promise<{ email: string }> {
  const id = randomUUID();
  const email = `${id}@example.com`;
  await insertRows(app.database, 'users', [{ id, name: 'Ada', email }]);
  return { email };
}

test('two departments of one name at once: one is a DUPLICATE', async () => {
  await bothOwn();
  await rounds(async () => {
    const name = randomUUID();
    const outcomes = await Promise.all(
      [name, name.toUpperCase()].map((given) =>
        mutate(one, 'createDepartment', { ...organizationId(team), name: given, type: 'OTHER' }),
      ),
    );
    expect(kindsOf(outcomes)).toEqual(['Department', 'InvalidInputError']);
    expect(outcomes.flatMap(({ wrong }) => wrong)).toEqual(['name DUPLICATE']);
  });
});

test('the 500th department and the 20th key result are made once', async () => {
  await bothOwn();
  await rounds(async () => {
    const { id } = await anObjective(app, team, one);
    await insertRows(
      app.database,
      'key_results',
      Array.from({ length: 18 }, () => ({
        id: randomUUID(),
        organization_id: team.id,
        objective_id: id,
        title: 'Another one',
        position: 0,
        metric_type: 'NUMBER',
        baseline: 0,
        target: 1,
        current: 0,
      })),
    );
    const outcomes = await Promise.all(
      [one, other, one].map((person) =>
        mutate(person, 'createKeyResult', { ...objectiveId(id), ...RESULT }),
      ),
    );
    expect(kindsOf(outcomes)).toEqual(['InvalidInputError', 'InvalidInputError', 'KeyResult']);
  });
  const [row] = await app.database.query<{ count: number }>(
    'select count(*)::int as count from departments where organization_id = $1',
    [team.id],
  );
  await insertRows(
    app.database,
    'departments',
    Array.from({ length: 499 - (row?.count ?? 0) }, () => ({
      id: randomUUID(),
      organization_id: team.id,
      name: randomUUID(),
      type: 'OTHER',
    })),
  );
  await rounds(async () => {
    const outcomes = await Promise.all(
      [one, other, one].map((person) =>
        mutate(person, 'createDepartment', {
          ...organizationId(team),
          name: randomUUID(),
          type: 'OTHER',
        }),
      ),
    );
    expect(kindsOf(outcomes)).toEqual(['Department', 'InvalidInputError', 'InvalidInputError']);
    const made = outcomes.find(({ __typename }) => __typename === 'Department');
    await app.database.query('delete from departments where id = $1', [
      idOf('Department', made?.id ?? ''),
    ]);
  });
  await clear();
});

const RESULT = { title: 'Customers', metricType: 'NUMBER', baseline: 0, target: 10 };

test('with the same key at once, one record is made and everybody gets it', async () => {
  await bothOwn();
  const objective = await anObjective(app, team, one);
  await rounds(async (round) => {
    const creations: [field: string, table: string, input: object][] = [
      [
        'createDepartment',
        'departments',
        { ...organizationId(team), name: `Once ${round}`, type: 'OTHER' },
      ],
      [
        'createObjective',
        'objectives',
        { ...organizationId(team), title: `Once ${round}`, keyResults: [RESULT] },
      ],
      ['createKeyResult', 'key_results', { ...objectiveId(objective.id), ...RESULT }],
    ];
    for (const [field, table, input] of creations) {
      if (field === 'createKeyResult' && round === ROUNDS - 1) break; // the 20th would be one too many
      const count = async () =>
        (await app.database.query(`select from ${table} where organization_id = $1`, [team.id]))
          .length;
      const before = await count();
      const idempotencyKey = randomUUID();
      const outcomes = await Promise.all(
        Array.from({ length: 4 }, () => mutate(one, field, { ...input, idempotencyKey })),
      );
      expect(new Set(outcomes.map(({ id }) => id)).size, field).toBe(1);
      expect(outcomes[0]?.id, field).toEqual(expect.any(String));
      expect(await count(), field).toBe(before + 1);
    }
  });
});
