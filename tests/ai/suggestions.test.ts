import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { untilWaiting } from '../helpers/database.ts';
import { counted } from '../helpers/statements.ts';
import {
  anIndustry,
  answersFor,
  draft,
  move,
  readSession,
  start,
  submit,
} from '../helpers/wizard.ts';
import type { Accepted } from './suggesting.ts';
import { accept, choose, read, reject, request, requestAll } from './suggesting.ts';

/** Suggestions of a server that has no model: rules help, at once, and nobody is told otherwise. */

let app: App;
let ada: Person;
let sessionId: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.person();
  sessionId = (await start(ada)).id;
});

const BAKERY = {
  name: 'Panadería Sol',
  description: 'We bake sourdough bread every morning and sell it in three shops in Sevilla.',
};
const company = (answers: object = BAKERY, version = 0) =>
  draft(ada, sessionId, 'COMPANY', answers, version);

/** Starts all while a row is locked, in this order, and gives what they answer once it is not. */
async function atOnce<Answer>(
  table: 'onboarding_sessions' | 'ai_suggestions',
  id: string | null,
  all: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const client = new pg.Client(app.database.adminUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select from ${table} where id = $1 for update`, [id]);
    const answers: Promise<Answer>[] = [];
    for (const one of all) {
      answers.push(one());
      await untilWaiting(app.database, answers.length);
    }
    await client.query('commit');
    return await Promise.all(answers);
  } finally {
    await client.end();
  }
}

describe('what is asked for', () => {
  const KINDS: readonly (readonly [kind: string, step: string | null, field: string])[] = [
    ['INDUSTRY', 'COMPANY', 'industryId'],
    ['COMPANY_DESCRIPTION', 'COMPANY', 'description'],
    ['DEPARTMENTS', 'STRUCTURE', 'departments'],
    ['OBJECTIVES', 'OBJECTIVES', 'objectives'],
    ['CHALLENGES_AND_GOALS', 'STRUCTURE', 'currentChallenges'],
    ['INVITATION_ROLES', 'TEAM', 'invitations'],
    ['REVIEW_INSIGHTS', null, 'insights'],
    ['NEXT_STEPS', null, 'insights'],
  ];
  test.each(KINDS)('%s is READY at once, by rules', async (kind, step, field) => {
    await company();
    await draft(ada, sessionId, 'TEAM', { invitations: [{ email: 'hr@sol.example' }] }, 0);
    const { result, sent } = await counted(() => request(ada, sessionId, kind));
    expect(result).toMatchObject({
      __typename: 'AiSuggestion',
      kind,
      step,
      state: 'READY',
      source: 'RULES',
      note: 'NO_MODEL',
      model: null,
      promptVersion: null,
      cost: null,
      hidden: false,
    });
    const made = field === 'insights' ? result.insights : result.proposal?.[field];
    expect(made).toBeTruthy();
    expect(result.rationale).not.toBe('');
    expect(result.confidence).toBeGreaterThan(0);
    expect(result.confidence).toBeLessThanOrEqual(1);
    const minutes = (Date.parse(result.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    // What it depends on, the knowledge base, the suggestion.
    expect(sent.length).toBeLessThanOrEqual(3);
  });

  test('several kinds are made together, in the order asked for', async () => {
    await company();
    const kinds = ['NEXT_STEPS', 'DEPARTMENTS', 'INDUSTRY'];
    const { result, sent } = await counted(() => requestAll(ada, sessionId, kinds));
    expect(result.suggestions.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      kinds.map((kind) => `${kind} READY`),
    );
    expect(sent.length).toBeLessThanOrEqual(5);
  });

  test('in the language of the session', async () => {
    await company();
    await draft(ada, sessionId, 'PREFERENCES', { locale: 'es-MX' }, 0);
    const { suggestions } = await requestAll(ada, sessionId, ['DEPARTMENTS', 'NEXT_STEPS']);
    for (const { rationale } of suggestions) expect(rationale).toMatch(/ (de|la|el|los|las|que) /);
  });

  test('a key that is repeated gives the same suggestions, once', async () => {
    await company();
    const more = { idempotencyKey: 'one' };
    const first = await request(ada, sessionId, 'DEPARTMENTS', more);
    const again = await request(ada, sessionId, 'DEPARTMENTS', more);
    expect(again).toEqual(first);
    expect(await request(ada, sessionId, 'OBJECTIVES', more)).toMatchObject({
      code: 'IDEMPOTENCY',
    });
    const rows = await app.database.query('select 1 from ai_suggestions where session_id = $1', [
      idOf('OnboardingSession', sessionId),
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('what cannot be suggested', () => {
  test('without anything to go by: what is due', async () => {
    expect(await request(ada, sessionId, 'DEPARTMENTS')).toMatchObject({
      code: 'REQUIREMENTS_DUE',
      requirements: [{ step: 'COMPANY' }],
    });
    expect(await request(ada, sessionId, 'INVITATION_ROLES')).toMatchObject({
      requirements: [{ step: 'TEAM', path: ['invitations'] }],
    });
  });

  test('to others, for no session, and in one that is paused', async () => {
    await company();
    const bob = await app.person();
    expect(await request(bob, sessionId, 'INDUSTRY')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await request(ada, 'nonsense', 'INDUSTRY')).toMatchObject({ code: 'NOT_FOUND' });
    await move(ada, 'pause', sessionId);
    expect(await request(ada, sessionId, 'INDUSTRY')).toMatchObject({ code: 'SESSION_STATE' });
  });

  test('what the person switched off, whatever the client asks', async () => {
    await company();
    const reasonOf = async (kind = 'INDUSTRY') => (await request(ada, sessionId, kind)).reason;
    await choose(ada, { kinds: [{ kind: 'INDUSTRY', enabled: false }] });
    expect(await reasonOf()).toBe('KIND_OFF');
    expect(await reasonOf('NEXT_STEPS')).toBeUndefined();
    await choose(ada, { assistance: 'OFF' });
    expect(await reasonOf('NEXT_STEPS')).toBe('ASSISTANCE_OFF');
    await choose(ada, { enabled: false });
    expect(await reasonOf('NEXT_STEPS')).toBe('SWITCHED_OFF');
    const several = await requestAll(ada, sessionId, ['NEXT_STEPS', 'DEPARTMENTS']);
    expect(several.code).toBe('AI_DISABLED');
  });

  test('a wrong instruction, no kind, or one twice', async () => {
    await company();
    const issuesOf = async (kinds: readonly string[], more: object = {}) =>
      (await requestAll(ada, sessionId, kinds, more)) as unknown as { issues: unknown };
    expect(await issuesOf(['INDUSTRY'], { instruction: 'x'.repeat(501) })).toMatchObject({
      issues: [{ path: ['instruction'], code: 'TOO_LONG' }],
    });
    expect(await issuesOf(['INDUSTRY'], { instruction: 'a\0b' })).toMatchObject({
      issues: [{ path: ['instruction'], code: 'NUL_CHARACTER' }],
    });
    expect(await issuesOf([])).toMatchObject({ issues: [{ path: ['kinds'], code: 'TOO_FEW' }] });
    expect(await issuesOf(['INDUSTRY', 'INDUSTRY'])).toMatchObject({
      issues: [{ path: ['kinds', '1'], code: 'DUPLICATE' }],
    });
  });
});

describe('accepting', () => {
  const stepOf = ({ steps }: Partial<Pick<Accepted, 'steps'>>, key: string) =>
    steps?.find((step) => step.key === key);

  test('merges it into the draft, as a writer like any other', async () => {
    await company();
    const { id, proposal } = await request(ada, sessionId, 'DEPARTMENTS');
    const { result, sent } = await counted(() => accept(ada, id, 0));
    expect(stepOf(result, 'STRUCTURE')).toMatchObject({
      state: 'DRAFTED',
      version: 1,
      answers: { departments: proposal?.['departments'] },
    });
    expect(sent.length).toBeLessThanOrEqual(5);
    expect(await read(ada, id)).toMatchObject({ state: 'ACCEPTED', edits: null });
    // A client whose answer got lost asks again.
    expect(stepOf(await accept(ada, id, 0), 'STRUCTURE')?.version).toBe(1);
    // One that comes late does not undo what was written since.
    await draft(ada, sessionId, 'STRUCTURE', { departments: [] }, 1);
    expect(stepOf(await accept(ada, id, 2), 'STRUCTURE')).toMatchObject({
      version: 2,
      answers: { departments: [] },
    });
    expect(await accept(ada, id, 0, { structure: { departments: [] } })).toMatchObject({
      code: 'SUGGESTION_STATE',
      reason: 'SUGGESTION_DECIDED',
    });
  });

  test('keeps what the person typed of other fields', async () => {
    await company();
    await draft(ada, sessionId, 'STRUCTURE', { teamSize: 7 }, 0);
    const { id } = await request(ada, sessionId, 'CHALLENGES_AND_GOALS');
    await accept(ada, id, 1);
    const { session } = await ada.run<{ session: { step: { answers: object } } }, object>(
      `query ($id: ID!) { session: onboardingSession(id: $id) { step(key: STRUCTURE) {
        answers { ... on StructureAnswers { teamSize currentChallenges } } } } }`,
      { id: sessionId },
    );
    expect(session.step.answers).toMatchObject({
      teamSize: 7,
      currentChallenges: expect.arrayContaining([expect.any(String)]) as unknown,
    });
  });

  test('another device was first: nothing is overwritten, and it can be accepted still', async () => {
    await company();
    const { id } = await request(ada, sessionId, 'DEPARTMENTS');
    await draft(ada, sessionId, 'STRUCTURE', { departments: [] }, 0);
    expect(await accept(ada, id, 0)).toMatchObject({ code: 'STALE_VERSION' });
    expect((await read(ada, id)).state).toBe('READY');
    expect(stepOf(await accept(ada, id, 1), 'STRUCTURE')?.version).toBe(2);
  });

  test('with edits it is MODIFIED, and what was changed is kept', async () => {
    await company();
    const { id, alternatives } = await request(ada, sessionId, 'INDUSTRY');
    const industryId = alternatives[0]?.proposal['industryId'] ?? (await anIndustry(app));
    const accepted = await accept(ada, id, 1, { company: { industryId } });
    expect(stepOf(accepted, 'COMPANY')?.answers).toMatchObject({
      industryId,
      description: BAKERY.description,
    });
    expect(await read(ada, id)).toMatchObject({ state: 'MODIFIED', edits: { industryId } });
  });

  test('edits of what it does not propose are refused', async () => {
    await company();
    const { id } = await request(ada, sessionId, 'INDUSTRY');
    expect(await accept(ada, id, 1, { company: { name: 'Other' } })).toMatchObject({
      issues: [{ path: ['name'], code: 'NOT_ALLOWED' }],
    });
    expect(await accept(ada, id, 1, { team: { invitations: [] } })).toMatchObject({
      issues: [{ path: ['edits', 'team'], code: 'NOT_ALLOWED' }],
    });
    expect((await read(ada, id)).state).toBe('READY');
  });

  test.each([
    ['a\u0000', 'NUL_CHARACTER'],
    ['a\ud83d', 'UNPAIRED_SURROGATE'],
  ])('edits that cannot be stored are refused as a draft with them is: %j', async (name, code) => {
    await company();
    const { id } = await request(ada, sessionId, 'DEPARTMENTS');
    const edits = { structure: { departments: [{ key: 'a', name, type: 'HR' }] } };
    expect(await accept(ada, id, 0, edits)).toMatchObject({
      issues: [{ path: ['departments', '0', 'name'], code }],
    });
    expect((await read(ada, id)).state).toBe('READY');
  });

  test('repeated at once it is written once, and what came between stays', async () => {
    await company();
    const { id } = await request(ada, sessionId, 'DEPARTMENTS');
    const answers = await atOnce<Partial<Pick<Accepted, 'steps' | 'reason'>>>(
      'onboarding_sessions',
      idOf('OnboardingSession', sessionId),
      [
        () => accept(ada, id, 0),
        () => accept(ada, id, 0),
        () => draft(ada, sessionId, 'STRUCTURE', { departments: [] }, 1),
        () => accept(ada, id, 0),
        () => accept(ada, id, 2),
        () => accept(ada, id, 2, { structure: { departments: [] } }),
      ],
    );
    // Who waits for the same row goes on in no order but the first: repetitions may see what came between, or not yet.
    const seen = expect.toBeOneOf([1, 2]) as number;
    const versions = answers.slice(0, 5).map((answer) => stepOf(answer, 'STRUCTURE')?.version);
    expect(versions).toEqual([seen, seen, 2, seen, seen]);
    expect(answers[5]).toMatchObject({ reason: 'SUGGESTION_DECIDED' });
    const after = await readSession(ada, sessionId);
    expect(after && stepOf(after, 'STRUCTURE')).toMatchObject({
      version: 2,
      answers: { departments: [] },
    });
  });

  test('one without a step is marked as helpful, also by repetitions at once', async () => {
    const { id } = await request(ada, sessionId, 'NEXT_STEPS');
    const answers = await atOnce('ai_suggestions', idOf('AiSuggestion', id), [
      () => accept(ada, id, 0),
      () => accept(ada, id, 0),
      () => reject(ada, id, 'OTHER'),
    ]);
    const done = { __typename: 'OnboardingSession' };
    expect(answers).toMatchObject([done, done, { reason: 'SUGGESTION_DECIDED' }]);
    expect((await read(ada, id)).state).toBe('ACCEPTED');
  });

  test('one whose time is up is not, nor somebody else’s', async () => {
    await company();
    const { id } = await request(ada, sessionId, 'DEPARTMENTS');
    expect(await accept(await app.person(), id, 0)).toMatchObject({ code: 'NOT_FOUND' });
    await app.database.query(`update ai_suggestions set expires_at = now() where id = $1`, [
      idOf('AiSuggestion', id),
    ]);
    expect((await read(ada, id)).state).toBe('EXPIRED');
    expect(await accept(ada, id, 0)).toMatchObject({ reason: 'SUGGESTION_EXPIRED' });
  });

  test('not in a session that is paused', async () => {
    await company();
    const { id } = await request(ada, sessionId, 'DEPARTMENTS');
    await move(ada, 'pause', sessionId);
    expect(await accept(ada, id, 0)).toMatchObject({ code: 'SESSION_STATE' });
    expect((await read(ada, id)).state).toBe('READY');
  });
});

describe('rejecting', () => {
  test('repeated at once, it keeps what was said first', async () => {
    const { id } = await request(ada, sessionId, 'NEXT_STEPS');
    const answers = await atOnce('ai_suggestions', idOf('AiSuggestion', id), [
      () => reject(ada, id, 'IRRELEVANT'),
      () => reject(ada, id, 'OTHER'),
      () => accept(ada, id, 0),
    ]);
    const rejected = { state: 'REJECTED', rejection: { reason: 'IRRELEVANT' } };
    expect(answers).toMatchObject([rejected, rejected, { reason: 'SUGGESTION_DECIDED' }]);
  });

  test('keeps why, and ends it', async () => {
    const { id } = await request(ada, sessionId, 'NEXT_STEPS');
    const rejection = { reason: 'IRRELEVANT', note: 'We know.' };
    expect(await reject(ada, id, 'IRRELEVANT', ' We know. ')).toMatchObject({
      state: 'REJECTED',
      rejection,
    });
    expect(await reject(ada, id, 'OTHER')).toMatchObject({ state: 'REJECTED', rejection });
    expect(await accept(ada, id, 0)).toMatchObject({ reason: 'SUGGESTION_DECIDED' });
  });

  test('a note that is too long, and somebody else’s', async () => {
    const { id } = await request(ada, sessionId, 'NEXT_STEPS');
    expect(await reject(ada, id, 'OTHER', 'x'.repeat(501))).toMatchObject({
      issues: [{ path: ['note'], code: 'TOO_LONG' }],
    });
    expect(await reject(await app.person(), id, 'OTHER')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await read(ada, id)).state).toBe('READY');
  });
});

describe('lists', () => {
  interface Listed {
    readonly session: {
      readonly suggestedKinds: readonly string[];
      readonly suggestions: { readonly nodes: readonly { readonly kind: string }[] };
      readonly steps: readonly {
        readonly key: string;
        readonly suggestions: { readonly nodes: readonly { readonly kind: string }[] };
      }[];
    };
  }
  const list = (person = ada) =>
    person.run<Listed, object>(
      `query ($id: ID!) { session: onboardingSession(id: $id) {
        suggestedKinds
        suggestions(first: 10) { nodes { kind } }
        steps { key suggestions(first: 10) { nodes { kind } } }
      } }`,
      { id: sessionId },
    );

  test('a session and its steps list theirs, the newest first, in one statement beside the session', async () => {
    await company();
    await requestAll(ada, sessionId, ['INDUSTRY', 'DEPARTMENTS']);
    await request(ada, sessionId, 'NEXT_STEPS');
    const { result, sent } = await counted(() => list());
    const { suggestions, steps } = result.session;
    expect(suggestions.nodes.map(({ kind }) => kind)).toEqual([
      'NEXT_STEPS',
      'DEPARTMENTS',
      'INDUSTRY',
    ]);
    const of = (key: string) => steps.find((step) => step.key === key)?.suggestions.nodes;
    expect(of('COMPANY')).toEqual([{ kind: 'INDUSTRY' }]);
    expect(of('TEAM')).toEqual([]);
    // The session, what was chosen, what was decided, and all lists.
    expect(sent).toHaveLength(4);
  });

  test('leave out what is less sure than the person asks for, and it says nothing', async () => {
    await company();
    const { id, confidence } = await request(ada, sessionId, 'DEPARTMENTS');
    await choose(ada, { minConfidence: Math.min(1, (confidence ?? 0) + 0.01) });
    expect((await list()).session.suggestions.nodes).toEqual([]);
    expect(await read(ada, id)).toMatchObject({ hidden: true, proposal: null, rationale: null });
    expect(await accept(ada, id, 0)).toMatchObject({ reason: 'SUGGESTION_HIDDEN' });
    await choose(ada, { minConfidence: 0 });
    expect(await read(ada, id)).toMatchObject({ hidden: false, step: 'STRUCTURE' });
  });

  test('offer what goes with the step where the person is, as much as they want', async () => {
    expect((await list()).session.suggestedKinds).toEqual([]);
    const answers = answersFor(await anIndustry(app));
    await submit(ada, sessionId, 'WELCOME', answers['WELCOME'] ?? {});
    expect((await list()).session.suggestedKinds).toEqual(['INDUSTRY']);
    await choose(ada, { assistance: 'EXTENSIVE' });
    expect((await list()).session.suggestedKinds).toEqual(['INDUSTRY', 'COMPANY_DESCRIPTION']);
    await company();
    const { id } = await request(ada, sessionId, 'INDUSTRY');
    await reject(ada, id, 'INCORRECT');
    expect((await list()).session.suggestedKinds).toEqual(['COMPANY_DESCRIPTION', 'INDUSTRY']);
    await choose(ada, { assistance: 'MINIMAL' });
    expect((await list()).session.suggestedKinds).toEqual([]);
  });

  test('tell each part of one document what holds then', async () => {
    const input = `{ sessionId: "${sessionId}", expectedVersion: %, step: { company: {} } }`;
    const look = (
      version: number,
    ) => `saveOnboardingDraft(input: ${input.replace('%', String(version))}) {
      ... on OnboardingSession { suggestedKinds suggestions(first: 5) { nodes { kind } } } }`;
    await submit(ada, sessionId, 'WELCOME', answersFor(await anIndustry(app))['WELCOME'] ?? {});
    await company();
    const { result, sent } = await counted(() =>
      ada.run<Record<string, object>, object>(
        `mutation {
          a: ${look(1)}
          b: requestSuggestion(input: { sessionId: "${sessionId}", kind: INDUSTRY }) { __typename }
          c: ${look(2)}
          d: updateAiPreferences(input: { enabled: false }) { __typename }
          e: ${look(3)}
        }`,
        {},
      ),
    );
    const nodes = [{ kind: 'INDUSTRY' }];
    expect(result).toMatchObject({
      a: { suggestedKinds: ['INDUSTRY'], suggestions: { nodes: [] } },
      c: { suggestedKinds: ['INDUSTRY'], suggestions: { nodes } },
      e: { suggestedKinds: [], suggestions: { nodes } },
    });
    // Each writes its draft (lock, read, write), and reads what was chosen, what was decided and the list.
    expect(sent).toHaveLength(3 * 6 + 3 + 2);
  });

  test('many are read together', async () => {
    const { suggestions } = await requestAll(ada, sessionId, ['NEXT_STEPS', 'REVIEW_INSIGHTS']);
    const ids = suggestions.map(({ id }) => id);
    const { result, sent } = await counted(() =>
      ada.run<{ nodes: unknown[] }, object>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on AiSuggestion { kind } } }`,
        { ids },
      ),
    );
    expect(result.nodes).toEqual([{ kind: 'NEXT_STEPS' }, { kind: 'REVIEW_INSIGHTS' }]);
    expect(sent).toHaveLength(1);
  });
});
