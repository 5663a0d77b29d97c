import type { SuggestionKind } from './ai/kinds.ts';

/** What the operator says of models, and what holds where they say nothing. */

/** Protocols that are spoken; all but the first know where their provider is. */
export const PROVIDER_KINDS = [
  'openai-compatible',
  'openai',
  'anthropic',
  'google',
  'gateway',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** In US dollars per million tokens, which is the same as millionths of a dollar per token. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** One model of one provider. */
export interface ProviderConfig {
  /** For logs and suggestions; unique. */
  readonly name: string;
  readonly kind: ProviderKind;
  /** No slash at its end; null: where the kind of provider is by default. */
  readonly baseUrl: string | null;
  /** Null: none is sent. Secret. */
  readonly apiKey: string | null;
  readonly model: string;
  /** Whether the provider takes a JSON Schema for its answer; where not, the prompt gets it. */
  readonly structuredOutputs: boolean;
  readonly price: Price;
}

/** Of a day, in UTC. */
export interface Budget {
  readonly tokens: number;
  /** Millionths of a US dollar. */
  readonly micros: number;
}
type BudgetHolder = 'person' | 'organization' | 'server';

export interface AiLimits {
  /** Requests that are with providers at once. */
  readonly concurrency: number;
  /** Requests that wait for that; one more is refused. */
  readonly queue: number;
  /** How long a request waits for that, in milliseconds. */
  readonly queueMs: number;
  /** How long a provider may say nothing, before the first token and between two, in milliseconds. */
  readonly firstTokenMs: number;
  /** How long a request may take, waiting and all attempts together, in milliseconds. */
  readonly totalMs: number;
}

/** A version of a kind's prompt, or versions with the shares of people who get them. */
export type PromptChoice = string | Readonly<Record<string, number>>;

export interface AiConfig {
  /** The operator's switch: where false, nothing is ever sent. */
  readonly modelsAllowed: boolean;
  /** In the order in which they are asked; empty where there is no model. */
  readonly providers: readonly ProviderConfig[];
  readonly budgets: Readonly<Record<BudgetHolder, Budget>>;
  /** By kind; of one that is missing, the newest version is used. */
  readonly prompts: Readonly<Partial<Record<SuggestionKind, PromptChoice>>>;
  readonly limits: AiLimits;
}

/**
 * What a model costs that has no price: more than nearly all do, so that a budget in money ends too early rather than
 * too late.
 */
export const UNKNOWN_PRICE: Price = { input: 5, output: 25 };

/**
 * A suggestion takes some 3,000 tokens, and holds up to 12,000 for each provider of the chain until it is settled: a
 * person may ask for all kinds at once, of three providers whose prices are unknown. An organization has ten such people a day,
 * the server fifty.
 */
export const DEFAULT_BUDGETS: AiConfig['budgets'] = {
  person: { tokens: 400_000, micros: 5_000_000 },
  organization: { tokens: 4_000_000, micros: 50_000_000 },
  server: { tokens: 20_000_000, micros: 250_000_000 },
};

/** Somebody waits and looks on: 5 s for a sign of life, 20 s for all. 4 at once is what small plans allow. */
export const DEFAULT_LIMITS: AiLimits = {
  concurrency: 4,
  queue: 50,
  queueMs: 10_000,
  firstTokenMs: 5_000,
  totalMs: 20_000,
};
