import type { ModelFailure } from '../models.ts';

/** Tokens of a request. */
export interface Tokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export const NO_TOKENS: Tokens = { inputTokens: 0, outputTokens: 0 };

/** What is known of a failure. */
export interface Failure {
  readonly failure: ModelFailure;
  /** In a few words that quote nobody: neither what was sent, nor what came, nor headers. */
  readonly reason: string;
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** Whether the same request may well succeed in a moment. */
  readonly retry?: boolean;
  /** How long to wait before that, as the provider wants it. */
  readonly retryAfterMs?: number;
  /** Whether it says that the provider is not well: the circuit breaker counts it. */
  readonly blame?: boolean;
  /** What was used nevertheless. */
  readonly tokens?: Tokens;
}

/**
 * One attempt at one provider gave no answer. Made anew from what is known: an error of the SDK carries the key, the
 * prompt and the answer, so none is a cause here.
 */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';
  readonly failure: ModelFailure;
  readonly status: number | undefined;
  readonly retry: boolean;
  readonly retryAfterMs: number;
  readonly blame: boolean;
  readonly tokens: Tokens;
  constructor(failure: Failure) {
    super(failure.reason);
    this.failure = failure.failure;
    this.status = failure.status;
    this.retry = failure.retry ?? false;
    this.retryAfterMs = failure.retryAfterMs ?? 0;
    this.blame = failure.blame ?? false;
    this.tokens = failure.tokens ?? NO_TOKENS;
  }
}
