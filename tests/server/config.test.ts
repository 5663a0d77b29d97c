import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { obtainAuthSecret } from '../../src/auth-secret.ts';
import { ConfigError, loadConfig, VARIABLE_NAMES } from '../../src/config.ts';

const SECRET = 'thirty-two characters, or some more';
const PRODUCTION = { NODE_ENV: 'production', SMTP_URL: 'none' };
const DATABASE_URL = 'postgresql://someone:hunter2@db.example.com/app';

function mistakesIn(env: Record<string, string>): string {
  try {
    loadConfig(env, false);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(loadConfig({}, false)).toMatchObject({
      production: false,
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4000',
      database: null,
      authSecret: null,
      accessTokenMinutes: 720,
      graphiql: true,
      introspection: true,
      logFormat: 'json',
      rateLimits: { register: { max: 120, windowMs: 60_000 } },
    });
    expect(loadConfig({}, true).logFormat).toBe('pretty');
  });

  it('is careful in production', () => {
    expect(loadConfig(PRODUCTION, true)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      accessTokenMinutes: 15,
      graphiql: false,
      introspection: false,
      logFormat: 'json',
    });
    expect(loadConfig({ ...PRODUCTION, GRAPHIQL: 'on' }).graphiql).toBe(true);
  });

  it('takes what is empty for unset, and ignores space around a value', () => {
    expect(loadConfig({ PORT: '', HOST: '  ', LOG_LEVEL: ' warn ' })).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      logLevel: 'warn',
    });
  });

  it('knows which URL is for what', () => {
    const env = { DATABASE_URL, AUTH_SECRET: SECRET };
    const direct = 'postgres://direct@db/app';
    const owner = 'postgres://owner@db/app';
    expect(loadConfig(env).database).toEqual({
      url: DATABASE_URL,
      ownerUrl: DATABASE_URL,
      directUrl: DATABASE_URL,
    });
    expect(loadConfig({ ...env, DIRECT_DATABASE_URL: direct }).database).toEqual({
      url: DATABASE_URL,
      ownerUrl: direct,
      directUrl: direct,
    });
    expect(
      loadConfig({ ...env, DIRECT_DATABASE_URL: direct, MIGRATION_DATABASE_URL: owner }).database,
    ).toEqual({ url: DATABASE_URL, ownerUrl: owner, directUrl: direct });
  });

  it('reports every mistake at once, with what to do, and quotes no secret', () => {
    const message = mistakesIn({
      PORT: 'four thousand',
      NODE_ENV: 'staging',
      DATABASE_URL: 'mysql://someone:hunter2@db',
      MIGRATION_DATABASE_URL: 'postgres://someone:hunter2%@[/app',
      AUTH_SECRET: 'hunter2',
      AUTH_ISSUERS: '[{"issuer":"hunter2"}]',
      CORS_ORIGINS: 'https://app.example.com/',
      RATE_LIMIT_REGISTER: 'often',
      ACCESS_TOKEN_MINUTES: '721',
      GRAPHIQL: 'yes',
      SMTP_URL: 'imap://someone:hunter2@mail.example.com',
      MAIL_FROM: 'somebody\nBcc: x@example.com',
      PUBLIC_URL: 'gangway.example.com',
      REDIS_URL: 'http://someone:hunter2@cache',
    });
    for (const expected of [
      'PORT must be a whole number from 0 to 65535',
      'NODE_ENV must be one of development, test, production',
      'DATABASE_URL must be a URL like postgresql://',
      'MIGRATION_DATABASE_URL must be a URL like postgresql://',
      'AUTH_SECRET must have at least 32 characters',
      'AUTH_ISSUERS must be a JSON array',
      'CORS_ORIGINS must be origins',
      'RATE_LIMIT_REGISTER must be off, or',
      'ACCESS_TOKEN_MINUTES must be a whole number from 1 to 720',
      'GRAPHIQL must be on or off',
      'SMTP_URL must be a URL like smtp://',
      'MAIL_FROM must be an address such as',
      'PUBLIC_URL must be a URL that begins with http',
      'REDIS_URL must be a URL like redis://',
    ]) {
      expect(message).toContain(expected);
    }
    expect(message).not.toContain('hunter2');
    expect(message.split('\n')).toHaveLength(15);
  });

  it('reports what is wrong between variables beside the rest', () => {
    expect(mistakesIn({ DATABASE_URL })).toContain('AUTH_SECRET is missing');
    expect(mistakesIn({ DIRECT_DATABASE_URL: DATABASE_URL, PORT: 'x' })).toMatch(
      /PORT must[^]*DIRECT_DATABASE_URL is set without DATABASE_URL/,
    );
    const everyone = { CORS_ORIGINS: 'https://a.example, *' };
    expect(mistakesIn({ ...PRODUCTION, ...everyone })).toContain('CORS_ORIGINS');
    expect(loadConfig(everyone).corsOrigins).toEqual(['https://a.example', '*']);
  });

  it('makes files of mails where no mail server is named', () => {
    expect(loadConfig({ DATA_DIR: '/data' }).mail).toEqual({
      kind: 'files',
      directory: '/data/mail',
      from: { name: 'Gangway', address: 'gangway@localhost' },
    });
    expect(loadConfig({ SMTP_URL: 'none' }).mail).toBeNull();
    expect(loadConfig({ SMTP_URL: 'smtp://mail.example.com' }).mail).toMatchObject({
      kind: 'smtp',
      url: 'smtp://mail.example.com',
    });
  });

  it('wants to know in production whether there is mail, and whom it comes from', () => {
    expect(mistakesIn({ NODE_ENV: 'production' })).toMatch(
      /SMTP_URL is missing: set SMTP_URL [^]*or SMTP_URL=none to run without mail/,
    );
    const SMTP_URL = 'smtps://someone:hunter2@mail.example.com';
    const message = mistakesIn({ NODE_ENV: 'production', SMTP_URL });
    expect(message).toContain('MAIL_FROM is missing');
    expect(message).toContain('PUBLIC_URL is missing');
    expect(message).not.toContain('hunter2');
    expect(loadConfig({ ...PRODUCTION, MAIL_FROM: 'a@example.com' }).mail).toBeNull();
  });

  it.each([
    ['a@example.com', { name: '', address: 'a@example.com' }],
    ['<a@example.com>', { name: '', address: 'a@example.com' }],
    [
      'Ábaco Co. <no-reply@mail.example.com>',
      { name: 'Ábaco Co.', address: 'no-reply@mail.example.com' },
    ],
    ['"Gangway, Inc." <a@b>', { name: 'Gangway, Inc.', address: 'a@b' }],
  ])('takes %s for the sender', (text, from) => {
    expect(loadConfig({ MAIL_FROM: text }).mail?.from).toEqual(from);
  });

  it.each([
    'nobody',
    'a@b@c',
    'a@example.com, b@example.com',
    'A <a@b> <c@d>',
    'a b@example.com',
    'A\r\nTo: x <a@b>',
  ])('refuses the sender %j', (text) => {
    expect(mistakesIn({ MAIL_FROM: text })).toContain('MAIL_FROM must be an address');
  });

  it.each(['smtp:', 'mail.example.com', 'https://mail.example.com', 'None'])(
    'refuses the mail server %s',
    (text) => {
      expect(mistakesIn({ SMTP_URL: text })).toContain('SMTP_URL must be a URL like smtp://');
    },
  );

  it.each([
    'redis://cache',
    'redis://someone:p%40ss@cache:6379/0',
    'rediss://:hunter2@cache.example.com:6380',
  ])('takes the Redis %s', (text) => {
    expect(loadConfig({ REDIS_URL: text }).redisUrl).toBe(text);
    expect(loadConfig({}).redisUrl).toBeNull();
  });

  it.each([
    'cache:6379',
    'redis:',
    'redis:///0',
    'redis://cache/first',
    'redis://cache/0?enableOfflineQueue=true',
    'redis://:hunter2%@cache',
  ])('refuses the Redis %s', (text) => {
    const message = mistakesIn({ REDIS_URL: text });
    expect(message).toContain('REDIS_URL must be a URL like redis://');
    expect(message).not.toContain('hunter2');
  });

  it.each([
    ['10/1m', { max: 10, windowMs: 60_000 }],
    ['5/s', { max: 5, windowMs: 1_000 }],
    ['1000/1d', { max: 1_000, windowMs: 86_400_000 }],
    ['off', null],
  ])('reads the rate limit %s', (text, limit) => {
    expect(loadConfig({ RATE_LIMIT_AUTH: text }).rateLimits.auth).toEqual(limit);
  });

  it.each(['0/1m', '10', '10/0m', '10/2d', '-1/1m', '1000000/1m', '10/1w'])(
    'refuses the rate limit %s',
    (text) => {
      expect(mistakesIn({ RATE_LIMIT_AUTH: text })).toContain('RATE_LIMIT_AUTH');
    },
  );
});

describe('.env.example', () => {
  it('has every variable, each once, with its default', async () => {
    const text = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');
    const lines = [...text.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)];
    const names = lines.map(([, name]) => name);
    expect(names.toSorted()).toEqual([...VARIABLE_NAMES].toSorted());
    for (const [, name = '', value = ''] of lines) {
      expect(loadConfig({ [name]: value }, false), name).toEqual(loadConfig({}, false));
    }
    expect(text).not.toMatch(/^[^#\n]/m);
  });
});

describe('the secret', () => {
  const folder = async () => {
    const path = await mkdtemp(join(tmpdir(), 'gangway-secret-'));
    onTestFinished(() => rm(path, { recursive: true, force: true }));
    return path;
  };

  it('is the configured one', async () => {
    expect(await obtainAuthSecret({ authSecret: SECRET, dataDir: '/nowhere' })).toBe(SECRET);
  });

  it('is made once, for its owner alone, and first starts at once agree on it', async () => {
    const dataDir = join(await folder(), 'not', 'there yet');
    const made = await Promise.all(
      Array.from({ length: 10 }, () => obtainAuthSecret({ authSecret: null, dataDir })),
    );
    expect(new Set(made).size).toBe(1);
    expect(made[0]?.length).toBeGreaterThanOrEqual(32);
    const path = join(dataDir, 'auth-secret');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await obtainAuthSecret({ authSecret: null, dataDir })).toBe(made[0]);
  });

  it('is never replaced by itself', async () => {
    const dataDir = await folder();
    await writeFile(join(dataDir, 'auth-secret'), 'short\n');
    await chmod(join(dataDir, 'auth-secret'), 0o600);
    await expect(obtainAuthSecret({ authSecret: null, dataDir })).rejects.toThrow(ConfigError);
  });
});
