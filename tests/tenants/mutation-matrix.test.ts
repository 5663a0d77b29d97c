import { getNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';
import { startApp } from '../helpers/app.ts';
import type { App } from '../helpers/app.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { leaksIn } from './judge.ts';
import {
  ABOUT_ONESELF,
  CASES,
  inputsOf,
  mutationOf,
  nowhere,
  PUBLIC_IDS,
  SECOND_IDS,
  targetsIn,
} from './mutation-cases.ts';
import type { Targets } from './mutation-cases.ts';
import { sightOf } from './oracle.ts';
import { readEverything } from './rows.ts';
import type { Everything } from './rows.ts';
import { addWorld, IDENTITIES } from './world.ts';
import type { Identity, World } from './world.ts';

/**
 * Everybody points every mutation at what belongs to others: nothing changes, nothing is told, and the answer is the same
 * as for what does not exist.
 */

let app: App;
let world: World;
let everything: Everything;
beforeAll(async () => {
  app = await startApp();
  world = await addWorld(app);
  everything = await readEverything(app.database);
});
afterAll(async () => {
  await app.close();
});

/** Who has no place in an organization; who waits for one, or may ask for one, as well. */
const OUTSIDE: Readonly<Record<'ours' | 'third', readonly Identity[]>> = {
  third: IDENTITIES.filter((name) => name !== 'lonely'),
  ours: [
    'nobody',
    'stranger',
    'former',
    'otherOwner',
    'otherMember',
    'invited',
    'unproven',
    'asker',
    'joiner',
    'pending',
    'staff',
    'lonely',
  ],
};
/** What those may do there nevertheless. */
const THEIR_RIGHT: Readonly<Partial<Record<Identity, readonly string[]>>> = {
  asker: ['joinOrganization'],
  joiner: ['joinOrganization'],
  pending: ['leaveOrganization', 'joinOrganization', 'startOnboarding'],
};

describe('the test itself', () => {
  test('has a case for every mutation, and for every id that one takes', () => {
    const known = [...Object.keys(CASES), ...Object.keys(ABOUT_ONESELF)];
    expect([...inputsOf(schema).keys()].sort()).toEqual(known.sort());
    const missing = [...inputsOf(schema)].flatMap(([name, input]) => {
      const ids = Object.values(input?.getFields() ?? {}).filter(
        ({ type }) => getNamedType(type).name === 'ID',
      );
      const sent = CASES[name] ? Object.keys(CASES[name](nowhere())) : [];
      return ids
        .map((field) => field.name)
        .filter((field) => {
          const second = `${name}.${field}`;
          return !sent.includes(field) && !(second in SECOND_IDS) && !PUBLIC_IDS.includes(second);
        })
        .map((field) => `${name}.${field}`);
    });
    expect(missing).toEqual([]);
  });

  test('sees a change in its digest', async () => {
    const before = await digestOf(app.database);
    await app.database.query('update departments set updated_at = now() where id = $1', [
      world.third.departments[0],
    ]);
    expect(changesSince(before, await digestOf(app.database))).toEqual(['departments']);
  });
});

describe.each(['third', 'ours'] as const)('at what belongs to %s', (tenant) => {
  test.each(OUTSIDE[tenant])('%s', async (identity) => {
    const before = await digestOf(app.database);
    const sight = sightOf(everything, identity === 'nobody' ? null : world.ids[identity]);
    const targets = targetsIn(everything, world, tenant);
    const ask = (name: string, at: Targets) =>
      app.ask<{ answer: { __typename: string } | null }, object>(
        mutationOf(schema, name),
        { input: CASES[name]?.(at) },
        world.tokenOf(identity),
      );
    const all = Object.keys(CASES).filter(
      (name) => !(tenant === 'ours' && THEIR_RIGHT[identity]?.includes(name)),
    );
    for (const name of all) {
      const answer = await ask(name, targets);
      expect(leaksIn(everything, sight, answer), name).toEqual([]);
      expect(answer, name).toEqual(await ask(name, nowhere()));
      if (identity === 'nobody' && name !== 'declineInvitation') {
        expect(answer.errors?.[0]?.extensions['code'], name).toBe('UNAUTHENTICATED');
      } else {
        expect(answer.data?.answer?.__typename, name).toBe('NotFoundError');
      }
    }
    expect(changesSince(before, await digestOf(app.database))).toEqual([]);
  });
});

test.each(Object.entries(SECOND_IDS))(
  'what is one’s own takes in nothing of others: %s',
  async (name, input) => {
    const before = await digestOf(app.database);
    const [mutation = '', field] = name.split('.');
    const theirs = targetsIn(everything, world, 'ours');
    const own = targetsIn(everything, world, 'third');
    const { token } = world.people.lonely;
    const document = mutationOf(schema, mutation);
    const answer = await app.ask(document, { input: input(own, theirs) }, token);
    expect(answer.data).toMatchObject({
      answer: { __typename: 'InvalidInputError', issues: [{ path: [field] }] },
    });
    expect(answer).toEqual(await app.ask(document, { input: input(own, nowhere()) }, token));
    expect(leaksIn(everything, sightOf(everything, world.ids.lonely), answer)).toEqual([]);
    expect(changesSince(before, await digestOf(app.database))).toEqual([]);
  },
);

test.each(IDENTITIES.filter((name) => name !== 'invited' && name !== 'nobody'))(
  'somebody else’s token lets nobody in: %s',
  async (identity) => {
    const before = await digestOf(app.database);
    const document = mutationOf(schema, 'acceptInvitation');
    const answer = await app.ask(
      document,
      { input: { token: world.token } },
      world.tokenOf(identity),
    );
    expect(answer.data).toMatchObject({ answer: { __typename: 'InvitationStateError' } });
    expect(leaksIn(everything, sightOf(everything, world.ids[identity]), answer)).toEqual([]);
    expect(changesSince(before, await digestOf(app.database))).toEqual([]);
  },
);

/** The content of every table, and of those that decide who may sign in, as a number each. */
async function digestOf(database: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select case table_schema when 'public' then '' else table_schema || '.' end || table_name as name
     from information_schema.tables where table_schema in ('public', 'auth') and table_name <> 'industry_terms' order by 1`,
  );
  const digests = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await database.query<{ digest: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t`,
    );
    digests.set(name, row?.digest ?? '');
  }
  return digests;
}

const changesSince = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] =>
  [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
