import type { Access } from '../../data/door.ts';
import type { Answer, Asking } from './asking.ts';
import type { CacheScope } from './cache.ts';
import type { ModelUsage } from '../models.ts';
import { suggestByRules } from '../rules/suggest.ts';
import type { Origin } from './running.ts';
import { failSuggestion, finishSuggestion } from './running.ts';
import type { Made, SuggestionNote } from '../suggestion.ts';

/** How suggestions end that a model was asked for. */

/** A suggestion that waits for a model. */
export interface Job extends Asking {
  readonly id: string;
  readonly access: Access;
  readonly scope: CacheScope;
  /** What the cache goes by: jobs of a scope with the same key share one call. */
  readonly key: Uint8Array;
}

/** What a call used, and when it began, by performance.now(). */
export interface Call {
  readonly began: number;
  /** Of what others asked for as well, only the one that pays tells. */
  readonly spent: ModelUsage;
}

/** Writes down what a model answered; false where nobody wants it any more. */
export function deliver(job: Job, answer: Answer, call: Call): Promise<boolean> {
  const { provider, model, firstTokenMs } = answer.reply;
  return finish(job, answer.made, call, {
    source: 'MODEL',
    note: null,
    repaired: answer.repaired,
    provider,
    model,
    firstTokenMs: Math.round(firstTokenMs),
  });
}

/** What rules say where no model did: the person is helped, and told why not by the model. */
export async function helpByRules(job: Job, note: SuggestionNote, call: Call): Promise<void> {
  const { access, id, situation } = job;
  try {
    const made = await suggestByRules(access.db, situation);
    const nobodys = { repaired: false, provider: null, model: null, firstTokenMs: null };
    await finish(job, made, call, { source: 'RULES', note, ...nobodys });
  } catch (error) {
    await failSuggestion(access.db, id, note);
    throw error;
  }
}

const finish = (
  { access, id }: Job,
  made: Made,
  { began, spent }: Call,
  origin: Pick<Origin, 'source' | 'note' | 'repaired' | 'provider' | 'model' | 'firstTokenMs'>,
): Promise<boolean> =>
  finishSuggestion(access.db, id, made, {
    ...origin,
    inputTokens: Math.ceil(spent.inputTokens),
    outputTokens: Math.ceil(spent.outputTokens),
    costMicros: Math.ceil(spent.costMicros),
    latencyMs: Math.round(performance.now() - began),
  });
