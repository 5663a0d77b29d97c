import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import type { People, Team } from './kit.ts';
import {
  aTeam,
  auditOf,
  departmentId,
  extra,
  membershipId,
  mutate,
  organizationId,
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

const MEMBER = 'id role state department { name } user { email }';
const changeRole = (place: string | undefined, role: string, person = people.OWNER) =>
  mutate(person, 'changeMemberRole', { ...membershipId(place), role }, MEMBER);

test('a new role holds at once', async () => {
  expect(await changeRole(team.places['VIEWER'], 'ADMIN', people.ADMIN)).toMatchObject({
    role: 'ADMIN',
    user: { email: people.VIEWER.email },
  });
  const { __typename } = await mutate(people.VIEWER, 'updateOrganization', organizationId(team));
  expect(__typename).toBe('Organization');
  expect(await auditOf(app, team)).toEqual([
    {
      action: 'MEMBER_ROLE_CHANGED',
      target_id: team.places['VIEWER'],
      actor_id: await userIdOf(app, people.ADMIN),
      before: { role: 'VIEWER' },
      after: { role: 'ADMIN' },
    },
  ]);
});

test('who administers may step down, and not up again', async () => {
  const own = team.places['ADMIN'];
  expect(await changeRole(own, 'MEMBER', people.ADMIN)).toMatchObject({ role: 'MEMBER' });
  expect((await changeRole(own, 'ADMIN', people.ADMIN)).__typename).toBe('ForbiddenError');
});

test('the last owner does not step down; one of two does', async () => {
  const own = team.places['OWNER'];
  expect((await changeRole(own, 'MEMBER')).__typename).toBe('LastOwnerError');
  expect(await changeRole(team.places['MEMBER'], 'OWNER')).toMatchObject({ role: 'OWNER' });
  expect(await changeRole(own, 'MEMBER')).toMatchObject({ role: 'MEMBER' });
});

test('whose wizard waits can be given any role but OWNER', async () => {
  expect((await changeRole(team.places['PENDING'], 'OWNER')).wrong).toEqual(['role INVALID_VALUE']);
  expect(await changeRole(team.places['PENDING'], 'ADMIN')).toMatchObject({
    role: 'ADMIN',
    state: 'PENDING',
  });
});

test('the same role again changes nothing and is not told', async () => {
  expect(await changeRole(team.places['MEMBER'], 'MEMBER')).toMatchObject({ role: 'MEMBER' });
  expect(await auditOf(app, team)).toEqual([]);
});

test('a manager of a department manages it from the move on', async () => {
  const move = (input: object) => mutate(people.ADMIN, 'moveMember', input, MEMBER);
  const place = membershipId(team.places['MANAGER']);
  const rename = () =>
    mutate(people.MANAGER, 'updateDepartment', {
      ...departmentId(team.departments['Sales']),
      type: 'OTHER',
    });
  expect((await rename()).__typename).toBe('ForbiddenError');
  expect(await move({ ...place, ...departmentId(team.departments['Sales']) })).toMatchObject({
    department: { name: 'Sales' },
  });
  expect((await rename()).__typename).toBe('Department');
  expect(await move({ ...place, departmentId: null })).toMatchObject({ department: null });
  expect((await rename()).__typename).toBe('ForbiddenError');
});

test('a department of another organization, or none, is UNKNOWN_DEPARTMENT', async () => {
  const other = await aTeam(app, people);
  const ids = [
    encodeGlobalId('Department', other.departments['Sales'] ?? ''),
    encodeGlobalId('User', other.departments['Sales'] ?? ''),
    encodeGlobalId('Department', '00000000-0000-4000-8000-000000000000'),
    'rubbish',
    '',
  ];
  for (const id of ids) {
    const result = await mutate(people.OWNER, 'moveMember', {
      ...membershipId(team.places['MEMBER']),
      departmentId: id,
    });
    expect(result.wrong, id).toEqual(['departmentId UNKNOWN_DEPARTMENT']);
  }
});

const REMOVED = 'id organizationId userId';

test('who is removed sees the organization no more, and is not there to be removed twice', async () => {
  const place = membershipId(team.places['MEMBER']);
  expect(await mutate(people.ADMIN, 'removeMember', place, REMOVED)).toMatchObject({
    id: place.membershipId,
    organizationId: team.gid,
    userId: encodeGlobalId('User', await userIdOf(app, people.MEMBER)),
  });
  const { node } = await people.MEMBER.run<{ node: null }, object>(
    'query ($id: ID!) { node(id: $id) { id } }',
    { id: team.gid },
  );
  expect(node).toBeNull();
  expect((await mutate(people.ADMIN, 'removeMember', place)).__typename).toBe('NotFoundError');
});

test('leaving is told as leaving, removing as removing', async () => {
  await mutate(people.VIEWER, 'leaveOrganization', organizationId(team));
  await mutate(people.MEMBER, 'removeMember', membershipId(team.places['MEMBER']));
  await mutate(people.OWNER, 'removeMember', membershipId(team.places['ADMIN']));
  expect((await auditOf(app, team)).map(({ action, before }) => [action, before])).toEqual([
    ['MEMBER_LEFT', { role: 'VIEWER', departmentId: null }],
    ['MEMBER_LEFT', { role: 'MEMBER', departmentId: null }],
    ['MEMBER_REMOVED', { role: 'ADMIN', departmentId: null }],
  ]);
});

test('what a refused change wrote to the audit log is gone with it', async () => {
  await mutate(people.OWNER, 'leaveOrganization', organizationId(team));
  await mutate(people.MEMBER, 'removeMember', membershipId(team.places['ADMIN']));
  expect(await auditOf(app, team)).toEqual([]);
});

const transfer = (place: string | undefined, person = people.OWNER) =>
  mutate(person, 'transferOwnership', membershipId(place), 'id viewerRole');
const roleOf = async (place: string | undefined) => {
  const [row] = await app.database.query<{ role: string }>(
    'select role from memberships where id = $1',
    [place],
  );
  return row?.role;
};

test('handing over makes the one an owner and the other an admin, who cannot take it back', async () => {
  expect(await transfer(team.places['MEMBER'])).toMatchObject({
    id: team.gid,
    viewerRole: 'ADMIN',
  });
  expect(await roleOf(team.places['MEMBER'])).toBe('OWNER');
  expect((await transfer(team.places['OWNER'])).__typename).toBe('ForbiddenError');
  expect((await auditOf(app, team)).map(({ action, after }) => [action, after])).toEqual([
    ['OWNERSHIP_TRANSFERRED', { role: 'OWNER' }],
    ['MEMBER_ROLE_CHANGED', { role: 'ADMIN' }],
  ]);
});

test('handing over to another owner leaves that one', async () => {
  const second = await extra(app, team, 'OWNER');
  expect(await transfer(second)).toMatchObject({ viewerRole: 'ADMIN' });
  expect(await roleOf(second)).toBe('OWNER');
});

test('one does not hand over to oneself, nor to somebody whose wizard waits', async () => {
  for (const kind of ['OWNER', 'PENDING']) {
    expect((await transfer(team.places[kind])).wrong, kind).toEqual([
      'membershipId UNKNOWN_MEMBER',
    ]);
  }
  expect(await roleOf(team.places['OWNER'])).toBe('OWNER');
});
