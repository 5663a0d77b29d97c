import type { Access, Db, Door } from '../data/door.ts';
import {
  abandonSession,
  completeSession,
  openMemberSession,
  pauseSession,
  resumeSession,
  startSession,
} from './lifecycle.service.ts';
import type { CompleteInput, StartInput } from './lifecycle.service.ts';
import type { Actor, OnboardingDeps } from './locking.ts';
export type { Actor } from './locking.ts';
import { readNewestOf } from './places.ts';
import type { Place } from './places.ts';
import { readSessions } from './rows.ts';
import type { Session } from './session.service.ts';
import { viewSession } from './session.service.ts';
import type { OnboardingStatus } from './status.service.ts';
import { readStatus } from './status.service.ts';
import type { Also, StepAnswersInput, StepTarget } from './steps.service.ts';
import { saveDraft, skipStep, submitStep } from './steps.service.ts';
import { expireDue, flowVersionsInUse, purgeDue } from './system-rows.ts';

/** The onboarding of a server: its flows, and everything that can be done with their sessions. */
export interface Onboarding {
  /** The sessions with these ids (UUIDs), in their order; null where there is none for the viewer. One statement. */
  load(access: Access, ids: readonly string[]): Promise<(Session | null)[]>;
  /** The newest MEMBER session of each of these people (UUIDs) in an organization, as `load` gives them. One statement. */
  loadNewestOf(access: Access, places: readonly Place[]): Promise<(Session | null)[]>;
  status(access: Access, userId: string | null, flow: string): Promise<OnboardingStatus>;
  start(actor: Actor, input: StartInput): Promise<Session>;
  /**
   * The session (UUID) of the viewer's MEMBER wizard in an organization, within a transaction of theirs: begun where their
   * place waits for it.
   */
  join(tx: Db, actor: Actor, organizationId: string): Promise<string>;
  /** @param also See saveDraft of steps.service.ts. */
  saveDraft(actor: Actor, input: StepAnswersInput, also?: Also): Promise<Session>;
  submitStep(actor: Actor, input: StepAnswersInput): Promise<Session>;
  skipStep(actor: Actor, input: StepTarget): Promise<Session>;
  /** These take a session's global id. */
  pause(actor: Actor, sessionId: string): Promise<Session>;
  resume(actor: Actor, sessionId: string): Promise<Session>;
  abandon(actor: Actor, sessionId: string): Promise<Session>;
  complete(actor: Actor, input: CompleteInput): Promise<Session>;
  /** Marks sessions whose time is up, at most 500 a call; gives how many. */
  expireDue(): Promise<number>;
  /** Removes the answers of sessions that can be resumed no more, of at most 500 a call; gives of how many. */
  purgeDue(): Promise<number>;
  /** Throws where sessions that are open, or may be resumed, need a flow version that the registry lacks. */
  assertFlowVersions(): Promise<void>;
}

const SWEEP_BATCH = 500;

export function createOnboarding({
  door,
  answersRetentionDays,
  ...deps
}: OnboardingDeps & {
  readonly door: Door;
  /** After the end of a session that was given up; as long as it can be resumed if not given. */
  readonly answersRetentionDays?: number;
}): Onboarding {
  const { registry } = deps;
  return {
    async load(access, ids) {
      const rows = new Map((await readSessions(access.db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = rows.get(id);
        return row ? viewSession(row, registry) : null;
      });
    },
    async loadNewestOf(access, places) {
      const rows = await readNewestOf(access.db, places);
      return places.map(({ organizationId, userId }) => {
        const row = rows.find(
          (one) => one.organizationId === organizationId && one.userId === userId,
        );
        return row ? viewSession(row, registry) : null;
      });
    },
    status: (access, userId, flow) => readStatus(deps, access, userId, flow),
    start: (actor, input) => startSession(deps, actor, input),
    join: (tx, actor, organizationId) => openMemberSession(deps, tx, actor, organizationId),
    saveDraft: (actor, input, also) => saveDraft(deps, actor, input, also),
    submitStep: (actor, input) => submitStep(deps, actor, input),
    skipStep: (actor, input) => skipStep(deps, actor, input),
    pause: (actor, sessionId) => pauseSession(deps, actor, sessionId),
    resume: (actor, sessionId) => resumeSession(deps, actor, sessionId),
    abandon: (actor, sessionId) => abandonSession(deps, actor, sessionId),
    complete: (actor, input) => completeSession(deps, actor, input),
    expireDue: () => expireDue(door.asSystem('expire sessions').db, SWEEP_BATCH),
    purgeDue: () => purgeDue(door.asSystem('purge answers').db, SWEEP_BATCH, answersRetentionDays),
    async assertFlowVersions() {
      const needed = await flowVersionsInUse(door.asSystem('check flow versions').db);
      const missing = needed.filter(
        ({ flow, version }) =>
          !registry.flows.some((known) => known.key === flow && known.version === version),
      );
      if (missing.length === 0) return;
      const names = missing.map(({ flow, version }) => `${flow} version ${version}`).join(', ');
      throw new FlowVersionError(
        `Sessions that are not finished need ${names}, which this release does not have. Start a release that has it, or bring the flow back.`,
      );
    },
  };
}

/** The release cannot serve the sessions that the database holds; the message says what to do. */
export class FlowVersionError extends Error {}
