import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { counted, withoutWorker } from '../helpers/statements.ts';
import { answersFor, anIndustry, complete, start, walk } from '../helpers/wizard.ts';

/** What each operation may cost in SQL statements, counted for real. A change that adds one fails here. */

let app: App;
let person: Person;
let sessionId: string;
let industryId: string;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
  industryId = await anIndustry(app);
  const { id } = await walk(app, person, undefined, {
    COMPANY: { slug: 'budget' },
    STRUCTURE: {
      departments: Array.from({ length: 20 }, (_, index) => ({
        key: `d${index}`,
        name: `Department ${index}`,
        type: 'OTHER',
        ...(index > 0 && { parentKey: `d${Math.floor((index - 1) / 2)}` }),
      })),
    },
    OBJECTIVES: {
      objectives: Array.from({ length: 5 }, (_, index) => ({
        title: `Objective ${index}`,
        keyResults: Array.from({ length: 5 }, (__, at) => ({
          title: `Key result ${at}`,
          metricType: 'NUMBER',
          baseline: 0,
          target: 1,
        })),
      })),
    },
    TEAM: {
      invitations: Array.from({ length: 100 }, (_, index) => ({
        email: `colleague-${index}@example.org`,
        role: 'MEMBER',
        departmentKey: `d${index % 20}`,
      })),
    },
  });
  sessionId = id;
});
afterAll(() => app.close());

const costOf = async (
  query: string,
  variables: object = {},
  token: string | undefined = person.token,
) => {
  const { result, sent } = await counted(() => app.ask(query, variables, token));
  expect(result.errors, JSON.stringify(result.errors)).toBeUndefined();
  return sent.length;
};

test('completing, with 20 departments, 5 objectives, 25 key results, 100 invitations, their mails, audit log and key: 15', async () => {
  // Nobody listens there: mails are queued, and stay.
  const mailing = await app.sibling({ SMTP_URL: 'smtp://127.0.0.1:1' });
  try {
    const { result, sent } = await counted(() =>
      mailing.ask(
        'mutation ($id: ID!) { completeOnboarding(input: { sessionId: $id, idempotencyKey: "budget" }) { __typename } }',
        { id: sessionId },
        person.token,
      ),
    );
    expect(result.data).toEqual({ completeOnboarding: { __typename: 'OnboardingSession' } });
    const own = withoutWorker(sent);
    expect(own.length, own.join('\n')).toBeLessThanOrEqual(15);
  } finally {
    await mailing.close();
  }
  const [written] = await app.database.query(
    `select (select count(*)::int from outbox_mails where kind = 'INVITATION') as mails,
       (select count(*)::int from audit_log) as entries, (select count(*)::int from idempotency_keys) as keys`,
  );
  expect(written).toEqual({ mails: 100, entries: 101, keys: 1 });
  const [counts] = await app.database.query(
    `select (select count(*)::int from departments) as departments, (select count(*)::int from objectives) as objectives,
       (select count(*)::int from key_results) as results, (select count(*)::int from invitations) as invitations`,
  );
  expect(counts).toEqual({ departments: 20, objectives: 5, results: 25, invitations: 100 });
});

const REQUIREMENTS = 'requirements { step path code message }';

test.each<[number, string, string]>([
  [
    1,
    'status',
    `{ onboardingStatus { state nextAction step ${REQUIREMENTS} session { id progress steps { key state } } } }`,
  ],
  [0, 'status, signed out', '{ onboardingStatus { nextAction } }'],
  [1, 'viewer', '{ viewer { id email name emailVerified } }'],
  [
    1,
    'industries, searched',
    '{ industries(first: 100, search: "sofware") { nodes { id name keywords metrics } } }',
  ],
  [2, 'industries with counts', '{ industries(first: 100) { nodes { id organizationCount } } }'],
  [1, 'industryCategories', '{ industryCategories }'],
  [1, 'organizationSlug', '{ organizationSlug(slug: "budget") { available suggestion } }'],
])('at most %i: %s', async (budget, name, query) => {
  expect(
    await costOf(query, {}, name.includes('signed out') ? '' : person.token),
  ).toBeLessThanOrEqual(budget);
});

test('a whole session, with answers, requirements, industry and organization: 3', async () => {
  const cost = await costOf(
    `query ($id: ID!) { onboardingSession(id: $id) {
      state progress currentStep canComplete ${REQUIREMENTS} industry { name } organization { name slug }
      steps { key state version issues { code } answers { ... on CompanyAnswers { name } ... on TeamAnswers { invitations { email } } } }
    } }`,
    { id: sessionId },
  );
  expect(cost).toBeLessThanOrEqual(3);
});

test('many sessions by their ids: 3, however many', async () => {
  const second = await start(person);
  const cost = await costOf(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on OnboardingSession { state industry { name } organization { name } } } }',
    { ids: [sessionId, second.id, sessionId] },
  );
  expect(cost).toBeLessThanOrEqual(3);
});

test('an organization with everything in it: 3', async () => {
  const cost = await costOf(
    `{ organization(slug: "budget") {
      name viewerRole industry { name organizationCount } departments { name parent { name } }
      members(first: 100) { totalCount nodes { role jobTitle department { name } user { name email } } }
      objectives(first: 100) { nodes { title department { name } keyResults { title target } } }
      invitations(first: 100) { totalCount nodes { email department { name } } }
    } }`,
  );
  expect(cost).toBeLessThanOrEqual(3);
});

test('starting, drafting, submitting: within six round trips', async () => {
  const someone = await app.person();
  const begun = await counted(() => start(someone));
  expect(begun.sent.length, 'start').toBeLessThanOrEqual(4);
  const again = await counted(() => start(someone));
  expect(again.sent.length, 'start again').toBeLessThanOrEqual(3);
  const { id } = begun.result;
  const drafted = await counted(() =>
    someone.run(
      'mutation ($id: ID!) { saveOnboardingDraft(input: { sessionId: $id, expectedVersion: 0, step: { company: { name: "x" } } }) { __typename } }',
      { id },
    ),
  );
  expect(drafted.sent.length, 'draft').toBe(3);
  const { WELCOME, COMPANY } = answersFor(industryId);
  const submitted = async (step: string, answers: object | undefined, expectedVersion: number) =>
    counted(() =>
      someone.run(
        `mutation ($input: Submit${step}StepInput!) { result: submit${step}Step(input: $input) { __typename } }`,
        { input: { sessionId: id, expectedVersion, answers } },
      ),
    );
  const welcome = await submitted('Welcome', WELCOME, 0);
  expect(welcome.result).toEqual({ result: { __typename: 'OnboardingSession' } });
  expect(welcome.sent.length, 'welcome').toBe(3);
  // BEGIN and COMMIT make two more round trips.
  const company = await submitted('Company', { ...COMPANY, slug: 'within-budget' }, 1);
  expect(company.result).toEqual({ result: { __typename: 'OnboardingSession' } });
  expect(company.sent.length, 'company').toBeLessThanOrEqual(4);
});

test('a request may ask for a few whole sessions, and not for very many answers', async () => {
  const whole = `requirements { code } steps { key state issues { code } answers { ... on TeamAnswers { invitations { email } } } }`;
  const ask = async (query: string) =>
    (await app.ask(query, { id: sessionId, ids: Array(100).fill(sessionId) }, person.token))
      .errors?.[0]?.extensions['code'];
  const aliases = (count: number) =>
    Array.from({ length: count }, (_, at) => `s${at}: onboardingSession(id: $id) { ${whole} }`);
  expect(await ask(`query ($id: ID!) { ${aliases(4).join(' ')} }`)).toBeUndefined();
  expect(await ask(`query ($id: ID!) { ${aliases(12).join(' ')} }`)).toBe('TOO_COMPLEX');
  const many = (fields: string) =>
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on OnboardingSession { ${fields} } } }`;
  expect(await ask(many('id state progress'))).toBeUndefined();
  expect(await ask(many('steps { answers { __typename } }'))).toBe('TOO_COMPLEX');
  expect(await ask(many('steps { issues { message } }'))).toBe('TOO_COMPLEX');
  expect(await ask(many('requirements { message }'))).toBe('TOO_COMPLEX');
});

test('completing again costs two', async () => {
  const { sent } = await counted(() =>
    person.run(
      'mutation ($id: ID!) { completeOnboarding(input: { sessionId: $id }) { __typename } }',
      { id: sessionId },
    ),
  );
  expect(sent.length).toBe(2);
  expect((await complete(person, sessionId)).state).toBe('COMPLETED');
});

test('50 organizations with industry and member count: 4', async () => {
  const ids: string[] = [];
  const [row] = await app.database.query<{ user_id: string }>(
    'select user_id from memberships limit 1',
  );
  for (let index = 0; index < 50; index += 1) {
    const [made] = await app.database.query<{ id: string }>(
      `insert into organizations select (json_populate_record(o, json_build_object('id', gen_random_uuid(), 'slug', 'copy-' || $1::text))).*
       from organizations o where slug = 'budget' returning id`,
      [index],
    );
    await app.database.query(
      "insert into memberships (id, organization_id, user_id, role) values (gen_random_uuid(), $1, $2, 'OWNER')",
      [made?.id, row?.user_id],
    );
    ids.push(Buffer.from(`Organization:${made?.id ?? ''}`).toString('base64'));
  }
  const { result, sent } = await counted(() =>
    app.ask<{ nodes: { members: { totalCount: number } }[] }, object>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { name industry { name } members(first: 1) { totalCount } } } }',
      { ids },
      person.token,
    ),
  );
  expect(result.data?.nodes.map(({ members }) => members.totalCount)).toEqual(Array(50).fill(1));
  expect(sent.length).toBeLessThanOrEqual(4);
});
