import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNCHOSEN } from '../../src/ai/choice/choice.ts';
import type { Preferences } from '../../src/ai/choice/choice.ts';
import { offeredKinds, ranked, scoreOf } from '../../src/ai/choice/feedback.service.ts';
import { SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { registry } from '../../src/flows/index.ts';
import { viewSession } from '../../src/onboarding/session.service.ts';
import type { SessionRow } from '../../src/onboarding/session.service.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { aSession, aSuggestion, choose, preferencesOf } from './choice-kit.ts';

describe('the score', () => {
  test.each([
    [0, 0, 0, 1 / 2],
    [1, 0, 0, 2 / 3],
    [0, 1, 0, 1 / 2],
    [0, 0, 1, 1 / 3],
    [8, 2, 0, 10 / 12],
    [0, 0, 8, 1 / 10],
  ])('of %i accepted, %i modified and %i rejected', (accepted, modified, rejected, score) => {
    expect(scoreOf({ accepted, modified, rejected })).toBeCloseTo(score, 12);
  });

  test('orders kinds, and equal ones as they are listed', () => {
    const none = { accepted: 0, modified: 0, rejected: 0 };
    const order = ranked([
      { ...none, kind: 'INDUSTRY', rejected: 1 },
      { ...none, kind: 'NEXT_STEPS', accepted: 2 },
      { ...none, kind: 'OBJECTIVES', accepted: 3 },
    ]);
    expect(order.map(({ kind }) => kind)).toEqual([
      'OBJECTIVES',
      'NEXT_STEPS',
      ...SUGGESTION_KINDS.filter(
        (kind) => !['INDUSTRY', 'OBJECTIVES', 'NEXT_STEPS'].includes(kind),
      ),
      'INDUSTRY',
    ]);
    expect(order.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('what is offered', () => {
  const STEPS = ['WELCOME', 'COMPANY', 'STRUCTURE', 'OBJECTIVES', 'TEAM', 'PREFERENCES', 'REVIEW'];
  const at = (step: string, changes: Partial<SessionRow> = {}) =>
    viewSession(
      {
        id: 'a session',
        userId: 'its person',
        flow: 'ORGANIZATION',
        flowVersion: 1,
        state: 'IN_PROGRESS',
        lapsed: false,
        resumable: true,
        purged: false,
        organizationId: null,
        eventCursor: 1,
        expiresAt: new Date(),
        createdAt: new Date(),
        updatedAt: new Date(),
        ownerEmail: null,
        ownerName: null,
        own: true,
        steps: STEPS.slice(0, STEPS.indexOf(step)).map((key) => ({
          key,
          state: 'SUBMITTED',
          version: 1,
          submittedAt: new Date(),
          answers: {},
        })),
        ...changes,
      },
      registry,
    );
  const EXTENSIVE: Preferences = { ...UNCHOSEN, assistance: 'EXTENSIVE' };
  const offered = (
    step: string,
    preferences: Preferences,
    welcome: readonly SuggestionKind[] = [],
    changes: Partial<SessionRow> = {},
  ) => {
    const liked = welcome.map((kind) => ({ kind, accepted: 3, modified: 0, rejected: 0 }));
    return offeredKinds(preferences, ranked(liked), at(step, changes));
  };

  test.each([
    ['WELCOME', []],
    ['COMPANY', ['INDUSTRY', 'COMPANY_DESCRIPTION']],
    ['STRUCTURE', ['DEPARTMENTS', 'CHALLENGES_AND_GOALS']],
    ['OBJECTIVES', ['OBJECTIVES']],
    ['TEAM', ['INVITATION_ROLES']],
    ['PREFERENCES', []],
    ['REVIEW', ['REVIEW_INSIGHTS', 'NEXT_STEPS']],
  ])('at %s, with EXTENSIVE, is all of the step', (step, kinds) => {
    expect(offered(step, EXTENSIVE)).toEqual(kinds);
  });

  test('comes in the order that decisions made', () => {
    expect(offered('STRUCTURE', EXTENSIVE, ['CHALLENGES_AND_GOALS'])).toEqual([
      'CHALLENGES_AND_GOALS',
      'DEPARTMENTS',
    ]);
  });

  test.each([
    [null, ['NEXT_STEPS']],
    ['MODERATE', ['NEXT_STEPS']],
    ['MINIMAL', []],
    ['OFF', []],
  ] as const)('with %s is %j', (assistance, kinds) => {
    expect(offered('REVIEW', { ...UNCHOSEN, assistance }, ['NEXT_STEPS'])).toEqual(kinds);
  });

  test('leaves out kinds that are switched off, and all by the master switch', () => {
    const off: Preferences = { ...UNCHOSEN, offKinds: ['INDUSTRY'] };
    expect(offered('COMPANY', off)).toEqual(['COMPANY_DESCRIPTION']);
    expect(offered('COMPANY', { ...EXTENSIVE, enabled: false })).toEqual([]);
  });

  test("is nothing in others' sessions, nor in those that take no answers", () => {
    expect(offered('COMPANY', EXTENSIVE, [], { own: false })).toEqual([]);
    expect(offered('COMPANY', EXTENSIVE, [], { state: 'PAUSED' })).toEqual([]);
  });
});

describe('decisions of a person', () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  test('rank the kinds for them alone, visibly, until they reset it', async () => {
    const [person, other] = [await app.person(), await app.person()];
    const sessionId = await aSession(person);
    const decided = async (kind: string, states: readonly string[]) => {
      for (const state of states) await aSuggestion(app, person, sessionId, { kind, state });
    };
    await decided('NEXT_STEPS', ['ACCEPTED', 'MODIFIED', 'READY', 'FAILED', 'PENDING']);
    await decided('INDUSTRY', ['REJECTED', 'REJECTED']);
    const { kinds } = await preferencesOf(person);
    expect(kinds[0]).toEqual({
      kind: 'NEXT_STEPS',
      enabled: true,
      accepted: 1,
      modified: 1,
      rejected: 0,
      score: 2.5 / 4,
      rank: 1,
    });
    expect(kinds[7]).toMatchObject({ kind: 'INDUSTRY', rejected: 2, score: 1 / 4, rank: 8 });
    expect((await preferencesOf(other)).kinds.map(({ kind }) => kind)).toEqual(SUGGESTION_KINDS);

    const reset = await choose(person, { resetFeedback: true });
    expect(reset.feedbackSince).not.toBeNull();
    expect(reset.kinds.map(({ kind }) => kind)).toEqual(SUGGESTION_KINDS);
    const later = new Date(Date.parse(reset.feedbackSince ?? '') + 1).toISOString();
    await aSuggestion(app, person, sessionId, {
      kind: 'OBJECTIVES',
      state: 'ACCEPTED',
      decidedAt: later,
    });
    const [first] = (await preferencesOf(person)).kinds;
    expect(first).toMatchObject({ kind: 'OBJECTIVES', accepted: 1, score: 2 / 3 });
  });
});
