import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import type * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { MIGRATIONS } from './migrations.ts';

/** Prisma's schema engine as WebAssembly: it compares without the binary that its CLI would download. */

type Engine = typeof wasm & { __wbg_set_wasm(exports: WebAssembly.Exports): void };
type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/** Postgres' internal "char" type, which the adapter does not know. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The SQL that would bring what the migrations make to what `schema` (the text of a schema.prisma) describes; empty
 * where nothing would. The migrations are applied to a database of their own, which the role of `url` must be able to
 * create.
 */
export async function driftOf(url: string, schema: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const shadows: Shadow[] = [];
  const factory = Object.assign(new PrismaPg(pool), {
    async connectToShadowDb() {
      const shadow = await createShadow(pool, url);
      shadows.push(shadow);
      return shadow.adapter;
    },
  });
  try {
    const engine = await (
      await loaded
    ).SchemaEngine.new(
      { datamodels: [['schema.prisma', schema]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').replace(/^--.*$/gm, '').trim();
  } finally {
    for (const shadow of shadows) await shadow.drop();
    await pool.end();
  }
}

/** Once a process: the module keeps the memory of its first instance. */
const loaded = load();

async function load(): Promise<Engine> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const file = join(folder, 'schema_engine_bg.js');
  const module = (await import(pathToFileURL(file).href)) as Engine;
  const { instance } = await WebAssembly.instantiate(
    await readFile(join(folder, 'schema_engine_bg.wasm')),
    { './schema_engine_bg.js': module as unknown as WebAssembly.ModuleImports },
  );
  module.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  // Prisma's CLI sets this global; without it, a panic is an error about something else.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  return module;
}

async function readMigrations() {
  const read = (path: string) => readFile(join(MIGRATIONS, path), 'utf8');
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await read(`${path}/migration.sql`) },
        },
      })),
    ),
  };
}

interface Shadow {
  readonly adapter: Adapter;
  drop(): Promise<void>;
}

async function createShadow(server: pg.Pool, url: string): Promise<Shadow> {
  const name = `shadow_${randomBytes(6).toString('hex')}`;
  await server.query(`create database ${name}`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: shadowUrl.href, max: 1 });
  pool.on('error', () => undefined); // `end` does not wait for goodbyes: the drop may end the connection first
  const adapter = readingChars(await new PrismaPg(pool).connect());
  // As it is: the adapter's own cuts a script at each semicolon, also within a function's body.
  adapter.executeScript = async (script) => {
    await pool.query(script);
  };
  return {
    adapter,
    async drop() {
      await pool.end();
      await server.query(`drop database ${name} with (force)`);
    },
  };
}

interface Reader {
  performIO(query: SqlQuery): Promise<{ readonly fields: { dataTypeID: number }[] }>;
}

/** Lets the engine read the catalog's "char" columns: as text to the adapter, as characters to the engine. */
function readingChars(adapter: Adapter): Adapter {
  const reader = adapter as unknown as Reader;
  const performIO = reader.performIO.bind(reader);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const characters = new WeakMap<SqlQuery, number[]>();
  reader.performIO = async (query) => {
    const result = await performIO(query);
    const found = [...result.fields.keys()].filter(
      (index) => result.fields[index]?.dataTypeID === CHAR_OID,
    );
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
    characters.set(query, found);
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of characters.get(query) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
    return result;
  };
  return adapter;
}
