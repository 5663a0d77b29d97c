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

type Prompt = Pick<ModelRequest, 'system' | 'user'>;

/** In millionths of a US dollar, rounded up. */
function costOf({ inputTokens, outputTokens }: Tokens, price: Price): number {
  return Math.ceil(inputTokens * price.input + outputTokens * price.output);
}

/** What a request likely used, where it was sent, and `received` characters of an answer came. */
export function likelyTokens({ system, user }: Prompt, received: number): Tokens {
  return {
    inputTokens: Math.ceil((system.length + user.length) / CHARACTERS_A_TOKEN),
    outputTokens: Math.ceil(received / CHARACTERS_A_TOKEN),
  };
}

/**
 * The most that a request may use and cost: every provider of the chain may write a whole answer that is of no use. A
 * provider is asked again only where nothing of its answer came.
 */
export function mostOf(
  { system, user, maxOutputTokens }: Prompt & Pick<ModelRequest, 'maxOutputTokens'>,
  providers: readonly ProviderConfig[],
): { readonly tokens: number; readonly micros: number } {
  const bytes = Buffer.byteLength(system) + Buffer.byteLength(user);
  const inputTokens = Math.ceil(bytes / FEWEST_BYTES_A_TOKEN) + FRAME_TOKENS;
  const each = { inputTokens, outputTokens: maxOutputTokens };
  return {
    tokens: (inputTokens + maxOutputTokens) * providers.length,
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
