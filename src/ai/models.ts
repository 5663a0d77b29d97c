import type { z } from 'zod';

/** What the rest of the AI knows of models: how to ask one, and how that can fail. */

export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** What the answer must be: the provider is told, and what comes is held to it. */
  readonly output: z.ZodType;
  readonly temperature: number;
  readonly maxOutputTokens: number;
  /** Ends the request at once, with an AbortError. */
  readonly signal: AbortSignal;
  /** How long all attempts may take together, in milliseconds; 20,000 if not given. */
  readonly withinMs?: number;
  /** Called right before each time that something is sent: to end the request by its signal where it may not be. */
  beforeSend?(): Promise<void>;
  /** Gets what is there of the answer, unchecked, each time that more is. */
  onPartial?(partial: unknown): void;
  /** Gets what was used, as far as it is known, once it has ended, however. */
  onUsage?(usage: ModelUsage): void;
}

/** Of all attempts, also those that failed where their usage is known. */
export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** In millionths of a US dollar, by the price table of the configuration. */
  readonly costMicros: number;
}

/** Nothing. */
export const NOTHING_USED: ModelUsage = { inputTokens: 0, outputTokens: 0, costMicros: 0 };

export interface ModelReply extends ModelUsage {
  /** By the schema of the request. */
  readonly output: unknown;
  readonly provider: string;
  readonly model: string;
  /** From the request to the first token of the answer that counted. */
  readonly firstTokenMs: number;
  readonly latencyMs: number;
}

export type ModelFailure = 'BUSY' | 'TIMED_OUT' | 'MODEL_UNAVAILABLE' | 'INVALID_OUTPUT';

/** No provider of the chain gave an answer. The message names no secret. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly failure: ModelFailure;
  readonly usage: ModelUsage;
  constructor(failure: ModelFailure, usage: ModelUsage, options?: ErrorOptions) {
    super(`No model answered: ${failure}.`, options);
    this.failure = failure;
    this.usage = usage;
  }
}

/** The models of the configuration, in order: the next is asked where one fails. */
export interface Models {
  /** The one that is asked first: part of what the cache goes by. */
  readonly first: { readonly provider: string; readonly model: string };
  /** The most that a request may use and cost: each model of the chain may write a whole answer of no use. */
  estimate(request: Pick<ModelRequest, 'system' | 'user' | 'maxOutputTokens'>): {
    readonly tokens: number;
    readonly micros: number;
  };
  /** Throws ModelError, or the signal's reason. */
  ask(request: ModelRequest): Promise<ModelReply>;
  /** Refuses what comes and ends what runs. */
  close(): void;
}
