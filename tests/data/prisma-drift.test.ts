import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { driftOf } from '../helpers/schema-engine.ts';

/** Migrations are written by hand: prisma/schema.prisma must say the same, or the client would ask for what is not there. */

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('the migrations make what schema.prisma describes', async () => {
  expect((await driftOf(database.url)).replace(/^--.*$/gm, '').trim()).toBe('');
});

test('a difference would be seen', async () => {
  await database.query('alter table users add column nickname text');
  expect(await driftOf(database.url)).toContain('nickname');
});
