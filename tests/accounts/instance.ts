import type { Accounts, AccountsOptions } from '../../src/accounts/accounts.service.ts';
import { createAccounts } from '../../src/accounts/accounts.service.ts';
import { REVOCATION_CHANNEL } from '../../src/accounts/revocations.ts';
import type { Door } from '../../src/data/door.ts';
import type { Listener } from '../../src/data/listener.ts';
import { createListener } from '../../src/data/listener.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { openTestDoor } from '../helpers/database.ts';

export const SECRET = 'a-secret-of-the-tests-0123456789abcdef';
export const BASE_URL = 'http://localhost:4000';
export const PASSWORD = 'correct horse battery';
export const CLIENT = { ip: '203.0.113.9', userAgent: 'tests' };

/** What one instance of the server has of accounts. */
export interface Instance {
  readonly accounts: Accounts;
  readonly door: Door;
  readonly listener: Listener;
  readonly lines: string[];
  /** Calls better-auth's own routes, as its clients do: JSON, and cookies where given. */
  call(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Not started yet. */
export function createInstance(
  database: Pick<TestDatabase, 'url'>,
  options: Partial<AccountsOptions> & { listenUrl?: string } = {},
): Instance {
  const lines: string[] = [];
  const door = openTestDoor(database, 5);
  const listener = createListener({
    connectionString: options.listenUrl ?? database.url,
    channels: [REVOCATION_CHANNEL],
  });
  const accounts = createAccounts({
    door,
    listener,
    secret: SECRET,
    baseUrl: BASE_URL,
    accessTokenMinutes: 15,
    log: (line) => lines.push(line),
    ...options,
  });
  return {
    accounts,
    door,
    listener,
    lines,
    call: (path, body, headers) =>
      accounts.handle(
        new Request(`${BASE_URL}/api/auth${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && {
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        }),
        CLIENT,
      ),
    async close() {
      await accounts.close();
      await listener.close();
      await door.close();
    },
  };
}

export async function startInstance(...args: Parameters<typeof createInstance>): Promise<Instance> {
  const instance = createInstance(...args);
  await instance.listener.ready();
  await instance.accounts.start();
  return instance;
}

/** The cookies that a response sets, as a request sends them. */
export const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

let people = 0;
/** An address that no other test has. */
export const newEmail = (): string => `person${String(++people)}@example.com`;
