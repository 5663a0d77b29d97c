import { parseArgs } from 'node:util';
import pg from 'pg';
import { loadConfig, readEnvironment } from '../src/config.ts';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.ts';
import { isUuid } from '../src/global-id.ts';

/** `npm run staff`: who runs the platform. Writes as the owner of the tables, which is why nobody does it by the API. */

const USAGE = `npm run staff -- add <e-mail address or person's id> [--unverified]
npm run staff -- remove <e-mail address or person's id>
npm run staff -- list`;

/** What somebody can do something about; the message says what. */
class StaffError extends Error {}

interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly verified: boolean;
  readonly name: string;
  readonly staff: boolean;
}

const PEOPLE = `
  select u.id, u.email, u.email_verified as verified, u.name, s.user_id is not null as staff
  from public.users u left join public.platform_staff s on s.user_id = u.id`;

/** Reads people as gangway_system: row-level security is forced, so that it binds the owner too. */
async function people(client: pg.Client, where: string, values: readonly string[]) {
  await client.query('set local role gangway_system');
  const { rows } = await client.query<Person>(`${PEOPLE} where ${where} order by u.id limit 1000`, [
    ...values,
  ]);
  await client.query('reset role');
  return rows;
}

async function personOf(client: pg.Client, who: string): Promise<Person> {
  const found = isUuid(who.toLowerCase())
    ? await people(client, 'u.id = $1', [who])
    : await people(client, 'u.email = lower($1)', [who.trim()]);
  const [person, another] = found;
  if (!person) throw new StaffError(`There is no such person: ${who}. They register first.`);
  if (another) {
    // Addresses that outside issuers tell are not unique.
    const ids = found.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
    throw new StaffError(`Several people have this address. Name one by their id:\n${ids}`);
  }
  return person;
}

const named = ({ email, name, id }: Person): string => `${name} <${email ?? 'no address'}>, ${id}`;

async function add(client: pg.Client, who: string, insist: boolean): Promise<string> {
  const person = await personOf(client, who);
  if (person.staff) return `${named(person)} was platform staff already.`;
  if (!person.verified && !insist) {
    throw new StaffError(
      `${named(person)} has not verified the address, so that it may be anybody. Have them verify it, or insist with --unverified.`,
    );
  }
  await client.query(
    'insert into public.platform_staff (user_id) values ($1) on conflict do nothing',
    [person.id],
  );
  return `${named(person)} is platform staff now.`;
}

async function remove(client: pg.Client, who: string): Promise<string> {
  const person = await personOf(client, who);
  if (!person.staff) return `${named(person)} was not platform staff.`;
  await client.query('delete from public.platform_staff where user_id = $1', [person.id]);
  return `${named(person)} is not platform staff any more.`;
}

async function list(client: pg.Client): Promise<string> {
  const staff = await people(client, 's.user_id is not null', []);
  return staff.length === 0 ? 'Nobody is platform staff.' : staff.map(named).join('\n');
}

/** What is asked for; it is known to be complete before anything is opened. */
function readCommand(): (client: pg.Client) => Promise<string> {
  const { values, positionals } = parseArgs({
    options: { unverified: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [command, who = '', ...rest] = positionals;
  if (rest.length === 0 && command === 'list' && who === '') return list;
  if (rest.length === 0 && who !== '') {
    if (command === 'add') return (client) => add(client, who, values.unverified);
    if (command === 'remove') return (client) => remove(client, who);
  }
  throw new TypeError('Say who is to be added or removed.');
}

/** Runs in one transaction on the database of the configuration; an embedded one that rests is started meanwhile. */
async function onDatabase(work: (client: pg.Client) => Promise<string>): Promise<string> {
  const { database, dataDir } = loadConfig(readEnvironment());
  const embedded = database ? null : await startEmbeddedPostgres({ dataDir });
  try {
    const connectionString = database?.ownerUrl ?? embedded?.url ?? '';
    const client = new pg.Client({ connectionString, application_name: 'gangway-staff' });
    await client.connect();
    try {
      await client.query('begin');
      const said = await work(client);
      await client.query('commit');
      return said;
    } finally {
      await client.end();
    }
  } finally {
    await embedded?.stop();
  }
}

/** A database that has not been migrated lacks the role, or the table. */
const UNPREPARED = new Set(['22023', '42704', '42P01']);

function explain(error: unknown): string {
  if (error instanceof TypeError) return `${error.message}\n${USAGE}`;
  const { code = '', message } = error as { code?: string; message?: string };
  if (UNPREPARED.has(code)) return 'The database has no tables yet. Start Gangway once: npm start';
  if (code === '42501') {
    return `${message}: this takes the owner of the tables. Set MIGRATION_DATABASE_URL to their URL.`;
  }
  return message || code || String(error);
}

try {
  process.stdout.write(`${await onDatabase(readCommand())}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
