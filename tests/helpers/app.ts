import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { start } from '../../src/start.ts';
import { createDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

/** The whole server on a free port, over a database of its own. */
export interface App {
  /** Of the GraphQL endpoint. */
  readonly url: string;
  readonly database: TestDatabase;
  /** Registers somebody with an address that nobody has yet. */
  person(email?: string): Promise<Person>;
  /** Asks as somebody, or without a token as nobody. */
  ask<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables: Variables,
    token?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Data>>;
  /** Another server over the same database; closing it leaves the database. */
  sibling(environment?: Readonly<Record<string, string>>): Promise<App>;
  close(): Promise<void>;
}

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Somebody who is signed in. */
export interface Person {
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
  /** Gives the data; throws where there are top-level errors. */
  run<Data, Variables>(
    document: TypedDocumentNode<Data, Variables> | string,
    variables: Variables,
  ): Promise<Data>;
}

const PASSWORD = 'correct horse battery';

interface Registered {
  readonly register: { readonly token: string; readonly refreshToken: string } | null;
}
const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { ... on AuthPayload { token refreshToken } }
}`;

/** Starts a server; `environment` goes on top of what tests commonly want. */
export async function startApp(environment: Readonly<Record<string, string>> = {}): Promise<App> {
  const database = await createDatabase();
  const app = await serve(database, environment);
  return {
    ...app,
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

async function serve(
  database: TestDatabase,
  environment: Readonly<Record<string, string>>,
): Promise<App> {
  const config = loadConfig({
    NODE_ENV: 'test',
    PORT: '0',
    PUBLIC_URL: 'http://gangway.test',
    DATABASE_URL: database.url,
    AUTH_SECRET: 'a secret that is long enough for tests',
    SMTP_URL: 'none',
    // Tests that want sweeps ask for them: in others, one that comes along would be counted as a statement of theirs.
    SWEEP_INTERVAL_MS: '86400000',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...WITHOUT_LIMITS,
    ...environment,
  });
  const server = await start(config, await createLog(config));
  const url = new URL('/graphql', server.url).href;

  const ask: App['ask'] = async (document, variables, token, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({
        query: typeof document === 'string' ? document : print(document),
        variables,
      }),
    });
    return (await response.json()) as Answer<never>;
  };

  return {
    url,
    database,
    ask,
    async person(email = `${randomBytes(6).toString('hex')}@example.com`) {
      const input = { email, password: PASSWORD, name: 'Ada Lovelace' };
      const { register } = succeed(await ask<Registered, object>(REGISTER, { input }));
      if (!register?.token) throw new Error(`Not registered: ${email}`);
      const { token, refreshToken } = register;
      return {
        email,
        password: PASSWORD,
        token,
        refreshToken,
        run: async (document, variables) => succeed(await ask(document, variables, token)),
      };
    },
    sibling: (more = {}) => serve(database, { ...environment, ...more }),
    close: () => server.close(),
  };
}

/** The environment of a server that limits nobody. */
export const WITHOUT_LIMITS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'REGISTER',
    'SIGN_IN',
    'SIGN_IN_ACCOUNT',
    'REFRESH',
    'START',
    'WRITES',
    'INVITE',
    'SUGGEST',
    'EXPORT',
    'AUTH',
    'ACCOUNT_MAIL',
    'ACCOUNT_MAIL_NETWORK',
  ].map((name) => [`RATE_LIMIT_${name}`, 'off']),
);

function succeed<Data>({ data, errors }: Answer<Data>): Data {
  if (errors || !data) throw new Error(`Top-level errors: ${JSON.stringify(errors)}`);
  return data;
}
