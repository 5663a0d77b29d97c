import { rm } from 'node:fs/promises';
import { seedIndustries } from '../prisma/seed.ts';
import { loadConfig, readEnvironment } from '../src/config.ts';
import { openDoor } from '../src/data/door.ts';
import { startEmbeddedPostgres } from '../src/data/embedded-postgres.ts';
import { migrate } from '../src/data/migrate.ts';
import { MIGRATIONS } from '../tests/helpers/migrations.ts';
import { openFolder } from '../tests/helpers/open-folder.ts';
import { FLOORS, measure, partsOf, reachesFloors, report } from '../tests/ai/rules-accuracy.ts';

/**
 * `npm run eval`: how often the rules suggest the right industry. On the industries of DATABASE_URL as they are there,
 * else on those that this version ships, in an embedded Postgres that is made for it and removed.
 */

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { database } = loadConfig(readEnvironment());
  if (database) return work(database.url);
  const dataDir = await openFolder('eval');
  try {
    const embedded = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
    try {
      await migrate({ connectionString: embedded.url, directory: MIGRATIONS });
      await withDoor(embedded.url, (door) => seedIndustries(door.asSystem('seed industries')));
      return await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function withDoor<T>(
  connectionString: string,
  work: (door: ReturnType<typeof openDoor>) => Promise<T>,
): Promise<T> {
  const options = { max: 2, statementTimeoutMs: 20_000, preparedStatements: false };
  const door = openDoor({ connectionString, ...options });
  try {
    return await work(door);
  } finally {
    await door.close();
  }
}

const outcomes = await withDatabase((url) =>
  withDoor(url, (door) => measure(door.asViewer(null).db)),
);
process.stdout.write(report(outcomes));
const below = Object.entries(partsOf(outcomes)).filter(
  ([name, part]) => ['all', 'held out'].includes(name) && !reachesFloors(part),
);
for (const [name] of below) {
  const floors = `${100 * FLOORS.top1} % first, ${100 * FLOORS.top4} % among the first four`;
  process.stderr.write(`Below the floors (${floors}): ${name}\n`);
  process.exitCode = 1;
}
