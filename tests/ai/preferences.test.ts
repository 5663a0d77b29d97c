import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENT_TEXT_VERSIONS } from '../../src/ai/choice/consents-text.ts';
import { SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';
import { choose, consent, preferencesOf } from './choice-kit.ts';

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
});
afterAll(() => app.close());

describe('whoever has chosen nothing', () => {
  test('lets rules help, and nothing be sent', async () => {
    const { kinds, ...rest } = await preferencesOf(await app.person());
    expect(rest).toEqual({
      __typename: 'AiPreferences',
      enabled: null,
      modelsAllowed: false,
      dataSharing: 'NOTHING',
      assistance: null,
      interactionStyle: 'FRIENDLY',
      explanationDetail: 'NORMAL',
      minConfidence: 0,
      feedbackSince: null,
      updatedAt: null,
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(SUGGESTION_KINDS);
    expect(kinds.every(({ enabled }) => enabled)).toBe(true);
  });

  test('reads the text to agree to, in their language, and its version', async () => {
    const read = async (language: string) => {
      const { data } = await app.ask<
        { viewer: { aiPreferences: { consentText: string; consentTextVersion: string } } },
        object
      >('{ viewer { aiPreferences { consentText consentTextVersion } } }', {}, person.token, {
        'accept-language': language,
      });
      return data?.viewer.aiPreferences;
    };
    const [english, spanish] = [await read('en'), await read('es')];
    expect(english?.consentText).toContain('With your consent');
    expect(spanish?.consentText).toContain('Con tu consentimiento');
    expect(english?.consentTextVersion).toBe(spanish?.consentTextVersion);
  });
});

describe('updateAiPreferences', () => {
  test('changes what is given and leaves the rest', async () => {
    const someone = await app.person();
    const all = await choose(someone, {
      enabled: true,
      dataSharing: 'COMPANY',
      assistance: 'EXTENSIVE',
      interactionStyle: 'COACHING',
      explanationDetail: 'DETAILED',
      minConfidence: 0.7,
      kinds: [
        { kind: 'NEXT_STEPS', enabled: false },
        { kind: 'INDUSTRY', enabled: false },
      ],
    });
    expect(all).toMatchObject({ modelsAllowed: true, minConfidence: 0.7 });
    expect(all.updatedAt).not.toBeNull();
    const { kinds, ...some } = await choose(someone, {
      interactionStyle: 'DIRECT',
      enabled: null,
      kinds: [{ kind: 'INDUSTRY', enabled: true }],
    });
    expect(some).toEqual({
      ...all,
      kinds: undefined,
      interactionStyle: 'DIRECT',
      updatedAt: some.updatedAt,
    });
    expect(kinds.filter(({ enabled }) => !enabled).map(({ kind }) => kind)).toEqual(['NEXT_STEPS']);
    expect(await preferencesOf(someone)).toEqual({ ...some, kinds });
  });

  test.each([
    [{}, false],
    [{ dataSharing: 'FULL' }, false],
    [{ enabled: true }, false],
    [{ enabled: true, dataSharing: 'COMPANY' }, true],
    [{ enabled: true, dataSharing: 'FULL', assistance: 'MINIMAL' }, true],
    [{ enabled: true, dataSharing: 'FULL', assistance: 'OFF' }, false],
    [{ enabled: false, dataSharing: 'FULL' }, false],
  ])('of %j, whether models may be asked is %s', async (input, allowed) => {
    expect(await choose(await app.person(), input)).toMatchObject({ modelsAllowed: allowed });
  });

  test('tells all that is wrong at once, and changes nothing', async () => {
    const someone = await app.person();
    const wrong = await choose(someone, {
      enabled: true,
      minConfidence: 1.01,
      consentTextVersion: 'a text that never was',
      kinds: [
        { kind: 'INDUSTRY', enabled: true },
        { kind: 'OBJECTIVES', enabled: false },
        { kind: 'INDUSTRY', enabled: false },
      ],
    });
    expect(wrong.issues).toEqual([
      { path: ['kinds', '2', 'kind'], code: 'DUPLICATE' },
      { path: ['minConfidence'], code: 'TOO_LARGE' },
      { path: ['consentTextVersion'], code: 'INVALID_VALUE' },
    ]);
    expect(await choose(someone, { minConfidence: -0.1 })).toMatchObject({
      issues: [{ path: ['minConfidence'], code: 'TOO_SMALL' }],
    });
    expect(await preferencesOf(someone)).toMatchObject({ enabled: null, updatedAt: null });
  });

  test('tells which versions of the text there are, where it is told of none of them', async () => {
    const { data } = await app.ask<{ updateAiPreferences: unknown }, object>(
      `mutation { updateAiPreferences(input: { consentTextVersion: "2020-01-01" }) {
        ... on InvalidInputError { issues { message } } } }`,
      {},
      person.token,
      { 'accept-language': 'en' },
    );
    const message = `Choose one of: ${CONSENT_TEXT_VERSIONS.join(', ')}.`;
    expect(data?.updateAiPreferences).toEqual({ issues: [{ message }] });
  });

  test('wants somebody to be signed in', async () => {
    const { errors } = await app.ask(
      'mutation { updateAiPreferences(input: { enabled: true }) { __typename } }',
      {},
    );
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  test('made twice at once keeps both changes, also the first ones of a person', async () => {
    const someone = await app.person();
    await Promise.all([
      choose(someone, { kinds: [{ kind: 'INDUSTRY', enabled: false }] }),
      choose(someone, { enabled: true }),
      choose(someone, { dataSharing: 'FULL' }),
      choose(someone, { minConfidence: 0.5 }),
    ]);
    const found = await preferencesOf(someone);
    expect(found).toMatchObject({ enabled: true, dataSharing: 'FULL', minConfidence: 0.5 });
    expect(found.kinds.find(({ kind }) => kind === 'INDUSTRY')?.enabled).toBe(false);
  });
});

test("are the person's own, also in what signing in answers to somebody else", async () => {
  const [one, two] = [await app.person(), await app.person()];
  await choose(one, { interactionStyle: 'COACHING', minConfidence: 0.25 });
  const { data } = await app.ask<
    {
      signIn: {
        viewer: { aiPreferences: { minConfidence: number; consents: { edges: unknown[] } } };
      };
    },
    object
  >(
    `mutation ($input: SignInInput!) { signIn(input: $input) { ... on AuthPayload { viewer {
      aiPreferences { minConfidence consents(first: 5) { edges { node { origin } } } } } } } }`,
    { input: { email: one.email, password: one.password } },
    two.token,
  );
  expect(data?.signIn.viewer.aiPreferences).toEqual({
    minConfidence: 0.25,
    consents: { edges: [{ node: { origin: 'SETTINGS' } }] },
  });
  expect(await preferencesOf(two)).toMatchObject({ minConfidence: 0 });
});

test('tell what models cost the person today', async () => {
  const someone = await app.person();
  const id = await userIdOf(app, someone);
  const query = '{ viewer { aiPreferences { usageToday { tokens cost } } } }';
  const none = { viewer: { aiPreferences: { usageToday: { tokens: 0, cost: 0 } } } };
  expect(await someone.run(query, {})).toEqual(none);
  await app.database.query(
    `insert into ai_usage (day, scope_id, user_id, tokens, micros)
     select (now() at time zone 'UTC')::date - n, $1, $1, 900000000000 + n, 345000 from generate_series(0, 1) n`,
    [id],
  );
  const spent = { viewer: { aiPreferences: { usageToday: { tokens: 9e11, cost: 0.345 } } } };
  expect(await someone.run(query, {})).toEqual(spent);
});

test('cost one statement to read, and four at the most to change', async () => {
  const someone = await app.person();
  const cost = async (work: () => Promise<unknown>) => (await counted(work)).sent.length;
  const read = (fields: string) => cost(() => someone.run(`{ viewer { ${fields} } }`, {}));
  const who = await read('id');
  expect((await read('aiPreferences { enabled modelsAllowed consentText }')) - who).toBe(1);
  expect((await read('aiPreferences { enabled kinds { score } }')) - who).toBe(2);
  expect(
    (await read(
      'aiPreferences { kinds { rank } usageToday { cost } consents(last: 9) { edges { cursor } } }',
    )) - who,
  ).toBe(4);
  const change = (input: object) => cost(() => choose(someone, input, 'enabled'));
  expect(await change({ enabled: true, dataSharing: 'FULL', minConfidence: 0.3 })).toBe(2);
  expect(await change({ enabled: true, minConfidence: 0.3 })).toBe(1);
  expect(await change({ enabled: false, deleteDerived: true, resetFeedback: true })).toBe(4);
  await consent(someone);
});
