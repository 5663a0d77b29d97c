import { v7 as uuidv7 } from 'uuid';
import type { AiConfig } from '../../ai-config.ts';
import type { Db } from '../../data/door.ts';
import { DomainError, NotFoundError } from '../../errors.ts';
import type { FlowRegistry } from '../../flows/flow.ts';
import type { Actor } from '../../onboarding/onboarding.service.ts';
import type { Session } from '../../onboarding/session.service.ts';
import { viewSession } from '../../onboarding/session.service.ts';
import { hasAnythingToSend } from '../safety/facts.ts';
import type { ModelSide } from './holding.ts';
import { holdForModels } from './holding.ts';
import type { SuggestionKind } from '../kinds.ts';
import { KINDS } from '../kinds.ts';
import type { Open, Place } from './open.ts';
import { ownerOf, rowOf } from './open.ts';
import type { Opened, Opening } from './opening.ts';
import { openSuggestions } from './opening.ts';
import { flowsOf, refuseUnlessPossible } from './possible.ts';
import { assignedVersion } from '../prompts/assign.ts';
import { areAllInvitees } from '../prompts/invitees.ts';
import type { NewSuggestion, Suggestion } from '../rows.ts';
import { insertSuggestions } from '../rows.ts';
import { suggestByRules } from '../rules/suggest.ts';
import type { Job } from './outcomes.ts';
import { isNothing } from '../suggestion.ts';
import type { Situation, SuggestionNote } from '../suggestion.ts';

/** How suggestions that are asked for together come to be: from the cache, by rules, or by a model later on. */

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
  /** Where the client named a kind, relative to the input. */
  readonly pathOf: (index: number) => readonly string[];
}

/** What was made, and what models are still to be asked for, once it is committed. */
export interface Making {
  readonly suggestions: readonly Suggestion[];
  readonly jobs: readonly Job[];
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
    needs: KINDS[kind].needs,
    promptVersion: assignedVersion(kind, userId, deps.prompts[kind]),
    flows: flowsOf(registry, kind),
  }));
  const first = deps.modelsAllowed ? deps.modelSide?.models.first : undefined;
  const model = first ? `${first.provider} ${first.model}` : null;
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
  inLocaleOf(session, () => refuseUnlessPossible(registry, session, question, opening.opened));

  const opens = opening.opened.flatMap((opened, index): Open[] => {
    const one = asked[index];
    if (opened.suggestion || !one) return [];
    const situation = situationOf(opening, session, one.kind, instruction);
    const note = noteOf(deps, opened, situation);
    return [{ opened, situation, promptVersion: one.promptVersion, note }];
  });
  const forModels = opens.filter(({ note }) => note === null);
  // Rules first: what budgets hold is locked for everybody from then on until it is committed.
  const byRules = opens.filter(({ note }) => note !== null);
  const ready = await answerByRules(place.db, session, byRules);
  const pending = await holdForModels(deps.modelSide, actor, session, forModels, place);
  const refused = forModels.flatMap((open) => {
    const note = pending.notes.get(open.opened.id);
    return note ? [{ ...open, note }] : [];
  });
  const spent = await answerByRules(place.db, session, refused);
  const made = [...ready, ...pending.suggestions, ...spent];
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
  if (note) return note;
  // Rules ask for addresses to be corrected first: a proposal replaces the list, and would lose them.
  const whole = situation.kind !== 'INVITATION_ROLES' || areAllInvitees(situation.session);
  return whole && hasAnythingToSend(situation) ? null : 'NOTHING_TO_SEND';
}

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
