import { mkdir } from 'node:fs/promises';
import { seedIndustries } from '../prisma/seed.ts';
import { createAccounts } from './accounts/accounts.service.ts';
import { obtainAuthSecret } from './auth-secret.ts';
import type { Config } from './config.ts';
import { openDoor } from './data/door.ts';
import { startEmbeddedPostgres } from './data/embedded-postgres.ts';
import { createListener } from './data/listener.ts';
import { migrate, pendingMigrationsProbe } from './data/migrate.ts';
import { assertSafeRoles, prepareRoles } from './data/roles.ts';
import { registry } from './flows/index.ts';
import { listen } from './listen.ts';
import type { Logger } from './log.ts';
import { createOnboarding } from './onboarding/onboarding.service.ts';
import { createProgressStreams, PROGRESS_CHANNEL } from './onboarding/progress.service.ts';
import { startSweeper } from './onboarding/sweeper.ts';
import { MIGRATIONS } from './paths.ts';
import { schema } from './schema.ts';
import { createServer } from './server.ts';

/** A server that answers requests. */
export interface Running {
  /** Where it is reached from this machine, without a path. */
  readonly url: string;
  /** Whether the database is the embedded one. */
  readonly embedded: boolean;
  /** Lets requests finish, completes streams, and closes everything that was opened, in time. */
  close(): Promise<void>;
  /** For somebody in a hurry: lets nothing finish, but leaves no embedded database running. */
  abort(): Promise<void>;
}

type Database = NonNullable<Config['database']>;

/** Brings the whole server up, from the database to the port; what was opened is closed again where that fails. */
export async function start(config: Config, log: Logger): Promise<Running> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      try {
        await closer();
      } catch (error) {
        log.error({ err: error }, 'Something could not be closed');
      }
    }
  };
  try {
    const embedded = config.database ? null : await startDatabase(config, log);
    const stopDatabase = async () => embedded?.stop();
    closers.push(stopDatabase);
    const database = config.database ?? embedded?.database;
    if (!database) throw new Error('There is no database.');
    const url = await serve(config, database, log, closers);
    return { url, embedded: embedded !== null, close, abort: stopDatabase };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startDatabase(
  { dataDir }: Config,
  log: Logger,
): Promise<{ database: Database; stop: () => Promise<void> }> {
  await mkdir(dataDir, { recursive: true });
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: (line) => log.info(line) });
  return { database: { url, ownerUrl: url, directUrl: url }, stop };
}

async function serve(
  config: Config,
  { url, ownerUrl, directUrl }: Database,
  log: Logger,
  closers: (() => unknown)[],
): Promise<string> {
  const info = (line: string) => log.info(line);
  const migrations = { connectionString: ownerUrl, directory: MIGRATIONS };
  const secret = await obtainAuthSecret(config);
  await migrate({ ...migrations, log: info });
  await prepareRoles({ ownerUrl, appUrl: url });

  const door = openDoor({
    connectionString: url,
    max: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    preparedStatements: config.preparedStatements,
  });
  closers.push(() => door.close());
  const listener = createListener({
    connectionString: directUrl,
    channels: [PROGRESS_CHANNEL, 'gangway_revocation'],
    log: info,
  });
  closers.push(() => listener.close());
  const accounts = createAccounts({
    door,
    listener,
    secret,
    baseUrl: config.publicUrl,
    trustedOrigins: config.corsOrigins,
    accessTokenMinutes: config.accessTokenMinutes,
    sessionDays: config.sessionDays,
    issuers: config.authIssuers,
    log: info,
  });
  closers.push(() => accounts.close());
  const onboarding = createOnboarding({ registry, door });
  const progress = createProgressStreams({ listener, onboarding });

  await assertSafeRoles(door);
  await Promise.all([
    seedIndustries(door.asSystem('seed industries')),
    onboarding.assertFlowVersions(),
    accounts.start(),
    listener.ready(),
  ]);

  const server = createServer({
    config,
    schema,
    services: { accounts, onboarding, progress },
    accounts,
    accessOf: (userId) => door.asViewer(userId),
    checks: {
      database: () => door.asViewer(null).db.$queryRaw`select 1`,
      pendingMigrations: pendingMigrationsProbe(migrations),
    },
    log,
  });
  const listening = await listen(server, config);
  closers.push(async () => {
    progress.close();
    await listening.close(config.shutdownTimeoutMs);
  });
  closers.push(startSweeper(onboarding, config.sweepIntervalMs, log));
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`;
}
