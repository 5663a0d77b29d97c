import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { MailConfig } from '../../src/config.ts';
import { createListener } from '../../src/data/listener.ts';
import { createLog } from '../../src/log.ts';
import { openDoor } from '../../src/data/door.ts';
import type { Door } from '../../src/data/door.ts';
import { createOutbox, OUTBOX_CHANNEL } from '../../src/mail/outbox.service.ts';
import type { Mail } from '../../src/mail/outbox.service.ts';
import { createSeal } from '../../src/mail/seal.ts';
import { startMailWorker } from '../../src/mail/worker.ts';
import type { TestDatabase } from '../helpers/database.ts';

/** What test servers run with. */
export const SECRET = 'a secret that is long enough for tests';

/** An outbox row as the tests look at it. */
export interface Row {
  readonly id: string;
  readonly recipient: string;
  readonly state: string;
  readonly payload: Buffer | null;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** Puts mails into a database's outbox, as the features do. */
export interface Desk {
  readonly door: Door;
  queue(...mails: readonly Mail[]): Promise<void>;
  /** An organization with an invitation of `email`, as completion makes them, and its mail. */
  invite(email: string, data?: Partial<{ organizationName: string }>): Promise<Invited>;
  row(recipient: string): Promise<Row | undefined>;
  /** Makes the queue try again now what it would try later. */
  hurry(): Promise<void>;
  /** Waits until the row of `recipient` fits. */
  rowOnce(recipient: string, fits: (row: Row) => boolean, deadlineMs?: number): Promise<Row>;
  close(): Promise<void>;
}

async function industry(database: TestDatabase): Promise<string> {
  const id = randomUUID();
  await database.query(
    `insert into industries (id, key, name, category, description, departments, objectives)
     values ($1, $2, 'Any', 'Any', '', '[]', '[]')`,
    [id, `i-${id}`],
  );
  return id;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export interface Invited {
  readonly id: string;
  readonly token: string;
  delivery(): Promise<string>;
  /** Its mails, the first one first. */
  mails(): Promise<Row[]>;
  /** Sends it again with another token, as `resendInvitation` does. */
  resend(): Promise<void>;
}

export function openDesk(database: TestDatabase): Desk {
  const door = openDoor({
    connectionString: database.url,
    max: 2,
    ...DOOR,
  });
  const seal = createSeal(SECRET);
  const outbox = createOutbox(seal, true);
  const row = async (recipient: string) =>
    (
      await database.query<Row & Record<string, unknown>>(
        'select * from outbox_mails where recipient = $1',
        [recipient],
      )
    )[0];
  return {
    door,
    row,
    async hurry() {
      await database.query(
        `with due as (update graphile_worker._private_jobs set run_at = now() where run_at > now() returning id)
         select pg_notify('jobs:insert', '{"count":1}') from due`,
      );
    },
    queue: (...mails) => door.asAuth().transaction((tx) => outbox.queue(tx, mails)),
    async invite(email, { organizationName = 'Ábaco' } = {}) {
      const organization = randomUUID();
      const id = randomUUID();
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date('2100-03-04T17:30:00Z');
      await database.query(
        `insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure, methodology,
           collaboration_style, okr_maturity, current_challenges, business_goals, success_metrics, integrations)
         values ($1, $2, $3, $4, '1-10', '', 'ES', 5, 'FLAT', 'OKR', 'HYBRID', 'NONE', '{}', '{}', '{}', '{}')`,
        [organization, organizationName, `o-${organization}`, await industry(database)],
      );
      await database.query(
        `insert into invitations (id, organization_id, email, role, token_hash, expires_at, delivery)
         values ($1, $2, $3, 'MANAGER', $4, $5, 'QUEUED')`,
        [id, organization, email, hashOf(token), expiresAt],
      );
      const data = {
        token,
        organizationName,
        inviterName: 'Ada Lovelace',
        role: 'MANAGER',
        expiresAt: expiresAt.toISOString(),
      };
      const queueMail = (payload: typeof data) =>
        database.query(
          `insert into outbox_mails (id, kind, recipient, locale, payload, invitation_id)
           values ($1, 'INVITATION', $2, 'es-MX', $3, $4)`,
          [uuidv7(), email, Buffer.from(seal.seal(JSON.stringify(payload))), id],
        );
      await queueMail(data);
      return {
        id,
        token,
        mails: () =>
          database.query<Row & Record<string, unknown>>(
            'select * from outbox_mails where invitation_id = $1 order by id',
            [id],
          ),
        async resend() {
          const renewed = randomBytes(32).toString('base64url');
          await database.query(
            `update invitations set token_hash = $2, delivery = 'QUEUED' where id = $1`,
            [id, hashOf(renewed)],
          );
          await queueMail({ ...data, token: renewed });
        },
        delivery: async () => {
          const [found] = await database.query<{ delivery: string }>(
            'select delivery from invitations where id = $1',
            [id],
          );
          return found?.delivery ?? 'gone';
        },
      };
    },
    async rowOnce(recipient, fits, deadlineMs = 10_000) {
      const deadline = performance.now() + deadlineMs;
      for (;;) {
        const found = await row(recipient);
        if (found && fits(found)) return found;
        await this.hurry();
        if (performance.now() > deadline) {
          throw new Error(`Not so within ${deadlineMs} ms: ${JSON.stringify(found)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    close: () => door.close(),
  };
}

/** What sends mails, as serve.ts wires it, without a server around it. */
export interface Post {
  /** What it logged. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  stop(timeoutMs?: number): Promise<void>;
}

export async function startPost(
  database: Pick<TestDatabase, 'url'>,
  mail: MailConfig | string,
): Promise<Post> {
  const lines: Record<string, unknown>[] = [];
  const log = await createLog(
    { logLevel: 'debug', logFormat: 'json' },
    {
      write: (line) => {
        lines.push(JSON.parse(line) as Record<string, unknown>);
        if (process.env['TEST_LOG_LEVEL']) process.stdout.write(line);
      },
    },
  );
  const door = openDoor({ connectionString: database.url, max: 5, ...DOOR });
  const listener = createListener({
    connectionString: database.url,
    channels: [OUTBOX_CHANNEL],
  });
  const stop = startMailWorker({
    mail:
      typeof mail === 'string'
        ? { kind: 'smtp', url: mail, from: { name: 'Gangway', address: 'no-reply@gangway.test' } }
        : mail,
    publicUrl: 'http://gangway.test',
    door,
    seal: createSeal(SECRET),
    listener,
    ownerUrl: database.url,
    log,
  });
  return {
    lines,
    async stop(timeoutMs = 5_000) {
      await stop(timeoutMs);
      await listener.close();
      await door.close();
    },
  };
}

const DOOR = { statementTimeoutMs: 15_000, preparedStatements: false };

/** A mail to `recipient` that tells of a new password's link. */
export const resetMail = (
  recipient: string,
  name = 'Ada',
  token = 'tok-en',
  locale = 'en',
  expiresAt = '2100-03-04T17:30:00.000Z',
): Mail => ({
  kind: 'PASSWORD_RESET',
  recipient,
  locale,
  data: { name, token, expiresAt },
});
