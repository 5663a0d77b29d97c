import { z } from 'zod';
import { invalid, targetId } from '../../changes.ts';
import type { Db } from '../../data/door.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { once } from '../../idempotency/idempotency.service.ts';
import type { Actor } from '../../onboarding/onboarding.service.ts';
import { checkFields } from '../../steps/check.ts';
import { text } from '../../steps/fields.ts';
import { error } from '../../steps/step.ts';
import type { SuggestionKind } from '../kinds.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import type { Making, MakingDeps, Question } from './making.ts';
import type { Boarding } from './flights.ts';
import { ConsentChanged, OthersFirst } from './holding.ts';
import { makeSuggestions } from './making.ts';
import type { Place } from './open.ts';
import type { Suggestion } from '../rows.ts';
import { readSuggestions } from '../rows.ts';

/** The most code points of an instruction. */
export const LONGEST_INSTRUCTION = 500;

export interface RequestInput {
  /** Global id. */
  readonly sessionId: string;
  readonly kinds: readonly SuggestionKind[];
  readonly instruction?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Asks for suggestions: each is READY at once where rules or the cache answer, else PENDING while a model is asked.
 *
 * @throws NotFoundError, InvalidInputError, SessionStateError, RequirementsDueError (nothing to go by), AiDisabledError,
 * IdempotencyError
 */
export async function requestSuggestions(
  deps: MakingDeps,
  actor: Actor,
  mutation: 'requestSuggestion' | 'requestSuggestions',
  input: RequestInput,
): Promise<readonly Suggestion[]> {
  const question: Question = {
    sessionId: targetId('OnboardingSession', input.sessionId),
    kinds: kindsOf(input),
    instruction: instructionOf(input),
    pathOf: (index) => (mutation === 'requestSuggestion' ? ['kind'] : ['kinds', String(index)]),
  };
  const boarding = deps.modelSide?.runner.board() ?? null;
  const attempt = (number: number) =>
    (input.idempotencyKey ?? null) === null
      ? make(deps, actor, question, boarding, number === 1)
      : makeOnce(deps, actor, question, { mutation, input, boarding, patient: number === 1 });
  try {
    const { suggestions, jobs } = await whileOthersChange(attempt);
    boarding?.start(jobs);
    return suggestions;
  } finally {
    boarding?.leave();
  }
}

/**
 * Who changes at this moment what may be sent has it made by what they chose, and who asks what others are about to ask
 * shares what they get; three times at the most.
 */
async function whileOthersChange(
  attempt: (number: number) => Promise<Making>,
  number = 1,
): Promise<Making> {
  return attempt(number).catch(async (failure: unknown) => {
    const again = failure instanceof ConsentChanged || failure instanceof OthersFirst;
    if (!again || number === 3) throw failure;
    if (failure instanceof OthersFirst) await failure.others;
    return whileOthersChange(attempt, number + 1);
  });
}

const make = (
  deps: MakingDeps,
  actor: Actor,
  question: Question,
  boarding: Boarding | null,
  patient: boolean,
): Promise<Making> => {
  const { db, transaction } = actor.access;
  const place: Place = { db, atomically: transaction, boarding, waitFor: (others) => others };
  if (question.kinds.length === 1) return makeSuggestions(deps, actor, question, place);
  // What was made of the others goes where those for models are to be made again.
  return transaction((tx) => makeSuggestions(deps, actor, question, within(tx, boarding, patient)));
};

/** In a transaction nobody waits for others. */
const within = (tx: Db, boarding: Boarding | null, patient: boolean): Place => ({
  db: tx,
  atomically: (work) => work(tx),
  boarding,
  waitFor: (others) => {
    if (patient) throw new OthersFirst(others);
    return Promise.resolve();
  },
});

interface OneCall {
  readonly mutation: string;
  readonly input: RequestInput;
  readonly boarding: Boarding | null;
  /** Whether it waits for others who ask the same: once. */
  readonly patient: boolean;
}

/** The same in one transaction with its key; a repetition reads what was made. */
function makeOnce(
  deps: MakingDeps,
  actor: Actor,
  question: Question,
  { mutation, input, boarding, patient }: OneCall,
): Promise<Making> {
  return actor.access.transaction(async (tx) => {
    const makings: Making[] = [];
    const ids = await once(tx, actor.viewer.userId, { mutation, input }, async () => {
      const making = await makeSuggestions(deps, actor, question, within(tx, boarding, patient));
      makings.push(making);
      return making.suggestions.map(({ id }) => id);
    });
    const [making] = makings;
    if (making) return making;
    const read = await readSuggestions(tx, ids);
    // Removed meanwhile, by who withdrew.
    if (read.length < ids.length) throw new NotFoundError();
    const suggestions = ids.flatMap((id) => read.filter((suggestion) => suggestion.id === id));
    return { suggestions, jobs: [] };
  });
}

function kindsOf({ kinds }: RequestInput): readonly SuggestionKind[] {
  if (kinds.length === 0) throw invalid('kinds', 'TOO_FEW', { min: 1 });
  const max = SUGGESTION_KINDS.length;
  if (kinds.length > max) throw invalid('kinds', 'TOO_MANY', { max });
  const twice = kinds.flatMap((kind, index) =>
    kinds.indexOf(kind) < index ? [error(['kinds', String(index)], 'DUPLICATE')] : [],
  );
  if (twice.length > 0) throw new InvalidInputError(twice);
  return kinds;
}

const rules = z.object({
  instruction: text({ max: LONGEST_INSTRUCTION, multiline: true }).optional(),
});

const instructionOf = ({ instruction }: RequestInput): string | null =>
  checkFields(rules, { instruction }).instruction ?? null;
