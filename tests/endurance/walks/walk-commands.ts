import fc from 'fast-check';
import type { Person } from '../../helpers/app.ts';
import type { Result, Session as ApiSession } from '../../helpers/wizard.ts';
import * as wizard from '../../helpers/wizard.ts';
import type { Outcome } from './model.ts';
import * as model from './model.ts';
import type { World } from './model-state.ts';
import { viewOf } from './model-state.ts';
import type { Device, Real, Walk } from './walk.ts';
import { at, expectOutcome, expectSession, expectStatus, learn } from './walk.ts';
import { answersOf, BAD, KINDS } from './walk-answers.ts';
import type { Answers, StepKey } from './walk-rules.ts';
import { SKIPPABLE, STEPS } from './walk-rules.ts';

/** What the two devices of a person may do, each on the model and through the API, whose answers must be the same. */

type Command = fc.AsyncCommand<Walk, Real>;

/** An operation of a device on the session that it knows. */
interface Operation {
  readonly name: string;
  /** What to do with the model and with the server, by what the device knows at this moment. */
  prepare(
    walk: Walk,
    device: Device,
  ): readonly [
    onModel: (world: World, session: number) => Outcome,
    onServer: (person: Person, id: string) => Promise<Result>,
  ];
}

/** Does it at both, compares, and remembers what the device was told. True where it succeeded. */
async function perform(
  walk: Walk,
  real: Real,
  index: number,
  { prepare }: Pick<Operation, 'prepare'>,
): Promise<boolean> {
  const device = at(walk.devices, index);
  const known = device.session;
  const [onModel, onServer] = prepare(walk, device);
  const expected = onModel(walk.world, known);
  const result = await onServer(at(real.people, index), real.ids[known] ?? '');
  expectOutcome(walk, real, expected, result);
  switch (expected.typename) {
    case 'OnboardingSession':
      learn(device, expected.session, result);
      return true;
    case 'SessionStateError':
      return false;
    case 'StaleVersionError':
      device.versions = { ...device.versions, [result.step.key]: result.step.version };
      break;
  }
  // It was told nothing of the session: whether that is as it should be takes a look.
  await read(walk, real, index);
  return false;
}

/** Reads the session that a device knows. */
async function read(walk: Walk, real: Real, index: number): Promise<ApiSession> {
  const number = at(walk.devices, index).session;
  const seen = await wizard.readSession(at(real.people, index), at(real.ids, number));
  if (!seen) throw new Error('The session is gone.');
  expectSession(walk, real, number, seen);
  return seen;
}

const command = (name: string, run: (walk: Walk, real: Real) => Promise<unknown>): Command => ({
  check: () => true,
  async run(walk, real) {
    await run(walk, real);
    await expectStatus(walk, real);
  },
  toString: () => name,
});

const operation = (index: number, which: Operation): Command =>
  command(`${which.name} at ${index}`, (walk, real) => perform(walk, real, index, which));

export const starting = (index: number) =>
  operation(index, { name: 'start', prepare: () => [model.start, wizard.start] });

/** Submits or drafts; null for the step at which the session is. */
const writing = (
  name: 'submit' | 'draft',
  step: StepKey | null,
  kind: number,
  select: (answers: Answers) => Answers,
): Operation => ({
  name: `${name} ${step ?? 'current'} kind ${kind}`,
  prepare({ world, facts }, { session, versions }) {
    const key = step ?? viewOf(world, session).currentStep;
    const answers = select(answersOf(key, kind, facts));
    const version = versions[key] ?? 0;
    return [
      (_world, number) => model[name](world, number, key, answers, version),
      (person, id) => wizard[name](person, id, key, answers, version),
    ];
  },
});
const submitting = (step: StepKey | null, kind: number) =>
  writing('submit', step, kind, (answers) => answers);

/** Drafts the fields whose bits are set, and clears those among them whose bits are set there. */
function drafting(step: StepKey | null, kind: number, fields: number, cleared: number): Operation {
  const has = (bits: number, bit: number) => ((bits >> bit) & 1) === 1;
  const { name, prepare } = writing('draft', step, kind, (answers) =>
    Object.fromEntries(
      Object.entries(answers)
        .map(([field, value], bit) => [field, has(cleared, bit) ? null : value] as const)
        .filter((_, bit) => has(fields, bit)),
    ),
  );
  return { name: `${name} fields ${fields} cleared ${cleared}`, prepare };
}

const skipping = (step: StepKey): Operation => ({
  name: `skip ${step}`,
  prepare(_walk, { versions }) {
    const version = versions[step] ?? 0;
    return [
      (world, session) => model.skip(world, session, step, version),
      (person, id) => wizard.skip(person, id, step, version),
    ];
  },
});

const completing: Operation = {
  name: 'complete',
  prepare: () => [model.complete, wizard.complete],
};
const moving = (to: 'pause' | 'resume' | 'abandon'): Operation => ({
  name: to,
  prepare: () => [model[to], (person, id) => wizard.move(person, to, id)],
});

/** The device catches up. */
async function reload(walk: Walk, real: Real, index: number): Promise<void> {
  const device = at(walk.devices, index);
  learn(device, device.session, await read(walk, real, index));
}
const reloading = (index: number) =>
  command(`reload at ${index}`, (walk, real) => reload(walk, real, index));

/** The device catches up and submits one step after another. */
const advancing = (index: number, steps: number, kind: number) =>
  command(`advance ${steps} steps with kind ${kind} at ${index}`, async (walk, real) => {
    await reload(walk, real, index);
    for (let step = 0; step < steps; step += 1) {
      if (!(await perform(walk, real, index, submitting(null, kind)))) return;
    }
  });

const passing = (days: number) =>
  command(`${days} days pass`, async ({ world }, { database, people }) => {
    model.pass(world, days);
    await database.query(
      `update onboarding_sessions set created_at = created_at - $2::interval,
           updated_at = updated_at - $2::interval, expires_at = expires_at - $2::interval,
           ended_at = ended_at - $2::interval
         where user_id = (select id from users where email = $1)`,
      [at(people, 0).email, `${days} days`],
    );
  });

const sweeping = command('sweep', async ({ world }, real) => {
  model.sweep(world);
  await real.sweep();
});

const device = fc.nat({ max: 1 });
/** Null for the one where the session is. */
const step = fc.option(fc.constantFrom(...STEPS), { freq: 2 });
const kind = fc.nat({ max: KINDS - 1 });
const good = fc.nat({ max: BAD - 1 });
const bits = fc.nat({ max: 2 ** 9 - 1 });
const skippable = fc.constantFrom(...SKIPPABLE, ...SKIPPABLE, 'COMPANY' as const);

const operations: readonly (readonly [times: number, fc.Arbitrary<Operation>])[] = [
  [6, fc.tuple(step, kind).map((args) => submitting(...args))],
  [5, fc.tuple(step, kind, bits, bits).map((args) => drafting(...args))],
  [2, skippable.map(skipping)],
  [4, fc.constant(completing)],
  [1, fc.constant(moving('pause'))],
  [6, fc.constant(moving('resume'))],
  [1, fc.constant(moving('abandon'))],
];
const others: readonly (readonly [times: number, fc.Arbitrary<Command>])[] = [
  [5, fc.tuple(device, fc.integer({ min: 1, max: 7 }), good).map((args) => advancing(...args))],
  [3, device.map(starting)],
  [2, device.map(reloading)],
  [2, fc.constantFrom(4, 4, 4, 8, 31).map(passing)],
  [1, fc.constant(sweeping)],
];
const often = ([times, arbitrary]: readonly [number, fc.Arbitrary<Command>]) =>
  Array<fc.Arbitrary<Command>>(times).fill(arbitrary);

/** Random operations in random order, some more often than others; long walks as often as short ones. */
export const commands = fc.noBias(
  fc.commands(
    [
      ...others.flatMap(often),
      ...operations.flatMap(([times, which]) =>
        often([times, fc.tuple(device, which).map((args) => operation(...args))]),
      ),
    ],
    { maxCommands: 40, size: 'max' },
  ),
);
