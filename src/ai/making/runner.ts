import { setTimeout as sleep } from 'node:timers/promises';
import { describeFailure } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import type { Answer } from './asking.ts';
import { askModel } from './asking.ts';
import { settle } from './budgets.ts';
import { keepInCache } from './cache.ts';
import type { Boarding, Flight } from './flights.ts';
import {
  createBoarding,
  createFlights,
  flightKeyOf,
  newFlight,
  openFlight,
  UNWANTED,
} from './flights.ts';
import type { Models, ModelUsage } from '../models.ts';
import { ModelError, NOTHING_USED } from '../models.ts';
import { failSuggestion, noteCost, showPartial, standingOf } from './running.ts';
import type { Job } from './outcomes.ts';
import { deliver, helpByRules } from './outcomes.ts';
import { partialOf } from './proposal.ts';
import type { PartiallyMade } from './proposal.ts';
import type { SuggestionNote } from '../suggestion.ts';

/** Asks models for suggestions that were returned already. */
export interface Runner {
  /** Takes places for a request. Jobs of a scope that ask the same share a call, which whoever began it pays. */
  board(): Boarding;
  /** How many calls are under way, waiting ones too. */
  readonly size: number;
  /** Ends every call: rules finish what they were for. */
  close(timeoutMs: number): Promise<void>;
}

/** How often what there is of an answer is shown, at most. */
const SHOW_EVERY_MS = 250;
/** How often it is looked whether anybody still wants it. */
const LOOK_EVERY_MS = 1_000;

const CLOSING = new Error('The server is closing.');

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
  const flights = createFlights();
  const running = new Set<Promise<void>>();
  let closed = false;

  const complain = (error: unknown) =>
    log.error({ err: error }, `A suggestion could not be written: ${describeFailure(error)}`);
  /** Runs what concerns one job; what goes wrong there is logged, and its lease says the rest. */
  const guarded = (work: Promise<unknown>) => work.catch(complain);

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
    // Nothing is asked for those alone who are not committed: they may be refused yet.
    while (flight.jobs.size === 0 && flight.boarding.size > 0) await Promise.all(flight.boarding);
  }

  /** Lets a job go that nobody waits for; where nobody waits for the call either, it ends. */
  async function lookAt(flight: Flight, job: Job): Promise<void> {
    const standing = await standingOf(job.access.db, job.id);
    if (standing === 'ALIVE') return;
    flight.jobs.delete(job);
    if (flight.jobs.size + flight.boarding.size === 0) flight.ending.abort(UNWANTED);
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

  async function fly(first: Job, flight: Flight): Promise<void> {
    const began = performance.now();
    const spent = { ...NOTHING_USED };
    const callOf = (job: Job) => ({ began, spent: job === first ? spent : NOTHING_USED });
    const attending = new AbortController();
    const attendance = guarded(attend(flight, attending.signal));
    const land = async () => {
      // A new one may have taken the place of one that was given up.
      const flightKey = flightKeyOf(first);
      if (flights.open.get(flightKey) === flight) flights.open.delete(flightKey);
      attending.abort();
      await attendance;
      await Promise.all(flight.boarding);
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
        jobs.map((job) =>
          deliver(job, answer, callOf(job)).catch(async (error: unknown) => {
            // Nobody waits for the lease: what cannot be written could not be used.
            complain(error);
            await guarded(helpByRules(job, 'INVALID_OUTPUT', callOf(job)));
            return false;
          }),
        ),
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
    await guarded(noteCost(first.access.db, first.id, spent));
    await free(first, spent);
  }

  /** Puts what a job used in the place of what was held for it. */
  const free = (job: Job, { inputTokens, outputTokens, costMicros }: ModelUsage) =>
    guarded(settle(job.access, job.id, { tokens: inputTokens + outputTokens, micros: costMicros }));

  async function keep({ access, scope, key, id }: Job, { made, reply }: Answer): Promise<void> {
    const { provider, model } = reply;
    // What stood in for the first of the chain is not what the next request would get.
    if (provider !== models.first.provider || model !== models.first.model) return;
    await keepInCache(access.db, { ...scope, suggestionId: id }, key, { ...made, provider, model });
  }

  function begin(job: Job): void {
    const known = openFlight(flights, job);
    if (known) {
      known.jobs.add(job);
      void free(job, NOTHING_USED);
      return;
    }
    const flight = newFlight(job);
    flights.open.set(flightKeyOf(job), flight);
    if (closed) flight.ending.abort(CLOSING);
    const flying = fly(job, flight).finally(() => running.delete(flying));
    running.add(flying);
  }

  return {
    board: () => createBoarding(flights, begin),
    get size() {
      return running.size;
    },
    async close(timeoutMs) {
      closed = true;
      for (const { ending } of flights.open.values()) ending.abort(CLOSING);
      await Promise.race([Promise.allSettled(running), pause(timeoutMs)]);
    },
  };
}

function noteOf(error: unknown): SuggestionNote | null {
  if (error instanceof ModelError) return error.failure;
  if (error === CLOSING) return 'INTERRUPTED';
  if (error === UNWANTED) return 'CANCELLED';
  return null;
}

/** Waits; an aborted signal ends it. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { ...(signal && { signal }), ref: false }).catch(() => undefined);
