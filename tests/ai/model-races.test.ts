import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepInCache } from '../../src/ai/making/cache.ts';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { openTestDoor, untilWaiting } from '../helpers/database.ts';
import { userIdOf } from '../helpers/members.ts';
import type { ModelServer } from '../helpers/model-server.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { DEPARTMENTS, founder, settled } from './modelling.ts';
import { choose, request, requestAll } from './suggesting.ts';

/** What somebody chooses while, at the same moment, suggestions are made by what they chose before. */

let model: ModelServer;
let app: App;
beforeAll(async () => {
  model = await startModelServer();
  app = await startApp(await model.environment());
  model.reply(DEPARTMENTS);
});
afterAll(async () => {
  await app.close();
  await model.close();
});

/** Runs a statement in a transaction that stays open until it is released. */
async function held(sql: string, id: unknown): Promise<() => Promise<void>> {
  const client = new pg.Client(app.database.adminUrl);
  await client.connect();
  await client.query('begin');
  await client.query(sql, [id]);
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

test('what is made again because of a change is there once', async () => {
  const { person, sessionId } = await founder(app);
  await settled(app, person, await request(person, sessionId, 'DEPARTMENTS'));
  const userId = await userIdOf(app, person);
  await app.database.query('delete from ai_suggestions where user_id = $1', [userId]);
  const release = await held(
    "update ai_preferences set data_sharing = 'FULL' where user_id = $1",
    userId,
  );
  const asking = requestAll(person, sessionId, ['DEPARTMENTS', 'OBJECTIVES']);
  await untilWaiting(app.database, 1);
  await release();
  const { suggestions } = await asking;
  expect(
    await app.database.query('select from ai_suggestions where user_id = $1', [userId]),
  ).toHaveLength(suggestions.length);
});

/** Somebody whose withdrawal has begun, and waits within it. */
async function withdrawing(): Promise<{
  person: Person;
  sessionId: string;
  userId: string;
  suggestionId: string;
  release: () => Promise<void>;
}> {
  const { person, sessionId } = await founder(app);
  const [one, two] = [
    await settled(app, person, await request(person, sessionId, 'DEPARTMENTS')),
    await settled(
      app,
      person,
      await request(person, sessionId, 'DEPARTMENTS', { instruction: 'Few' }),
    ),
  ];
  const release = await held(
    'select from ai_suggestions where id = $1 for update',
    idOf('AiSuggestion', two.id),
  );
  const deleting = choose(person, { deleteDerived: true });
  await untilWaiting(app.database, 1);
  return {
    person,
    sessionId,
    userId: await userIdOf(app, person),
    suggestionId: idOf('AiSuggestion', one.id) ?? '',
    release: async () => {
      await release();
      await deleting;
    },
  };
}

test('an answer that comes while what models wrote is removed is not kept', async () => {
  const { userId, suggestionId, release } = await withdrawing();
  const door = openTestDoor(app.database, 1);
  const keeping = keepInCache(
    door.asViewer(userId).db,
    { userId, organizationId: null, suggestionId },
    new Uint8Array([7]),
    { ...DEPARTMENTS } as never,
  );
  await untilWaiting(app.database, 2);
  await release();
  await keeping;
  await door.close();
  expect(await app.database.query('select from ai_cache where user_id = $1', [userId])).toEqual([]);
});

test('a request that comes meanwhile is not answered with it', async () => {
  const { person, sessionId, release } = await withdrawing();
  const asking = request(person, sessionId, 'DEPARTMENTS');
  await untilWaiting(app.database, 2);
  await release();
  expect(await asking).toMatchObject({ state: 'PENDING', source: null });
});
