import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { MIGRATIONS } from './migrations.ts';

/** Prisma's schema engine as WebAssembly: it compares without the binary that its CLI would download. */

interface EngineModule {
  readonly SchemaEngine: {
    new: (options: object, log: (line: string) => void, adapter: object) => Promise<SchemaEngine>;
  };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}
interface SchemaEngine {
  diff(params: object): Promise<{ stdout: string | null }>;
}

/** Postgres' internal "char" type, which the adapter does not know. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** The SQL that would bring this database to prisma/schema.prisma; a comment that says so where nothing would. */
export async function driftOf(connectionString: string): Promise<string> {
  const schema = join(MIGRATIONS, '..', 'schema.prisma');
  const files = [{ path: schema, content: await readFile(schema, 'utf8') }];
  const engine = await loadEngine([[schema, files[0]?.content ?? '']], connectionString);
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: MIGRATIONS },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    shadowDatabaseUrl: null,
    exitCode: true,
    filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
  });
  return stdout ?? '';
}

async function loadEngine(datamodels: [string, string][], connectionString: string) {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const file = join(folder, 'schema_engine_bg.js');
  const engine = (await import(pathToFileURL(file).href)) as EngineModule;
  const wasm = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  // The engine reports a panic through this global, which Prisma's CLI sets.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
  const factory = new PrismaPg(connectionString);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => readingChars(await connect());
  return engine.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
interface Fields {
  readonly fields: { dataTypeID: number }[];
}

/** Lets the engine read the catalog's "char" columns: as text to the adapter, as characters to the engine. */
function readingChars(adapter: Adapter): Adapter {
  const reader = adapter as Adapter & { performIO(query: SqlQuery): Promise<Fields> };
  const performIO = reader.performIO.bind(reader);
  const queryRaw = reader.queryRaw.bind(reader);
  return Object.assign(reader, {
    async queryRaw(query: SqlQuery) {
      let characters: number[] = [];
      reader.performIO = async (asked) => {
        const result = await performIO(asked);
        characters = result.fields.flatMap(({ dataTypeID }, index) =>
          dataTypeID === CHAR_OID ? [index] : [],
        );
        for (const index of characters)
          Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
        return result;
      };
      const result = await queryRaw(query);
      for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}
