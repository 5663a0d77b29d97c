import { seedIndustries } from '../prisma/seed.ts';
import { createAccounts } from './accounts/accounts.service.ts';
import { REVOCATION_CHANNEL } from './accounts/revocations.ts';
import { obtainAuthSecret } from './auth-secret.ts';
import { createAi } from './ai/ai.service.ts';
import { createModels } from './ai/connection/chain.ts';
import { createAiRetention } from './ai/retention.service.ts';
import { SUGGESTION_CHANNEL } from './ai/reading/streams.service.ts';
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
import { createOutbox, OUTBOX_CHANNEL } from './mail/outbox.service.ts';
import { createSeal } from './mail/seal.ts';
import { removeEnded } from './mail/waiting.service.ts';
import { startMailWorker } from './mail/worker.ts';
import { createOnboarding } from './onboarding/onboarding.service.ts';
import { createProgressStreams, PROGRESS_CHANNEL } from './onboarding/progress.service.ts';
import { startSweeper } from './onboarding/sweeper.ts';
import type { Sweep } from './onboarding/sweeper.ts';
import { MIGRATIONS } from './paths.ts';
import { createMemoryRateLimits } from './plugins/memory-rate-limits.ts';
import type { RateLimitStore } from './plugins/rate-limit-store.ts';
import { createRedisRateLimits } from './plugins/redis-rate-limits.ts';
import { createPrivacy } from './privacy/privacy.service.ts';
import { createRetention } from './privacy/retention.service.ts';
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
  const { door, services, limitStore, startMail } = await openServices(options);
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
    limitStore,
    log,
  });
  signal?.throwIfAborted();
  const listening = await listen(server, config);
  closers.push((timeoutMs) => {
    services.progress.close();
    services.ai.streams.close();
    return listening.close(timeoutMs);
  });
  startMail();
  const { onboarding } = services;
  const retention = createRetention({ door, auditDays: config.auditRetentionDays });
  const aiRetention = createAiRetention({ door, wordsDays: config.answersRetentionDays });
  const sweeps: readonly Sweep[] = [
    { done: 'Sessions expired', run: onboarding.expireDue },
    { done: 'Sessions purged of their answers', run: onboarding.purgeDue },
    { done: 'Entries of the audit log removed', run: retention.purgeAuditLog },
    { done: 'Idempotency keys removed', run: retention.purgeIdempotencyKeys },
    { done: 'Old suggestions forgotten', run: aiRetention.purgeSuggestions },
    { done: 'Answers of models removed from the cache', run: aiRetention.purgeCache },
    { done: 'Calls of models that were cut off settled', run: aiRetention.settleLapsed },
    { done: 'Old counts of what models cost removed', run: aiRetention.purgeUsage },
    { done: 'Old mails removed', run: () => removeEnded(door.asSystem('purge mails')) },
  ];
  closers.push(startSweeper(sweeps, config.sweepIntervalMs, log));
  return listening.port;
}

const migrationsOf = ({ ownerUrl }: Database) => ({
  connectionString: ownerUrl,
  directory: MIGRATIONS,
});

/** Prepares the database, and opens everything that answers come from. */
export async function openServices(options: ServeOptions): Promise<{
  readonly door: Door;
  readonly services: Services;
  readonly limitStore: RateLimitStore;
  /** Sends mails from now on, where there is mail: its library is loaded when the port is open. */
  readonly startMail: () => void;
}> {
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
    channels: [PROGRESS_CHANNEL, REVOCATION_CHANNEL, OUTBOX_CHANNEL, SUGGESTION_CHANNEL],
    log: info,
  });
  closers.push(() => listener.close());
  const seal = createSeal(secret);
  const outbox = createOutbox(seal, config.mail !== null);
  const accounts = createAccounts({
    door,
    listener,
    secret,
    baseUrl: config.publicUrl,
    trustedOrigins: config.corsOrigins,
    accessTokenMinutes: config.accessTokenMinutes,
    sessionDays: config.sessionDays,
    issuers: config.authIssuers,
    outbox,
    accountMails: config.rateLimits.accountMail,
    log: info,
  });
  closers.push(() => accounts.close());
  const onboarding = createOnboarding({
    registry,
    door,
    answersRetentionDays: config.answersRetentionDays,
    outbox,
    verifiesEmail: config.mail?.kind === 'smtp',
  });
  const progress = createProgressStreams({ listener, onboarding });
  const models = createModels({ config: config.ai, log });
  const ai = createAi({ config: config.ai, models, registry, onboarding, listener, log });
  closers.push((timeoutMs) => ai.close(timeoutMs));

  const limits = await openLimitStore(config, secret, log);
  closers.push(() => limits.close());

  await assertSafeRoles(door);
  signal?.throwIfAborted();
  await Promise.all([
    seedIndustries(door.asSystem('seed industries')),
    onboarding.assertFlowVersions(),
    accounts.start(),
    listener.ready(),
    limits.ready(),
  ]);
  const privacy = createPrivacy({ door, accounts, secret, publicUrl: config.publicUrl });
  let stopMail: Closer = () => undefined;
  closers.push((timeoutMs) => stopMail(timeoutMs));
  const startMail = () => {
    const { mail, publicUrl } = config;
    const { ownerUrl } = database;
    if (!mail) return;
    stopMail = startMailWorker({ mail, publicUrl, door, seal, listener, ownerUrl, log });
  };
  return {
    door,
    limitStore: limits.store,
    startMail,
    services: { accounts, ai, onboarding, outbox, privacy, progress },
  };
}

/** Where calls are counted: together with every instance where there is a Redis, whose library is loaded then only. */
async function openLimitStore({ redisUrl }: Config, secret: string, log: Logger) {
  const own = createMemoryRateLimits();
  if (redisUrl === null) {
    return { store: own, ready: () => Promise.resolve(), close: () => undefined };
  }
  const { connectRedis } = await import('./redis.ts');
  const redis = connectRedis(redisUrl, log);
  const store = createRedisRateLimits({ redis, own, secret });
  return { store, ready: redis.ready, close: redis.close };
}
