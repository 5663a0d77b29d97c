import type { Price, ProviderConfig } from '../../ai-config.ts';
import type { ModelRequest, ModelUsage } from '../models.ts';
import { NO_TOKENS } from './attempt-error.ts';
import type { Tokens } from './attempt-error.ts';

/** What a token is in English and Spanish text; by it usage is estimated that no provider tells. */
const CHARACTERS_A_TOKEN = 4;
/** No common text has fewer bytes of UTF-8 for a token: the most is reckoned by it. */
const FEWEST_BYTES_A_TOKEN = 2;
/** What the schema of the answer may take, and what providers put around a prompt. */
const FRAME_TOKENS = 1_000;

/** A provider is believed that an answer used so many times the most that it was reckoned to: tokens differ, and some think. */
const BELIEVED_TIMES = 4;

type Sent = Pick<ModelRequest, 'system' | 'user' | 'maxOutputTokens'>;

/** In millionths of a US dollar, rounded up. */
function costOf({ inputTokens, outputTokens }: Tokens, price: Price): number {
  return Math.ceil(inputTokens * price.input + outputTokens * price.output);
}

/**
 * What a request used that was sent, and of whose answer `received` characters came: as its provider tells, where that can
 * be, else what is likely. Budgets are charged by it, and a server's mistake must neither spend nor fill them.
 */
export function usedTokens(
  told: { readonly [Kind in keyof Tokens]?: number | undefined } | undefined,
  request: Sent,
  received: number,
): Tokens {
  const { system, user } = request;
  const most = mostTokens(request);
  return {
    inputTokens:
      believed(told?.inputTokens, most.inputTokens) ??
      Math.ceil((system.length + user.length) / CHARACTERS_A_TOKEN),
    outputTokens:
      believed(told?.outputTokens, most.outputTokens) ?? Math.ceil(received / CHARACTERS_A_TOKEN),
  };
}

const believed = (told: number | undefined, most: number): number | undefined =>
  Number.isSafeInteger(told) && Number(told) >= 0 && Number(told) <= BELIEVED_TIMES * most
    ? told
    : undefined;

/** The most that one answer to a request may use, as it is reckoned before. */
function mostTokens({ system, user, maxOutputTokens }: Sent): Tokens {
  const bytes = Buffer.byteLength(system) + Buffer.byteLength(user);
  return {
    inputTokens: Math.ceil(bytes / FEWEST_BYTES_A_TOKEN) + FRAME_TOKENS,
    outputTokens: maxOutputTokens,
  };
}

/**
 * The most that a request may use and cost: every provider of the chain may write a whole answer that is of no use. A
 * provider is asked again only where nothing of its answer came.
 */
export function mostOf(
  request: Sent,
  providers: readonly ProviderConfig[],
): { readonly tokens: number; readonly micros: number } {
  const each = mostTokens(request);
  return {
    tokens: (each.inputTokens + each.outputTokens) * providers.length,
    micros: providers.reduce((sum, { price }) => sum + costOf(each, price), 0),
  };
}

/** Adds up what attempts used. */
export function createMeter() {
  let total: ModelUsage = { ...NO_TOKENS, costMicros: 0 };
  return {
    add(tokens: Tokens, price: Price): void {
      total = {
        inputTokens: total.inputTokens + tokens.inputTokens,
        outputTokens: total.outputTokens + tokens.outputTokens,
        costMicros: total.costMicros + costOf(tokens, price),
      };
    },
    total: (): ModelUsage => total,
  };
}
