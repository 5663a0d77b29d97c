import { expect } from 'vitest';
import type { Person } from '../../helpers/app.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import type {
  Result,
  Session as ApiSession,
  Step as ApiStep,
  Status,
} from '../../helpers/wizard.ts';
import type { Outcome } from './model.ts';
import type { Step, World } from './model-state.ts';
import { statusOf, viewOf } from './model-state.ts';
import type { Facts } from './walk-answers.ts';
import type { StepKey } from './walk-rules.ts';

/** A walk's two sides, the model's and the server's, and how they are compared. */

/** What a device believes: it hears of what the other one does only when it reloads. */
export interface Device {
  session: number;
  versions: Partial<Record<StepKey, number>>;
}
export const newDevice = (): Device => ({ session: 0, versions: {} });

/** What the model knows of a walk. */
export interface Walk {
  readonly world: World;
  readonly devices: readonly Device[];
  readonly facts: Facts;
}
/** The server's side of it. */
export interface Real {
  /** The person at each device. */
  readonly people: readonly Person[];
  /** The ids of the model's sessions, in their order. */
  readonly ids: string[];
  /** The organization that each session made. */
  readonly organizations: Map<string, string>;
  readonly database: TestDatabase;
  readStatus(): Promise<Status | undefined>;
  sweep(): Promise<unknown>;
}

export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`Nothing at ${index}.`);
  return item;
};

/** Without what is null, which the API gives for a field that is not there. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([name, item]) => item !== null && name !== '__typename',
  );
  return Object.fromEntries(entries.map(([name, item]) => [name, bare(item)]));
}
const lines = (
  problems: readonly {
    readonly step?: string;
    readonly path: readonly string[];
    readonly code: string;
  }[],
) =>
  problems
    .map(
      ({ step, path, code }) => `${step === undefined ? '' : `${step} `}${path.join('.')} ${code}`,
    )
    .toSorted();

/** A step of the model with those of its answers that the API was asked for. */
const stepAsAsked = ({ state, version, answers }: Step, asked: ApiStep) => ({
  state,
  version,
  answers:
    answers &&
    Object.fromEntries(
      Object.entries(answers).filter(([name]) => asked.answers && name in asked.answers),
    ),
});
const stepSeen = ({ state, version, answers }: ApiStep) => ({
  state,
  version,
  answers: bare(answers),
});

export function expectSession({ world }: Walk, real: Real, number: number, seen: ApiSession): void {
  if (number === real.ids.length) {
    expect(real.ids).not.toContain(seen.id);
    real.ids.push(seen.id);
  }
  const { steps, requirements, organization, ...view } = viewOf(world, number);
  expect({
    session: real.ids.indexOf(seen.id),
    state: seen.state,
    progress: seen.progress,
    currentStep: seen.currentStep,
    canComplete: seen.canComplete,
    requirements: lines(seen.requirements),
    steps: seen.steps.map(stepSeen),
  }).toEqual({
    ...view,
    requirements: requirements.toSorted(),
    steps: steps.map((step, index) => stepAsAsked(step, at(seen.steps, index))),
  });
  expect(seen.organization !== null).toBe(organization);
  if (!seen.organization) return;
  const known = real.organizations.get(seen.id) ?? seen.organization.id;
  real.organizations.set(seen.id, known);
  expect(seen.organization.id).toBe(known);
}

export function expectOutcome(walk: Walk, real: Real, expected: Outcome, result: Result): void {
  expect(result.__typename).toBe(expected.typename);
  switch (expected.typename) {
    case 'OnboardingSession':
      expectSession(walk, real, expected.session, result);
      break;
    case 'SessionStateError':
      expectSession(walk, real, expected.session, result.session);
      break;
    case 'StaleVersionError':
      expect(result.conflicts.toSorted()).toEqual(expected.conflicts.toSorted());
      expect(stepSeen(result.step)).toEqual(stepAsAsked(expected.step, result.step));
      break;
    case 'InvalidInputError':
      expect(lines(result.fieldIssues)).toEqual(expected.problems.toSorted());
      break;
    case 'RequirementsDueError':
      expect(lines(result.due)).toEqual(expected.problems.toSorted());
  }
}

export async function expectStatus({ world }: Walk, real: Real): Promise<void> {
  const status = await real.readStatus();
  if (!status) throw new Error('There is no status.');
  const { requirements, ...expected } = statusOf(world);
  expect({
    ...status,
    session: status.session && real.ids.indexOf(status.session.id),
    requirements: lines(status.requirements),
  }).toEqual({ ...expected, requirements: requirements.toSorted() });
}

/** What a device is told of a session. */
export function learn(device: Device, number: number, seen: ApiSession): void {
  device.session = number;
  device.versions = Object.fromEntries(seen.steps.map(({ key, version }) => [key, version]));
}
