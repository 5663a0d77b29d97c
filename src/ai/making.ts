import { v7 as uuidv7 } from 'uuid';
import type { AiConfig } from '../ai-config.ts';
import type { Db } from '../data/door.ts';
import { DomainError, NotFoundError } from '../errors.ts';
import type { FlowRegistry } from '../flows/flow.ts';
import type { Actor } from '../onboarding/onboarding.service.ts';
import type { Session } from '../onboarding/session.service.ts';
import { viewSession } from '../onboarding/session.service.ts';
import type { Budgets } from './budgets.ts';
import { reserve, spentNote } from './budgets.ts';
import { factsOf, hasAnythingToSend, renderFacts } from './facts.ts';
import type { SuggestionKind } from './kinds.ts';
import { KINDS } from './kinds.ts';
import type { Models } from './models.ts';
import type { Opened, Opening } from './opening.ts';
import { openSuggestions } from './opening.ts';
import { flowsOf, refuseUnlessPossible } from './possible.ts';
import { assignedVersion } from './prompts/assign.ts';
import { promptOf } from './prompts/registry.ts';
import { renderPrompt } from './prompts/render.ts';
import type { NewSuggestion, Owner, Suggestion } from './rows.ts';
import { insertSuggestions } from './rows.ts';
import { loadKnowledge } from './rules/knowledge.ts';
import { suggestByRules } from './rules/suggest.ts';
import type { Job, Runner } from './runner.ts';
import { isNothing } from './suggestion.ts';
import type { DataSharing, Situation, SuggestionNote } from './suggestion.ts';

/** How suggestions that are asked for together come to be: from the cache, by rules, or by a model later on. */

/** Models, as the configuration has them. */
export interface ModelSide {
  readonly models: Models;
  readonly runner: Runner;
  readonly budgets: Budgets;
  /** How long until a suggestion that a model was asked for counts as failed, in milliseconds. */
  readonly leaseMs: number;
}

export interface MakingDeps {
  readonly registry: FlowRegistry;
  /** Null where there is no model. */
  readonly modelSide: ModelSide | null;
  /** The operator's switch. */
  readonly modelsAllowed: boolean;
  /** Which version of a kind's prompt people get, or which share of them which. */
  readonly prompts: AiConfig['prompts'];
}

/** What is asked for. */
export interface Question {
  /** UUID. */
  readonly sessionId: string;
  readonly kinds: readonly SuggestionKind[];
  readonly instruction: string | null;
}

/** Where it is made. */
export interface Place {
  readonly db: Db;
  /** Runs `work` in a transaction; within one, in that. */
  readonly atomically: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
}

/** What was made, and what models are still to be asked for, once it is committed. */
export interface Making {
  readonly suggestions: readonly Suggestion[];
  readonly jobs: readonly Job[];
}

/** What a person or their organization allows was changed while this was made: it is to be made again. */
export class ConsentChanged extends Error {
  override readonly name = 'ConsentChanged';
}

/** A suggestion that the cache did not answer. */
interface Open {
  readonly opened: Opened;
  readonly situation: Situation;
  readonly promptVersion: string;
  /** Why rules answer it; null where a model may. */
  readonly note: SuggestionNote | null;
}

export async function makeSuggestions(
  deps: MakingDeps,
  actor: Actor,
  question: Question,
  place: Place,
): Promise<Making> {
  const { sessionId, kinds, instruction } = question;
  const { registry } = deps;
  const { userId } = actor.viewer;
  const asked = kinds.map((kind) => ({
    id: uuidv7(),
    kind,
    step: KINDS[kind].step,
    inputs: KINDS[kind].inputs,
    promptVersion: assignedVersion(kind, userId, deps.prompts[kind]),
    flows: flowsOf(registry, kind),
  }));
  const model = deps.modelsAllowed ? (deps.modelSide?.models.first.model ?? null) : null;
  const { language } = actor;
  const opening = await openSuggestions(place.db, {
    sessionId,
    instruction,
    language,
    model,
    asked,
  });
  if (!opening) throw new NotFoundError();
  const session = viewSession(opening.session, registry);
  inLocaleOf(session, () => refuseUnlessPossible(registry, session, kinds, opening.opened));

  const opens = opening.opened.flatMap((opened, index): Open[] => {
    const one = asked[index];
    if (opened.suggestion || !one) return [];
    const situation = situationOf(opening, session, one.kind, instruction);
    const note = noteOf(deps, opened, situation);
    return [{ opened, situation, promptVersion: one.promptVersion, note }];
  });
  const forModels = opens.filter(({ note }) => note === null);
  const pending = await holdForModels(deps, actor, session, forModels, place);
  const { notes } = pending;
  const byRules = opens
    .map((open) => ({ ...open, note: open.note ?? notes.get(open.opened.id) ?? null }))
    .filter(({ note }) => note !== null);
  const made = [...pending.suggestions, ...(await answerByRules(place.db, session, byRules))];
  const suggestions = opening.opened.flatMap(({ id, suggestion }) =>
    suggestion ? [suggestion] : made.filter((one) => one.id === id),
  );
  return { suggestions, jobs: pending.jobs };
}

/** Runs a check whose errors are told in the session's language. */
function inLocaleOf({ locale }: Session, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DomainError) error.locale = locale;
    throw error;
  }
}

const situationOf = (
  { locale, sharing, style, detail }: Opening,
  session: Session,
  kind: SuggestionKind,
  instruction: string | null,
): Situation => ({ kind, locale, instruction, session, sharing, style, detail });

/** Why no model is asked, the wider reason first; null where one is. */
function noteOf(
  { modelsAllowed, modelSide }: MakingDeps,
  { note }: Opened,
  situation: Situation,
): SuggestionNote | null {
  if (!modelsAllowed) return 'FORBIDDEN_BY_OPERATOR';
  if (!modelSide) return 'NO_MODEL';
  return note ?? (hasAnythingToSend(situation) ? null : 'NOTHING_TO_SEND');
}

const rowOf = ({ opened, situation }: Open) => ({
  id: opened.id,
  kind: situation.kind,
  step: KINDS[situation.kind].step,
  locale: situation.locale,
  instruction: situation.instruction,
});

const ownerOf = ({ id, userId, organizationId }: Session, sharing: DataSharing): Owner => ({
  sessionId: id,
  userId,
  organizationId,
  sharing,
});

async function answerByRules(db: Db, session: Session, opens: readonly Open[]) {
  const began = performance.now();
  const made = await Promise.all(opens.map(({ situation }) => suggestByRules(db, situation)));
  const latencyMs = Math.round(performance.now() - began);
  const rows = opens.map((open, index): NewSuggestion => {
    const answer = made[index] ?? null;
    const unheld = { promptVersion: null, leaseMs: null, reserved: null };
    const outcome =
      answer && isNothing(answer)
        ? ({ state: 'FAILED', note: 'NOTHING_FOUND' } as const)
        : ({ state: 'READY', note: open.note } as const);
    return { ...rowOf(open), ...unheld, ...outcome, made: answer, latencyMs };
  });
  return insertSuggestions(db, ownerOf(session, 'NOTHING'), rows);
}

/** Holds budgets for what models are to be asked, and keeps it as PENDING: both or neither. */
async function holdForModels(
  { modelSide }: MakingDeps,
  { access }: Actor,
  session: Session,
  opens: readonly Open[],
  { db, atomically }: Place,
) {
  const notes = new Map<string, SuggestionNote>();
  const [first] = opens;
  if (!modelSide || !first) return { suggestions: [], jobs: [], notes };
  const { models, runner, budgets, leaseMs } = modelSide;
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
  const estimates = jobs.map(({ system, user, prompt, key }) =>
    // A call that is under way costs nothing more. A repair may cost as much as the first attempt.
    runner.shares(scope, key)
      ? { tokens: 0, micros: 0 }
      : twice(models.estimate({ system, user, ...prompt.settings })),
  );
  const keep = async (tx: Db) => {
    const held = await reserve(tx, organizationId, estimates, budgets);
    const granted = opens.filter((_, index) => held.granted[index]);
    for (const { opened } of opens.filter((open) => !granted.includes(open))) {
      notes.set(opened.id, spentNote(held.spent));
    }
    const rows = granted.map((open): NewSuggestion => {
      const estimate = estimates[opens.indexOf(open)] ?? { tokens: 0, micros: 0 };
      const { promptVersion } = open;
      const reserved = { ...estimate, day: held.day, organizationId };
      const row = { ...rowOf(open), promptVersion, leaseMs, reserved };
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
