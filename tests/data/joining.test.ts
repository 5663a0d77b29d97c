import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { addIndustry, addTenant, insertRows } from './world.ts';
import type { Tenant } from './world.ts';

/** The ways into an organization that are not anybody's to give themselves: an invitation, or the domain of an address. */

let database: TestDatabase;
let door: Door;
let industryId: string;
beforeAll(async () => {
  database = await createDatabase();
  industryId = await addIndustry(database);
  door = openTestDoor(database);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

interface Person {
  readonly id: string;
  readonly email: string;
}
async function addPerson(domain = 'x.example', email_verified = true): Promise<Person> {
  const id = randomUUID();
  const email = `${id}@${domain}`;
  await insertRows(database, 'users', [{ id, name: 'Somebody', email, email_verified }]);
  return { id, email };
}

/** A new organization, with its owner, an admin and a member, at addresses of one domain. */
async function found(domain: string): Promise<{
  readonly tenant: Tenant;
  readonly owner: Person;
  readonly admin: Person;
  readonly member: Person;
}> {
  const [owner, admin, member] = [
    await addPerson(domain),
    await addPerson(domain),
    await addPerson(domain),
  ];
  const tenant = await addTenant(database, industryId, [
    { userId: owner.id, role: 'OWNER' },
    { userId: admin.id, role: 'ADMIN' },
    { userId: member.id, role: 'MEMBER' },
  ]);
  return { tenant, owner, admin, member };
}

const placeOf = async ({ id }: Person, tenant: Tenant) =>
  database.query<{ role: string; state: string; department_id: string | null }>(
    'select role, state, department_id from memberships where user_id = $1 and organization_id = $2',
    [id, tenant.id],
  );
const told = (action: string, tenant: Tenant) =>
  database.query<{ actor: string }>(
    `select l.actor_id as actor, o.user_id, o.ip_address from audit_log l
     left join audit_origins o on o.entry_id = l.id where l.action = $1 and l.organization_id = $2`,
    [action, tenant.id],
  );

describe('by invitation', () => {
  let tenant: Tenant;
  let owner: Person;
  let invited: Person;
  let invitation: string;
  let hash: string;
  beforeEach(async () => {
    ({ tenant, owner } = await found('inviting.example'));
    invited = await addPerson();
    invitation = randomUUID();
    hash = `hash of ${invitation}`;
    await insertRows(database, 'invitations', [
      {
        id: invitation,
        organization_id: tenant.id,
        email: invited.email,
        role: 'MANAGER',
        department_id: tenant.departments[1],
        state: 'PENDING',
        invited_by_id: owner.id,
        token_hash: hash,
        expires_at: new Date(Date.now() + 60_000).toISOString(),
      },
    ]);
  });

  const change = (columns: string) =>
    database.query(`update invitations set ${columns} where id = $1`, [invitation]);
  async function answer(
    who: Person | null,
    { by = 'token', accept = true }: { by?: 'token' | 'id'; accept?: boolean } = {},
  ): Promise<{ outcome: string; organization_id: string | null }> {
    const [row] = await door
      .asViewer(who?.id ?? null)
      .db.$queryRawUnsafe<{ outcome: string; organization_id: string | null }[]>(
        `select outcome, organization_id
         from app.answer_invitation($1, $2::uuid, $3, $4::uuid, '192.0.2.1', 'tests')`,
        by === 'token' ? hash : null,
        by === 'id' ? invitation : null,
        accept,
        randomUUID(),
      );
    return row ?? { outcome: 'nothing', organization_id: null };
  }
  const outcomeOf = async (...given: Parameters<typeof answer>) => (await answer(...given)).outcome;
  const state = () =>
    database.query<object>('select state, accepted_by_id from invitations where id = $1', [
      invitation,
    ]);

  test.each(['token', 'id'] as const)(
    'accepted by %s: a place waits, with the role and department invited to',
    async (by) => {
      expect(await answer(invited, { by })).toEqual({
        outcome: 'OK',
        organization_id: tenant.id,
      });
      const place = { role: 'MANAGER', state: 'PENDING', department_id: tenant.departments[1] };
      expect(await placeOf(invited, tenant)).toEqual([place]);
      expect(await state()).toEqual([{ state: 'ACCEPTED', accepted_by_id: invited.id }]);
      const entry = { actor: invited.id, user_id: invited.id, ip_address: '192.0.2.1' };
      expect(await told('INVITATION_ACCEPTED', tenant)).toEqual([entry]);
      // Twice is once.
      expect(await outcomeOf(invited)).toBe('OK');
      expect(await placeOf(invited, tenant)).toHaveLength(1);
      expect(await told('INVITATION_ACCEPTED', tenant)).toHaveLength(1);
      // And what was accepted is not declined.
      expect(await outcomeOf(invited, { accept: false })).toBe('ACCEPTED');
      expect(await placeOf(invited, tenant)).toEqual([place]);
    },
  );

  test('twice at once: one place', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => outcomeOf(invited)));
    expect(outcomes).toEqual(['OK', 'OK', 'OK', 'OK']);
    expect(await placeOf(invited, tenant)).toHaveLength(1);
    expect(await told('INVITATION_ACCEPTED', tenant)).toHaveLength(1);
  });

  test('declined, by token also by nobody: no place, and no way back', async () => {
    expect(await outcomeOf(null, { accept: false })).toBe('OK');
    expect(await outcomeOf(invited, { accept: false })).toBe('OK');
    expect(await state()).toEqual([{ state: 'DECLINED', accepted_by_id: null }]);
    expect(await told('INVITATION_DECLINED', tenant)).toEqual([
      { actor: null, user_id: null, ip_address: null },
    ]);
    expect(await outcomeOf(invited)).toBe('DECLINED');
    expect(await placeOf(invited, tenant)).toEqual([]);
  });

  const refusals: readonly [string, string, () => Promise<unknown>][] = [
    ['revoked', 'REVOKED', () => change(`state = 'REVOKED'`)],
    ['declined', 'DECLINED', () => change(`state = 'DECLINED'`)],
    ['past its time', 'EXPIRED', () => change(`expires_at = now() - interval '1 second'`)],
    [
      'accepted by somebody else',
      'ACCEPTED',
      async () => change(`state = 'ACCEPTED', accepted_by_id = '${owner.id}'`),
    ],
    [
      'to an address that is not proven',
      'ADDRESS_UNVERIFIED',
      () => database.query('update users set email_verified = false where id = $1', [invited.id]),
    ],
    ['to another address', 'OTHER_ADDRESS', () => change(`email = 'else@x.example'`)],
    [
      'into an organization where one is already',
      'ALREADY_MEMBER',
      () =>
        database.query(
          `insert into memberships (id, organization_id, user_id, role) values ($1, $2, $3, 'VIEWER')`,
          [randomUUID(), tenant.id, invited.id],
        ),
    ],
  ];
  test.each(refusals)('%s: refused, and nothing changes', async (_name, outcome, make) => {
    await make();
    const before = [await state(), await placeOf(invited, tenant)];
    expect(await outcomeOf(invited)).toBe(outcome);
    // By its id, one of an address that is not proven to be theirs does not exist.
    const hidden = outcome.startsWith('ADDRESS') || outcome.startsWith('OTHER');
    expect(await outcomeOf(invited, { by: 'id' })).toBe(hidden ? 'NOT_FOUND' : outcome);
    expect([await state(), await placeOf(invited, tenant)]).toEqual(before);
    expect(await told('INVITATION_ACCEPTED', tenant)).toEqual([]);
  });

  test('by the id of another’s, without a token, or as nobody: there is none', async () => {
    const other = await addPerson();
    const nothing = { outcome: 'NOT_FOUND', organization_id: null };
    for (const accept of [true, false]) {
      for (const who of [other, owner, null]) {
        expect(await answer(who, { by: 'id', accept })).toEqual(nothing);
      }
    }
    expect(await answer(null)).toEqual(nothing);
    hash = 'of no invitation';
    expect(await answer(invited)).toEqual(nothing);
    expect(await answer(invited, { accept: false })).toEqual(nothing);
    expect(await state()).toEqual([{ state: 'PENDING', accepted_by_id: null }]);
  });

  test('the newest takes the place of one that waits already', async () => {
    await insertRows(database, 'memberships', [
      {
        id: randomUUID(),
        organization_id: tenant.id,
        user_id: invited.id,
        role: 'ADMIN',
        state: 'PENDING',
      },
    ]);
    expect(await outcomeOf(invited)).toBe('OK');
    expect(await placeOf(invited, tenant)).toMatchObject([{ role: 'MANAGER', state: 'PENDING' }]);
  });
});

describe('by domain', () => {
  let domain: string;
  let organization: Awaited<ReturnType<typeof found>>;
  let newcomer: Person;
  beforeEach(async () => {
    domain = `${randomUUID()}.example`;
    organization = await found(domain);
    newcomer = await addPerson(domain);
  });

  const claim = (joining: string, { tenant, owner } = organization) =>
    insertRows(database, 'organization_domains', [
      { id: randomUUID(), organization_id: tenant.id, domain, joining, claimed_by_id: owner.id },
    ]);
  const offers = async (who: Person | null) =>
    door
      .asViewer(who?.id ?? null)
      .db.$queryRawUnsafe<object[]>(
        'select organization_id, joining, request_state from app.joinable_organizations()',
      );
  const join = async (who: Person | null, { tenant } = organization) => {
    const [row] = await door
      .asViewer(who?.id ?? null)
      .db.$queryRawUnsafe<{ outcome: string }[]>(
        `select app.join_by_domain($1::uuid, $2::uuid, '192.0.2.1', 'tests') as outcome`,
        tenant.id,
        randomUUID(),
      );
    return row?.outcome;
  };
  const decide = (who: Person, request: string, approve: boolean) =>
    door
      .asViewer(who.id)
      .db.$queryRawUnsafe<object[]>(
        'select * from app.decide_join_request($1::uuid, $2, $3::uuid)',
        request,
        approve,
        randomUUID(),
      );
  const request = async () => {
    const [row] = await database.query<{ id: string; state: string }>(
      'select id, state from join_requests where user_id = $1',
      [newcomer.id],
    );
    return row ?? { id: '', state: 'none' };
  };
  const forget = (...people: Person[]) =>
    database.query('update users set email_verified = false where id = any ($1::uuid[])', [
      people.map(({ id }) => id),
    ]);

  test('AUTOMATIC: a place waits, as MEMBER and nothing more', async () => {
    await claim('AUTOMATIC');
    expect(await offers(newcomer)).toEqual([
      { organization_id: organization.tenant.id, joining: 'AUTOMATIC', request_state: null },
    ]);
    expect(await join(newcomer)).toBe('JOINED');
    expect(await placeOf(newcomer, organization.tenant)).toEqual([
      { role: 'MEMBER', state: 'PENDING', department_id: null },
    ]);
    expect(await told('JOINED_BY_DOMAIN', organization.tenant)).toHaveLength(1);
    // Who is in is offered nothing.
    expect(await offers(newcomer)).toEqual([]);
    expect(await join(newcomer)).toBe('NOT_FOUND');
  });

  test('REQUEST: asked once, let in by an admin', async () => {
    await claim('REQUEST');
    expect(await join(newcomer)).toBe('REQUESTED');
    expect(await join(newcomer)).toBe('REQUESTED');
    expect(await told('JOIN_REQUESTED', organization.tenant)).toHaveLength(1);
    expect(await placeOf(newcomer, organization.tenant)).toEqual([]);
    const { id } = await request();
    const other = await found(domain);
    for (const who of [newcomer, organization.member, other.owner]) {
      expect(await decide(who, id, true)).toEqual([]);
    }
    expect(await request()).toEqual({ id, state: 'PENDING' });
    expect(await decide(organization.admin, id, true)).toEqual([
      { organization_id: organization.tenant.id, user_id: newcomer.id },
    ]);
    expect(await placeOf(newcomer, organization.tenant)).toMatchObject([
      { role: 'MEMBER', state: 'PENDING' },
    ]);
    expect(await decide(organization.owner, id, false)).toEqual([]);
    // Who left may ask again.
    await database.query('delete from memberships where user_id = $1', [newcomer.id]);
    expect(await join(newcomer)).toBe('REQUESTED');
    expect((await request()).state).toBe('PENDING');
  });

  test('who was declined does not ask again', async () => {
    await claim('REQUEST');
    await join(newcomer);
    const { id } = await request();
    expect(await decide(organization.owner, id, false)).toHaveLength(1);
    expect(await join(newcomer)).toBe('DECLINED');
    expect(await decide(organization.owner, id, true)).toEqual([]);
    expect(await request()).toEqual({ id, state: 'DECLINED' });
    expect(await placeOf(newcomer, organization.tenant)).toEqual([]);
  });

  const closed: readonly [string, () => Promise<unknown>][] = [
    ['the claim is OFF', () => database.query(`update organization_domains set joining = 'OFF'`)],
    ['the address is not proven', () => forget(newcomer)],
    [
      'whoever is in charge has lost their address',
      () => forget(organization.owner, organization.admin),
    ],
    [
      'whoever has the address is in charge no more',
      async () => {
        await forget(organization.admin);
        await database.query('update users set email = $1 where id = $2', [
          `${organization.owner.id}@moved.example`,
          organization.owner.id,
        ]);
      },
    ],
    [
      'the domain is another',
      () =>
        database.query('update users set email = $1 where id = $2', [
          'n@sub.x.example',
          newcomer.id,
        ]),
    ],
  ];
  test.each(closed)('nothing is offered where %s', async (_name, close) => {
    await claim('AUTOMATIC');
    expect(await offers(newcomer)).toHaveLength(1);
    await close();
    expect(await offers(newcomer)).toEqual([]);
    expect(await join(newcomer)).toBe('NOT_FOUND');
    expect(await placeOf(newcomer, organization.tenant)).toEqual([]);
  });

  test('an admin’s address will do when the claimant’s is gone; a mere member’s will not', async () => {
    await claim('AUTOMATIC');
    await forget(organization.owner);
    expect(await offers(newcomer)).toHaveLength(1);
    await forget(organization.admin);
    expect(await offers(newcomer)).toEqual([]);
  });

  test('a claim without proof opens nothing, beside one that does', async () => {
    await claim('AUTOMATIC');
    const impostor = await found('impostor.example');
    await claim('AUTOMATIC', impostor);
    expect(await offers(newcomer)).toMatchObject([{ organization_id: organization.tenant.id }]);
    expect(await join(newcomer, impostor)).toBe('NOT_FOUND');
  });

  test('nobody is offered anything', async () => {
    await claim('AUTOMATIC');
    expect(await offers(null)).toEqual([]);
    expect(await join(null)).toBe('NOT_FOUND');
  });
});
