import { setTimeout as sleep } from 'node:timers/promises';
import {
  BrokenCircuitError,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import type { IHalfOpenAfterBackoffContext } from 'cockatiel';
import type { AiLimits, ProviderConfig } from '../../ai-config.ts';
import type { Logger } from '../../log.ts';
import type { ModelRequest } from '../models.ts';
import { AttemptError } from './attempt-error.ts';
import type { Answer } from './attempt.ts';
import { LATE } from './ending.ts';

/** How failures are answered. */
export interface Patience {
  /** Attempts after the first, at one provider. */
  readonly retries: number;
  /** Before the first of them; the next waits longer. Spread at random. */
  readonly retryMs: number;
  /** A provider that wants a longer wait than this is left alone. */
  readonly mostRetryAfterMs: number;
  /** So many failures in a row, and a provider is not asked. */
  readonly failures: number;
  /** For so long; then one request tries it. */
  readonly restMs: number;
}

export const PATIENCE: Patience = {
  retries: 2,
  retryMs: 250,
  mostRetryAfterMs: 3_000,
  failures: 5,
  restMs: 30_000,
};

interface ProviderOptions {
  readonly config: ProviderConfig;
  readonly limits: Pick<AiLimits, 'firstTokenMs'>;
  readonly patience: Patience;
  readonly log: Logger;
}

/** What goes with one question to a provider. */
export interface Question {
  readonly request: ModelRequest;
  readonly signal: AbortSignal;
  /** By performance.now(): no retry begins that could not end before. */
  readonly deadline: number;
  /** Called for each attempt that failed. */
  onFailure(error: AttemptError): void;
}

/** A provider with its circuit breaker. */
export interface Provider {
  readonly config: ProviderConfig;
  /** Throws AttemptError. One that was not asked, for it rests, has no attempt. */
  ask(question: Question): Promise<Answer>;
}

/** Thrown in place of an attempt, while a provider rests. */
export class RestingError extends AttemptError {
  constructor() {
    super({ failure: 'MODEL_UNAVAILABLE', reason: 'it failed too often and rests' });
  }
}

/**
 * A trial of a provider that rests said nothing of it: whoever asked ended it, or it was never sent. cockatiel would take
 * that for a success.
 */
class UndecidedError extends Error {
  override readonly name = 'UndecidedError';
}
const isBlamed = (error: unknown): boolean => error instanceof AttemptError && error.blame;
const isUndecided = (reason: object): boolean =>
  'error' in reason && reason.error instanceof UndecidedError;

/** Loads nothing yet: the SDK comes with the first question. */
export function createProvider({ config, limits, patience, log }: ProviderOptions): Provider {
  const who = { provider: config.name, model: config.model };
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof UndecidedError || isBlamed(error)),
    {
      // After a trial that decided nothing the next request tries it, at once.
      halfOpenAfter: new DelegateBackoff(({ result }: IHalfOpenAfterBackoffContext) =>
        isUndecided(result) ? 0 : patience.restMs,
      ),
      breaker: new ConsecutiveBreaker(patience.failures),
    },
  );
  breaker.onBreak((reason) => {
    if (isUndecided(reason)) return;
    log.warn({ ...who, ms: patience.restMs }, 'A model failed too often: it rests');
  });
  breaker.onReset(() => log.info(who, 'A model is well again'));

  async function askOnce(
    { request, signal, onFailure }: Question,
    number: number,
  ): Promise<Answer> {
    const { attempt } = await import('./attempt.ts');
    const { openModel } = await import('./providers.ts');
    const began = performance.now();
    await request.beforeSend?.();
    try {
      if (signal.aborted) throw new AttemptError({ failure: 'TIMED_OUT', reason: 'it was ended' });
      const model = await openModel(config);
      return await attempt({ model, config, limits, request, signal });
    } catch (error) {
      if (!(error instanceof AttemptError)) throw error;
      onFailure(error);
      if (!signal.aborted || signal.reason === LATE) {
        const { failure, status, message: reason } = error;
        const ms = Math.round(performance.now() - began);
        log.warn(
          { ...who, failure, status, reason, attempt: number, ms },
          'A model gave no answer',
        );
      }
      throw error;
    }
  }

  async function throughBreaker(question: Question, number: number): Promise<Answer> {
    // cockatiel would let others wait for the one that tries whether the provider is well.
    if (breaker.state === CircuitState.HalfOpen) throw new RestingError();
    const resting = breaker.state === CircuitState.Open; // what is asked then is its trial
    try {
      return await breaker.execute(() =>
        askOnce(question, number).catch((error: unknown) => {
          const decided = error instanceof AttemptError && !question.signal.aborted;
          throw !resting || decided || isBlamed(error)
            ? error
            : new UndecidedError('The trial says nothing.', { cause: error });
        }),
      );
    } catch (error) {
      if (error instanceof UndecidedError) throw error.cause;
      throw error instanceof BrokenCircuitError ? new RestingError() : error;
    }
  }

  return {
    config,
    ask(question) {
      let failed: AttemptError | undefined;
      let backoff = new ExponentialBackoff({
        initialDelay: patience.retryMs,
        maxDelay: 2_000,
      }).next();
      const pause = () => Math.max(failed?.retryAfterMs ?? 0, backoff.duration);
      const worthwhile = handleWhen((error) => {
        if (!(error instanceof AttemptError) || !error.retry || question.signal.aborted)
          return false;
        failed = error;
        return (
          error.retryAfterMs <= patience.mostRetryAfterMs &&
          performance.now() + pause() < question.deadline
        );
      });
      // Waits here, for the policy's own waiting cannot be cut short.
      return retry(worthwhile, { maxAttempts: patience.retries }).execute(async ({ attempt }) => {
        if (failed) {
          await sleep(pause(), undefined, { signal: question.signal }).catch(() => {
            throw new AttemptError({ failure: 'TIMED_OUT', reason: 'it was ended' });
          });
          backoff = backoff.next(undefined);
        }
        return throughBreaker(question, attempt + 1);
      });
    },
  };
}
