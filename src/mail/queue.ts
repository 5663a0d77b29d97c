import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { openOwnerPool } from '../data/owner-pool.ts';
import type { Logger } from '../log.ts';
import { CONNECTIONS } from './transport.ts';

/** graphile-worker, as we use it: jobs that hold the id of a mail, and nothing else. */
export interface Queue {
  /** Queues a mail's job, unless it has one. */
  add(mailId: string): Promise<void>;
  /**
   * Frees the jobs of workers that are gone, which the queue itself does after four hours only. They are those without
   * a session in Postgres at two calls in a row; so the calls should be some seconds apart.
   */
  freeAbandoned(): Promise<void>;
  /** Whose jobs they are, in the queue's tables. */
  readonly name: string;
  /** Settles when it has stopped, by itself or by `stop`. Never rejects. */
  readonly ended: Promise<void>;
  /** Lets running jobs finish; those that do not within `timeoutMs` go back to the queue. */
  stop(timeoutMs: number): Promise<void>;
}

/** What {@link openQueue} needs. */
interface QueueOptions {
  readonly ownerUrl: string;
  /** The name of this process' queue before this one: what it could not give back is freed at once. */
  readonly former: string | undefined;
  /** What rejects is tried again, later and later. */
  readonly work: (mailId: string, signal: AbortSignal) => Promise<void>;
  readonly log: Logger;
}

const TASK = 'deliver-mail';
/** Beside the notifications: for what is to be tried again. */
const POLL_MS = 5_000;
/** Of a stop, what is left for giving jobs back. */
const GIVE_BACK_MS = 1_000;
/** More than a mail is attempted: delivery.service.ts decides when it is given up. */
const MOST_ATTEMPTS = 100;

/** Applies the queue's own migrations and starts working. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { ownerUrl, former, work, log } = options;
  // Loaded here, because a start without mail, and readiness, need not wait for it.
  const { Logger: QueueLogger, run } = await import('graphile-worker');
  const name = `gangway-mail-${randomBytes(9).toString('hex')}`;
  const pool = openOwnerPool({ connectionString: ownerUrl, max: CONNECTIONS + 1, name });
  let poolEnds: Promise<void> | undefined;
  // Once, and not for ever waiting for a connection that somebody still holds.
  const endPool = () =>
    (poolEnds ??= Promise.race([
      pool.end().catch(() => undefined),
      sleep(GIVE_BACK_MS, undefined, { ref: false }),
    ]).then(() => undefined));
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked by that name, and our sessions bear it: so others see whether we live.
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = name;
  });
  // What it began to end by itself, it ends; but of two errors at once its own promise may never tell. Not at once:
  // jobs are given back after this.
  const over = new Promise<void>((resolve) => {
    const soon = () => setTimeout(resolve, 2 * GIVE_BACK_MS).unref();
    events.on('pool:gracefulShutdown:complete', soon);
    events.on('pool:forcefulShutdown:complete', soon);
  });
  const late = new AbortController();
  const free = (workers: readonly string[]) =>
    pool.query('select graphile_worker.force_unlock_workers($1::text[])', [workers]);
  const start = () =>
    run({
      pgPool: pool,
      schema: 'graphile_worker',
      events,
      concurrency: CONNECTIONS,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      // Else a job that cannot be recorded as done, because the database is away, is an error that nobody handles.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      parsedCronItems: [],
      logger: new QueueLogger(() => (level, message, meta) => {
        // That a mail was not delivered is logged by who knows why. Messages of errors name no mail.
        const grave = ['error', 'warning'].includes(level) && !meta?.['failure'];
        log[grave ? 'warn' : 'debug'](`Mail queue: ${message}`);
      }),
      taskList: {
        [TASK]: async (payload, { abortSignal }) => {
          await work(mailIdOf(payload), AbortSignal.any([abortSignal, late.signal]));
        },
      },
    });
  const runner = await start().catch(async (error: unknown) => {
    await endPool();
    throw error;
  });
  const ended = Promise.race([over, runner.promise])
    .catch(() => undefined) // the logger was told
    .then(() => endPool());
  if (former !== undefined) await free([former]).catch(() => undefined); // else as one that is gone
  let absent: readonly string[] = [];

  return {
    name,
    ended,
    async add(id) {
      // Does nothing where the mail has a job, also one that runs: the job reads the row.
      const spec = { jobKey: id, maxAttempts: MOST_ATTEMPTS } as const;
      await runner.addJob(TASK, { id }, { ...spec, jobKeyMode: 'unsafe_dedupe' });
    },
    async freeAbandoned() {
      const { rows } = await pool.query<{ worker: string }>(ABANDONED);
      const now = rows.map(({ worker }) => worker);
      const gone = now.filter((worker) => absent.includes(worker));
      absent = now;
      if (gone.length === 0) return;
      await free(gone);
      log.info({ workers: gone.length }, 'Mails of a server that is gone are taken over');
    },
    async stop(timeoutMs) {
      const overdue = setTimeout(
        () => {
          late.abort();
        },
        Math.max(0, timeoutMs - GIVE_BACK_MS),
      );
      await Promise.race([
        runner.stop().catch(() => undefined),
        sleep(timeoutMs, undefined, { ref: false }),
      ]);
      clearTimeout(overdue);
      await endPool();
    },
  };
}

const ABANDONED = `
  select distinct locked_by as worker from graphile_worker.jobs
  where locked_by is not null and not exists (
    select from pg_stat_activity where datname = current_database() and application_name = locked_by
  )`;

function mailIdOf(payload: unknown): string {
  const { id } = (payload ?? {}) as { id?: unknown };
  if (typeof id !== 'string') throw new Error('A job without the id of a mail.');
  return id;
}
