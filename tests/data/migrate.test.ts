import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Client, escapeIdentifier } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import {
  migrate,
  migrateDown,
  MigrationError,
  pendingMigrations,
  pendingMigrationsProbe,
  type MigrateOptions,
} from '../../src/data/migrate.ts';

const adminUrl = inject('databaseUrl');
const LOCK_KEY = '72707369';
const SLOW = 20_000;

const PEOPLE = '20260101000000_people';
const PETS = '20260102000000_pets';
const TOYS = '20260103000000_toys';
const THREE = {
  [PEOPLE]: {
    up: 'create table people (id int primary key, name text not null);',
    down: 'drop table people;',
  },
  [PETS]: {
    up: `-- A body in dollar quotes holds semicolons of its own.
create table pets (id int primary key, person_id int references people);
create function greet(name text) returns text language plpgsql as $$
begin
  name := 'Hello; ' || name;
  return name || $inner$ it's; done$inner$;
end
$$;
insert into people values (1, 'Ada; the first');`,
    down: 'delete from people; drop function greet(text); drop table pets;',
  },
  [TOYS]: {
    up: 'create index pets_person on pets (person_id);',
    down: 'drop index pets_person;',
  },
};

type Scripts = Record<string, { readonly up: string; readonly down?: string }>;

let url: string;
let directory: string;
let admin: Client;
let client: Client;
let database: string;
let roles: string[];

beforeEach(async () => {
  database = `gangway_${randomBytes(6).toString('hex')}`;
  roles = [];
  directory = await mkdtemp(join(tmpdir(), 'gangway-migrations-'));
  admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${database}`);
  url = urlOf({ pathname: database });
  client = new Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  await admin.query(`drop database if exists ${database} with (force)`);
  for (const role of roles) await admin.query(`drop role if exists ${role}`);
  await admin.end();
  await rm(directory, { recursive: true, force: true });
});

describe('migrate', () => {
  it('applies the migrations in order, once', async () => {
    await write(THREE);
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);

    expect(await migrate(options({ log }))).toEqual({ applied: [PEOPLE, PETS, TOYS] });
    expect(await migrate(options({ log }))).toEqual({ applied: [] });

    expect(lines.map((line) => line.replace(/\d+ ms/, 'N ms'))).toEqual(
      [PEOPLE, PETS, TOYS].map((name) => `Applied migration ${name} in N ms`),
    );
    expect((await client.query(`select greet('Bo')`)).rows).toEqual([
      { greet: "Hello; Bo it's; done" },
    ]);
  });

  it("records each migration as Prisma's CLI does", async () => {
    await write(THREE);
    await migrate(options());

    const { rows } = await client.query(
      `select *, started_at <= finished_at as in_order from _prisma_migrations order by started_at`,
    );
    expect(rows).toEqual(
      Object.entries(THREE).map(([name, { up }]) => ({
        id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string,
        checksum: createHash('sha256').update(up).digest('hex'),
        finished_at: expect.any(Date) as Date,
        migration_name: name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date) as Date,
        applied_steps_count: 1,
        in_order: true,
      })),
    );
    const columns = await client.query(
      `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as column
         from pg_attribute where attrelid = '_prisma_migrations'::regclass and attnum > 0 order by attnum`,
    );
    expect(columns.rows.map((row: { column: string }) => row.column)).toEqual([
      'id character varying(36) not null',
      'checksum character varying(64) not null',
      'finished_at timestamp with time zone',
      'migration_name character varying(255) not null',
      'logs text',
      'rolled_back_at timestamp with time zone',
      'started_at timestamp with time zone not null',
      'applied_steps_count integer not null',
    ]);
  });

  it(
    'lets ten processes start at once',
    async () => {
      await write({
        ...THREE,
        '20260104000000_slow': { up: 'select pg_sleep(0.3); create table slow ();' },
      });
      const results = await Promise.all(Array.from({ length: 10 }, () => migrate(options())));

      expect(results.map(({ applied }) => applied.length).sort()).toEqual([
        ...Array<number>(9).fill(0),
        4,
      ]);
      const { rows } = await client.query('select count(*)::int from _prisma_migrations');
      expect(rows).toEqual([{ count: 4 }]);
      expect(await locks()).toEqual([]);
    },
    SLOW,
  );

  it('keeps nothing of a migration that fails, and says where it failed', async () => {
    await write({
      [PEOPLE]: THREE[PEOPLE],
      [PETS]: { up: '-- 🐈\ncreate table pets ();\n\nselect 1,\n  nonsense;\n' },
      [TOYS]: { up: 'create table toys ();' },
    });
    const error = await failureOf(migrate(options()));

    expect(error.message).toBe(
      `Migration ${PETS} failed at line 5: column "nonsense" does not exist (SQLSTATE 42703). ` +
        `Nothing of it was kept: correct ${join(directory, PETS, 'migration.sql')} and start again.`,
    );
    expect(await tables()).toEqual(['_prisma_migrations', 'people']);
    expect(await recorded()).toEqual([PEOPLE]);
    expect(await locks()).toEqual([]);

    await write({ [PETS]: THREE[PETS] });
    expect(await migrate(options())).toEqual({ applied: [PETS, TOYS] });
  });

  it('says where in a function an error arose, and quotes no row', async () => {
    const raises = `do $$\nbegin\n  raise exception 'out of\n    luck' using hint = 'try later';\nend $$;`;
    await write({ [PEOPLE]: { up: raises } });
    await expect(migrate(options())).rejects.toThrow(
      'failed: out of luck (SQLSTATE P0001; try later; PL/pgSQL function inline_code_block line 3 at RAISE).',
    );
    const twice = `create table t (mail text unique); insert into t values ('ada@example.com'), ('ada@example.com');`;
    await write({ [PEOPLE]: { up: twice } });
    const error = await failureOf(migrate(options()));
    expect(error.message).toContain('(SQLSTATE 23505)');
    expect(error.message).not.toContain('ada');
  });

  it('notices a migration that ends its own transaction', async () => {
    for (const up of [
      'create table a (); commit; select oops;',
      'create table b (); commit; begin; select oops;',
      'create table c (); commit; begin;',
      'create table d (); rollback;',
    ]) {
      await write({ [PEOPLE]: { up } });
      await expect(migrate(options())).rejects.toThrow(/is not recorded: it ends its own trans/);
    }
    expect(await recorded()).toEqual([]);
  });

  it('is not misled by what a migration or the role sets on the session', async () => {
    const role = await plainOwner();
    await admin.query(`alter role ${role} in database ${database} set statement_timeout = '100ms'`);
    await admin.query(`alter role ${role} in database ${database} set search_path = nowhere`);
    await write({
      [PEOPLE]: {
        up: `select pg_sleep(0.2); create table people (); create role ${role}_b; grant ${role}_b to ${role};
             set search_path = ''; set role ${role}_b;`,
      },
      [PETS]: { up: 'create table pets ();' },
    });
    roles.unshift(`${role}_b`);
    await migrate(options({ connectionString: urlOf({ username: role, password: 'secret' }) }));
    expect(await tables()).toEqual(['_prisma_migrations', 'people', 'pets']);
  });

  it('gives each migration the settings it is handed', async () => {
    await write({ [PEOPLE]: { up: `select 1 / (current_setting('gangway.one') = '1')::int` } });
    await migrate(options({ settings: { 'gangway.one': '1' } }));
    expect(await recorded()).toEqual([PEOPLE]);
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await write(THREE);
    await migrate(options());
    await write({ [PETS]: { up: `${THREE[PETS].up} -- changed` } });

    const error = await failureOf(migrate(options()));
    expect(error.message).toContain(`Migration ${PETS} was changed after it was applied`);
    expect(error.message).toContain(`Restore ${join(directory, PETS, 'migration.sql')}`);
    expect(error.message).toContain('new migration');
  });

  it('takes a file whose line endings Git changed for the same', async () => {
    await write(THREE);
    await migrate(options());
    await write({ [PETS]: { up: THREE[PETS].up.replaceAll('\n', '\r\n') } });
    expect(await migrate(options())).toEqual({ applied: [] });
  });

  it('refuses a database that is newer than the folder', async () => {
    await write(THREE);
    await migrate(options());
    await rm(join(directory, TOYS), { recursive: true });
    await expect(migrate(options())).rejects.toThrow(
      `The database has the migration ${TOYS}, which the migrations folder has not`,
    );
  });

  it('refuses what the Prisma CLI began and did not finish, until it is resolved', async () => {
    await write(THREE);
    await migrate(options());
    await client.query(
      'update _prisma_migrations set finished_at = null where migration_name = $1',
      [TOYS],
    );
    await expect(migrate(options())).rejects.toThrow(
      `prisma migrate resolve --rolled-back ${TOYS}`,
    );

    await client.query('drop index pets_person');
    await client.query(
      'update _prisma_migrations set rolled_back_at = now() where migration_name = $1',
      [TOYS],
    );
    expect(await pendingMigrations(options())).toEqual([TOYS]);
    expect(await migrate(options())).toEqual({ applied: [TOYS] });
  });

  it('applies a migration that is older than the newest applied one, and says so', async () => {
    await write({ [PEOPLE]: THREE[PEOPLE], [TOYS]: { up: 'create table toys ();' } });
    await migrate(options());
    await write({ [PETS]: THREE[PETS] });
    const lines: string[] = [];
    const result = await migrate(options({ log: (line) => void lines.push(line) }));
    expect(result).toEqual({ applied: [PETS] });
    expect(lines[0]).toBe(`Migration ${PETS} is older than ${TOYS}, which is already applied`);
  });

  it('works as a plain CREATEROLE owner of its database', async () => {
    const role = await plainOwner();
    await write({
      ...THREE,
      '20260104000000_roles': {
        up: `create role ${role}_app nologin; grant ${role}_app to ${role} with set true;
             grant select on people to ${role}_app;`,
      },
    });
    roles.unshift(`${role}_app`);
    const connectionString = urlOf({ username: role, password: 'secret' });
    expect((await migrate(options({ connectionString }))).applied).toHaveLength(4);
    const { rows } = await client.query(
      `select distinct tableowner from pg_tables where schemaname = 'public'`,
    );
    expect(rows).toEqual([{ tableowner: role }]);
  });

  it('says who may migrate when the role may not', async () => {
    const role = await login();
    await write(THREE);
    const mine = options({ connectionString: urlOf({ username: role, password: 'secret' }) });
    await expect(migrate(mine)).rejects.toThrow('may not create tables in the schema public');
    await migrate(options());
    await expect(pendingMigrations(mine)).rejects.toThrow('use the URL of the role that owns it');
  });

  it(
    'migrates several databases of one server at once, though they share their roles',
    async () => {
      const role = `gangway_${randomBytes(6).toString('hex')}`;
      const others = Array.from({ length: 5 }, (_, index) => `${database}_${String(index)}`);
      try {
        for (const other of others) await admin.query(`create database ${other}`);
        await write({
          [PEOPLE]: {
            up: `do $$ begin
                 if not exists (select from pg_roles where rolname = '${role}') then
                   perform pg_sleep(0.1);
                   create role ${role};
                 end if;
               end $$;
               alter role ${role} nobypassrls;
               grant ${role} to current_user with set true;`,
          },
        });
        const urls = [database, ...others].map((pathname) => urlOf({ pathname }));
        const results = await Promise.all(
          urls.map((connectionString) => migrate(options({ connectionString }))),
        );
        expect(results).toEqual(urls.map(() => ({ applied: [PEOPLE] })));
      } finally {
        for (const other of others)
          await admin.query(`drop database if exists ${other} with (force)`);
        roles.push(role);
      }
    },
    SLOW,
  );

  it('waits for the lock so long, and then says who holds it', async () => {
    await write(THREE);
    await client.query(`set application_name = 'prisma'; select pg_advisory_lock(${LOCK_KEY})`);
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const error = await failureOf(migrate(options({ lockTimeoutMs: 300, log })));

    const holder = `pid ${String(rows[0]?.pid)}, application "prisma"`;
    expect(error.message).toContain('for more than 0.3 s');
    expect(error.message).toContain(holder);
    expect(lines).toEqual([expect.stringContaining(holder)]);
    expect(await tables()).toEqual([]);

    await client.query('select pg_advisory_unlock_all()');
    expect((await migrate(options())).applied).toHaveLength(3);
  });

  it(
    'survives a server that goes away in the middle',
    async () => {
      await write({ [PEOPLE]: { up: 'create table people (); select pg_sleep(20);' } });
      const error = failureOf(migrate(options()));
      await expect
        .poll(
          async () => {
            const { rowCount } = await admin.query(
              `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = $1 and application_name = 'gangway-migrate' and query like '%pg_sleep(20)%'
              and state = 'active'`,
              [database],
            );
            return rowCount;
          },
          { timeout: 10_000 },
        )
        .toBe(1);
      expect((await error).message).toMatch(/^Migration 20260101000000_people failed.*terminat/);
      expect(await tables()).toEqual(['_prisma_migrations']);
    },
    SLOW,
  );

  it('refuses a folder that is missing, misnamed, or without its file', async () => {
    const gone = join(directory, 'gone');
    await expect(migrate(options({ directory: gone }))).rejects.toThrow(
      `There is no migrations folder at ${gone}`,
    );
    await mkdir(join(directory, '20260101000000_empty'));
    await expect(migrate(options())).rejects.toThrow(
      `The file ${join(directory, '20260101000000_empty', 'migration.sql')} is missing`,
    );
    await writeFile(join(directory, '20260101000000_empty', 'migration.sql'), Buffer.from([0xe9]));
    await expect(migrate(options())).rejects.toThrow('is not UTF-8');
    await mkdir(join(directory, 'drafts'));
    await expect(migrate(options())).rejects.toThrow(
      `The folder ${join(directory, 'drafts')} is not named <14 digits>_<name>`,
    );
  });
});

describe('a server that cannot be reached', () => {
  const password = 'very-secret-pass';

  it.each([
    ['nothing listens', { host: '127.0.0.1:1' }, 'nothing listens there'],
    ['nothing listens on any address', { host: 'localhost:1' }, 'nothing listens there'],
    ['the host is unknown', { host: `${'x'.repeat(64)}.invalid` }, 'the host name is not known'],
    ['the password is wrong', {}, 'password authentication failed'],
    ['the role does not exist', { username: 'nobody_here' }, 'password authentication failed'],
  ])('is one clear line when %s', async (_, parts, said) => {
    const error = await failureOf(
      migrate(options({ connectionString: urlOf({ ...parts, password }) })),
    );
    expect(error.message).toContain(said);
    expect(error.message).not.toMatch(new RegExp(`\n|${password}`));
  });

  it('is one clear line when the database does not exist', async () => {
    const connectionString = urlOf({ pathname: 'not_there' });
    await expect(migrate(options({ connectionString }))).rejects.toThrow(
      'database "not_there" does not exist. Create the database',
    );
  });

  it('is one clear line when the password is missing or the URL is none', async () => {
    await expect(migrate(options({ connectionString: urlOf({ password: '' }) }))).rejects.toThrow(
      'asks for a password and the database URL has none',
    );
    const connectionString = `postgresql://ada:${password}@host:port/db`;
    const error = await failureOf(migrate(options({ connectionString })));
    expect(error.message).toContain('The database URL for migrations cannot be read');
    expect(inspect(error, { depth: 5, showHidden: true })).not.toContain(password);
  });

  it('is one clear line when what answers is not Postgres', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      socket.once('data', () => socket.destroy());
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const connectionString = urlOf({ host: `127.0.0.1:${String(port)}`, password });
    const error = await failureOf(migrate(options({ connectionString })));
    expect(error.message).toMatch(/^Cannot reach Postgres at .*: Connection terminated/);
    expect(error.message).not.toContain(password);
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
});

describe('migrateDown', () => {
  it('restores the catalog as it was', async () => {
    await write({});
    await migrate(options());
    const before = await catalog();
    await write(THREE);
    await migrate(options());
    expect(await catalog()).not.toEqual(before);

    expect(await migrateDown({ ...options(), to: null })).toEqual({
      reverted: [TOYS, PETS, PEOPLE],
    });
    expect(await catalog()).toEqual(before);
    expect(await recorded()).toEqual([]);
    expect((await migrate(options())).applied).toHaveLength(3);
  });

  it('undoes the newest one, or down to the one named', async () => {
    await write(THREE);
    await migrate(options());
    expect(await migrateDown(options())).toEqual({ reverted: [TOYS] });
    expect(await migrateDown({ ...options(), to: PEOPLE })).toEqual({ reverted: [PETS] });
    expect(await migrateDown({ ...options(), to: PEOPLE })).toEqual({ reverted: [] });
    await expect(migrateDown({ ...options(), to: PETS })).rejects.toThrow('it is not applied');
    expect(await recorded()).toEqual([PEOPLE]);
  });

  it('changes nothing when a script fails or is missing', async () => {
    await write({ ...THREE, [PETS]: { ...THREE[PETS], down: 'drop table pets;\ndrop oops;' } });
    await migrate(options());
    await expect(migrateDown({ ...options(), to: PEOPLE })).rejects.toThrow(
      `Undoing migration ${PETS} failed at line 2: syntax error at or near "oops" (SQLSTATE 42601)`,
    );
    expect(await recorded()).toEqual([PEOPLE, PETS]);
    expect(await tables()).toContain('pets');

    await rm(join(directory, PEOPLE, 'down.sql'));
    await expect(migrateDown({ ...options(), to: null })).rejects.toThrow('down.sql is missing');
    expect(await recorded()).toEqual([PEOPLE, PETS]);
  });
});

describe('pendingMigrations', () => {
  it('names what is not applied, also before anything was', async () => {
    await write({ [PEOPLE]: THREE[PEOPLE] });
    expect(await pendingMigrations(options())).toEqual([PEOPLE]);
    expect(await tables()).toEqual([]);
    await migrate(options());
    await write(THREE);
    expect(await pendingMigrations(options())).toEqual([PETS, TOYS]);
  });

  it('does not wait for a migration that runs', async () => {
    await write(THREE);
    await client.query(`select pg_advisory_lock(${LOCK_KEY})`);
    expect(await pendingMigrations(options())).toHaveLength(3);
  });

  it(
    'asks once for a crowd of probes, and not while its answer is fresh',
    async () => {
      await write(THREE);
      const probe = pendingMigrationsProbe({ ...options(), maxAgeMs: 300 });
      const answers = await Promise.all(Array.from({ length: 20 }, probe));
      const first = answers[0];
      expect(new Set(answers).size).toBe(1);
      expect(first).toHaveLength(3);
      await migrate(options());
      expect(await probe()).toBe(first);
      await expect.poll(probe, { timeout: 10_000 }).toEqual([]);
    },
    SLOW,
  );

  it('asks again at once after an error', async () => {
    const probe = pendingMigrationsProbe({ ...options(), directory: join(directory, 'later') });
    await expect(probe()).rejects.toThrow(MigrationError);
    await mkdir(join(directory, 'later'));
    expect(await probe()).toEqual([]);
  });
});

function options(changed: Partial<MigrateOptions> = {}): MigrateOptions {
  return { connectionString: url, directory, ...changed };
}

/** The test database's URL with other parts. */
function urlOf(parts: Partial<Pick<URL, 'host' | 'pathname' | 'username' | 'password'>>): string {
  return Object.assign(new URL(adminUrl), { pathname: database, ...parts }).href;
}

async function write(scripts: Scripts): Promise<void> {
  for (const [name, { up, down }] of Object.entries(scripts)) {
    await mkdir(join(directory, name), { recursive: true });
    await writeFile(join(directory, name, 'migration.sql'), up);
    if (down !== undefined) await writeFile(join(directory, name, 'down.sql'), down);
  }
}

async function login(attributes = ''): Promise<string> {
  const role = `gangway_${randomBytes(6).toString('hex')}`;
  await admin.query(`create role ${role} login password 'secret' ${attributes}`);
  roles.push(role);
  return role;
}

async function plainOwner(): Promise<string> {
  const role = await login('nosuperuser createrole nobypassrls');
  await admin.query(`alter database ${escapeIdentifier(database)} owner to ${role}`);
  return role;
}

async function failureOf(promise: Promise<unknown>): Promise<MigrationError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(MigrationError);
  return error as MigrationError;
}

async function names(sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map((row) => row.name);
}

const tables = (): Promise<string[]> =>
  names(`select tablename as name from pg_tables where schemaname = 'public' order by 1`);

const recorded = (): Promise<string[]> =>
  names('select migration_name as name from _prisma_migrations order by 1');

/** Migration locks held in the test's database. */
const locks = (): Promise<string[]> =>
  names(
    `select objid::text as name from pg_locks join pg_database d on d.oid = database
      where locktype = 'advisory' and datname = current_database()`,
  );

const catalog = (): Promise<string[]> =>
  names(
    `select 'relation ' || relkind::text || ' ' || oid::regclass as name from pg_class
     union all select 'function ' || oid::regprocedure from pg_proc
     union all select 'type ' || oid::regtype from pg_type order by 1`,
  );
