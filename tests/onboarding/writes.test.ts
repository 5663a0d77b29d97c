import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import {
  anIndustry,
  answersFor,
  draft,
  move,
  readSession,
  skip,
  start,
  stepOf,
  submit,
  walk,
} from '../helpers/wizard.ts';

let app: App;
let person: Person;
let industryId: string;
beforeAll(async () => {
  app = await startApp();
  industryId = await anIndustry(app);
});
afterAll(() => app.close());

describe('drafts', () => {
  test('keep what was typed, leave absent fields alone, clear with null, replace lists', async () => {
    person = await app.person();
    const { id } = await start(person);
    await draft(person, id, 'welcome', { fullName: '  Ada ', role: 'OTHER', primaryGoal: 'x' }, 0);
    const second = await draft(person, id, 'welcome', { role: null, jobTitle: 'Founder' }, 1);
    expect(stepOf(second, 'WELCOME')).toMatchObject({
      state: 'DRAFTED',
      version: 2,
      answers: { fullName: '  Ada ', role: null, jobTitle: 'Founder', primaryGoal: 'x' },
    });
    await draft(person, id, 'structure', { currentChallenges: ['FOCUS', 'GROWTH'] }, 0);
    const third = await draft(person, id, 'structure', { currentChallenges: ['CULTURE'] }, 1);
    expect(stepOf(third, 'STRUCTURE').answers).toMatchObject({ currentChallenges: ['CULTURE'] });
    expect(third).toMatchObject({ progress: 0, currentStep: 'WELCOME' });
  });

  test('say what a submission would refuse, and are saved all the same', async () => {
    person = await app.person();
    const { id } = await start(person);
    const saved = await draft(person, id, 'welcome', { fullName: 'A', role: 'OTHER' }, 0);
    const found = stepOf(saved, 'WELCOME').issues.map(({ path, code }) => [path.join('.'), code]);
    expect(found).toContainEqual(['fullName', 'TOO_SHORT']);
    expect(found).toContainEqual(['customRole', 'REQUIRED']);
    expect(found).toContainEqual(['jobTitle', 'REQUIRED']);
  });

  test('are there on another device, for their owner alone', async () => {
    person = await app.person();
    const { id } = await start(person);
    await draft(person, id, 'company', { name: 'R&D ñandú 🦤' }, 0);
    const other = await app.sibling();
    const there = await other.ask<{ onboardingSession: { steps: object[] } }, object>(
      'query ($id: ID!) { onboardingSession(id: $id) { steps { answers { ... on CompanyAnswers { name } } } } }',
      { id },
      person.token,
    );
    await other.close();
    expect(there.data?.onboardingSession.steps[1]).toEqual({ answers: { name: 'R&D ñandú 🦤' } });
    expect(await readSession(await app.person(), id)).toBeNull();
  });

  test('of a submitted step make it a draft again, which is due once more', async () => {
    person = await app.person();
    const { id } = await walk(app, person, 'STRUCTURE');
    const changed = await draft(person, id, 'company', { city: 'London' }, 1);
    expect(stepOf(changed, 'COMPANY')).toMatchObject({ state: 'DRAFTED', submittedAt: null });
    expect(changed.currentStep).toBe('COMPANY');
    expect(changed.requirements).toContainEqual({
      step: 'COMPANY',
      path: [],
      code: 'STEP_INCOMPLETE',
    });
  });

  test('that the database could not hold are refused, naming the place, and change nothing', async () => {
    person = await app.person();
    const { id } = await start(person);
    const refused = await draft(
      person,
      id,
      'welcome',
      { fullName: 'a\0b', jobTitle: 'x\ud800' },
      0,
    );
    expect(refused).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' });
    expect(refused.fieldIssues.map(({ path, code }) => [path[0], code])).toEqual([
      ['fullName', 'NUL_CHARACTER'],
      ['jobTitle', 'UNPAIRED_SURROGATE'],
    ]);
    const after = await readSession(person, id);
    expect(after && stepOf(after, 'WELCOME')).toMatchObject({ state: 'PENDING', version: 0 });
  });
});

describe('submissions', () => {
  test('are refused with all that is wrong, and pass once it is right', async () => {
    person = await app.person();
    const { id } = await start(person);
    const { WELCOME } = answersFor(industryId);
    const refused = await submit(person, id, 'WELCOME', {
      ...WELCOME,
      fullName: '1',
      jobTitle: 'x',
    });
    expect(refused.fieldIssues.map(({ path }) => path)).toEqual([['fullName'], ['jobTitle']]);
    const passed = await submit(person, id, 'WELCOME', {
      ...WELCOME,
      fullName: ' Ada\u00a0Lovelace '.replace('\u00a0', ' '),
    });
    expect(stepOf(passed, 'WELCOME')).toMatchObject({
      state: 'SUBMITTED',
      version: 1,
      issues: [],
      answers: { fullName: 'Ada Lovelace' },
    });
    expect(passed.progress).toBeCloseTo(1 / 7);
  });

  test('must come in order; going back is always possible', async () => {
    person = await app.person();
    const session = await walk(app, person, 'STRUCTURE');
    const { REVIEW, WELCOME } = answersFor(industryId);
    const early = await submit(person, session.id, 'REVIEW', REVIEW ?? {});
    expect(early).toMatchObject({
      __typename: 'SessionStateError',
      message: 'Finish the steps before this one first.',
      session: { currentStep: 'STRUCTURE' },
    });
    const back = await submit(person, session.id, 'WELCOME', { ...WELCOME, jobTitle: 'CEO' }, 1);
    expect(stepOf(back, 'WELCOME')).toMatchObject({ version: 2, answers: { jobTitle: 'CEO' } });
    expect(back.currentStep).toBe('STRUCTURE');
  });

  test('ask the database for what only it knows: industries and slugs', async () => {
    const first = await app.person();
    const taken = await walk(app, first, undefined, { COMPANY: { slug: 'taken-slug' }, TEAM: {} });
    await first.run(
      'mutation ($id: ID!) { completeOnboarding(input: { sessionId: $id }) { __typename } }',
      { id: taken.id },
    );

    person = await app.person();
    const { id } = await walk(app, person, 'COMPANY');
    const { COMPANY } = answersFor('nonsense');
    const refused = await submit(person, id, 'COMPANY', { ...COMPANY, slug: 'taken-slug' });
    expect(refused.fieldIssues.map(({ path, code }) => [path[0], code])).toEqual([
      ['industryId', 'UNKNOWN_INDUSTRY'],
      ['slug', 'SLUG_TAKEN'],
    ]);
  });

  test('pass with warnings, which stay to be seen', async () => {
    person = await app.person();
    const { id } = await walk(app, person, 'COMPANY');
    const { COMPANY } = answersFor(industryId);
    const passed = await submit(person, id, 'COMPANY', {
      ...COMPANY,
      employeeCount: 500,
      website: 'https://www.acme.io',
    });
    expect(stepOf(passed, 'COMPANY').issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['SIZE_MISMATCH', 'WARNING'],
      ['DOMAIN_MISMATCH', 'WARNING'],
    ]);
  });

  test('that a later change contradicts show in the requirements, their data kept', async () => {
    person = await app.person();
    const session = await walk(app, person);
    expect(session).toMatchObject({ canComplete: true, requirements: [], progress: 1 });
    const { STRUCTURE } = answersFor(industryId);
    const changed = await submit(
      person,
      session.id,
      'STRUCTURE',
      { ...STRUCTURE, departments: [] },
      1,
    );
    expect(changed.requirements).toEqual([
      { step: 'TEAM', path: ['invitations', '0', 'departmentKey'], code: 'UNKNOWN_DEPARTMENT' },
    ]);
    expect(changed.canComplete).toBe(false);
    expect(stepOf(changed, 'TEAM')).toMatchObject({ state: 'SUBMITTED', version: 1 });
  });
});

describe('skipping', () => {
  test('passes over a skippable step, as a write like any other', async () => {
    person = await app.person();
    const { id } = await walk(app, person, 'OBJECTIVES');
    await draft(person, id, 'objectives', { okrCycleDays: 30 }, 0);
    const stale = await skip(person, id, 'OBJECTIVES', 0);
    expect(stale).toMatchObject({
      __typename: 'StaleVersionError',
      step: { version: 1 },
      conflicts: [],
    });
    const skipped = await skip(person, id, 'OBJECTIVES', 1);
    expect(stepOf(skipped, 'OBJECTIVES')).toMatchObject({
      state: 'SKIPPED',
      version: 2,
      issues: [],
    });
    expect(skipped.currentStep).toBe('TEAM');
    const again = await skip(person, id, 'OBJECTIVES', 1);
    expect(stepOf(again, 'OBJECTIVES').version).toBe(2);
  });

  test('is refused for a step that must be answered, and out of order', async () => {
    person = await app.person();
    const { id } = await start(person);
    expect(await skip(person, id, 'WELCOME')).toMatchObject({
      __typename: 'InvalidInputError',
      fieldIssues: [{ path: ['step'], code: 'NOT_SKIPPABLE' }],
    });
    expect(await skip(person, id, 'TEAM')).toMatchObject({ __typename: 'SessionStateError' });
  });
});

describe('two devices', () => {
  test('the second is told what differs, and nothing is overwritten', async () => {
    person = await app.person();
    const { id } = await start(person);
    await draft(person, id, 'welcome', { fullName: 'Ada', jobTitle: 'Founder' }, 0);
    const stale = await draft(person, id, 'welcome', { fullName: 'Eve', jobTitle: 'Founder' }, 0);
    expect(stale).toMatchObject({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      conflicts: ['fullName'],
      step: { version: 1, answers: { fullName: 'Ada' } },
    });
    const { WELCOME } = answersFor(industryId);
    expect((await submit(person, id, 'WELCOME', WELCOME ?? {}, 0)).conflicts).toContain('fullName');
  });

  test('a write that comes twice has succeeded, once', async () => {
    person = await app.person();
    const { id } = await start(person);
    const { WELCOME } = answersFor(industryId);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const saved = await draft(person, id, 'welcome', { fullName: 'Ada' }, 0);
      expect(stepOf(saved, 'WELCOME').version).toBe(1);
    }
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const passed = await submit(person, id, 'WELCOME', WELCOME ?? {}, 1);
      expect(stepOf(passed, 'WELCOME').version).toBe(2);
    }
  });

  test('writing to different steps never conflicts', async () => {
    person = await app.person();
    const { id } = await start(person);
    const results = await Promise.all(
      ['company', 'structure', 'team', 'preferences', 'review'].map((step) =>
        draft(person, id, step, {}, 0),
      ),
    );
    expect(results.map(({ __typename }) => __typename)).toEqual(Array(5).fill('OnboardingSession'));
  });
});

test.each(['pause', 'abandon'] as const)('after %s, nothing can be written', async (to) => {
  person = await app.person();
  const { id } = await start(person);
  await move(person, to, id);
  expect(await draft(person, id, 'welcome', {}, 0)).toMatchObject({
    __typename: 'SessionStateError',
    code: 'SESSION_STATE',
    session: { id },
  });
});

test("another's session, and one that is no session, are not found", async () => {
  person = await app.person();
  const { id } = await start(person);
  const stranger = await app.person();
  for (const sessionId of [id, 'nonsense', Buffer.from('Industry:x').toString('base64')]) {
    expect(await draft(stranger, sessionId, 'welcome', {}, 0)).toMatchObject({
      __typename: 'NotFoundError',
      code: 'NOT_FOUND',
    });
    expect((await skip(stranger, sessionId, 'TEAM')).__typename).toBe('NotFoundError');
    expect((await move(stranger, 'pause', sessionId)).__typename).toBe('NotFoundError');
  }
});
