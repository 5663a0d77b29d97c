import { seedIndustries } from '../prisma/seed.ts';
import { createAccounts } from './accounts/accounts.service.ts';
import { REVOCATION_CHANNEL } from './accounts/revocations.ts';
import { obtainAuthSecret } from './auth-secret.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { openDoor } from './data/door.ts';
import type { Door } from './data/door.ts';
import { createListener } from './data/listener.ts';
import { migrate, pendingMigrationsProbe } from './data/migrate.ts';
import { assertSafeRoles, prepareRoles } from './data/roles.ts';
import { registry } from './flows/index.ts';
import { listen } from './listen.ts';
import type { Logger } from './log.ts';
import { createOnboarding } from './onboarding/onboarding.service.ts';
import { PROGRESS_CHANNEL } from './onboarding/bells.ts';
import { createProgressStreams } from './onboarding/progress.service.ts';
import { startSweeper } from './onboarding/sweeper.ts';
import { MIGRATIONS } from './paths.ts';
import { schema } from './schema.ts';
import { createServer } from './server.ts';
import type { Closer, Database } from './start.ts';

interface ServeOptions {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  /** Gets how to close each thing that is opened, in order. */
  readonly closers: Closer[];
  readonly signal: AbortSignal | undefined;
}

/**
 * Prepares the database and serves it: migrations, roles, industries, services, port.
 *
 * @returns the port.
 */
export async function serve(options: ServeOptions): Promise<number> {
  const { config, database, log, closers, signal } = options;
  const { door, services } = await openServices(options);
  const server = createServer({
    config,
    schema,
    services,
    accounts: services.accounts,
    accessOf: (userId) => door.asViewer(userId),
    checks: {
      database: () => door.asViewer(null).db.$queryRaw`select 1`,
      pendingMigrations: pendingMigrationsProbe(migrationsOf(database)),
    },
    log,
  });
  signal?.throwIfAborted();
  const listening = await listen(server, config);
  closers.push((timeoutMs) => {
    services.progress.close();
    return listening.close(timeoutMs);
  });
  closers.push(startSweeper(services.onboarding, config.sweepIntervalMs, log));
  return listening.port;
}

const migrationsOf = ({ ownerUrl }: Database) => ({
  connectionString: ownerUrl,
  directory: MIGRATIONS,
});

/** Prepares the database, and opens everything that answers come from. */
export async function openServices(
  options: ServeOptions,
): Promise<{ readonly door: Door; readonly services: Services }> {
  const { config, database, log, closers, signal } = options;
  const info = (line: string) => {
    log.info(line);
  };
  const [secret] = await Promise.all([
    obtainAuthSecret(config),
    migrate({ ...migrationsOf(database), log: info }),
  ]);
  signal?.throwIfAborted();
  await prepareRoles({ ownerUrl: database.ownerUrl, appUrl: database.url });

  const door = openDoor({
    connectionString: database.url,
    max: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    preparedStatements: config.preparedStatements,
  });
  closers.push(() => door.close());
  const listener = createListener({
    connectionString: database.directUrl,
    channels: [PROGRESS_CHANNEL, REVOCATION_CHANNEL],
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
  closers.push(() => {
    accounts.close();
  });
  const onboarding = createOnboarding({ registry, door });
  const progress = createProgressStreams({ listener, onboarding });

  await assertSafeRoles(door);
  signal?.throwIfAborted();
  await Promise.all([
    seedIndustries(door.asSystem('seed industries')),
    onboarding.assertFlowVersions(),
    accounts.start(),
    listener.ready(),
  ]);
  return { door, services: { accounts, onboarding, progress } };
}
