import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { Answer } from './asking.ts';
import { askModel } from './asking.ts';
import { settle } from './budgets.ts';
import type { CacheScope } from './cache.ts';
import { keepInCache } from './cache.ts';
import type { Models } from '../models.ts';
import { ModelError, NOTHING_USED } from '../models.ts';
import { failSuggestion, showPartial, standingOf } from './running.ts';
import type { Job } from './outcomes.ts';
import { deliver, helpByRules } from './outcomes.ts';
import { partialOf } from './proposal.ts';
import type { PartiallyMade } from './proposal.ts';
import type { SuggestionNote } from '../suggestion.ts';

/** Asks models for suggestions that were returned already. */
export interface Runner {
  /** One that asks the same as another of its scope shares that one's call: what was held for it is free again. */
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
  /** What was last shown, as JSON. */
  shown: string;
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

  const openFlight = (flightKey: string): Flight | undefined => {
    const flight = flights.get(flightKey);
    return flight?.ending.signal.aborted ? undefined : flight;
  };

  /** Runs what concerns one job; what goes wrong there is logged, and its lease says the rest. */
  const guarded = (work: Promise<unknown>) =>
    work.catch((error: unknown) =>
      log.error({ err: error }, `A suggestion could not be written: ${describeFailure(error)}`),
    );

  /** What came since it was last shown and may be shown; undefined where that is nothing. */
  function freshOf(flight: Flight): PartiallyMade | undefined {
    const [job] = flight.jobs;
    if (!job || flight.partial === undefined) return undefined;
    const partial = partialOf(job.prompt, flight.partial, job.situation, job.knowledge);
    flight.partial = undefined;
    const text = JSON.stringify(partial);
    if (text === flight.shown) return undefined;
    flight.shown = text;
    return partial;
  }

  async function show(flight: Flight, partial: PartiallyMade): Promise<void> {
    for (const job of flight.jobs) {
      if (!(await showPartial(job.access.db, job.id, partial))) await lookAt(flight, job);
    }
  }

  async function look(flight: Flight): Promise<void> {
    for (const job of flight.jobs) await lookAt(flight, job);
  }

  /** Lets a job go that nobody waits for; where nobody waits for the call either, it ends. */
  async function lookAt(flight: Flight, job: Job): Promise<void> {
    const standing = await standingOf(job.access.db, job.id);
    if (standing === 'ALIVE') return;
    flight.jobs.delete(job);
    if (flight.jobs.size === 0) flight.ending.abort(UNWANTED);
    // One that is not ended yet, and not left either, its organization forbids.
    const note = standing === 'LEFT' ? 'CANCELLED' : 'FORBIDDEN_BY_ORGANIZATION';
    await failSuggestion(job.access.db, job.id, note);
  }

  /** Shows what comes, and looks whether it is still wanted, until it ends. */
  async function attend(flight: Flight, ended: AbortSignal): Promise<void> {
    let looked = performance.now();
    for (;;) {
      await pause(SHOW_EVERY_MS, ended);
      if (ended.aborted) return;
      const fresh = freshOf(flight);
      if (fresh) await guarded(show(flight, fresh));
      else if (performance.now() - looked >= LOOK_EVERY_MS) await guarded(look(flight));
      else continue;
      looked = performance.now();
    }
  }

  async function fly(flightKey: string, first: Job, flight: Flight): Promise<void> {
    const began = performance.now();
    const spent = { ...NOTHING_USED };
    const callOf = (job: Job) => ({ began, spent: job === first ? spent : NOTHING_USED });
    const attending = new AbortController();
    const attendance = guarded(attend(flight, attending.signal));
    const land = async () => {
      // A new one may have taken the place of one that was given up.
      if (flights.get(flightKey) === flight) flights.delete(flightKey);
      attending.abort();
      await attendance;
      return [...flight.jobs];
    };
    try {
      const answer = await askModel(models, first, {
        signal: flight.ending.signal,
        totalMs,
        // Who withdrew while it waited, or between two attempts, is asked for no more.
        beforeSend: () => look(flight),
        onPartial: (partial) => (flight.partial = partial),
        onUsage: ({ inputTokens, outputTokens, costMicros }) => {
          spent.inputTokens += inputTokens;
          spent.outputTokens += outputTokens;
          spent.costMicros += costMicros;
        },
      });
      const jobs = await land();
      const delivered = await Promise.all(
        jobs.map(async (job) => (await guarded(deliver(job, answer, callOf(job)))) === true),
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
        jobs.map((job) => guarded(helpByRules(job, note ?? 'MODEL_UNAVAILABLE', callOf(job)))),
      );
    }
    const { inputTokens, outputTokens, costMicros } = spent;
    const cost = { tokens: inputTokens + outputTokens, micros: costMicros };
    await guarded(settle(first.access.db, first.id, cost));
  }

  async function keep({ access, scope, key, id }: Job, { made, reply }: Answer): Promise<void> {
    const { provider, model } = reply;
    // What stood in for the first of the chain is not what the next request would get.
    if (provider !== models.first.provider || model !== models.first.model) return;
    await keepInCache(access.db, { ...scope, suggestionId: id }, key, { ...made, provider, model });
  }

  return {
    start(job) {
      const flightKey = flightKeyOf(job.scope, job.key);
      const known = openFlight(flightKey);
      if (known) {
        known.jobs.add(job);
        // Another call answers it: what was held for its own is free again.
        void guarded(settle(job.access.db, job.id, { tokens: 0, micros: 0 }));
        return;
      }
      const flight: Flight = {
        jobs: new Set([job]),
        ending: new AbortController(),
        partial: undefined,
        shown: '{}',
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

function noteOf(error: unknown): SuggestionNote | null {
  if (error instanceof ModelError) return error.failure;
  if (error === CLOSING) return 'INTERRUPTED';
  if (error === UNWANTED) return 'CANCELLED';
  return null;
}

/** Waits; an aborted signal ends it. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { ...(signal && { signal }), ref: false }).catch(() => undefined);
