import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { AiConfig } from './ai-config.ts';
import { readAiConfig } from './ai-config-sources.ts';
import type { Sender } from './config-values.ts';
import {
  apiUrl,
  httpUrl,
  issuers,
  onOff,
  oneOf,
  origins,
  postgresUrl,
  rateLimit,
  redisUrl,
  sender,
  smtpUrl,
  whole,
} from './config-values.ts';

export type { AiConfig } from './ai-config.ts';
export type { AuthIssuer, RateLimit, Sender } from './config-values.ts';

/** Every variable that the server reads. `.env.example` explains them, and a test holds the two together. */
const variables = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: whole(0, 65_535, 'a TCP port').default(4000),
  HOST: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  CORS_ORIGINS: origins.default([]),
  TRUST_PROXY: whole(0, 10, 'proxies in front of the server').default(0),
  MAX_BODY_BYTES: whole(1_024, 100_000_000, 'bytes').default(1_048_576),
  SHUTDOWN_TIMEOUT_MS: whole(0, 600_000, 'milliseconds').default(10_000),

  DATABASE_URL: postgresUrl.optional(),
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(2, 1_000, 'connections').default(10),
  DATABASE_PREPARED_STATEMENTS: onOff.default(true),
  STATEMENT_TIMEOUT_MS: whole(100, 600_000, 'milliseconds').default(15_000),
  DATA_DIR: z.string().default('.data'),

  REDIS_URL: redisUrl.optional(),

  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AUTH_ISSUERS: issuers.default([]),
  ACCESS_TOKEN_MINUTES: whole(1, 720, 'minutes').optional(),
  SESSION_DAYS: whole(1, 365, 'days').default(30),

  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),

  AI_MODELS: onOff.default(true),
  AI_BASE_URL: apiUrl.optional(),
  AI_API_KEY: z.string().max(10_000, 'must have at most 10000 characters').optional(),
  AI_MODEL: z.string().max(200, 'must have at most 200 characters').optional(),
  AI_CONFIG: z.string().optional(),

  GRAPHIQL: onOff.optional(),
  INTROSPECTION: onOff.optional(),

  RATE_LIMIT_REGISTER: rateLimit.default({ max: 120, windowMs: 60_000 }),
  RATE_LIMIT_SIGN_IN: rateLimit.default({ max: 120, windowMs: 60_000 }),
  RATE_LIMIT_SIGN_IN_ACCOUNT: rateLimit.default({ max: 20, windowMs: 60_000 }),
  RATE_LIMIT_REFRESH: rateLimit.default({ max: 300, windowMs: 60_000 }),
  RATE_LIMIT_START: rateLimit.default({ max: 60, windowMs: 60_000 }),
  RATE_LIMIT_WRITES: rateLimit.default({ max: 300, windowMs: 60_000 }),
  RATE_LIMIT_INVITE: rateLimit.default({ max: 100, windowMs: 3_600_000 }),
  RATE_LIMIT_SUGGEST: rateLimit.default({ max: 60, windowMs: 60_000 }),
  RATE_LIMIT_EXPORT: rateLimit.default({ max: 5, windowMs: 3_600_000 }),
  RATE_LIMIT_AUTH: rateLimit.default({ max: 600, windowMs: 60_000 }),
  RATE_LIMIT_ACCOUNT_MAIL: rateLimit.default({ max: 5, windowMs: 3_600_000 }),
  RATE_LIMIT_ACCOUNT_MAIL_NETWORK: rateLimit.default({ max: 60, windowMs: 3_600_000 }),

  ANSWERS_RETENTION_DAYS: whole(30, 3_650, 'days').default(30),
  AUDIT_RETENTION_DAYS: whole(30, 36_500, 'days').default(400),
  SWEEP_INTERVAL_MS: whole(100, 86_400_000, 'milliseconds').default(60_000),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  LOG_FORMAT: oneOf('pretty', 'json').optional(),
});

/** The names of all variables. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(variables.shape);

/** What the server was told, with defaults filled in. */
export type Config = ReturnType<typeof toConfig>;

/** Something in the environment is wrong: the message names every such variable and what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The environment of this process, and what `.env` in the current folder adds to it. */
export function readEnvironment(): NodeJS.ProcessEnv {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new ConfigError(`The file .env cannot be read: ${String(error)}`, { cause: error });
  }
  return process.env;
}

/**
 * Reads the configuration. A variable that is empty counts as unset.
 *
 * @param terminal Whether somebody watches: logs are then made for reading, outside production.
 * @throws ConfigError with all mistakes at once; it quotes no value that may be secret.
 */
export function loadConfig(env: NodeJS.ProcessEnv, terminal = process.stdout.isTTY): Config {
  const given = Object.fromEntries(
    VARIABLE_NAMES.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value),
  ) as Readonly<Record<string, string | undefined>>;
  const result = variables.safeParse(given);
  const mistakes = [
    ...(result.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...contradictions(given),
  ];
  const ai = aiOf(given, env, mistakes);
  if (result.success && mistakes.length === 0) return toConfig(result.data, terminal, ai);
  throw new ConfigError(
    mistakes.length === 1
      ? `The environment is not right: ${mistakes[0]}.`
      : `The environment is not right:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`,
  );
}

/** What is wrong between variables. Read from the text, so that it shows beside other mistakes. */
function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const mistakes: string[] = [];
  const { DATABASE_URL, AUTH_SECRET, NODE_ENV, CORS_ORIGINS } = given as Record<
    'DATABASE_URL' | 'AUTH_SECRET' | 'NODE_ENV' | 'CORS_ORIGINS',
    string | undefined
  >;
  for (const name of ['MIGRATION_DATABASE_URL', 'DIRECT_DATABASE_URL']) {
    if (given[name] && !DATABASE_URL) {
      mistakes.push(
        `${name} is set without DATABASE_URL: set both, or neither for the embedded database`,
      );
    }
  }
  if (DATABASE_URL && !AUTH_SECRET) {
    mistakes.push(
      'AUTH_SECRET is missing: with DATABASE_URL, give every instance the same 32 or more random characters, as made by `openssl rand -base64 32`',
    );
  }
  if (NODE_ENV === 'production' && !given['SMTP_URL']) {
    mistakes.push(
      'SMTP_URL is missing: set SMTP_URL to your mail server, such as smtp://user:password@host:587, or SMTP_URL=none to run without mail',
    );
  }
  if (NODE_ENV === 'production' && /^smtps?:/i.test(given['SMTP_URL'] ?? '')) {
    if (!given['MAIL_FROM']) {
      mistakes.push(
        'MAIL_FROM is missing: with SMTP_URL, say whom mails come from, such as Gangway <no-reply@example.com>',
      );
    }
    if (!given['PUBLIC_URL']) {
      mistakes.push(
        'PUBLIC_URL is missing: with SMTP_URL, say what links in mails begin with, such as https://app.example.com',
      );
    }
  }
  if (NODE_ENV === 'production' && /(^|,)\s*\*\s*(,|$)/.test(CORS_ORIGINS ?? '')) {
    mistakes.push('CORS_ORIGINS must list its origins in production: * is not possible there');
  }
  return mistakes;
}

/** What is known of models. A key may come from any variable that is not for something else. */
function aiOf(
  given: Readonly<Record<string, string | undefined>>,
  env: NodeJS.ProcessEnv,
  mistakes: string[],
): AiConfig {
  const sources = {
    variables: given,
    modelsAllowed: given['AI_MODELS'] !== 'off',
    secret: (name: string) =>
      VARIABLE_NAMES.includes(name) && name !== 'AI_API_KEY'
        ? undefined
        : env[name]?.trim() || undefined,
    readFile: (path: string) => readFileSync(path, 'utf8'),
  };
  return readAiConfig(sources, mistakes);
}

function toConfig(env: z.output<typeof variables>, terminal: boolean, ai: AiConfig) {
  const production = env.NODE_ENV === 'production';
  return {
    production,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    /** What links begin with; no slash at its end. */
    publicUrl: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
    corsOrigins: env.CORS_ORIGINS,
    /** How many proxies in front of the server are ours: their X-Forwarded-For entries are believed. */
    trustProxy: env.TRUST_PROXY,
    maxBodyBytes: env.MAX_BODY_BYTES,
    shutdownTimeoutMs: env.SHUTDOWN_TIMEOUT_MS,
    /** Where the database is; null for the embedded one. */
    database: env.DATABASE_URL
      ? {
          url: env.DATABASE_URL,
          /** As owner, to Postgres itself: migrations, roles. */
          ownerUrl: env.MIGRATION_DATABASE_URL ?? env.DIRECT_DATABASE_URL ?? env.DATABASE_URL,
          /** To Postgres itself, past any transaction pooler: LISTEN. */
          directUrl: env.DIRECT_DATABASE_URL ?? env.DATABASE_URL,
        }
      : null,
    poolSize: env.DATABASE_POOL_SIZE,
    preparedStatements: env.DATABASE_PREPARED_STATEMENTS,
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS,
    /** Where the instances count calls together; null where each counts for itself. May hold a password. */
    redisUrl: env.REDIS_URL ?? null,
    /** An absolute path. */
    dataDir: resolve(env.DATA_DIR),
    /** Null: made once and kept in `dataDir`. */
    authSecret: env.AUTH_SECRET ?? null,
    authIssuers: env.AUTH_ISSUERS,
    accessTokenMinutes: env.ACCESS_TOKEN_MINUTES ?? (production ? 15 : 720),
    sessionDays: env.SESSION_DAYS,
    mail: mailOf(env),
    /** Holds keys. */
    ai,
    graphiql: env.GRAPHIQL ?? !production,
    introspection: env.INTROSPECTION ?? !production,
    /** Null means no limit. */
    rateLimits: {
      register: env.RATE_LIMIT_REGISTER,
      signIn: env.RATE_LIMIT_SIGN_IN,
      signInAccount: env.RATE_LIMIT_SIGN_IN_ACCOUNT,
      refresh: env.RATE_LIMIT_REFRESH,
      start: env.RATE_LIMIT_START,
      writes: env.RATE_LIMIT_WRITES,
      invite: env.RATE_LIMIT_INVITE,
      suggest: env.RATE_LIMIT_SUGGEST,
      export: env.RATE_LIMIT_EXPORT,
      auth: env.RATE_LIMIT_AUTH,
      accountMail: env.RATE_LIMIT_ACCOUNT_MAIL,
      accountMailNetwork: env.RATE_LIMIT_ACCOUNT_MAIL_NETWORK,
    },
    /** After the end of a session that was given up; never sooner than it can be resumed no more. */
    answersRetentionDays: env.ANSWERS_RETENTION_DAYS,
    auditRetentionDays: env.AUDIT_RETENTION_DAYS,
    sweepIntervalMs: env.SWEEP_INTERVAL_MS,
    logLevel: env.LOG_LEVEL,
    logFormat:
      env.LOG_FORMAT ?? (terminal && !production ? ('pretty' as const) : ('json' as const)),
  };
}

/** How mails leave. */
export type MailConfig =
  /** `url` is for nodemailer, and may hold a password. */
  | { readonly kind: 'smtp'; readonly url: string; readonly from: Sender }
  /** Each mail becomes a file in `directory` (an absolute path), for development. */
  | { readonly kind: 'files'; readonly directory: string; readonly from: Sender };

/** Null: no mail at all. */
function mailOf(env: z.output<typeof variables>): MailConfig | null {
  const { SMTP_URL: url, MAIL_FROM: from = { name: 'Gangway', address: 'gangway@localhost' } } =
    env;
  if (url === null) return null;
  if (url !== undefined) return { kind: 'smtp', url, from };
  return { kind: 'files', directory: resolve(env.DATA_DIR, 'mail'), from };
}
