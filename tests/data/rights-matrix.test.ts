import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Door } from '../../src/data/door.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { attempt, quoted } from './attempts.ts';
import type { Outcome } from './attempts.ts';
import { belongsTogether, crossedRows, forgedRows, movedRows } from './forged-rows.ts';
import { SCOPES, askerOf, subjectOf } from './rights-scopes.ts';
import type { Asker, Row, Rows, Scope } from './rights-scopes.ts';
import { RIGHTS } from './rights-table.ts';
import type { Rights } from './rights-table.ts';
import { IDENTITIES, addWorld, rowsOf, tablesOf } from './rights-world.ts';
import type { Identity, Table, World } from './rights-world.ts';

/**
 * Every operation on every row of every table as everybody, through the door as the role that serves requests, held
 * against the table of rights: exactly what it says is done, and nothing else.
 */

let database: TestDatabase;
let door: Door;
let world: World;
let tables: ReadonlyMap<string, Table>;
let rows: Rows;

beforeAll(async () => {
  database = await createDatabase();
  world = await addWorld(database);
  const all = await tablesOf(database);
  tables = new Map(all.map((table) => [table.name, table]));
  rows = await rowsOf(database, all);
  door = openTestDoor(database);
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

const idOf = (identity: Identity): string | null =>
  identity === 'nobody' ? null : world.ids[identity];
const keyOf = ({ key }: Table, row: Row): string => JSON.stringify(key.map((name) => row[name]));
const whereIs = ({ key }: Table, row: Row): string =>
  key.map((name) => `${name} = ${quoted(row[name])}`).join(' and ');

/** The words that let this person at a row; none where they may not. */
function wordsFor(
  table: Table,
  row: Row,
  asker: Asker,
  words: readonly Scope[],
  unless: readonly Scope[] = [],
): Scope[] {
  const subject = subjectOf(table.name, row, rows);
  const holds = (word: Scope) => SCOPES[word](subject, asker, rows);
  return unless.some(holds) ? [] : words.filter(holds);
}

/** Something that somebody tries: by which words they may, and what is to come of it. */
interface Attempt {
  readonly statement: string;
  readonly words: readonly Scope[];
  /** What is as good as nothing done, where no word allows it. */
  readonly refusals: readonly Outcome[];
}
const REFUSALS = [0, 'REFUSED', 'GW001', 'GW002'] as const;

/** What came out otherwise; and in `worked`, by which words something was done. */
async function tryAll(
  identity: Identity,
  attempts: readonly Attempt[],
  worked: Set<string> = new Set(),
): Promise<string[]> {
  const statements = attempts.map(({ statement }) => statement);
  const outcomes = await attempt(door.asViewer(idOf(identity)), statements);
  return attempts.flatMap(({ statement, words, refusals }, index) => {
    const outcome = outcomes[index] ?? 'nothing';
    if (outcome === 1) for (const word of words) worked.add(word);
    // Past its rights, a row may still be one too many, hang on nothing or below itself: a constraint says so.
    const done = outcome === 1 || /^(23|GW003|GW004)/.test(String(outcome));
    const right = words.length > 0 ? done : refusals.includes(outcome);
    return right ? [] : [`${identity}: ${String(outcome)} from ${statement}`];
  });
}

function tableNamed(name: string): Table {
  const table = tables.get(name);
  if (!table) throw new Error(`There is no table ${name}.`);
  return table;
}

test('the table of rights names every table there is, and no other', () => {
  expect([...tables.keys()].sort()).toEqual(Object.keys(RIGHTS).sort());
});

test('whatever anybody may touch is there, of several people or organizations', () => {
  const touched = Object.keys(RIGHTS).filter((name) => RIGHTS[name]?.read !== 'REFUSED');
  const few = touched.filter((name) => (rows.get(name)?.length ?? 0) < 2);
  // One industry, one of the staff.
  expect(few.filter((name) => !/industr|platform_staff/.test(name))).toEqual([]);
});

describe.each(Object.entries(RIGHTS))('%s', (name, rights) => {
  test('read', async () => {
    const table = tableNamed(name);
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const { db } = door.asViewer(asker.id);
      const reading = db.$queryRawUnsafe<{ row: Row }[]>(
        `select to_jsonb(t) as row from ${name} t`,
      );
      if (rights.read === 'REFUSED') {
        await expect(reading).rejects.toThrow(/permission denied/);
        continue;
      }
      const { read } = rights;
      const expected = (rows.get(name) ?? []).filter(
        (row) => wordsFor(table, row, asker, read).length > 0,
      );
      const shown = (await reading).map(({ row }) => row);
      const sorted = (list: readonly Row[]) => list.map((row) => keyOf(table, row)).sort();
      expect({ identity, rows: sorted(shown) }).toEqual({ identity, rows: sorted(expected) });
    }
  });

  test('add', async () => {
    const table = tableNamed(name);
    const wrong: string[] = [];
    const worked = new Set<string>();
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const { add, addUnless } = rights;
      const refusals = ['REFUSED'];
      const attempts =
        add === 'REFUSED'
          ? [{ statement: `insert into ${name} default values`, words: [], refusals }]
          : forgedRows(table, world, rows, asker).map((row) => ({
              statement: insertion(name, row),
              words: wordsFor(table, row, asker, add, addUnless),
              refusals,
            }));
      wrong.push(...(await tryAll(identity, attempts, worked)));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    if (rights.add !== 'REFUSED') expect([...worked].sort()).toEqual([...rights.add].sort());
  });

  test('add what hangs on another organization', async () => {
    const table = tableNamed(name);
    if (rights.add === 'REFUSED') return;
    const wrong: string[] = [];
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const attempts = crossedRows(table, world, rows, asker).map((row) => ({
        statement: insertion(name, row),
        words: [],
        refusals: ['REFUSED', '23503'],
      }));
      wrong.push(...(await tryAll(identity, attempts)));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  test('change', async () => {
    const table = tableNamed(name);
    const { change, changeUnless, columns = [] } = rights;
    const may = columns === 'all' ? table.columns : columns;
    const mayNot = table.columns.filter((column) => !may.includes(column));
    const wrong: string[] = [];
    const worked = new Set<string>();
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const attempts: Attempt[] = mayNot.map((column) => ({
        statement: `update ${name} set ${column} = ${column}`,
        words: [],
        refusals: ['REFUSED'],
      }));
      const all = may.map((column) => `${column} = t.${column}`).join(', ');
      for (const row of change === 'REFUSED' ? [] : (rows.get(name) ?? [])) {
        attempts.push({
          statement: `update ${name} t set ${all} where ${whereIs(table, row)}`,
          words: wordsFor(table, row, asker, change === 'REFUSED' ? [] : change, changeUnless),
          refusals: refusalsOf(table, row, asker),
        });
      }
      wrong.push(...(await tryAll(identity, attempts, worked)));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    if (change !== 'REFUSED') expect([...worked].sort()).toEqual([...change].sort());
  });

  test('change whose it is, or where it belongs', async () => {
    const table = tableNamed(name);
    const { change, changeUnless, columns = [] } = rights;
    const may = columns === 'all' ? table.columns : columns;
    if (change === 'REFUSED') return;
    const wrong: string[] = [];
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const attempts = (rows.get(name) ?? [])
        .filter((row) => wordsFor(table, row, asker, change, changeUnless).length > 0)
        .flatMap((row) =>
          movedRows(table, may, world, row).map(({ column, moved }) => {
            const words = belongsTogether(moved, rows)
              ? wordsFor(table, moved, asker, moveWords(column, rights), changeUnless)
              : [];
            return {
              statement: `update ${name} set ${column} = ${literal(moved[column])} where ${whereIs(table, row)}`,
              // Who invites does so in their own name.
              words:
                column === 'invited_by_id' && !isIn(moved[column], asker.id, row[column], null)
                  ? []
                  : words,
              refusals: ['REFUSED', 'GW002', '23503'],
            };
          }),
        );
      wrong.push(...(await tryAll(identity, attempts)));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  test('remove', async () => {
    const table = tableNamed(name);
    const { remove } = rights;
    const wrong: string[] = [];
    const worked = new Set<string>();
    for (const identity of IDENTITIES) {
      const asker = askerOf(idOf(identity), rows);
      const attempts: Attempt[] = [
        { statement: `truncate ${name}`, words: [], refusals: ['REFUSED'] },
      ];
      if (remove === 'REFUSED') {
        attempts.push({ statement: `delete from ${name}`, words: [], refusals: ['REFUSED'] });
      } else {
        for (const row of rows.get(name) ?? []) {
          attempts.push({
            statement: `delete from ${name} where ${whereIs(table, row)}`,
            words: wordsFor(table, row, asker, remove),
            refusals: refusalsOf(table, row, asker),
          });
        }
      }
      wrong.push(...(await tryAll(identity, attempts, worked)));
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    if (remove !== 'REFUSED') expect([...worked].sort()).toEqual([...remove].sort());
  });

  /** What one may not see does not exist: an error would tell that it does. */
  function refusalsOf(table: Table, row: Row, asker: Asker): readonly Outcome[] {
    const { read } = rights;
    const seen = read !== 'REFUSED' && wordsFor(table, row, asker, read).length > 0;
    return seen ? REFUSALS : [0];
  }
});

const literal = (value: unknown): string => (value === null ? 'null' : quoted(value));
const isIn = (value: unknown, ...list: readonly unknown[]): boolean => list.includes(value);
/** Moving a department is like adding it there. */
const moveWords = (column: string, { add, change }: Rights): readonly Scope[] => {
  const words = column === 'parent_id' ? add : change;
  return words === 'REFUSED' ? [] : words;
};

function insertion(name: string, row: Row): string {
  const columns = Object.keys(row).join(', ');
  return `insert into ${name} (${columns})
    select ${columns} from jsonb_populate_record(null::${name}, ${quoted(JSON.stringify(row))})`;
}
