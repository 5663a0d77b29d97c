import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { targetId } from '../changes.ts';
import type { Access, Db } from '../data/door.ts';
import { InvalidInputError, NotFoundError, SuggestionStateError } from '../errors.ts';
import type { SuggestionStateReason } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import type { Actor, Onboarding } from '../onboarding/onboarding.service.ts';
import type { Session } from '../onboarding/session.service.ts';
import { checkFields } from '../steps/check.ts';
import { text } from '../steps/fields.ts';
import type { Answers } from '../steps/step.ts';
import { error } from '../steps/step.ts';
import { storageIssues } from '../steps/storage.ts';
import { KINDS } from './kinds.ts';
import type { Suggestion, SuggestionState } from './rows.ts';
import { readSuggestions } from './rows.ts';
import { failSuggestion } from './making/running.ts';

/** What people do with suggestions. */

/** Why a suggestion was of no use, and what that means. */
export const REJECTION_REASONS = {
  NOT_HELPFUL: 'It does not help.',
  INCORRECT: 'It is wrong.',
  IRRELEVANT: 'It is about something else.',
  OTHER: 'Something else: say what in `note`.',
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;

export interface AcceptInput {
  /** Global id. */
  readonly id: string;
  /** Of the step that it proposes answers of. */
  readonly expectedVersion: number;
  /** What to put in the place of proposed fields: the step's key, its name in the input; null: all as proposed. */
  readonly edits: {
    readonly step: string;
    readonly field: string;
    readonly answers: Answers;
  } | null;
}

const loadOne = async (db: Db, globalId: string): Promise<Suggestion> => {
  const [suggestion] = await readSuggestions(db, [targetId('AiSuggestion', globalId)]);
  if (!suggestion) throw new NotFoundError();
  return suggestion;
};

/**
 * Merges a suggestion into the draft of its step, as any other writer would. One that has no step is marked as helpful.
 * Safe to repeat.
 *
 * @throws NotFoundError, SuggestionStateError (also where it is hidden), InvalidInputError (edits of what it does not
 * propose), StaleVersionError, SessionStateError
 */
export async function acceptSuggestion(
  onboarding: Onboarding,
  actor: Actor,
  input: AcceptInput,
): Promise<Session> {
  const { access } = actor;
  const suggestion = await loadOne(access.db, input.id);
  const { step, proposal } = suggestion;
  const edits = changedBy(input, suggestion);
  const decision: Decision = { state: edits ? 'MODIFIED' : 'ACCEPTED', edits };
  const repeated = isDecidedSo(suggestion, decision);
  // Nobody takes what they were not shown.
  if (!repeated && suggestion.withheld) {
    throw new SuggestionStateError(suggestion, 'SUGGESTION_HIDDEN');
  }
  const mark = (tx: Db) => decide(tx, suggestion, decision);
  if (step === null || repeated) {
    if (!repeated) await mark(access.db);
    const [session] = await onboarding.load(access, [suggestion.sessionId]);
    if (!session) throw new NotFoundError();
    return session;
  }
  const sessionId = encodeGlobalId('OnboardingSession', suggestion.sessionId);
  const answers = { ...proposal, ...edits };
  const { expectedVersion } = input;
  return onboarding.saveDraft(actor, { sessionId, step, expectedVersion, answers }, mark);
}

/** The proposed fields that the person wants otherwise; null where there are none. */
function changedBy({ edits }: AcceptInput, { kind, step, proposal }: Suggestion): Answers | null {
  if (!edits) return null;
  if (edits.step !== step) {
    throw new InvalidInputError([error(['edits', edits.field], 'NOT_ALLOWED')]);
  }
  // Paths are those of the step's answers from here on, as saveOnboardingDraft's are.
  const strange = Object.keys(edits.answers).filter((name) => !KINDS[kind].sets.includes(name));
  const issues = [
    ...strange.map((name) => error([name], 'NOT_ALLOWED')),
    ...storageIssues(edits.answers),
  ];
  if (issues.length > 0) throw new InvalidInputError(issues);
  const given = JSON.parse(JSON.stringify(edits.answers)) as Answers;
  const changed = Object.entries(given).filter(
    ([name, value]) => !isDeepStrictEqual(value, proposal?.[name]),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

export interface RejectInput {
  /** Global id. */
  readonly id: string;
  readonly reason: RejectionReason;
  readonly note?: string | null | undefined;
}

const rules = z.object({ note: text({ max: 500, multiline: true }).optional() });

/**
 * Puts a suggestion aside, and remembers why. Safe to repeat.
 * @throws NotFoundError, SuggestionStateError, InvalidInputError
 */
export async function rejectSuggestion(
  { access }: { readonly access: Access },
  { id, reason, ...input }: RejectInput,
): Promise<Suggestion> {
  const { note } = checkFields(rules, { note: input.note });
  const suggestion = await loadOne(access.db, id);
  const decision: Decision = { state: 'REJECTED', reason, note: note ?? null };
  if (isDecidedSo(suggestion, decision)) return suggestion;
  await decide(access.db, suggestion, decision);
  return loadOne(access.db, id);
}

/** Ends a suggestion that is still being made; one that has ended stays as it is. @throws NotFoundError */
export async function cancelSuggestion(access: Access, globalId: string): Promise<Suggestion> {
  const suggestion = await loadOne(access.db, globalId);
  if (suggestion.state !== 'PENDING' && suggestion.state !== 'STREAMING') return suggestion;
  await failSuggestion(access.db, suggestion.id, 'CANCELLED');
  return loadOne(access.db, globalId);
}

const REFUSALS: Readonly<Record<Exclude<SuggestionState, 'READY'>, SuggestionStateReason>> = {
  PENDING: 'SUGGESTION_NOT_READY',
  STREAMING: 'SUGGESTION_NOT_READY',
  EXPIRED: 'SUGGESTION_EXPIRED',
  FAILED: 'SUGGESTION_FAILED',
  ACCEPTED: 'SUGGESTION_DECIDED',
  MODIFIED: 'SUGGESTION_DECIDED',
  REJECTED: 'SUGGESTION_DECIDED',
};

interface Decision {
  readonly state: 'ACCEPTED' | 'MODIFIED' | 'REJECTED';
  readonly edits?: Answers | null;
  readonly reason?: RejectionReason;
  readonly note?: string | null;
}

/**
 * Whether this is a repetition: it was decided so before, and the answer got lost. Why a rejection is repeated does not
 * matter: the first reason stays.
 * @throws SuggestionStateError where it was decided otherwise, or cannot be
 */
function isDecidedSo(suggestion: Suggestion, { state, edits = null }: Decision): boolean {
  if (suggestion.state === 'READY') return false;
  if (suggestion.state === state && isDeepStrictEqual(suggestion.edits, edits)) return true;
  throw new SuggestionStateError(suggestion, REFUSALS[suggestion.state]);
}

/** Who does the same at once finds it done before. */
async function decide(
  db: Db,
  { id }: Suggestion,
  decision: Decision,
): Promise<'DONE_NOW' | 'DONE_BEFORE'> {
  const { state, edits = null, reason = null, note = null } = decision;
  const count = await db.$executeRaw`
    update ai_suggestions
    set state = ${state}, edits = ${edits && JSON.stringify(edits)}::jsonb, rejection = ${reason}, rejection_note = ${note},
      decided_at = coalesce(decided_at, statement_timestamp()), cursor = cursor + 1
    where id = ${id}::uuid and state = 'READY' and expires_at > statement_timestamp()`;
  if (count > 0) return 'DONE_NOW';
  const now = (await readSuggestions(db, [id]))[0];
  if (!now) throw new NotFoundError();
  if (isDecidedSo(now, decision)) return 'DONE_BEFORE';
  throw new Error('A suggestion that is ready can be decided.');
}
