import { describe, expect, test } from 'vitest';
import { createRegistry } from '../../src/flows/flow.ts';
import { organizationFlow } from '../../src/flows/organization/flow.ts';
import type { SessionRow, StepRow } from '../../src/onboarding/session.service.ts';
import {
  currentStep,
  progressOf,
  stateOf,
  viewSession,
} from '../../src/onboarding/session.service.ts';
import type { Answers } from '../../src/steps/step.ts';
import {
  companyAnswers,
  objectivesAnswers,
  preferencesAnswers,
  reviewAnswers,
  structureAnswers,
  teamAnswers,
  welcomeAnswers,
} from '../steps/answers.ts';
import { put } from '../steps/kit.ts';

/** What follows from a session's rows, without a database: progress, where to go on, and what is still due. */

const registry = createRegistry([organizationFlow]);
const ANSWERS: Readonly<Record<string, Answers>> = {
  WELCOME: welcomeAnswers,
  COMPANY: companyAnswers,
  STRUCTURE: structureAnswers,
  OBJECTIVES: objectivesAnswers,
  TEAM: teamAnswers,
  PREFERENCES: preferencesAnswers,
  REVIEW: reviewAnswers,
};
const KEYS = Object.keys(ANSWERS);
const WHEN = new Date('2026-01-02T03:04:05Z');

type Written = readonly [state: StepRow['state'], answers?: Answers | null];

/** A session whose steps are in these states; with the right answers where no others are given. */
function sessionOf(steps: Readonly<Record<string, Written>>, row: Partial<SessionRow> = {}) {
  return viewSession(
    {
      id: '0198a5c2-0000-7000-8000-000000000001',
      userId: '0198a5c2-0000-7000-8000-000000000002',
      flow: 'ORGANIZATION',
      flowVersion: 1,
      state: 'IN_PROGRESS',
      lapsed: false,
      resumable: true,
      purged: false,
      organizationId: null,
      eventCursor: 1,
      expiresAt: WHEN,
      createdAt: WHEN,
      updatedAt: WHEN,
      ownerEmail: 'ada@acme.example',
      ownerName: null,
      own: true,
      steps: Object.entries(steps).map(([key, [state, answers]]) => ({
        key,
        state,
        version: 1,
        submittedAt: state === 'SUBMITTED' ? WHEN : null,
        answers: answers === undefined ? (ANSWERS[key] ?? null) : answers,
      })),
      ...row,
    },
    registry,
  );
}
const submitted = (...keys: readonly string[]) =>
  Object.fromEntries(keys.map((key): [string, Written] => [key, ['SUBMITTED']]));
const ALL = submitted(...KEYS);

/** What is due, as `STEP path CODE`. */
const due = (steps: Readonly<Record<string, Written>>, row: Partial<SessionRow> = {}) =>
  sessionOf(steps, row).requirements.map(({ step, path, code }) =>
    [step, ...(path.length > 0 ? [path.join('.')] : []), code].join(' '),
  );
const dueOf = (key: string, written: Written) =>
  due({ ...ALL, [key]: written }).filter((line) => line.startsWith(key));

describe('progress is steps submitted or skipped, over all steps', () => {
  test.each<[string, Readonly<Record<string, Written>>, number]>([
    ['nothing written', {}, 0],
    ['a draft is no progress', { WELCOME: ['DRAFTED'] }, 0],
    ['one submitted', submitted('WELCOME'), 1 / 7],
    ['one submitted, a later one drafted', { ...submitted('WELCOME'), TEAM: ['DRAFTED'] }, 1 / 7],
    [
      'a skipped step counts',
      { ...submitted('WELCOME', 'COMPANY', 'STRUCTURE'), OBJECTIVES: ['SKIPPED', {}] },
      4 / 7,
    ],
    ['all but the last', submitted(...KEYS.slice(0, 6)), 6 / 7],
    ['all', ALL, 1],
    ['a step that went back to a draft counts no more', { ...ALL, COMPANY: ['DRAFTED'] }, 6 / 7],
    [
      'a submitted step that no longer holds still counts',
      { ...ALL, WELCOME: ['SUBMITTED', {}] },
      1,
    ],
  ])('%s', (_, steps, progress) => {
    expect(progressOf(sessionOf(steps))).toBe(progress);
  });
});

describe('the current step is the first neither submitted nor skipped, else the last', () => {
  test.each<[string, Readonly<Record<string, Written>>, string]>([
    ['nothing written', {}, 'WELCOME'],
    ['the first drafted', { WELCOME: ['DRAFTED'] }, 'WELCOME'],
    ['a later one drafted early', { REVIEW: ['DRAFTED'] }, 'WELCOME'],
    ['the first submitted', submitted('WELCOME'), 'COMPANY'],
    [
      'skippable steps skipped',
      {
        ...submitted('WELCOME', 'COMPANY', 'STRUCTURE'),
        OBJECTIVES: ['SKIPPED'],
        TEAM: ['SKIPPED'],
      },
      'PREFERENCES',
    ],
    ['one in the middle back to a draft', { ...ALL, STRUCTURE: ['DRAFTED'] }, 'STRUCTURE'],
    ['all but the last', submitted(...KEYS.slice(0, 6)), 'REVIEW'],
    ['all', ALL, 'REVIEW'],
  ])('%s', (_, steps, key) => {
    expect(currentStep(sessionOf(steps)).key).toBe(key);
  });
});

describe('steps stand in the order of the flow', () => {
  test('whatever the order of their rows, with those that have none', () => {
    const session = sessionOf({ REVIEW: ['DRAFTED'], WELCOME: ['SUBMITTED'] });
    expect(
      session.stepStates.map(({ step, state, version }) => [step.key, state, version]),
    ).toEqual([
      ['WELCOME', 'SUBMITTED', 1],
      ['COMPANY', 'PENDING', 0],
      ['STRUCTURE', 'PENDING', 0],
      ['OBJECTIVES', 'PENDING', 0],
      ['TEAM', 'PENDING', 0],
      ['PREFERENCES', 'PENDING', 0],
      ['REVIEW', 'DRAFTED', 1],
    ]);
    expect(stateOf(session, 'WELCOME')?.submittedAt).toEqual(WHEN);
    expect(stateOf(session, 'PROFILE')).toBeUndefined();
  });
});

describe('what is due', () => {
  test('of a session just begun: each step, and each field of those that cannot be skipped', () => {
    const fields: Readonly<Record<string, readonly string[]>> = {
      WELCOME: ['fullName', 'jobTitle', 'role', 'okrExperience', 'primaryGoal', 'urgency'],
      COMPANY: ['name', 'industryId', 'size', 'description', 'country'],
      STRUCTURE: [
        'teamSize',
        'structure',
        'departments',
        'methodology',
        'collaborationStyle',
        'okrMaturity',
        'currentChallenges',
        'businessGoals',
      ],
      PREFERENCES: [
        'communicationStyle',
        'locale',
        'timezone',
        'notificationFrequency',
        'focusAreas',
        'aiAssistance',
      ],
      REVIEW: ['confirmed', 'termsAccepted', 'dataProcessingAccepted'],
    };
    expect(due({})).toEqual(
      KEYS.flatMap((key) => [
        `${key} STEP_INCOMPLETE`,
        ...(fields[key] ?? []).map((field) => `${key} ${field} REQUIRED`),
      ]),
    );
  });

  test('of a session with every step submitted: nothing', () => {
    expect(due(ALL)).toEqual([]);
    expect(due({ ...ALL, OBJECTIVES: ['SKIPPED'], TEAM: ['SKIPPED'] })).toEqual([]);
  });

  test.each(KEYS)('of %s drafted with right answers: only to submit it', (key) => {
    expect(dueOf(key, ['DRAFTED'])).toEqual([`${key} STEP_INCOMPLETE`]);
  });

  test('of a draft: what is missing or wrong, as it would be at submission', () => {
    const answers = {
      fullName: 'R2D2',
      jobTitle: ' ',
      role: 'OTHER',
      urgency: 'HIGH',
      primaryGoal: 'a\0',
    };
    expect(dueOf('WELCOME', ['DRAFTED', answers])).toEqual([
      'WELCOME STEP_INCOMPLETE',
      'WELCOME fullName INVALID_NAME',
      'WELCOME jobTitle REQUIRED',
      'WELCOME okrExperience REQUIRED',
      'WELCOME primaryGoal NUL_CHARACTER',
      'WELCOME customRole REQUIRED',
    ]);
  });

  test('carries what its message names', () => {
    const drafted = put(welcomeAnswers, 'jobTitle', 'x'.repeat(101));
    expect(sessionOf({ ...ALL, WELCOME: ['DRAFTED', drafted] }).requirements).toEqual([
      { step: 'WELCOME', path: [], code: 'STEP_INCOMPLETE' },
      { step: 'WELCOME', path: ['jobTitle'], code: 'TOO_LONG', params: { max: 100 } },
    ]);
  });

  test.each(['OBJECTIVES', 'TEAM'])('of %s, which may be skipped', (key) => {
    const list = key === 'TEAM' ? 'invitations' : 'objectives';
    expect(due({ ...submitted(...KEYS.filter((other) => other !== key)) })).toEqual([
      `${key} STEP_INCOMPLETE`,
    ]);
    expect(dueOf(key, ['SKIPPED', {}])).toEqual([]);
    expect(dueOf(key, ['SKIPPED', { [list]: 'nonsense' }])).toEqual([]);
    expect(dueOf(key, ['DRAFTED', { [list]: [] }])).toContain(`${key} ${list} TOO_FEW`);
    expect(dueOf(key, ['DRAFTED', {}])).toContain(`${key} STEP_INCOMPLETE`);
  });

  test('is told in the order of the flow', () => {
    const steps = { ...ALL, TEAM: ['DRAFTED'], WELCOME: ['DRAFTED'], REVIEW: ['DRAFTED'] } as const;
    expect(due(steps)).toEqual([
      'WELCOME STEP_INCOMPLETE',
      'TEAM STEP_INCOMPLETE',
      'REVIEW STEP_INCOMPLETE',
    ]);
  });

  test.each(['IN_PROGRESS', 'PAUSED', 'ABANDONED', 'EXPIRED'] as const)(
    'is told of a session that is %s',
    (state) => {
      expect(due({ ...ALL, WELCOME: ['DRAFTED'] }, { state })).toEqual(['WELCOME STEP_INCOMPLETE']);
    },
  );
  test('is nothing once the session is COMPLETED', () => {
    expect(due({ WELCOME: ['SUBMITTED', {}] }, { state: 'COMPLETED' })).toEqual([]);
  });
});

describe('warnings', () => {
  const warned: Readonly<Record<string, Answers>> = {
    COMPANY: { ...companyAnswers, employeeCount: 500, website: 'https://other.example' },
    TEAM: put(teamAnswers, 'invitations.0.email', 'a@mailinator.com'),
  };
  test.each([
    ['COMPANY', ['SIZE_MISMATCH', 'DOMAIN_MISMATCH']],
    ['TEAM', ['DISPOSABLE_EMAIL']],
  ])('of %s are told with the step, and are never due', (key, codes) => {
    for (const state of ['DRAFTED', 'SUBMITTED'] as const) {
      const session = sessionOf({ ...ALL, [key]: [state, warned[key] ?? {}] });
      const { issues } = stateOf(session, key) ?? { issues: [] };
      expect(issues.map(({ code, severity }) => [code, severity])).toEqual(
        codes.map((code) => [code, 'WARNING']),
      );
      expect(session.requirements.map(({ path }) => path)).toEqual(state === 'DRAFTED' ? [[]] : []);
    }
  });
});

describe('a later step that no longer holds after an earlier one changed', () => {
  const invited = put(teamAnswers, 'invitations.0.departmentKey', 'web');
  const steps = (structure: Written) => ({
    ...ALL,
    STRUCTURE: structure,
    TEAM: ['SUBMITTED', invited] as const,
  });
  const renamed = put(structureAnswers, 'departments.1.key', 'mobile');

  test('holds while its department is there', () => {
    expect(due(steps(['SUBMITTED']))).toEqual([]);
  });
  test.each<[string, Answers]>([
    ['is named otherwise', renamed],
    ['is gone', put(structureAnswers, 'departments', [])],
    ['is cleared with all others', put(structureAnswers, 'departments', undefined)],
  ])('is due where the department %s, though it was submitted', (_, structure) => {
    const state = structure['departments'] === undefined ? 'DRAFTED' : 'SUBMITTED';
    const session = sessionOf(steps([state, structure]));
    expect(session.requirements).toContainEqual({
      step: 'TEAM',
      path: ['invitations', '0', 'departmentKey'],
      code: 'UNKNOWN_DEPARTMENT',
    });
    expect(session.requirements.filter(({ step }) => step === 'TEAM')).toHaveLength(1);
  });
  test('is due after a mere draft of the earlier one: there is one set of answers a step', () => {
    expect(due(steps(['DRAFTED', renamed]))).toEqual([
      'STRUCTURE STEP_INCOMPLETE',
      'TEAM invitations.0.departmentKey UNKNOWN_DEPARTMENT',
    ]);
  });
  test('keeps its data, its state and its part in the progress', () => {
    const session = sessionOf(steps(['SUBMITTED', renamed]));
    expect(stateOf(session, 'TEAM')).toMatchObject({
      state: 'SUBMITTED',
      version: 1,
      answers: invited,
    });
    expect(progressOf(session)).toBe(1);
    expect(currentStep(session).key).toBe('REVIEW');
  });
  test('tells so with the step too', () => {
    const { issues } = stateOf(sessionOf(steps(['SUBMITTED', renamed])), 'TEAM') ?? {};
    expect(issues).toEqual([
      {
        path: ['invitations', '0', 'departmentKey'],
        code: 'UNKNOWN_DEPARTMENT',
        severity: 'ERROR',
      },
    ]);
  });
  test('is due no more once it is skipped', () => {
    expect(due({ ...steps(['SUBMITTED', renamed]), TEAM: ['SKIPPED', invited] })).toEqual([]);
  });
  test.each([
    ['web', ' web\n'],
    [' web ', 'web'],
    ['n\u0303', 'ñ'],
    ['ñ', 'n\u0303'],
  ])('holds where the draft has the key %j and the invitation %j', (key, departmentKey) => {
    const drafted = put(structureAnswers, 'departments.1.key', key);
    const team = put(teamAnswers, 'invitations.0.departmentKey', departmentKey);
    expect(due({ ...ALL, STRUCTURE: ['DRAFTED', drafted], TEAM: ['SUBMITTED', team] })).toEqual([
      'STRUCTURE STEP_INCOMPLETE',
    ]);
  });

  test('is due where the founder took the address of somebody invited', () => {
    expect(due(ALL, { ownerEmail: 'Grace@acme.example' })).toEqual([
      'TEAM invitations.0.email OWN_EMAIL',
    ]);
    expect(due(ALL, { ownerEmail: null })).toEqual([]);
  });
  test('is due where the rules are those of a later day', () => {
    const older = { ...companyAnswers, size: 'HUGE', employeeCount: 12, industryId: 'software' };
    expect(due({ ...ALL, COMPANY: ['SUBMITTED', older] })).toEqual([
      'COMPANY size INVALID_VALUE',
      'COMPANY industryId UNKNOWN_INDUSTRY',
    ]);
  });
});

describe('for one who may not see answers', () => {
  const blind = (steps: Readonly<Record<string, Written>>, row: Partial<SessionRow> = {}) => {
    const hidden = Object.entries(steps).map(([key, [state]]): [string, Written] => [
      key,
      [state, null],
    ]);
    return sessionOf(Object.fromEntries(hidden), { own: false, ...row });
  };

  test('each unfinished step is due as a whole, and no field is told', () => {
    const session = blind({
      WELCOME: ['SUBMITTED'],
      COMPANY: ['DRAFTED'],
      OBJECTIVES: ['SKIPPED'],
    });
    expect(session.requirements).toEqual(
      ['COMPANY', 'STRUCTURE', 'TEAM', 'PREFERENCES', 'REVIEW'].map((step) => ({
        step,
        path: [],
        code: 'STEP_INCOMPLETE',
      })),
    );
  });
  test('no issue and no answer is told, and nothing follows from their absence', () => {
    const session = blind(ALL);
    expect(session.requirements).toEqual([]);
    expect(session.stepStates.map(({ issues }) => issues)).toEqual(KEYS.map(() => []));
    expect(session.stepStates.map(({ answers }) => answers)).toEqual(KEYS.map(() => null));
  });
  test('progress and the current step are the same', () => {
    const steps = { ...submitted('WELCOME', 'COMPANY'), STRUCTURE: ['DRAFTED'] } as const;
    expect(progressOf(blind(steps))).toBe(progressOf(sessionOf(steps)));
    expect(currentStep(blind(steps)).key).toBe('STRUCTURE');
  });
});

test('a session of a flow or version that is gone is not read', () => {
  expect(() => sessionOf({}, { flow: 'QUEST' })).toThrow('QUEST version 1');
  expect(() => sessionOf({}, { flowVersion: 2 })).toThrow('ORGANIZATION version 2');
});

test('rows with steps that the version does not have are read without them', () => {
  const session = sessionOf({ ...ALL, PROFILE: ['DRAFTED', { fullName: 'R2D2' }] });
  expect(session.stepStates.map(({ step }) => step.key)).toEqual(KEYS);
  expect(session.requirements).toEqual([]);
  expect(progressOf(session)).toBe(1);
});

test('the same rows give the same session, and stay as they are', () => {
  const drafted = Object.freeze({ fullName: '  Jose\u0301 ', jobTitle: null });
  const one = sessionOf({ WELCOME: ['DRAFTED', drafted] });
  const two = sessionOf({ WELCOME: ['DRAFTED', drafted] });
  expect(one).toEqual(two);
  expect(stateOf(one, 'WELCOME')?.answers).toBe(drafted);
});
