import { z } from 'zod';
import { invalid, targetId } from '../../changes.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { once } from '../../idempotency/idempotency.service.ts';
import type { Actor } from '../../onboarding/onboarding.service.ts';
import { checkFields } from '../../steps/check.ts';
import { text } from '../../steps/fields.ts';
import { error } from '../../steps/step.ts';
import type { SuggestionKind } from '../kinds.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import type { Making, MakingDeps, Question } from './making.ts';
import { ConsentChanged } from './holding.ts';
import { makeSuggestions } from './making.ts';
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
  const attempt = () =>
    (input.idempotencyKey ?? null) === null
      ? make(deps, actor, question)
      : makeOnce(deps, actor, question, { mutation, input });
  const { suggestions, jobs } = await whileConsentChanges(attempt);
  for (const job of jobs) deps.modelSide?.runner.start(job);
  return suggestions;
}

/** Who changes at this moment what may be sent has it made by what they chose; three times at the most. */
async function whileConsentChanges(attempt: () => Promise<Making>, left = 3): Promise<Making> {
  return attempt().catch((failure: unknown) => {
    if (!(failure instanceof ConsentChanged) || left === 1) throw failure;
    return whileConsentChanges(attempt, left - 1);
  });
}

const make = (deps: MakingDeps, actor: Actor, question: Question): Promise<Making> => {
  const { db, transaction } = actor.access;
  return makeSuggestions(deps, actor, question, { db, atomically: transaction });
};

/** The same in one transaction with its key; a repetition reads what was made. */
function makeOnce(
  deps: MakingDeps,
  actor: Actor,
  question: Question,
  call: { readonly mutation: string; readonly input: RequestInput },
): Promise<Making> {
  return actor.access.transaction(async (tx) => {
    const makings: Making[] = [];
    const ids = await once(tx, actor.viewer.userId, call, async () => {
      const making = await makeSuggestions(deps, actor, question, {
        db: tx,
        atomically: (work) => work(tx),
      });
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
