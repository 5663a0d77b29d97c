import type { Flow, FlowRegistry } from '../flows/flow.ts';
import type { Issue, Requirement } from '../errors.ts';
import type { Answers, Step, StepContext } from '../steps/step.ts';
import { checkStep, normalized } from '../steps/check.ts';
import { stepRequirements } from './requirements.ts';

export { fromRaw, SESSION } from './rows.ts';
export type { Raw } from './rows.ts';

/** How far a step is. */
export type StepProgress = 'PENDING' | 'DRAFTED' | 'SUBMITTED' | 'SKIPPED';
export type SessionState = 'IN_PROGRESS' | 'PAUSED' | 'COMPLETED' | 'ABANDONED' | 'EXPIRED';

/** A step as the database has it; one that was never written is not there. */
export interface StepRow {
  readonly key: string;
  readonly state: Exclude<StepProgress, 'PENDING'>;
  readonly version: number;
  readonly submittedAt: Date | null;
  /** Null where the viewer may not see answers. */
  readonly answers: Answers | null;
}

/** A session as the database has it, for one viewer. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly flow: string;
  readonly flowVersion: number;
  /** As of now: a session past its time reads as EXPIRED before it is marked. */
  readonly state: SessionState;
  /** Whether it is EXPIRED by the clock only. */
  readonly lapsed: boolean;
  /** Whether it ended within the days in which it may be resumed. */
  readonly resumable: boolean;
  /** Whether its answers were removed, so that nothing can be said of them any more. */
  readonly purged: boolean;
  readonly organizationId: string | null;
  readonly eventCursor: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly ownerEmail: string | null;
  /** The account's; null where the viewer may not see it. */
  readonly ownerName: string | null;
  /** Whether the viewer is its owner, and so sees answers. */
  readonly own: boolean;
  readonly steps: readonly StepRow[];
}

/** A step of a session: its row, or that it has none yet. */
export interface StepState {
  /** UUID. */
  readonly sessionId: string;
  readonly step: Step;
  readonly state: StepProgress;
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly answers: Answers | null;
  /** What the latest answers break or merit, without asking the database. */
  readonly issues: readonly Issue[];
  /** The session's. */
  readonly locale: string | null;
}

/** A session with what follows from its rows. */
export interface Session extends SessionRow {
  readonly definition: Flow;
  /** The language to tell its owner things in, as they typed it: a BCP 47 tag; null where there is none yet. */
  readonly locale: string | null;
  readonly stepStates: readonly StepState[];
  readonly requirements: readonly Requirement[];
}

/** Derives a session from its rows. Pure: the same rows give the same session. */
export function viewSession(row: SessionRow, registry: FlowRegistry): Session {
  const definition = registry.find(row.flow, row.flowVersion);
  const context = stepContext(row);
  const locale = localeOf(row, registry);
  const stepStates = definition.steps.map((step): StepState => {
    const stored = row.steps.find(({ key }) => key === step.key);
    if (!stored) {
      const untouched = { version: 0, submittedAt: null, answers: null, issues: [] };
      return { sessionId: row.id, step, state: 'PENDING', locale, ...untouched };
    }
    const judged = row.own && !row.purged && stored.state !== 'SKIPPED';
    return {
      sessionId: row.id,
      step,
      ...stored,
      answers: stored.answers,
      locale,
      issues: judged ? checkStep(step, stored.answers ?? {}, context).issues : [],
    };
  });
  const requirements =
    row.state === 'COMPLETED' || row.purged
      ? []
      : stepStates.flatMap((state) => stepRequirements(state, row.own, context));
  return { ...row, definition, locale, stepStates, requirements };
}

/** The locale among the answers, where the viewer may see them: an admin who looks on reads in their own language. */
export function localeOf(row: SessionRow, registry: FlowRegistry): string | null {
  const { localeOf: find } = registry.find(row.flow, row.flowVersion);
  return find?.((key) => answersIn(row, key)) ?? null;
}

/** A step's latest answers; empty where there are none, or none that the viewer may see. */
export const answersIn = ({ steps }: Pick<SessionRow, 'steps'>, key: string): Answers =>
  steps.find((step) => step.key === key)?.answers ?? {};

/** What a step's rules may see of the others. */
export function stepContext(row: SessionRow): StepContext {
  return {
    ownerEmail: row.ownerEmail,
    answersOf: (key) => normalized(answersIn(row, key)),
  };
}

/** Whether a step needs nothing more. */
export const isDone = ({ state }: StepState): boolean =>
  state === 'SUBMITTED' || state === 'SKIPPED';

/** Where the person is: the first step that is neither submitted nor skipped, else the last. */
export function currentStep({ stepStates }: Session): Step {
  const current = stepStates.find((state) => !isDone(state)) ?? stepStates.at(-1);
  if (!current) throw new Error('A flow has at least one step.');
  return current.step;
}

/** Steps submitted or skipped, over all steps: 0 to 1. */
export const progressOf = ({ stepStates }: Session): number =>
  stepStates.filter(isDone).length / stepStates.length;

/** The session's state of a step; undefined where the flow has no such step. */
export const stateOf = ({ stepStates }: Session, key: string): StepState | undefined =>
  stepStates.find(({ step }) => step.key === key);
