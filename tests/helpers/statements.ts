import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { statements } from '../../src/data/pool.ts';

const TRANSACTION = /^(BEGIN|COMMIT|ROLLBACK)/;

/** What the mail worker does meanwhile in the same process: it looks for mails, and for the invitations they bring. */
const OF_THE_WORKER = /^(SELECT|UPDATE)[^]*("outbox_mails"|"token_hash")/;

/** Without what the mail worker of an app with SMTP, which ticks as it likes, sent meanwhile. */
export const withoutWorker = (sent: readonly string[]): string[] =>
  sent.filter((text) => !OF_THE_WORKER.test(text));

/**
 * Runs some work and gives the SQL statements that this process really sent for it. BEGIN, COMMIT and the identity,
 * which travel with others or cost nothing, are not counted.
 */
export async function counted<T>(work: () => Promise<T>): Promise<{ result: T; sent: string[] }> {
  const sent: string[] = [];
  const count = (message: unknown) => {
    const { text } = message as { text: string };
    if (!TRANSACTION.test(text)) sent.push(text);
  };
  subscribe(statements.name, count);
  try {
    return { result: await work(), sent };
  } finally {
    unsubscribe(statements.name, count);
  }
}
