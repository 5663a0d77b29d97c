import {
  AiDisabledError,
  InvalidInputError,
  NotFoundError,
  RequirementsDueError,
} from '../../errors.ts';
import type { FlowRegistry } from '../../flows/flow.ts';
import type { Session } from '../../onboarding/session.service.ts';
import { answersIn } from '../../onboarding/session.service.ts';
import { refuseUnlessInProgress } from '../../onboarding/steps.service.ts';
import { isBlank } from '../../steps/shape.ts';
import { error } from '../../steps/step.ts';
import type { SuggestionKind } from '../kinds.ts';
import { KINDS } from '../kinds.ts';
import type { Question } from './making.ts';
import type { Opened } from './opening.ts';

/** What can be suggested in which session. */

/** The flows whose sessions a kind can be asked for in: those that have its step; of kinds without one, all. */
export function flowsOf({ flows }: FlowRegistry, kind: SuggestionKind): readonly string[] {
  const { step } = KINDS[kind];
  const having = flows.filter(
    ({ steps }) => step === null || steps.some(({ key }) => key === step),
  );
  return [...new Set(having.map(({ key }) => key))];
}

/**
 * Throws where one of the kinds cannot be suggested in the session: AiDisabledError where its person does not want it,
 * InvalidInputError where its flow has no such step, SessionStateError, and RequirementsDueError where there is nothing
 * to go by. `opened` belong to the kinds, one by one.
 */
export function refuseUnlessPossible(
  registry: FlowRegistry,
  session: Session,
  { kinds, pathOf }: Pick<Question, 'kinds' | 'pathOf'>,
  opened: readonly Opened[],
): void {
  if (!session.own) throw new NotFoundError();
  const misplaced = kinds.flatMap((kind, index) =>
    flowsOf(registry, kind).includes(session.flow) ? [] : [error(pathOf(index), 'NOT_ALLOWED')],
  );
  if (misplaced.length > 0) throw new InvalidInputError(misplaced);
  const refusal = opened.find((one) => one.refusal !== null)?.refusal;
  if (refusal) throw new AiDisabledError(refusal);
  // What has no step changes none: it may also be asked for once everything is done.
  const forStep = kinds.some((kind) => KINDS[kind].step !== null);
  if (session.state !== 'COMPLETED' || forStep) refuseUnlessInProgress(session);
  const due = kinds.flatMap((kind) => dueOf(session, kind));
  if (due.length > 0) throw new RequirementsDueError(due);
}

/** What is missing for a kind: of what it can go by, the first. */
function dueOf(session: Session, kind: SuggestionKind) {
  const needs = Object.entries(KINDS[kind].needs);
  const [first] = needs;
  const field = first?.[1][0];
  const answered = needs.some(([step, fields]) => {
    const answers = answersIn(session, step);
    return fields.some((name) => isAnswered(answers[name]));
  });
  if (!first || field === undefined || answered) return [];
  return [{ step: first[0], path: [field], code: 'REQUIRED' as const }];
}

const isAnswered = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && !isBlank(value);
