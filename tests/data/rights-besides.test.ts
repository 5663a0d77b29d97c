import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { attempt } from './attempts.ts';
import type { Outcome } from './attempts.ts';
import { IDENTITIES, addWorld } from './rights-world.ts';
import type { Identity, World } from './rights-world.ts';

/** Ways around the rights of single rows: by locks, by conflicts, by several statements, by other roles. */

let database: TestDatabase;
let door: Door;
let world: World;
beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  door = openTestDoor(database);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const accessOf = (identity: Identity) =>
  door.asViewer(identity === 'nobody' ? null : world.ids[identity]);

/** The outcome of the last statement after the others, for each; who is not named gets what `others` get. */
async function expectOutcomes(
  statements: readonly string[],
  expected: Partial<Record<Identity, Outcome>>,
  others: Outcome,
): Promise<void> {
  const outcomes: Partial<Record<Identity, Outcome>> = {};
  for (const identity of IDENTITIES) {
    const last = statements.at(-1) ?? '';
    const [outcome] = await attempt(accessOf(identity), [last], statements.slice(0, -1)).catch(
      (error: unknown) => [
        /42501|permission denied|row-level/.test(String(error)) ? 'REFUSED' : String(error),
      ],
    );
    outcomes[identity] = outcome ?? 'nothing';
  }
  expect(outcomes).toEqual(
    Object.fromEntries(IDENTITIES.map((identity) => [identity, expected[identity] ?? others])),
  );
}
const signedIn = (outcome: Outcome) =>
  Object.fromEntries(IDENTITIES.filter((name) => name !== 'nobody').map((name) => [name, outcome]));

test('locking a row: who may change it', async () => {
  const lock = (table: string, where: string) => [`select from ${table} where ${where} for update`];
  const sessions = `user_id = '${world.ids.owner}'`;
  await expectOutcomes(lock('onboarding_sessions', sessions), { owner: 2 }, 0);
  const ours = `id = '${world.ours.id}'`;
  await expectOutcomes(lock('organizations', ours), { owner: 1, admin: 1 }, 0);
  await expectOutcomes(lock('users', `id = '${world.ids.owner}'`), {}, 'REFUSED');
});

test('preferences, by a conflict with somebody else’s', async () => {
  const upsert = (user: string) => [
    `insert into preferences (user_id, communication_style, locale, timezone, notification_frequency)
     values (${user}, 'FORMAL', 'en', 'UTC', 'DAILY') on conflict (user_id) do update set locale = 'es'`,
  ];
  await expectOutcomes(upsert('app.viewer_id()'), signedIn(1), 'REFUSED');
  await expectOutcomes(upsert(`'${world.ids.owner}'`), { owner: 1 }, 'REFUSED');
});

test('an organization of one’s own: one becomes its owner once, and nobody else does', async () => {
  const id = randomUUID();
  const found = `insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure,
      methodology, collaboration_style, okr_maturity, created_by_id)
    select '${id}', 'New', 'brand-new', id, 'SMALL', 'New.', 'ES', 1, 'FLAT', 'OKRS', 'HYBRID', 'BEGINNER', app.viewer_id()
    from industries limit 1`;
  const place = (user: string, role = 'OWNER') =>
    `insert into memberships (id, organization_id, user_id, role) values (gen_random_uuid(), '${id}', ${user}, '${role}')`;
  const self = 'app.viewer_id()';
  await expectOutcomes([found, place(self)], signedIn(1), 'REFUSED');
  await expectOutcomes([found, place(self, 'ADMIN')], {}, 'REFUSED');
  await expectOutcomes([found, place(`'${world.ids.pending}'`)], { pending: 1 }, 'REFUSED');
  await expectOutcomes([found, place(self), place(`'${world.ids.former}'`)], {}, 'REFUSED');
  // Nor does who once made one, when somebody is in it.
  await database.query('update organizations set created_by_id = $1 where id = $2', [
    world.ids.former,
    world.ours.id,
  ]);
  const again = place(self).replace(id, world.ours.id);
  await expectOutcomes([again], {}, 'REFUSED');
});

test('an objective for somebody of whom one may not know: refused, whether or not there is such a person', async () => {
  const objective = (owner: string) => [
    `insert into objectives (id, organization_id, owner_id, title, position, starts_at, ends_at)
     values (gen_random_uuid(), '${world.ours.id}', '${owner}', 'New', 1, now(), now())`,
  ];
  await expectOutcomes(objective(world.ids.otherOwner), {}, 'REFUSED');
  await expectOutcomes(objective(randomUUID()), {}, 'REFUSED');
});

test('an invitation as owner, or in the name of somebody else', async () => {
  const invite = (by: string, role = 'MEMBER') => [
    `insert into invitations (id, organization_id, email, role, invited_by_id)
     values (gen_random_uuid(), '${world.ours.id}', 'new@x.example', '${role}', ${by})`,
  ];
  const check = { owner: '23514', admin: '23514' };
  await expectOutcomes(invite('app.viewer_id()', 'OWNER'), check, 'REFUSED');
  await expectOutcomes(invite(`'${world.ids.owner}'`), { owner: 1 }, 'REFUSED');
  await expectOutcomes(invite('null'), {}, 'REFUSED');
});

test('a trigger on a table of one’s own that fires another’s function', async () => {
  const bait = 'create temp table bait (id uuid, email text, email_verified boolean, name text)';
  for (const name of [
    'mirror_auth_user',
    'guard_membership',
    'abandon_member_sessions',
    'hold_place',
    'stop_models',
    'notify_suggestion',
  ]) {
    await expectOutcomes(
      [
        bait,
        `create trigger hook after delete on bait for each row execute function app.${name}()`,
      ],
      {},
      'REFUSED',
    );
  }
});

test('the accounts role, and the system in what is not its business', async () => {
  for (const [access, table] of [
    [door.asAuth(), 'organizations'],
    [door.asAuth(), 'onboarding_answers'],
    [door.asAuth(), 'users'],
    [door.asAuth(), 'outbox_mails'],
    [door.asAuth(), 'audit_log'],
    [door.asSystem('expire sessions'), 'onboarding_answers'],
    [door.asSystem('expire sessions'), 'preferences'],
    [door.asSystem('expire sessions'), 'ai_preferences'],
    [door.asSystem('expire sessions'), 'ai_consents'],
    [door.asSystem('expire sessions'), 'ai_suggestions'],
    [door.asSystem('expire sessions'), 'ai_cache'],
    [door.asAuth(), 'ai_suggestions'],
    [door.asSystem('expire sessions'), 'idempotency_keys'],
    [door.asSystem('expire sessions'), 'auth.accounts'],
    [door.asSystem('expire sessions'), 'auth.two_factors'],
  ] as const) {
    const read = access.db.$queryRawUnsafe(`select * from ${table}`);
    await expect(read).rejects.toThrow(/permission denied/);
  }
});

test('a mail of the accounts role that is an invitation, or is sent already', async () => {
  const mail = (kind: string, state = 'QUEUED', ended = 'null', invitation = 'null') =>
    `insert into outbox_mails (id, kind, recipient, locale, state, ended_at, invitation_id)
     values (gen_random_uuid(), '${kind}', 'x@x.example', 'en', '${state}', ${ended}, ${invitation})`;
  expect(
    await attempt(door.asAuth(), [
      mail('VERIFICATION'),
      mail('INVITATION'),
      mail('VERIFICATION', 'SENT', 'now()'),
      mail('VERIFICATION', 'QUEUED', 'null', `'${world.invitation.id}'`),
    ]),
  ).toEqual([1, 'REFUSED', 'REFUSED', 'REFUSED']);
});
