import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '../../../src/data/door.ts';
import { registry } from '../../../src/flows/index.ts';
import { createOnboarding } from '../../../src/onboarding/onboarding.service.ts';
import type { App } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import { anIndustry, readStatus } from '../../helpers/wizard.ts';
import { NO_MAIL } from '../../helpers/outbox.ts';
import { through, uuidOf } from '../../onboarding/storm.ts';
import { newWorld } from './model.ts';
import type { Real, Walk } from './walk.ts';
import { expectStatus, newDevice } from './walk.ts';
import { commands, starting } from './walk-commands.ts';
import { openTestDoor } from '../../helpers/database.ts';

/**
 * Two devices of one person do whatever comes to mind, on two servers, and every answer is compared with a model of
 * product.md. What fast-check prints of a failure (seed, path, replayPath) replays it: put them into the options of
 * `fc.assert` and of `fc.commands`.
 */

let app: App;
let other: App;
let door: Door;
let industryId: string;
beforeAll(async () => {
  // It is the walk that says when to sweep.
  app = await startApp();
  other = await app.sibling();
  door = openTestDoor(app.database, 1);
  industryId = await anIndustry(app);
});
afterAll(async () => {
  await door.close();
  await other.close();
  await app.close();
});

let walks = 0;
/** A new person at two devices, who has begun. */
async function begin(): Promise<[Walk, Real]> {
  walks += 1;
  const person = await app.person();
  const walk: Walk = {
    world: newWorld(),
    devices: [newDevice(), newDevice()],
    facts: { industryId, name: `${walks}` },
  };
  const real: Real = {
    people: [person, through(other, person)],
    ids: [],
    organizations: new Map(),
    database: app.database,
    readStatus: () => readStatus(walks % 2 === 0 ? app : other, person),
    sweep: createOnboarding({ registry, door, outbox: NO_MAIL, verifiesEmail: false }).expireDue,
  };
  await expectStatus(walk, real);
  for (const device of [0, 1]) await starting(device).run(walk, real);
  return [walk, real];
}

/** What happened to each session, without a gap. */
async function expectEvents({ world }: Walk, { ids }: Real): Promise<void> {
  for (const [number, id] of ids.entries()) {
    const events = await app.database.query<{ cursor: number; kind: string }>(
      'select cursor, kind from onboarding_events where session_id = $1 order by cursor',
      [uuidOf(id)],
    );
    const expected = world.sessions[number]?.events ?? [];
    expect(events).toEqual(expected.map((kind, index) => ({ cursor: index + 1, kind })));
  }
}

const property = fc.asyncProperty(commands, async (operations) => {
  const [walk, real] = await begin();
  await fc.asyncModelRun(() => ({ model: walk, real }), operations);
  await expectEvents(walk, real);
});

const MINUTE = 60_000;
const LIMIT = scaled(4, 90) * MINUTE;

test('a session does what its model says', { timeout: LIMIT }, () =>
  fc.assert(property, {
    numRuns: scaled(60, 1500),
    // Looking for a shorter walk that fails as well must not take so long that none is printed.
    interruptAfterTimeLimit: LIMIT - MINUTE,
    markInterruptAsFailure: true,
  }),
);
