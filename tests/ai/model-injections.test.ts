import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SuggestionKind } from '../../src/ai/kinds.ts';
import { KINDS, SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { ModelServer } from '../helpers/model-server.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { subscribe } from '../helpers/streams.ts';
import { draft, start } from '../helpers/wizard.ts';
import type { Attack } from './obeying.ts';
import { ATTACKS, drafts, honest, kindOf, planted, PLANTED, systemOf, textOf } from './obeying.ts';
import { accept, choose, ended, request, SUGGESTION } from './suggesting.ts';

/** A model that does what somebody typed, for every kind of suggestion: nobody sees what it wrote. */

let model: ModelServer;
let app: App;
beforeAll(async () => {
  model = await startModelServer();
  // All kinds are asked at once, and twice.
  app = await startApp(await model.environment({ limits: { concurrency: 16 } }));
});
afterAll(async () => {
  await app.close();
  await model.close();
});

/** What all steps hold, as it is stored. */
async function stored(sessionId: string): Promise<Readonly<Record<string, object>>> {
  const rows = await app.database.query<{ key: string; answers: object }>(
    `select key, answers from onboarding_answers where session_id = '${idOf('OnboardingSession', sessionId) ?? ''}'`,
  );
  return Object.fromEntries(rows.map(({ key, answers }) => [key, answers]));
}

async function attacked(text: string) {
  const person = await app.person();
  const { id: sessionId } = await start(person);
  for (const [step, answers] of Object.entries(drafts(text))) {
    await draft(person, sessionId, step, answers, 0);
  }
  await choose(person, { enabled: true, dataSharing: 'FULL' });
  return { person, sessionId };
}

const FOLLOW = `subscription ($id: ID!) { aiSuggestion(id: $id) { suggestion { ...Suggestion
  alternatives { rationale } } } } ${SUGGESTION}`;
/** Asks for all kinds, and sees every event of each. */
async function askAll(person: Person, sessionId: string, instruction: string) {
  return Promise.all(
    SUGGESTION_KINDS.map(async (kind) => {
      const { id, state } = await request(person, sessionId, kind, { instruction });
      expect(state).toBe('PENDING');
      const stream = subscribe<object>(app, 'SSE', person.token, FOLLOW, { id });
      const events = await stream.rest();
      await stream.close();
      return { kind, events, made: await ended(person, id) };
    }),
  );
}

/** Accepts all that can be, and says of which kinds; other fields of their steps then are as they were typed. */
async function acceptAll(
  person: Person,
  sessionId: string,
  all: Awaited<ReturnType<typeof askAll>>,
): Promise<readonly SuggestionKind[]> {
  const versions = new Map<string, number>();
  const accepted: SuggestionKind[] = [];
  for (const { kind, made } of all) {
    const { step, sets } = KINDS[kind];
    if (step === null || made.state !== 'READY') continue;
    const before = await stored(sessionId);
    const version = versions.get(step) ?? 1;
    expect(await accept(person, made.id, version)).toMatchObject({
      __typename: 'OnboardingSession',
    });
    versions.set(step, version + 1);
    const after = await stored(sessionId);
    const others = (answers: object = {}) =>
      Object.entries(answers).filter(([field]) => !sets.includes(field));
    expect(others(after[step])).toEqual(others(before[step]));
    expect({ ...after, [step]: null }).toEqual({ ...before, [step]: null });
    accepted.push(kind);
  }
  return accepted;
}

/** Kinds of whose answers nobody sees any text but the rationale. */
const ONLY_RATIONALE: readonly SuggestionKind[] = ['CHALLENGES_AND_GOALS', 'INVITATION_ROLES'];
const PLACES: Readonly<Record<string, (key: string, top: boolean) => boolean>> = {
  'the rationale': (key, top) => top && key === 'rationale',
  'all texts but the rationale': (key, top) => !(top && key === 'rationale'),
};

/** What comes of asking a model that plants what was typed, or nothing but fields of others. */
async function obey(attack: Attack, takes: (key: string, top: boolean) => boolean) {
  const { received } = model;
  const secrets = new Set<string>();
  model.behave({ mode: 'slow stream', ms: 3 });
  model.reply((body) => {
    const secret = attack.obeyed(systemOf(body));
    secrets.add(secret.slice(0, 60));
    return planted(honest(kindOf(body)), secret, takes);
  });
  const { person, sessionId } = await attacked(attack.typed);
  const all = await askAll(person, sessionId, attack.typed);
  const sent = model.requests.slice(received - model.received).map(({ body }) => textOf(body));
  expect(sent.every((text) => text.includes(attack.typed))).toBe(true);
  for (const one of all) {
    const heard = JSON.stringify(one);
    expect(heard).not.toMatch(PLANTED);
    for (const secret of secrets) expect(heard).not.toContain(secret);
  }
  const accepted = await acceptAll(person, sessionId, all);
  return { all, accepted, requests: sent.length };
}

test('fields of others, and addresses of nobody, are not heard of; the rest of the answer is', async () => {
  const { all, accepted, requests } = await obey(ATTACKS['a link'] as Attack, () => false);
  expect(all.map(({ made }) => `${made.state} ${made.source}`)).toEqual(
    all.map(() => 'READY MODEL'),
  );
  expect(requests).toBe(SUGGESTION_KINDS.length);
  expect(accepted).toEqual(SUGGESTION_KINDS.filter((kind) => KINDS[kind].step !== null));
  const roles = all.find(({ kind }) => kind === 'INVITATION_ROLES')?.made.proposal;
  expect(roles?.['invitations']).toEqual([
    { email: 'grace@acme.example', role: 'MANAGER', departmentKey: 'eng' },
  ]);
});

test.each([
  ['a link', 'the rationale'],
  ['a link', 'all texts but the rationale'],
  ['markup', 'all texts but the rationale'],
  ['the prompt', 'the rationale'],
])('told to plant %s in %s, it plants it in vain', async (what, place) => {
  const attack = ATTACKS[what];
  const takes = PLACES[place];
  if (!attack || !takes) throw new Error('There is no such attack.');
  const { all, accepted, requests } = await obey(attack, takes);
  const obeying = all.filter(
    ({ kind }) => place === 'the rationale' || !ONLY_RATIONALE.includes(kind),
  );
  // Each of them may mend its answer once, and does not.
  expect(requests).toBe(all.length + obeying.length);
  for (const { kind, made } of obeying) {
    // The rules find nothing to repeat in drafts that hold the attack, too.
    const nothing = kind === 'DEPARTMENTS';
    expect({ kind, state: made.state, source: made.source, note: made.note }).toEqual({
      kind,
      state: nothing ? 'FAILED' : 'READY',
      source: 'RULES',
      note: nothing ? 'NOTHING_FOUND' : 'INVALID_OUTPUT',
    });
  }
  expect(accepted).toEqual(
    expect.arrayContaining(['INDUSTRY', 'COMPANY_DESCRIPTION', 'OBJECTIVES']),
  );
});
