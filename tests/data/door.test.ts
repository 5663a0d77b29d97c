import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openDoor } from '../../src/data/door.ts';
import type { Access, Db, Door } from '../../src/data/door.ts';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { counted } from '../helpers/statements.ts';
import { NOTHING, recordConnections } from './connections.ts';
import type { Connections } from './connections.ts';
import { addPerson, addSession } from './world.ts';

/** Whatever is asked through the door runs as who asked, and leaves nothing of them behind. */

interface Who {
  readonly role: string;
  readonly person: string;
}

let database: TestDatabase;
let ada: string;
let bob: string;

beforeAll(async () => {
  database = await createDatabase();
  // Writes down as whom each row is written.
  await database.query(`
    create table witness (n serial, relation text, role text, person text);
    grant select, insert on witness to public;
    grant usage on sequence witness_n_seq to public;
    create function testify() returns trigger language plpgsql as $$
      begin
        insert into public.witness (relation, role, person)
          values (tg_table_name, current_user, current_setting('app.user_id', true));
        return new;
      end $$;
    create trigger testify after insert or update on onboarding_sessions for each row execute function testify();
    create trigger testify after insert or update on onboarding_steps for each row execute function testify();
    create trigger testify after insert or update on onboarding_answers for each row execute function testify();
    create trigger testify after insert or update on preferences for each row execute function testify()`);
  ada = await addPerson(database, 'Ada');
  bob = await addPerson(database, 'Bob');
});
afterAll(() => database.drop());

const whoAmI = async (db: Db): Promise<Who> => {
  const [who] = await db.$queryRaw<Who[]>`
    select current_user::text as role, current_setting('app.user_id', true) as person`;
  if (!who) throw new Error('A select without a table gives one row.');
  return who;
};
const witnesses = async (): Promise<(Who & { relation: string })[]> =>
  database.query(
    'with gone as (delete from witness returning *) select relation, role, person from gone order by n',
  );
const preferences = (userId: string) => ({
  userId,
  communicationStyle: 'FORMAL',
  locale: 'en',
  timezone: 'UTC',
  notificationFrequency: 'DAILY',
});
const newSession = (userId: string) => ({
  id: randomUUID(),
  userId,
  flow: randomUUID(),
  flowVersion: 1,
  expiresAt: new Date(),
});

describe.each([
  ['prepared statements', true],
  ['unnamed statements', false],
])('with %s', (_name, preparedStatements) => {
  let connections: Connections;
  let door: Door;
  let asAda: Access;

  beforeAll(() => {
    connections = recordConnections();
    door = openDoor({
      connectionString: database.url,
      max: 2,
      statementTimeoutMs: 5_000,
      preparedStatements,
    });
    asAda = door.asViewer(ada);
  });
  afterAll(async () => {
    await door.close();
    connections.restore();
  });
  beforeEach(async () => {
    await database.query('truncate witness, preferences; delete from onboarding_sessions');
  });

  /** That sessions are as new: whose they were does not show. */
  async function expectNothingLeft() {
    const leftovers = await connections.leftovers();
    expect(leftovers.length).toBeGreaterThan(0);
    for (const leftover of leftovers) {
      expect(leftover).toMatchObject(NOTHING);
      expect(leftover.role).not.toMatch(/^gangway_(app|system|auth)$/);
    }
  }

  test('a raw statement runs as each who asks', async () => {
    expect(await whoAmI(asAda.db)).toEqual({ role: 'gangway_app', person: ada });
    expect(await whoAmI(door.asViewer(bob).db)).toEqual({ role: 'gangway_app', person: bob });
    expect(await whoAmI(door.asViewer(null).db)).toEqual({ role: 'gangway_app', person: '' });
    expect(await whoAmI(door.asAuth().db)).toEqual({ role: 'gangway_auth', person: '' });
    expect(await whoAmI(door.asSystem('seed industries').db)).toEqual({
      role: 'gangway_system',
      person: '',
    });
    await expectNothingLeft();
  });

  test('so do reads and writes of models', async () => {
    await asAda.db.preferences.create({ data: preferences(ada) });
    await asAda.db.preferences.update({ where: { userId: ada }, data: { locale: 'es' } });
    await asAda.db.preferences.updateMany({ data: { locale: 'en' } });
    for (const update of [{ locale: 'es' }, { locale: 'en' }]) {
      await asAda.db.preferences.upsert({
        where: { userId: ada },
        create: preferences(ada),
        update,
      });
    }
    const seen = await witnesses();
    expect(seen).toHaveLength(5);
    for (const who of seen) expect(who).toMatchObject({ role: 'gangway_app', person: ada });

    expect(await asAda.db.preferences.findMany()).toMatchObject([{ userId: ada, locale: 'en' }]);
    expect(await door.asViewer(bob).db.preferences.findMany()).toEqual([]);
    await expectNothingLeft();
  });

  test('so do nested writes, which open a transaction of their own', async () => {
    const step = { key: 'WELCOME', userId: ada, state: 'DRAFTED' as const, version: 1 };
    const session = await asAda.db.onboardingSession.create({
      data: {
        ...newSession(ada),
        steps: { create: { ...step, answers: { create: { userId: ada, answers: {} } } } },
      },
      include: { steps: { include: { answers: true } } },
    });
    expect(session.steps[0]?.answers?.answers).toEqual({});
    expect(await witnesses()).toEqual(
      ['sessions', 'steps', 'answers'].map((name) => ({
        relation: `onboarding_${name}`,
        role: 'gangway_app',
        person: ada,
      })),
    );
    await expectNothingLeft();
  });

  test('so does every statement of a transaction, nested ones and raw ones too', async () => {
    const result = await asAda.transaction(async (tx) => {
      const before = await whoAmI(tx);
      await tx.preferences.upsert({
        where: { userId: ada },
        create: preferences(ada),
        update: {},
      });
      await tx.onboardingSession.create({
        data: {
          ...newSession(ada),
          steps: { create: { key: 'WELCOME', userId: ada, state: 'DRAFTED', version: 1 } },
        },
      });
      await tx.$executeRaw`update preferences set locale = 'es'`;
      // Somebody else's access, used meanwhile, is theirs; and ours is ours again.
      const other = await whoAmI(door.asViewer(bob).db);
      return [before, other, await whoAmI(tx)];
    });
    const me = { role: 'gangway_app', person: ada };
    expect(result).toEqual([me, { ...me, person: bob }, me]);
    const seen = await witnesses();
    expect(seen).toHaveLength(4);
    for (const who of seen) expect(who).toMatchObject(me);
    await expectNothingLeft();
  });

  test('what a transaction throws rolls it back, and leaves nothing', async () => {
    await expect(
      asAda.transaction(async (tx) => {
        await tx.preferences.create({ data: preferences(ada) });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await asAda.db.preferences.count()).toBe(0);
    await expectNothingLeft();
  });

  test('a refused statement, alone or in a transaction, leaves nothing', async () => {
    const refused = /row-level security/;
    const data = preferences(bob);
    await expect(asAda.db.preferences.create({ data })).rejects.toThrow(refused);
    await expect(asAda.transaction((tx) => tx.preferences.create({ data }))).rejects.toThrow(
      refused,
    );
    await expect(asAda.db.$queryRaw`select 1/0`).rejects.toThrow(/division by zero/);
    await expectNothingLeft();
    expect(await whoAmI(asAda.db)).toEqual({ role: 'gangway_app', person: ada });
  });

  test('a transaction in which a statement failed cannot end well', async () => {
    const work = asAda.transaction(async (tx) => {
      await tx.preferences.create({ data: preferences(ada) });
      await tx.$queryRaw`select 1/0`.catch(() => undefined);
      return 'all is well';
    });
    await expect(work).rejects.toThrow(/nothing of it was kept/);
    expect(await asAda.db.preferences.count()).toBe(0);
    await expectNothingLeft();
  });

  test('findUnique finds one’s own, also what the transaction has just written', async () => {
    const mine = await addSession(database, ada);
    const theirs = await addSession(database, bob);
    const find = (db: Db, id: string) =>
      db.onboardingSession.findUnique({ where: { id }, select: { userId: true } });
    expect(await find(asAda.db, mine)).toMatchObject({ userId: ada });
    expect(await find(asAda.db, mine.toUpperCase())).toMatchObject({ userId: ada });
    expect(await find(asAda.db, theirs)).toBeNull();
    await expect(
      asAda.db.onboardingSession.findUniqueOrThrow({ where: { id: theirs } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await asAda.transaction(async (tx) => {
      const { id } = await tx.onboardingSession.create({ data: newSession(ada) });
      expect(await find(tx, id)).toMatchObject({ userId: ada });
      expect(await tx.onboardingSession.findUniqueOrThrow({ where: { id } })).toMatchObject({ id });
      expect(await find(asAda.db, id)).toBeNull(); // not committed
      expect(await find(tx, theirs)).toBeNull();
    });
  });

  test('look-ups of one tick go together, but never those of two who ask', async () => {
    const sessions = await Promise.all([ada, bob].map((user) => addSession(database, user)));
    const lookUp = (db: Db) =>
      Promise.all(
        [...sessions, randomUUID()].map(async (id) => {
          const found = await db.onboardingSession.findUnique({ where: { id } });
          return found?.id === id;
        }),
      );
    const asBob = door.asViewer(bob).db;
    const { result, sent } = await counted(() =>
      Promise.all([
        lookUp(asAda.db),
        lookUp(asBob),
        lookUp(door.asViewer(null).db),
        lookUp(asBob),
        asAda.transaction(lookUp),
      ]),
    );
    const adas = [true, false, false];
    const bobs = [false, true, false];
    expect(result).toEqual([adas, bobs, [false, false, false], bobs, adas]);
    expect(sent).toHaveLength(4);
  });

  test('findUnique takes compound keys, alone and with more, and follows relations', async () => {
    const sessionId = await addSession(database, ada);
    const { onboardingStep } = asAda.db;
    const where = { sessionId_key: { sessionId, key: 'WELCOME' } };
    expect(await onboardingStep.findUnique({ where })).toMatchObject({ version: 1 });
    expect(await onboardingStep.findUnique({ where: { ...where, version: { gt: 1 } } })).toBeNull();
    expect(
      await onboardingStep.findUnique({ where: { ...where, sessionId: randomUUID() } }),
    ).toBeNull();
    expect(await onboardingStep.findUnique({ where }).session()).toMatchObject({ id: sessionId });
    expect(
      await asAda.transaction((tx) => tx.onboardingStep.findUniqueOrThrow({ where })),
    ).toMatchObject({ key: 'WELCOME' });
  });

  test('findUnique without a value is refused, and not taken for "any"', async () => {
    await addSession(database, ada);
    const { onboardingSession, onboardingStep } = asAda.db;
    const key = (value: unknown) => value as string;
    for (const ask of [
      () => onboardingSession.findUnique({ where: { id: key(undefined) } }),
      () => onboardingSession.findUnique({ where: { id: key(null) } }),
      () => onboardingSession.findUnique({ where: {} as { id: string } }),
      () =>
        onboardingStep.findUniqueOrThrow({
          where: { sessionId_key: { sessionId: key(undefined), key: 'WELCOME' } },
        }),
    ]) {
      await expect((async () => ask())()).rejects.toThrow(/needs a value for every key/);
    }
  });
});
