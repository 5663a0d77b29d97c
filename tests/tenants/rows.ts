import { rowsOf, tablesOf } from '../data/rights-world.ts';
import type { Row, Rows } from '../data/rights-scopes.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { markersIn } from './markers.ts';

/** Where a text stands: `public.users.name` of the row with this key. */
export type Cell = string;
export const cellOf = (table: string, key: string, column: string): Cell =>
  `${table}.${column} of ${key}`;

/** A row with its table and what tells it apart. */
export interface Found {
  readonly table: string;
  readonly key: string;
  readonly row: Row;
}

/** All that the database holds, read past all policies, and where each id and marker stands in it. */
export interface Everything {
  readonly rows: Rows;
  readonly all: readonly Found[];
  /** The row with this id, whichever table it is in. Ids of accounts are those of people. */
  readonly byId: ReadonlyMap<string, Found>;
  readonly cellsOfMarker: ReadonlyMap<string, ReadonlySet<Cell>>;
}

export async function readEverything(database: TestDatabase): Promise<Everything> {
  const tables = (await tablesOf(database)).filter(
    ({ name }) => !/^public\.(_prisma_migrations|industry_terms)$/.test(name),
  );
  const rows = await rowsOf(database, tables);
  const all = tables.flatMap(({ name, key }) =>
    (rows.get(name) ?? []).map((row) => ({
      table: name,
      key: key.map((column) => String(row[column])).join(' '),
      row,
    })),
  );
  const cellsOfMarker = new Map<string, Set<Cell>>();
  for (const { table, key, row } of all) {
    for (const [column, value] of Object.entries(row)) {
      for (const marker of markersIn(JSON.stringify(value))) {
        const cells = cellsOfMarker.get(marker) ?? new Set<Cell>();
        cells.add(cellOf(table, key, column));
        cellsOfMarker.set(marker, cells);
      }
    }
  }
  const withIds = all.filter(({ table, row }) => 'id' in row && table !== 'auth.users');
  const byId = new Map(withIds.map((found) => [String(found.row['id']), found]));
  return { rows, all, byId, cellsOfMarker };
}
