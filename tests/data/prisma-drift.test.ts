import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { MIGRATIONS } from '../helpers/migrations.ts';
import { driftOf } from '../helpers/schema-engine.ts';

/** Migrations are written by hand: prisma/schema.prisma must say the same, or the client would ask for what is not there. */

const schema = await readFile(join(MIGRATIONS, '..', 'schema.prisma'), 'utf8');

test('the migrations make what schema.prisma describes', { timeout: 20_000 }, async () => {
  expect(await driftOf(inject('ownerUrl'), schema)).toBe('');
});

test('a difference is seen, in both schemas', { timeout: 20_000 }, async () => {
  const changed = schema
    .replace('model User {', 'model User {\n  nickname String?')
    .replace('model AuthUser {', 'model AuthUser {\n  shoeSize Int? @map("shoe_size")');
  const drift = await driftOf(inject('ownerUrl'), changed);
  expect(drift).toMatch(/ALTER TABLE "users" ADD COLUMN +"nickname" TEXT;/);
  expect(drift).toMatch(/ALTER TABLE "auth"\."users" ADD COLUMN +"shoe_size" INTEGER;/);
});
