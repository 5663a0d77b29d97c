import type { Access, Door } from '../data/door.ts';
import {
  abandonSession,
  completeSession,
  pauseSession,
  resumeSession,
  startSession,
} from './lifecycle.service.ts';
import type { Actor, OnboardingDeps } from './locking.ts';
import { readSessions } from './rows.ts';
import type { Session } from './session.ts';
import { viewSession } from './session.ts';
import type { OnboardingStatus } from './status.service.ts';
import { readStatus } from './status.service.ts';
import type { StepAnswersInput, StepTarget } from './steps.service.ts';
import { saveDraft, skipStep, submitStep } from './steps.service.ts';
import { expireDue, flowVersionsInUse, purgeDue } from './system-rows.ts';

/** The onboarding of a server: its flows, and everything that can be done with their sessions. */
export interface Onboarding {
  /** The sessions with these ids (UUIDs), in their order; null where there is none for the viewer. One statement. */
  load(access: Access, ids: readonly string[]): Promise<(Session | null)[]>;
  status(access: Access, userId: string | null, flow: string): Promise<OnboardingStatus>;
  start(actor: Actor, flow: string): Promise<Session>;
  saveDraft(actor: Actor, input: StepAnswersInput): Promise<Session>;
  submitStep(actor: Actor, input: StepAnswersInput): Promise<Session>;
  skipStep(actor: Actor, input: StepTarget): Promise<Session>;
  /** These take a session's global id. */
  pause(actor: Actor, sessionId: string): Promise<Session>;
  resume(actor: Actor, sessionId: string): Promise<Session>;
  abandon(actor: Actor, sessionId: string): Promise<Session>;
  complete(actor: Actor, sessionId: string): Promise<Session>;
  /** Marks sessions whose time is up, at most 500 a call; gives how many. */
  expireDue(): Promise<number>;
  /** Removes the answers of sessions that can be resumed no more, of at most 500 a call; gives of how many. */
  purgeDue(): Promise<number>;
  /** Throws where sessions that are open, or may be resumed, need a flow version that the registry lacks. */
  assertFlowVersions(): Promise<void>;
}

const SWEEP_BATCH = 500;

export function createOnboarding({
  registry,
  door,
}: OnboardingDeps & { readonly door: Door }): Onboarding {
  const deps = { registry };
  return {
    async load(access, ids) {
      const rows = new Map((await readSessions(access.db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = rows.get(id);
        return row ? viewSession(row, registry) : null;
      });
    },
    status: (access, userId, flow) => readStatus(deps, access, userId, flow),
    start: (actor, flow) => startSession(deps, actor, flow),
    saveDraft: (actor, input) => saveDraft(deps, actor, input),
    submitStep: (actor, input) => submitStep(deps, actor, input),
    skipStep: (actor, input) => skipStep(deps, actor, input),
    pause: (actor, sessionId) => pauseSession(deps, actor, sessionId),
    resume: (actor, sessionId) => resumeSession(deps, actor, sessionId),
    abandon: (actor, sessionId) => abandonSession(deps, actor, sessionId),
    complete: (actor, sessionId) => completeSession(deps, actor, sessionId),
    expireDue: () => expireDue(door.asSystem('expire sessions').db, SWEEP_BATCH),
    purgeDue: () => purgeDue(door.asSystem('purge answers').db, SWEEP_BATCH),
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
