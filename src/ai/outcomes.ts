import type { Access } from '../data/door.ts';
import type { Answer, Asking } from './asking.ts';
import type { CacheScope } from './cache.ts';
import { suggestByRules } from './rules/suggest.ts';
import type { Origin } from './running.ts';
import { failSuggestion, finishSuggestion } from './running.ts';
import type { SuggestionNote } from './suggestion.ts';

/** How suggestions end that a model was asked for. */

/** A suggestion that waits for a model. */
export interface Job extends Asking {
  readonly id: string;
  readonly access: Access;
  readonly scope: CacheScope;
  /** What the cache goes by: jobs of a scope with the same key share one call. */
  readonly key: Uint8Array;
}

/** Writes down what a model answered; false where nobody wants it any more. */
export function deliver({ access, id }: Job, answer: Answer, began: number): Promise<boolean> {
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
export async function helpByRules(job: Job, note: SuggestionNote, began: number): Promise<void> {
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
