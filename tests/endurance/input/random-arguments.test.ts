import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { organizationFlow } from '../../../src/flows/organization/flow.ts';
import { encodeGlobalId } from '../../../src/global-id.ts';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { scaled } from '../../helpers/scale.ts';
import { StreamError, subscribe } from '../../helpers/streams.ts';
import { start } from '../../helpers/wizard.ts';
import { hostileText } from './hostile-text.ts';
import { runsOverHttp } from './hostile.ts';
import { fits, post } from './requests.ts';

/** Any text for every argument that takes text: answered, or refused as such; never a fault. */

vi.setConfig({ testTimeout: scaled(30_000, 1_800_000) });

let app: App;
let person: Person;
let sessionId: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
  sessionId = (await start(person)).id;
});
afterAll(() => app.close());

const text = hostileText.filter(fits);
const ask = <Data>(query: string, variables: object) => post<Data>(app, query, variables, person);

/** An id of something that is not there, or of nothing. */
const id = fc.oneof(
  text,
  fc
    .tuple(
      fc.constantFrom(
        'User',
        'Industry',
        'Organization',
        'OnboardingSession',
        'Query',
        '__Type',
        '__proto__',
        '',
      ),
      fc.oneof(fc.uuid(), text),
    )
    .map(([type, of]) => encodeGlobalId(type, of)),
);

describe('ids', () => {
  test('of anything name nothing', async () => {
    const query = `query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id } nodes(ids: $ids) { id } onboardingSession(id: $id) { id } }`;
    await fc.assert(
      fc.asyncProperty(id, fc.array(id, { maxLength: 20 }), async (one, ids) => {
        fc.pre(fits([one, ...ids].join('')));
        const { errors, data } = await ask(query, { id: one, ids });
        expect({ errors, data }).toEqual({
          errors: [],
          data: { node: null, nodes: ids.map(() => null), onboardingSession: null },
        });
      }),
      runsOverHttp(scaled(30, 2_000)),
    );
  });

  test.each([101, 400, 5_000, 10_000])('%i at once are too many', async (count) => {
    const { errors } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: count }, () => sessionId),
    });
    expect(['BAD_USER_INPUT', 'TOO_COMPLEX']).toContain(errors.join());
  });

  test('of anything name no session to write to, to complete or to follow', async () => {
    const writes = [
      'saveOnboardingDraft(input: { sessionId: $id, expectedVersion: 0, step: { review: {} } })',
      'skipOnboardingStep(input: { sessionId: $id, expectedVersion: 0, step: TEAM })',
      ...['pause', 'resume', 'abandon', 'complete'].map(
        (move) => `${move}Onboarding(input: { sessionId: $id })`,
      ),
    ];
    const selected = writes.map((write, index) => `w${index}: ${write} { __typename }`).join(' ');
    await fc.assert(
      fc.asyncProperty(id, async (sessionId) => {
        const { errors, data } = await ask(`mutation ($id: ID!) { ${selected} }`, {
          id: sessionId,
        });
        expect(errors).toEqual([]);
        expect(Object.values(data)).toEqual(writes.map(() => ({ __typename: 'NotFoundError' })));
        expect(await refusal({ sessionId })).toBe('NOT_FOUND');
      }),
      runsOverHttp(scaled(15, 1_000)),
    );
  });

  test('with any expected version but the right one are stale', async () => {
    const versions = fc.oneof(
      fc.constantFrom(-1, 1, 2 ** 31 - 1, -(2 ** 31)),
      fc.maxSafeInteger().map((n) => n | 0),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...organizationFlow.steps),
        versions,
        async ({ name }, expectedVersion) => {
          fc.pre(expectedVersion !== 0);
          const { errors, result } = await ask<{ __typename: string }>(
            'mutation ($input: SaveOnboardingDraftInput!) { result: saveOnboardingDraft(input: $input) { __typename } }',
            { input: { sessionId, expectedVersion, step: { [name.toLowerCase()]: {} } } },
          );
          expect([errors, result.__typename]).toEqual([[], 'StaleVersionError']);
        },
      ),
      runsOverHttp(scaled(15, 1_000)),
    );
  });
});

/** With which code a stream is refused. */
async function refusal(variables: { sessionId: string; after?: string }): Promise<string | null> {
  const query =
    'subscription ($sessionId: ID!, $after: String) { onboardingProgress(sessionId: $sessionId, after: $after) { cursor } }';
  const stream = subscribe(app, 'SSE', person.token, query, variables);
  try {
    await stream.next();
    return null;
  } catch (error) {
    if (error instanceof StreamError) return error.message;
    throw error;
  } finally {
    await stream.close();
  }
}

test('a stream after anything is refused for its cursor', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (after) => {
      fc.pre(!/^\d{1,9}$/.test(after));
      expect(await refusal({ sessionId, after })).toBe('BAD_CURSOR');
    }),
    runsOverHttp(scaled(15, 1_000)),
  );
});

describe('slugs', () => {
  interface Availability {
    readonly slug: string;
    readonly valid: boolean;
    readonly available: boolean;
    readonly suggestion: string | null;
  }
  const SLUG = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;

  test('of anything are told apart from what is none, and for many a name there is one', async () => {
    const query =
      'query ($slug: String!) { result: organizationSlug(slug: $slug) { slug valid available suggestion } organization(slug: $slug) { id } }';
    await fc.assert(
      fc.asyncProperty(text, async (slug) => {
        const { errors, result, data } = await ask<Availability | null>(query, { slug });
        if (Array.from(slug).length > 255) {
          expect(errors).toEqual(['BAD_USER_INPUT']);
          return;
        }
        expect(errors).toEqual([]);
        expect(result).toMatchObject({ slug, valid: SLUG.test(slug), available: SLUG.test(slug) });
        expect(result?.suggestion ?? 'none').toMatch(SLUG);
        expect(data['organization']).toBeNull();
      }),
      runsOverHttp(scaled(40, 2_000)),
    );
  });
});

describe('industries', () => {
  interface Found {
    readonly nodes: readonly { readonly id: string }[];
  }
  const query = `query ($search: String, $category: String, $after: String) {
    result: industries(first: 20, search: $search, category: $category, after: $after) { nodes { id } } }`;

  test('are searched for anything of at most 100 characters', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.option(text), async (search, category) => {
        fc.pre(fits(search + (category ?? '')));
        const { errors, result } = await ask<Found | null>(query, { search, category });
        expect(errors).toEqual(Array.from(search).length > 100 ? ['BAD_USER_INPUT'] : []);
        expect(result?.nodes.length ?? 0).toBeLessThanOrEqual(20);
      }),
      runsOverHttp(scaled(40, 2_000)),
    );
  });

  test('are searched for the first ten words, however many there are', async () => {
    const word = fc.oneof(
      fc.constantFrom('software', 'food', 'shop', 'school', 'clinic'),
      fc.stringMatching(/^[b-d0-9]{1,2}$/),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 10, maxLength: 10 }),
        fc.array(word),
        async (first, more) => {
          const searched = first.join(' ');
          const all = [searched, ...more].join(' ').slice(0, 100);
          fc.pre(searched.length < 100);
          const [ten, every] = await Promise.all(
            [searched, all].map((search) => ask<Found>(query, { search })),
          );
          expect(every?.result).toEqual(ten?.result);
        },
      ),
      runsOverHttp(scaled(15, 1_000)),
    );
  });

  test('come after no cursor but one of theirs', async () => {
    const cursor = fc.oneof(
      text,
      fc
        .oneof(fc.anything(), fc.tuple(fc.integer(), text, fc.uuid()))
        .map((place) => Buffer.from(JSON.stringify([place]).slice(1, -1)).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(cursor, async (after) => {
        const { errors } = await ask(query, { after });
        expect(['', 'BAD_USER_INPUT']).toContain(errors.join());
      }),
      runsOverHttp(scaled(30, 2_000)),
    );
  });
});
