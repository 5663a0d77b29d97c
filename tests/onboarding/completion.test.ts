import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { complete, draft, skip, start, submit, walk } from '../helpers/wizard.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ORGANIZATION = `query ($slug: String!) {
  organization(slug: $slug) {
    name slug size employeeCount description website country teamSize structure methodology currentChallenges
    businessGoals successMetrics integrations okrCycleDays viewerRole
    industry { name organizationCount }
    departments { name type parent { name } }
    members(first: 10) { totalCount nodes { role jobTitle okrExperience user { name email } } }
    objectives(first: 10) {
      nodes { title description startsAt endsAt keyResults { title metricType baseline target current unit } }
    }
    invitations(first: 10) { nodes { email role state department { name } } }
  }
}`;

interface Organization {
  readonly viewerRole: string;
  readonly objectives: { nodes: { startsAt: string; endsAt: string }[] };
}
const organizationOf = async (person: Person, slug: string) =>
  (await person.run<{ organization: Organization | null }, object>(ORGANIZATION, { slug }))
    .organization;

test('turns the answers into records', async () => {
  const person = await app.person();
  const { id } = await walk(app, person);
  const session = await complete(person, id);
  expect(session).toMatchObject({
    __typename: 'OnboardingSession',
    state: 'COMPLETED',
    progress: 1,
    organization: { name: 'Analytical Engines', slug: 'analytical-engines' },
  });
  const organization = await organizationOf(person, 'analytical-engines');
  expect(organization).toMatchObject({
    name: 'Analytical Engines',
    size: 'SMALL',
    employeeCount: 20,
    website: null,
    country: 'GB',
    teamSize: 20,
    okrCycleDays: 90,
    currentChallenges: ['FOCUS'],
    successMetrics: ['Revenue'],
    integrations: ['SLACK'],
    viewerRole: 'OWNER',
    departments: [
      { name: 'Sales', type: 'SALES', parent: null },
      { name: 'Technology', type: 'ENGINEERING', parent: null },
      { name: 'Web', type: 'ENGINEERING', parent: { name: 'Technology' } },
    ],
    members: {
      totalCount: 1,
      nodes: [
        {
          role: 'OWNER',
          jobTitle: 'Founder',
          okrExperience: 'NONE',
          user: { email: person.email },
        },
      ],
    },
    objectives: {
      nodes: [
        {
          title: 'Win the first customers',
          keyResults: [
            {
              title: 'Paying customers',
              metricType: 'NUMBER',
              baseline: 0,
              current: 0,
              target: 10,
              unit: null,
            },
            { title: 'Monthly revenue', metricType: 'CURRENCY', unit: 'EUR' },
          ],
        },
      ],
    },
    invitations: {
      nodes: [
        {
          email: 'charles@example.org',
          role: 'ADMIN',
          state: 'PENDING',
          department: { name: 'Technology' },
        },
        { email: 'mary@example.org', role: 'MEMBER', department: null },
      ],
    },
  });
  const [cycle] = organization?.objectives.nodes ?? [];
  const days =
    (new Date(cycle?.endsAt ?? 0).getTime() - new Date(cycle?.startsAt ?? 0).getTime()) /
    86_400_000;
  expect(days).toBe(90);
  const [preferences] = await app.database.query(
    'select p.* from preferences p join users u on u.id = p.user_id where u.email = $1',
    [person.email],
  );
  expect(preferences).toMatchObject({
    locale: 'en',
    timezone: 'Europe/London',
    focus_areas: ['STRATEGY', 'ANALYTICS'],
  });
});

test('leaves out what was skipped', async () => {
  const person = await app.person();
  const { id } = await walk(app, person, 'OBJECTIVES', { COMPANY: { slug: 'skippers' } });
  await skip(person, id, 'OBJECTIVES');
  await draft(
    person,
    id,
    'team',
    { invitations: [{ email: 'draft@example.org', role: 'ADMIN' }] },
    0,
  );
  await skip(person, id, 'TEAM', 1);
  await submit(person, id, 'PREFERENCES', {
    communicationStyle: 'FORMAL',
    locale: 'es',
    timezone: 'UTC',
    notificationFrequency: 'DAILY',
    focusAreas: ['EXECUTION'],
    aiAssistance: 'OFF',
  });
  await submit(person, id, 'REVIEW', {
    confirmed: true,
    termsAccepted: true,
    dataProcessingAccepted: true,
  });
  expect(await complete(person, id)).toMatchObject({ state: 'COMPLETED', progress: 1 });
  expect(await organizationOf(person, 'skippers')).toMatchObject({
    okrCycleDays: null,
    objectives: { nodes: [] },
    invitations: { nodes: [] },
  });
});

test('says what is due, and makes nothing', async () => {
  const person = await app.person();
  const { id } = await walk(app, person, 'REVIEW', { COMPANY: { slug: 'not-yet' } });
  const due = await complete(person, id);
  expect(due).toMatchObject({ __typename: 'RequirementsDueError', code: 'REQUIREMENTS_DUE' });
  expect(due.due.map(({ step, path, code }) => [step, path.join('.'), code])).toEqual([
    ['REVIEW', '', 'STEP_INCOMPLETE'],
    ['REVIEW', 'confirmed', 'REQUIRED'],
    ['REVIEW', 'termsAccepted', 'REQUIRED'],
    ['REVIEW', 'dataProcessingAccepted', 'REQUIRED'],
  ]);
  expect(await organizationOf(person, 'not-yet')).toBeNull();
});

describe('completing twice', () => {
  test('gives the same organization, also from twenty devices at once', async () => {
    const person = await app.person();
    const { id } = await walk(app, person, undefined, { COMPANY: { name: 'Once Only' } });
    const results = await Promise.all(Array.from({ length: 20 }, () => complete(person, id)));
    expect(new Set(results.map(({ organization }) => organization?.id)).size).toBe(1);
    expect(await complete(person, id)).toMatchObject({ organization: { slug: 'once-only' } });
    expect(
      await app.database.query("select 1 from organizations where name = 'Once Only'"),
    ).toHaveLength(1);
  });

  test('needs a second session for a second organization', async () => {
    const person = await app.person();
    const first = await walk(app, person, undefined, { COMPANY: { name: 'First' } });
    await complete(person, first.id);
    const second = await walk(app, person, undefined, { COMPANY: { name: 'Second' } });
    expect(await complete(person, second.id)).toMatchObject({ organization: { slug: 'second' } });
  });
});

describe('slugs', () => {
  test('are numbered when made of a name that others have', async () => {
    const slugs = [];
    for (let count = 0; count < 3; count += 1) {
      const person = await app.person();
      const { id } = await walk(app, person, undefined, { COMPANY: { name: 'Ñandú & Söhne' } });
      slugs.push((await complete(person, id)).organization?.slug);
    }
    expect(slugs).toEqual(['nandu-and-sohne', 'nandu-and-sohne-2', 'nandu-and-sohne-3']);
  });

  test('that were chosen and are taken meanwhile are due again, with nothing half made', async () => {
    const people = await Promise.all([app.person(), app.person()]);
    const sessions = await Promise.all(
      people.map((person) => walk(app, person, undefined, { COMPANY: { slug: 'the-one' } })),
    );
    const results = await Promise.all(
      people.map((person, index) => complete(person, sessions[index]?.id ?? '')),
    );
    const loser = results.findIndex(({ __typename }) => __typename === 'RequirementsDueError');
    expect(results[1 - loser]).toMatchObject({
      state: 'COMPLETED',
      organization: { slug: 'the-one' },
    });
    expect(results[loser]?.due).toEqual([{ step: 'COMPANY', path: ['slug'], code: 'SLUG_TAKEN' }]);
    const left = await app.database.query(
      'select 1 from memberships m join users u on u.id = m.user_id where u.email = $1',
      [people[loser]?.email],
    );
    expect(left).toEqual([]);
  });

  test('can be asked for beforehand', async () => {
    const person = await app.person();
    const { id } = await walk(app, person, undefined, { COMPANY: { slug: 'asked-for' } });
    await complete(person, id);
    const ask = async (slug: string) =>
      (
        await app.ask<{ organizationSlug: object }, object>(
          'query ($slug: String!) { organizationSlug(slug: $slug) { slug valid available suggestion } }',
          { slug },
        )
      ).data?.organizationSlug;
    expect(await ask('asked-for')).toEqual({
      slug: 'asked-for',
      valid: true,
      available: false,
      suggestion: 'asked-for-2',
    });
    expect(await ask('free-one')).toEqual({
      slug: 'free-one',
      valid: true,
      available: true,
      suggestion: null,
    });
    expect(await ask('Café Ñandú!')).toMatchObject({
      valid: false,
      available: false,
      suggestion: 'cafe-nandu',
    });
    expect(await ask('🦤')).toMatchObject({ valid: false, suggestion: null });
  });
});

test('an organization does not exist for those who are no member', async () => {
  const person = await app.person();
  const { id } = await walk(app, person, undefined, { COMPANY: { slug: 'private-one' } });
  const { organization } = await complete(person, id);
  const stranger = await app.person();
  expect(await organizationOf(stranger, 'private-one')).toBeNull();
  const { node } = await stranger.run<{ node: object | null }, object>(
    'query ($id: ID!) { node(id: $id) { id } }',
    {
      id: organization?.id,
    },
  );
  expect(node).toBeNull();
  expect((await start(stranger)).organization).toBeNull();
});

test('an admin of the organization sees how far a session is, not what was answered', async () => {
  const person = await app.person();
  const { id } = await walk(app, person, undefined, { COMPANY: { slug: 'seen-by-admins' } });
  await complete(person, id);
  const admin = await app.person();
  await app.database.query(
    `insert into memberships (id, organization_id, user_id, role)
     select gen_random_uuid(), o.id, u.id, 'ADMIN' from organizations o, users u
     where o.slug = 'seen-by-admins' and u.email = $1`,
    [admin.email],
  );
  const { onboardingSession } = await admin.run<{ onboardingSession: { steps: object[] } }, object>(
    `query ($id: ID!) { onboardingSession(id: $id) {
      state progress industry { name } steps { state answers { __typename } issues { code } }
    } }`,
    { id },
  );
  expect(onboardingSession).toMatchObject({ state: 'COMPLETED', progress: 1, industry: null });
  expect(onboardingSession.steps).toEqual(
    Array(7).fill({ state: 'SUBMITTED', answers: null, issues: [] }),
  );
});

test('a slug that is none is not found, and one that is too long is refused', async () => {
  const person = await app.person();
  for (const slug of ['', '\0', 'Ñ', 'x'.repeat(300)]) {
    expect(await organizationOf(person, slug)).toBeNull();
  }
  const { errors } = await app.ask(
    'query ($slug: String!) { organizationSlug(slug: $slug) { valid } }',
    {
      slug: 'x'.repeat(256),
    },
  );
  expect(errors?.[0]).toMatchObject({
    message: '`slug` must be at most 255 characters long.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});
