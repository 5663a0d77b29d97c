import { describe, expect, it } from 'vitest';
import { DOMAIN } from '../../src/demo/answers.ts';
import { encodeGlobalId } from '../../src/global-id.ts';
import { openBrowser } from './browser.ts';

const id = (type: string, number = 1) =>
  encodeGlobalId(type, `018f0000-0000-7000-8000-00000000000${number}`);
const SESSION = id('OnboardingSession');

const auth = (number: number, more: object = {}) => ({
  token: `token ${number}`,
  refreshToken: `refresh ${number}`,
  viewer: { id: id('User', number) },
  ...more,
});
const started = {
  startOnboarding: { id: SESSION, steps: [{ key: 'WELCOME', state: 'PENDING', version: 0 }] },
};
const unauthorized = () =>
  Response.json(
    { errors: [{ message: 'The token is not valid.', extensions: { code: 'UNAUTHENTICATED' } }] },
    { status: 401 },
  );

describe('what the GraphiQL page carries from one tab to the next', () => {
  it('sends the token of the last answer that held one', async () => {
    const answers = [{ viewer: null }, { register: auth(1) }, {}, { signIn: auth(2) }, {}];
    const { run, asked } = await openBrowser(() => answers.shift() ?? {});
    for (let count = 0; count < 5; count += 1) await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      null,
      null,
      'Bearer token 1',
      'Bearer token 1',
      'Bearer token 2',
    ]);
  });

  it('leaves an Authorization header of the user alone', async () => {
    const { run, asked } = await openBrowser(() => ({ register: auth(1) }));
    await run();
    await run({}, { headers: { Authorization: 'Bearer mine' } });
    expect(asked[1]?.authorization).toBe('Bearer mine');
  });

  it('sends nothing of it anywhere else', async () => {
    const { run, asked } = await openBrowser(() => ({ register: auth(1) }));
    await run();
    await run({ id: '$session' }, { url: 'https://elsewhere.example/graphql' });
    expect(asked[1]).toMatchObject({ authorization: null, variables: { id: '$session' } });
  });

  it('fills in the session, and the version of each step as the latest answer tells it', async () => {
    const stale = { step: { key: 'WELCOME', version: 7 }, conflicts: ['urgency'] };
    const answers = [started, {}, { saveOnboardingDraft: stale }, {}];
    const { run, asked } = await openBrowser(() => answers.shift() ?? {});
    await run();
    const variables = {
      input: {
        sessionId: '$session',
        expectedVersion: '$version:WELCOME',
        other: ['$version:TEAM'],
      },
    };
    await run(variables);
    await run();
    await run(variables);
    expect(asked[1]?.variables).toEqual({
      input: { sessionId: SESSION, expectedVersion: 0, other: [0] },
    });
    expect(asked[3]?.variables).toMatchObject({ input: { expectedVersion: 7 } });
  });

  it('fills in the first industry of an answer, the organization, and a new address each time', async () => {
    const answers = [
      { industries: { nodes: [{ id: id('Industry', 1) }, { id: id('Industry', 2) }] } },
      { completeOnboarding: { organization: { id: id('Organization'), slug: 'horno-lumbre' } } },
    ];
    const { run, asked } = await openBrowser(() => answers.shift() ?? {});
    await run();
    await run();
    await run({ industryId: '$industry', slug: '$slug', email: '$random-email' });
    await run({ email: '$random-email' });
    const [first, second] = asked.slice(2).map(({ variables }) => variables);
    expect(first).toMatchObject({ industryId: id('Industry', 1), slug: 'horno-lumbre' });
    expect(first?.['email']).toMatch(new RegExp(`^clara\\.[0-9a-f]{8}@${DOMAIN}$`));
    expect(second?.['email']).not.toBe(first?.['email']);
  });

  it('leaves any other text alone', async () => {
    const { run, asked } = await openBrowser(() => ({}));
    const variables = { a: '$5 a day', b: 'the $session', c: null, d: 1, e: ['$', '$unknown'] };
    await run(variables);
    expect(asked[0]?.variables).toEqual(variables);
  });

  it.each([
    ['$session', 'There is no session yet. Run the Start tab first.'],
    ['$version:WELCOME', 'There is no session yet. Run the Start tab first.'],
    ['$industry', 'There is no industry yet. Run the Industries tab first.'],
    ['$suggestion', 'There is no suggestion yet. Run the RequestSuggestion tab first.'],
    ['$slug', 'There is no organization yet. Run the Complete tab first.'],
  ])('says what to do where %s is not known yet, and asks nobody', async (placeholder, message) => {
    const { run, asked } = await openBrowser(() => ({}));
    expect(await run({ value: placeholder })).toEqual({ errors: [{ message }] });
    expect(asked).toEqual([]);
  });

  it('forgets the session of the person before', async () => {
    const answers = [{ register: auth(1) }, started, { register: auth(2) }];
    const { run } = await openBrowser(() => answers.shift() ?? {});
    for (let count = 0; count < 3; count += 1) await run();
    expect(await run({ id: '$session' })).toHaveProperty('errors');
  });

  it('shares it with other windows, and keeps it for the next visit', async () => {
    const first = await openBrowser(() => ({ register: auth(1), ...started }));
    await first.run();
    const second = await openBrowser(() => ({}), first.stored);
    await second.run({ id: '$session' });
    expect(second.asked[0]).toMatchObject({
      authorization: 'Bearer token 1',
      variables: { id: SESSION },
    });
  });

  it('renews a token that is refused, and sends the operation again', async () => {
    const { run, asked } = await openBrowser(({ authorization, query }) => {
      if (query.includes('refreshAuth')) return { refreshAuth: auth(1, { token: 'token new' }) };
      if (authorization === 'Bearer token 1') return unauthorized();
      return { register: auth(1), ...started };
    });
    await run();
    expect(await run({ id: '$session' })).toHaveProperty('data');
    expect(asked[2]?.variables).toEqual({ refreshToken: 'refresh 1' });
    expect(asked[3]).toMatchObject({
      authorization: 'Bearer token new',
      variables: { id: SESSION },
    });
  });

  it('renews a token that has ended before it is sent', async () => {
    const ended = { expiresAt: '2020-01-01T00:00:00Z' };
    const { run, asked } = await openBrowser(({ query }) =>
      query.includes('refreshAuth')
        ? { refreshAuth: auth(1, { token: 'token new', expiresAt: '2999-01-01T00:00:00Z' }) }
        : { register: auth(1, ended) },
    );
    await run();
    await run();
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      null,
      null,
      'Bearer token new',
    ]);
  });

  it('forgets tokens that cannot be renewed', async () => {
    const answers = [{ register: auth(1) }, unauthorized(), { refreshAuth: { code: 'GONE' } }];
    const { run, asked, stored } = await openBrowser(() => answers.shift() ?? { viewer: null });
    await run();
    expect(await run()).toEqual({ data: { viewer: null } });
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      null,
      'Bearer token 1',
      null,
      null,
    ]);
    expect(stored['gangway:carried']).toBe('{}');
  });
});

describe('what else the script does for the GraphiQL page', () => {
  it('keeps the tabs apart from those of another GraphiQL at the same address', async () => {
    const { window, stored } = await openBrowser(() => ({}), { 'graphiql:tabState': 'another' });
    const { storage } = window.gangway;
    expect(storage.getItem('graphiql:tabState')).toBeNull();
    storage.setItem('graphiql:tabState', 'ours');
    expect([storage.getItem('graphiql:tabState'), storage.length]).toEqual(['ours', 1]);
    storage.clear();
    expect(stored).toEqual({ 'graphiql:tabState': 'another' });
  });

  it('begins anew with ?reset', async () => {
    const kept = {
      'gangway:carried': '{"token":"t"}',
      'gangway:graphiql:graphiql:tabState': 'ours',
      other: 'kept',
    };
    const { stored, address } = await openBrowser(() => ({}), kept, '?reset');
    expect(stored).toEqual({ other: 'kept' });
    expect(address()).toBe('http://localhost:4000/graphql');
  });

  it('lets the variables editor take a placeholder where a version belongs', async () => {
    const { window } = await openBrowser(() => ({}));
    let given: unknown;
    const jsonDefaults = { setDiagnosticsOptions: (options: unknown) => (given = options) };
    window.__MONACO = { languages: { json: { jsonDefaults } } };
    const integer = { type: 'integer' };
    jsonDefaults.setDiagnosticsOptions({
      validate: true,
      schemas: [
        { schema: { properties: { expectedVersion: integer, n: integer }, required: ['n'] } },
      ],
    });
    expect(given).toEqual({
      validate: true,
      schemas: [
        {
          schema: {
            properties: {
              expectedVersion: { anyOf: [integer, { type: 'string', pattern: '^\\$version:' }] },
              n: integer,
            },
            required: ['n'],
          },
        },
      ],
    });
  });
});
