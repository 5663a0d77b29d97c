import type { Access } from '../data/door.ts';
import { describeFailure } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Answer, Asking } from './asking.ts';
import { askModel } from './asking.ts';
import { settle } from './budgets.ts';
import type { CacheScope } from './cache.ts';
import { keepInCache } from './cache.ts';
import type { Models } from './models.ts';
import { ModelError } from './models.ts';
import type { Origin } from './rows.ts';
import { failSuggestion, finishSuggestion, showPartial, standingOf } from './rows.ts';
import { partialOf } from './proposal.ts';
import { suggestByRules } from './rules/suggest.ts';
import type { SuggestionNote } from './suggestion.ts';

/** A suggestion that waits for a model. */
export interface Job extends Asking {
  readonly id: string;
  readonly access: Access;
  readonly scope: CacheScope;
  /** What the cache goes by: jobs of a scope with the same key share one call. */
  readonly key: Uint8Array;
}

/** Asks models for suggestions that were returned already. */
export interface Runner {
  /** Whether a call is under way that a job would share, and so cost nothing. */
  shares(scope: CacheScope, key: Uint8Array): boolean;
  start(job: Job): void;
  /** How many calls are under way, waiting ones too. */
  readonly size: number;
  /** Ends every call: rules finish what they were for. */
  close(timeoutMs: number): Promise<void>;
}

/** How often what there is of an answer is shown, at most. */
const SHOW_EVERY_MS = 250;
/** How often it is looked whether anybody still wants it. */
const LOOK_EVERY_MS = 1_000;

interface Flight {
  readonly jobs: Set<Job>;
  readonly ending: AbortController;
  /** What came of the answer and was not shown yet. */
  partial: unknown;
}

const CLOSING = new Error('The server is closing.');
const UNWANTED = new Error('Nobody wants this any more.');

export function createRunner({
  models,
  totalMs,
  log,
}: {
  readonly models: Models;
  /** How long a suggestion may take, in milliseconds. */
  readonly totalMs: number;
  readonly log: Logger;
}): Runner {
  const flights = new Map<string, Flight>();
  const running = new Set<Promise<void>>();
  let closed = false;

  /** Runs what concerns one job; what goes wrong there is logged, and its lease says the rest. */
  const guarded = (work: Promise<unknown>) =>
    work.catch((error: unknown) =>
      log.error({ err: error }, `A suggestion could not be written: ${describeFailure(error)}`),
    );

  async function show(flight: Flight, job: Job): Promise<void> {
    const partial = partialOf(job.prompt, flight.partial, job.situation, job.knowledge);
    flight.partial = undefined;
    const alive = await Promise.all(
      [...flight.jobs].map(async (job) =>
        (await showPartial(job.access.db, job.id, partial)) ? null : job,
      ),
    );
    for (const job of alive) if (job) await drop(flight, job);
  }

  async function look(flight: Flight): Promise<void> {
    for (const job of flight.jobs) {
      if ((await standingOf(job.access.db, job.id)) !== 'ALIVE') await drop(flight, job);
    }
  }

  /** Nobody waits for this job: where nobody waits for the call either, it ends. */
  async function drop(flight: Flight, job: Job): Promise<void> {
    flight.jobs.delete(job);
    if (flight.jobs.size === 0) flight.ending.abort(UNWANTED);
    await failSuggestion(job.access.db, job.id, 'CANCELLED');
  }

  /** Shows what comes, and looks whether it is still wanted, until it ends. */
  async function attend(flight: Flight, ended: AbortSignal): Promise<void> {
    let looked = performance.now();
    for (;;) {
      await pause(SHOW_EVERY_MS, ended);
      if (ended.aborted) return;
      const [job] = flight.jobs;
      if (job && flight.partial !== undefined) await show(flight, job);
      else if (performance.now() - looked >= LOOK_EVERY_MS) await look(flight);
      else continue;
      looked = performance.now();
    }
  }

  async function fly(flightKey: string, first: Job, flight: Flight): Promise<void> {
    const began = performance.now();
    const spent = { tokens: 0, micros: 0 };
    const attending = new AbortController();
    const attendance = guarded(attend(flight, attending.signal));
    const land = async () => {
      flights.delete(flightKey);
      attending.abort();
      await attendance;
      return [...flight.jobs];
    };
    try {
      const answer = await askModel(models, first, {
        signal: flight.ending.signal,
        totalMs,
        onPartial: (partial) => (flight.partial = partial),
        onUsage: ({ inputTokens, outputTokens, costMicros }) => {
          spent.tokens += inputTokens + outputTokens;
          spent.micros += costMicros;
        },
      });
      const jobs = await land();
      const delivered = await Promise.all(
        jobs.map(async (job) => (await guarded(deliver(job, answer, began))) === true),
      );
      // What somebody withdrew or removed meanwhile must not come back from the cache.
      const kept = jobs.find((_, index) => delivered[index]);
      if (kept) await guarded(keep(kept, answer));
    } catch (error) {
      const jobs = await land();
      const note = noteOf(error);
      if (note === null) {
        log.error({ err: error }, `A suggestion failed: ${describeFailure(error)}`);
      }
      await Promise.all(
        jobs.map((job) => guarded(helpByRules(job, note ?? 'MODEL_UNAVAILABLE', began))),
      );
    }
    await guarded(settle(first.access.db, first.id, spent));
  }

  async function keep({ access, scope, key }: Job, { made, reply }: Answer): Promise<void> {
    const { provider, model } = reply;
    // What stood in for the first of the chain is not what the next request would get.
    if (provider !== models.first.provider || model !== models.first.model) return;
    await keepInCache(access.db, scope, key, { ...made, provider, model });
  }

  return {
    shares: (scope, key) => flights.has(flightKeyOf(scope, key)),
    start(job) {
      const flightKey = flightKeyOf(job.scope, job.key);
      const known = flights.get(flightKey);
      if (known && !known.ending.signal.aborted) {
        known.jobs.add(job);
        // Another call answers it: what was held for its own is free again.
        void guarded(settle(job.access.db, job.id, { tokens: 0, micros: 0 }));
        return;
      }
      const flight: Flight = {
        jobs: new Set([job]),
        ending: new AbortController(),
        partial: undefined,
      };
      flights.set(flightKey, flight);
      if (closed) flight.ending.abort(CLOSING);
      const flying = fly(flightKey, job, flight).finally(() => running.delete(flying));
      running.add(flying);
    },
    get size() {
      return running.size;
    },
    async close(timeoutMs) {
      closed = true;
      for (const { ending } of flights.values()) ending.abort(CLOSING);
      await Promise.race([Promise.allSettled(running), pause(timeoutMs)]);
    },
  };
}

const flightKeyOf = ({ organizationId, userId }: CacheScope, key: Uint8Array): string =>
  `${organizationId ?? userId} ${Buffer.from(key).toString('base64url')}`;

function deliver({ access, id }: Job, answer: Answer, began: number): Promise<boolean> {
  const { provider, model, inputTokens, outputTokens, costMicros, firstTokenMs } = answer.reply;
  return finishSuggestion(access.db, id, answer.made, {
    source: 'MODEL',
    note: null,
    repaired: answer.repaired,
    provider,
    model,
    inputTokens,
    outputTokens,
    costMicros: Math.round(costMicros),
    firstTokenMs: Math.round(firstTokenMs),
    latencyMs: Math.round(performance.now() - began),
  });
}

/** What rules say where no model did: the person is helped, and told why not by the model. */
async function helpByRules(job: Job, note: SuggestionNote, began: number): Promise<void> {
  const { access, id, situation } = job;
  const made = await suggestByRules(access.db, situation).catch(async (error: unknown) => {
    await failSuggestion(access.db, id, note);
    throw error;
  });
  const origin: Origin = {
    source: 'RULES',
    note,
    repaired: false,
    provider: null,
    model: null,
    inputTokens: null,
    outputTokens: null,
    costMicros: null,
    firstTokenMs: null,
    latencyMs: Math.round(performance.now() - began),
  };
  await finishSuggestion(access.db, id, made, origin);
}

function noteOf(error: unknown): SuggestionNote | null {
  if (error instanceof ModelError) return error.failure;
  if (error === CLOSING) return 'INTERRUPTED';
  if (error === UNWANTED) return 'CANCELLED';
  return null;
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}
