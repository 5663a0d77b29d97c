import type { Db } from '../../data/door.ts';
import type { Actor } from '../../onboarding/onboarding.service.ts';
import type { Session } from '../../onboarding/session.service.ts';
import type { Budgets } from './budgets.ts';
import { reserve, spentNote } from './budgets.ts';
import { factsOf, renderFacts } from '../safety/facts.ts';
import type { Models } from '../models.ts';
import type { Open, Place } from './open.ts';
import type { Opened } from './opening.ts';
import { ownerOf, rowOf } from './open.ts';
import type { Job } from './outcomes.ts';
import { promptOf } from '../prompts/registry.ts';
import { renderPrompt } from '../prompts/render.ts';
import type { NewSuggestion } from '../rows.ts';
import { insertSuggestions } from '../rows.ts';
import { loadKnowledge } from '../rules/knowledge.ts';
import type { Runner } from './runner.ts';
import type { SuggestionNote } from '../suggestion.ts';

/** Models, as the configuration has them. */
export interface ModelSide {
  readonly models: Models;
  readonly runner: Runner;
  readonly budgets: Budgets;
  /** How long until a suggestion that a model was asked for counts as failed, in milliseconds. */
  readonly leaseMs: number;
}

/** Other requests are about to ask the same: this one is to be made again when it is known what came of that. */
export class OthersFirst extends Error {
  override readonly name = 'OthersFirst';
  readonly others: Promise<unknown>;
  constructor(others: Promise<unknown>) {
    super();
    this.others = others;
  }
}

/** What a person or their organization allows was changed while this was made: it is to be made again. */
export class ConsentChanged extends Error {
  override readonly name = 'ConsentChanged';
}

/**
 * Holds budgets for what models are to be asked, and keeps it as PENDING: both or neither. What a call that is under way
 * answers as well needs no budget.
 */
export async function holdForModels(
  modelSide: ModelSide | null,
  { access }: Actor,
  session: Session,
  opens: readonly Open[],
  { db, atomically, boarding, waitFor }: Place,
) {
  const notes = new Map<string, SuggestionNote>();
  const [first] = opens;
  boarding?.leave(); // what was given up, and begins anew
  if (!modelSide || !boarding || !first) return { suggestions: [], jobs: [], notes };
  const { models, budgets, leaseMs } = modelSide;
  const { userId, organizationId } = session;
  const scope = { userId, organizationId };
  // All of the same session, so of the same industry.
  const knowledge = await loadKnowledge(db, first.situation);
  const jobs = opens.map((open): Job => {
    const { situation } = open;
    const prompt = promptOf(situation.kind, open.promptVersion);
    const facts = renderFacts(factsOf(situation, knowledge));
    const { id, key } = open.opened;
    const texts = renderPrompt(prompt, situation, knowledge, facts);
    return { id, key, access, scope, situation, knowledge, prompt, ...texts };
  });
  const others = boarding.others(jobs);
  if (others) await waitFor(others);
  // Where another's call answers it, nothing is spent.
  const shared = boarding.share(jobs);
  const paying = jobs.filter((job) => !shared.has(job));
  // A repair may cost as much as the first attempt.
  const estimates = paying.map(({ system, user, prompt }) =>
    twice(models.estimate({ system, user, ...prompt.settings })),
  );
  const keep = async (tx: Db) => {
    notes.clear(); // a transaction may be run again
    const held = paying.length > 0 ? await reserve(tx, organizationId, estimates, budgets) : null;
    const reservedFor = ({ id }: Opened): NewSuggestion['reserved'] => {
      const index = paying.findIndex((job) => job.id === id);
      const estimate = estimates[index];
      return held && estimate ? { ...estimate, day: held.day, organizationId } : null;
    };
    for (const [index, { id }] of paying.entries()) {
      if (held?.granted[index] !== true) notes.set(id, spentNote(held?.spent ?? null));
    }
    const granted = opens.filter(({ opened }) => !notes.has(opened.id));
    const rows = granted.map((open): NewSuggestion => {
      const { promptVersion } = open;
      const row = { ...rowOf(open), promptVersion, leaseMs, reserved: reservedFor(open.opened) };
      return { ...row, state: 'PENDING', note: null, made: null, latencyMs: null };
    });
    const kept = await insertSuggestions(tx, ownerOf(session, first.situation.sharing), rows);
    if (kept.length < rows.length) throw new ConsentChanged();
    return kept;
  };
  const suggestions = await atomically(keep);
  return { suggestions, jobs: jobs.filter(({ id }) => !notes.has(id)), notes };
}

const twice = ({ tokens, micros }: ReturnType<Models['estimate']>) => ({
  tokens: Math.ceil(tokens * 2),
  micros: Math.ceil(micros * 2),
});
