import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allSteps } from '../../../src/flows/index.ts';
import type { Answers, Step } from '../../../src/steps/step.ts';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { founder, newcomer } from '../../helpers/people.ts';
import { scaled } from '../../helpers/scale.ts';
import { anIndustry, answersFor, start, walk } from '../../helpers/wizard.ts';
import { carried, nearly, runsOverHttp } from './hostile.ts';
import type { Form } from './hostile.ts';
import { uncarried } from './misfits.ts';
import { asSubmitted, asTyped, isStorable, leadsSomewhere, readBack } from './oracles.ts';
import { post } from './requests.ts';
import { writerOf } from './writer.ts';
import type { Written } from './writer.ts';

/** Any answers to any step, over HTTP, submitted and drafted: refused with what is wrong, or kept as they were sent. */

vi.setConfig({ testTimeout: scaled(30_000, 1_800_000) });

let app: App;
let valid: Readonly<Record<string, object>>;
let organizationId: string;
beforeAll(async () => {
  app = await startApp();
  valid = answersFor(await anIndustry(app));
  organizationId = (await founder(app)).organization.uuid;
});
afterAll(() => app.close());

const validOf = ({ key }: Step) => (valid[key] ?? {}) as Answers;

/** Somebody who has come as far as this step. */
async function before(step: Step): Promise<{ person: Person; sessionId: string }> {
  if (step.key === 'PROFILE') return newcomer(app, organizationId);
  const person = await app.person();
  return { person, sessionId: (await walk(app, person, step.key)).id };
}

/** Somebody who has just begun. */
async function atTheBeginning(step: Step): Promise<{ person: Person; sessionId: string }> {
  if (step.key === 'PROFILE') return newcomer(app, organizationId);
  const person = await app.person();
  return { person, sessionId: (await start(person)).id };
}

/** What every answer owes, whatever was sent, unless it was too large to be read. */
function expectAnswer({ status, errors, type, issues }: Written, sent: unknown): void {
  if (status === 413) {
    expect(errors).toEqual(['REQUEST_ENTITY_TOO_LARGE']);
    return;
  }
  expect(errors).toEqual([]);
  expect(status).toBe(200);
  expect(['OnboardingSession', 'InvalidInputError']).toContain(type);
  for (const { path, message } of issues) {
    expect(leadsSomewhere(sent, path), path.join('.')).toBe(true);
    expect(message).toMatch(/^[^{}]+$/);
  }
}

describe.each(allSteps.map((step): [string, Step] => [step.key, step]))('%s', (_key, step) => {
  test('submitted: refused without a trace, or stored trimmed and in NFC', async () => {
    const { person, sessionId } = await before(step);
    const write = writerOf(app, person, sessionId, step);
    let [version, taken] = [0, 0];
    const sent = fc.oneof(
      { weight: 3, arbitrary: nearly(step, validOf(step), 'submit') },
      { weight: 1, arbitrary: carried(step.schema, 'submit') as fc.Arbitrary<Answers> },
    );
    await fc.assert(
      fc.asyncProperty(sent, async (answers) => {
        const written = await write('submit', answers, version);
        expectAnswer(written, answers);
        if (written.type !== 'OnboardingSession') {
          expect(await write.read()).toMatchObject({ version });
          return;
        }
        taken += 1;
        version += 1;
        const stored = readBack(step.schema, answers, asSubmitted);
        expect(written.step).toMatchObject({ version, state: 'SUBMITTED', answers: stored });
        expect(written.issues.map(({ severity }) => severity)).not.toContain('ERROR');
        const again = await write('submit', stored as Answers, version);
        version += 1;
        expect(again.step).toMatchObject({ version, state: 'SUBMITTED', answers: stored });
      }),
      { ...runsOverHttp(scaled(16, 1_000)), examples: [[validOf(step)]] },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test('drafted: refused without a trace, or kept as typed', async () => {
    const { person, sessionId } = await atTheBeginning(step);
    const write = writerOf(app, person, sessionId, step);
    let version = 0;
    let kept: Answers = {};
    const sent = fc.oneof(
      nearly(step, validOf(step), 'draft'),
      carried(step.schema, 'draft') as fc.Arbitrary<Answers>,
    );
    await fc.assert(
      fc.asyncProperty(sent, async (answers) => {
        const written = await write('draft', answers, version);
        const next = { ...kept, ...answers };
        expectAnswer(written, written.type === 'OnboardingSession' ? next : answers);
        if (isStorable(next) && written.status !== 413) {
          [kept, version] = [next, version + 1];
          expect(written).toMatchObject({
            type: 'OnboardingSession',
            step: { state: 'DRAFTED' },
          });
        } else {
          expect(written.type).not.toBe('OnboardingSession');
        }
        expect(await write.read()).toMatchObject({
          version,
          answers: version === 0 ? null : readBack(step.schema, kept, asTyped),
        });
      }),
      { ...runsOverHttp(scaled(16, 1_000)), examples: [[validOf(step)]] },
    );
    expect(version).toBeGreaterThan(0);
  });

  test('with what its types cannot carry: refused by them, without a trace', async () => {
    const { person, sessionId } = await before(step);
    const write = writerOf(app, person, sessionId, step);
    const sent = fc
      .constantFrom<Form>('submit', 'draft')
      .chain((form) => fc.tuple(fc.constant(form), uncarried(step, validOf(step), form)));
    await fc.assert(
      fc.asyncProperty(sent, async ([form, answers]) => {
        const { status, errors, type } = await write(form, answers, 0);
        expect({ status, errors: [...new Set(errors)], type }).toEqual({
          status: 400,
          errors: ['BAD_USER_INPUT'],
          type: undefined,
        });
        expect(await write.read()).toMatchObject({ version: 0, state: 'PENDING', answers: null });
      }),
      runsOverHttp(scaled(25, 2_000)),
    );
  });
});

test('drafts name exactly one step', async () => {
  const person = await app.person();
  const { id: sessionId } = await start(person);
  const draft =
    'mutation ($input: SaveOnboardingDraftInput!) { saveOnboardingDraft(input: $input) { __typename } }';
  for (const step of [
    {},
    { welcome: null },
    { welcome: {}, company: {} },
    { welcome: {}, company: null },
    null,
    [],
    { nope: {} },
  ]) {
    const { status, errors } = await post(
      app,
      draft,
      { input: { sessionId, expectedVersion: 0, step } },
      person,
    );
    expect([status, ...new Set(errors)], JSON.stringify(step)).toEqual([400, 'BAD_USER_INPUT']);
  }
});
