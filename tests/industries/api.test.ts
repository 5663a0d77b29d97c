import { randomUUID } from 'node:crypto';
import { createYoga } from 'graphql-yoga';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { industries } from '../../prisma/industries.ts';
import { seedIndustries } from '../../prisma/seed.ts';
import type { Door } from '../../src/data/door.ts';
import { schema } from '../../src/schema.ts';
import { createDatabase, openTestDoor } from '../helpers/database.ts';
import type { TestDatabase } from '../helpers/database.ts';
import { counted } from './statements.ts';
import { inEnglish } from './languages.ts';

let database: TestDatabase;
let door: Door;
beforeAll(async () => {
  database = await createDatabase();
  door = openTestDoor(database);
  await seedIndustries(door.asSystem('seed industries'));
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

interface Node {
  readonly id: string;
  readonly name: string;
  readonly organizationCount: number;
}
interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: Record<'startCursor' | 'endCursor', string> &
    Record<'hasNextPage' | 'hasPreviousPage', boolean>;
}

const yoga = createYoga({
  schema,
  logging: false,
  context: () => ({ access: door.asViewer(null), viewer: null }),
});

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** Asks as nobody in particular; counts the statements that it took. */
async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { result, sent } = await counted(async () =>
    yoga.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    }),
  );
  return { ...((await result.json()) as Answer), sent };
}

const PAGE = /* GraphQL */ `
  query Industries(
    $search: String
    $category: String
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    industries(
      search: $search
      category: $category
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      edges {
        cursor
        node {
          id
          name
          organizationCount
        }
      }
      nodes {
        id
        name
        organizationCount
      }
      pageInfo {
        startCursor
        endCursor
        hasNextPage
        hasPreviousPage
      }
    }
  }
`;
async function pageOf(variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await ask(PAGE, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['industries'] as Page;
}
const names = (page: Page) => page.nodes.map(({ name }) => name);

describe('the list', () => {
  test('is by name, and every page leads to the next', async () => {
    const all = await pageOf({ first: 100 });
    expect(all.nodes).toHaveLength(industries.length);
    expect(all.edges.map(({ node }) => node)).toEqual(all.nodes);
    expect(new Set(names(all))).toEqual(new Set(industries.map(({ name }) => name)));
    const [ordered] = await database.query<{ names: string[] }>(
      'select array_agg(name order by name, id) as names from industries',
    );
    expect(names(all)).toEqual(ordered?.names);

    const forward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = await pageOf({ first: 20, after });
      forward.push(...names(page));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(forward).toEqual(names(all));
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const page: Page = await pageOf({ last: 20, before });
      backward.unshift(...names(page));
      ({ hasPreviousPage: more, startCursor: before } = page.pageInfo);
    }
    expect(backward).toEqual(names(all));
  });

  test('can be narrowed to a category, which a query lists', async () => {
    const { data, sent } = await ask('{ industryCategories }');
    expect(sent).toBe(1);
    expect(data?.['industryCategories']).toEqual(
      [...new Set(industries.map(({ category }) => category))].sort(),
    );
    const finance = await pageOf({ category: 'Finance', first: 100 });
    expect(names(finance).sort()).toEqual(
      industries
        .filter(({ category }) => category === 'Finance')
        .map(({ name }) => name)
        .sort(),
    );
    expect(
      names(await pageOf({ category: 'Finance', search: 'hospital', first: 100 })),
    ).not.toContain('Hospitals & Clinics');
    expect(names(await pageOf({ category: 'None such', first: 1 }))).toEqual([]);
    expect(names(await pageOf({ category: '\0', first: 1 }))).toEqual([]);
  });

  test('shows all that an industry has, as it was seeded', async () => {
    const { data } = await ask(`{ industries(search: "restaurant", first: 1) { nodes {
      id name category description keywords metrics organizationCount
      typicalDepartments { name type }
      modelObjectives { title description keyResults { title metricType baseline target unit } }
    } } }`);
    const seed = industries.find(({ key }) => key === 'restaurants-cafes');
    if (!seed) throw new Error('Not seeded.');
    const [found] = (data?.['industries'] as { nodes: Node[] }).nodes;
    expect(found).toEqual({
      id: found?.id,
      name: seed.name,
      category: seed.category,
      description: seed.description,
      keywords: [...seed.keywords.en, ...seed.keywords.es],
      metrics: seed.metrics,
      organizationCount: 0,
      typicalDepartments: seed.departments.map(({ name, type }) => ({ name, type })),
      modelObjectives: seed.objectives.map(inEnglish).map((objective) => ({
        ...objective,
        keyResults: objective.keyResults.map((result) => ({ unit: null, ...result })),
      })),
    });
    const { data: again } = await ask(
      'query ($id: ID!) { node(id: $id) { id ... on Industry { name } } }',
      { id: found?.id },
    );
    expect(again?.['node']).toEqual({ id: found?.id, name: seed.name });
  });
});

describe('a search', () => {
  test('pages through its results, best first, without loss or repetition', async () => {
    const all = await pageOf({ search: 'consulting services', first: 100 });
    expect(all.nodes.length).toBeGreaterThan(5);
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Page = await pageOf({ search: 'consulting services', first: 2, after });
      forward.push(...names(page));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    expect(forward).toEqual(names(all));
    const end = await pageOf({ search: 'consulting services', last: 2 });
    expect(names(end)).toEqual(names(all).slice(-2));
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });
});

describe('statements', () => {
  test('one for a list or a search, and one more for all counts', async () => {
    const bare =
      'query ($search: String) { industries(search: $search, first: 50) { nodes { name } } }';
    expect((await ask(bare)).sent).toBe(1);
    expect((await ask(bare, { search: 'clinica' })).sent).toBe(1);
    expect((await ask(PAGE, { first: 50 })).sent).toBe(2);
    expect((await ask(PAGE, { search: 'clinica', first: 50 })).sent).toBe(2);
  });

  test('counts are of all tenants, whoever asks', async () => {
    const { nodes } = await pageOf({ first: 1 });
    const [industry] = await database.query<{ id: string }>(
      'select id from industries where name = $1',
      [nodes[0]?.name],
    );
    for (const slug of ['count-one', 'count-two']) {
      await database.query(
        `insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure,
           methodology, collaboration_style, okr_maturity)
         values ($1, 'Acme', $2, $3, 'SMALL', 'Some description.', 'ES', 5, 'FLAT', 'OKRS', 'HYBRID', 'BEGINNER')`,
        [randomUUID(), slug, industry?.id],
      );
    }
    const counted = await pageOf({ first: 2 });
    expect(counted.nodes.map(({ organizationCount }) => organizationCount)).toEqual([2, 0]);
  });
});

describe('refused at the top level as BAD_USER_INPUT', () => {
  test.each([
    [{}, /either `first` or `last`/],
    [{ first: 101 }, /`first` must be from 1 to 100/],
    [{ last: 0 }, /`last` must be from 1 to 100/],
    [{ first: 5, after: 'nonsense' }, /`after` is not a cursor/],
    [
      {
        first: 5,
        after: Buffer.from('[0,"\\u0000","019a0000-0000-7000-8000-000000000000"]').toString(
          'base64url',
        ),
      },
      /`after` is not a cursor/,
    ],
    [{ first: 5, search: 'é'.repeat(101) }, /`search` must be at most 100 characters/],
  ])('%j', async (variables, message) => {
    const { data, errors, sent } = await ask(PAGE, variables);
    expect(errors?.map((error) => [error.extensions?.['code'], error.message])).toEqual([
      ['BAD_USER_INPUT', expect.stringMatching(message)],
    ]);
    expect(data).toBeNull();
    expect(sent).toBe(0);
  });

  test('but not a search of 100 characters outside the basic plane', async () => {
    expect((await ask(PAGE, { first: 5, search: '🙂'.repeat(100) })).errors).toBeUndefined();
  });
});
