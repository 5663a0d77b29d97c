import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { subscribe } from '../helpers/streams.ts';
import { answersFor, anIndustry, complete, draft, move, start } from '../helpers/wizard.ts';

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
});
afterAll(() => app.close());

const SPANISH = { 'accept-language': 'es-MX, en;q=0.7' };
const ENGLISH = { 'accept-language': 'en' };

interface Told {
  readonly code: string;
  readonly message: string;
  readonly issues?: readonly { readonly code: string; readonly message: string }[];
  readonly requirements?: readonly { readonly code: string; readonly message: string }[];
}

async function told(
  headers: Record<string, string>,
  mutation: string,
  variables: object = {},
  token: string | undefined = person.token,
): Promise<Told | null | undefined> {
  const { data } = await app.ask<{ result: Told | null }, object>(
    mutation,
    variables,
    token,
    headers,
  );
  return data?.result;
}

const REGISTER = `mutation ($input: RegisterInput!) { result: register(input: $input) {
  ... on Error { code message } ... on InvalidInputError { issues { code message } }
} }`;
const SUBMIT = `mutation ($input: SubmitPreferencesStepInput!) { result: submitPreferencesStep(input: $input) {
  ... on Error { code message } ... on InvalidInputError { issues { code message } }
} }`;
const SUBMIT_WELCOME = SUBMIT.replaceAll('Preferences', 'Welcome');
const READ = `query ($id: ID!) { result: onboardingSession(id: $id) {
  requirements { code message } steps { issues { code message } } } }`;

describe('outside of a session', () => {
  test('messages are in the language that the client accepts, codes in none', async () => {
    const input = { email: 'not one', password: 'short', name: '' };
    const spanish = await told(SPANISH, REGISTER, { input }, '');
    const english = await told(ENGLISH, REGISTER, { input }, '');
    expect(spanish?.message).toBe('Hay datos que no son correctos. Mira issues.');
    expect(english?.message).toBe('Some fields are not right. See issues.');
    const codes = (result?: Told | null) => result?.issues?.map(({ code }) => code);
    expect(codes(spanish)).toEqual(['INVALID_EMAIL', 'TOO_SHORT', 'REQUIRED']);
    expect(codes(english)).toEqual(codes(spanish));
    expect(spanish?.issues?.[1]?.message).toBe('Escribe al menos 8 caracteres.');
  });

  test("better-auth's routes tell in it too", async () => {
    const response = await fetch(new URL('/api/auth/sign-up/email', app.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...SPANISH },
      body: JSON.stringify({ email: 'x@example.com', password: 'short', name: 'Ada' }),
    });
    expect(await response.json()).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ code: 'TOO_SHORT', message: 'Escribe al menos 8 caracteres.' }],
    });
  });

  test('answers vary by it, for caches', async () => {
    const response = await fetch(`${app.url}?query={__typename}`);
    expect(response.headers.get('vary')).toMatch(/accept-language/i);
  });

  test('a refusal that has nothing to do with the request is told in it', async () => {
    const limited = await app.sibling({ RATE_LIMIT_START: '1/1m' });
    const [, refused] = [
      await limited.ask('mutation { startOnboarding(input: {}) { __typename } }', {}, person.token),
      await limited.ask(
        'mutation { startOnboarding(input: {}) { __typename } }',
        {},
        person.token,
        SPANISH,
      ),
    ];
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringMatching(
        /^Demasiadas peticiones: inténtalo de nuevo dentro de \d+ s\.$/,
      ) as string,
      extensions: { code: 'RATE_LIMITED' },
    });
    await limited.close();
  });
});

describe('in a session', () => {
  const variables = (sessionId: string, expectedVersion: number, answers: object) => ({
    input: { sessionId, expectedVersion, answers },
  });

  test('messages go by the client until the session has a locale, and by that from then on', async () => {
    const { id } = await start(person);
    const { PREFERENCES, WELCOME } = answersFor(await anIndustry(app));
    const wrong = variables(id, 0, { ...WELCOME, fullName: '' });
    const before = await told(SPANISH, SUBMIT_WELCOME, wrong);
    expect(before?.issues).toEqual([{ code: 'REQUIRED', message: 'Este dato es obligatorio.' }]);

    await draft(person, id, 'preferences', { locale: 'es-419' }, 0);
    const after = await told(ENGLISH, SUBMIT_WELCOME, wrong);
    expect(after).toMatchObject({ code: 'INVALID_INPUT', issues: before?.issues });
    expect(await told(ENGLISH, SUBMIT, variables(id, 1, { ...PREFERENCES }))).toEqual({
      code: 'SESSION_STATE',
      message: 'Termina primero los pasos anteriores a este.',
    });
    expect(await told(ENGLISH, SUBMIT_WELCOME, variables(id, 9, { ...WELCOME }))).toMatchObject({
      code: 'STALE_VERSION',
      message: expect.stringContaining('otro dispositivo') as string,
    });
    const { data } = await app.ask<{ result: Told & { steps: Told[] } }, object>(
      READ,
      { id },
      person.token,
      ENGLISH,
    );
    const everything = [
      ...(data?.result.requirements ?? []),
      ...(data?.result.steps ?? []).flatMap(({ issues = [] }) => issues),
    ];
    expect(everything.length).toBeGreaterThan(10);
    for (const { code, message } of everything) {
      expect(message, code).toMatch(/Este (dato|paso)/);
    }
    expect((await complete(person, id)).message).toBe('Hay pasos sin terminar. Mira requirements.');

    // A language without texts is no language to tell things in.
    await draft(person, id, 'preferences', { locale: 'de' }, 1);
    expect((await told(ENGLISH, SUBMIT_WELCOME, wrong))?.issues?.[0]?.message).toBe(
      'This is required.',
    );
    expect((await told(SPANISH, SUBMIT_WELCOME, wrong))?.issues).toEqual(before?.issues);
    await move(person, 'abandon', id);
  });

  test('the events of a stream tell in it as well', async () => {
    const { id } = await start(person);
    const query = `subscription ($id: ID!) { onboardingProgress(sessionId: $id) {
      session { requirements { message } } } }`;
    interface Event {
      readonly onboardingProgress: { readonly session: { readonly requirements: Told[] } };
    }
    const stream = subscribe<Event>(app, 'WebSocket', person.token, query, { id });
    const first = await stream.next();
    expect(first?.onboardingProgress.session.requirements[0]?.message).toBe(
      'This step is not finished.',
    );
    await draft(person, id, 'preferences', { locale: 'es' }, 0);
    const second = await stream.next();
    expect(second?.onboardingProgress.session.requirements[0]?.message).toBe(
      'Este paso no está terminado.',
    );
    await stream.close();
    await move(person, 'abandon', id);
  });

  test('an admin who looks on reads in their own language', async () => {
    const { id } = await start(person);
    await draft(person, id, 'preferences', { locale: 'es' }, 0);
    const admin = await app.person();
    // No flow makes such a session yet: one of an organization whose admin may see how far it is.
    const [organization] = await app.database.query<{ id: string }>(
      `insert into organizations select (json_populate_record(null::organizations, json_build_object(
         'id', gen_random_uuid(), 'slug', 'lookers-on', 'name', 'Lookers-on', 'industry_id', (select id from industries limit 1),
         'size', 'SMALL', 'description', 'A company with admins who look on.', 'country', 'ES', 'team_size', 2,
         'structure', 'FLAT', 'methodology', 'OKRS', 'collaboration_style', 'HYBRID', 'okr_maturity', 'BEGINNER',
         'current_challenges', '{}'::text[], 'business_goals', '{}'::text[], 'success_metrics', '{}'::text[],
         'integrations', '{}'::text[], 'created_at', now(), 'updated_at', now()))).* returning id`,
    );
    await app.database.query(
      `insert into memberships (id, organization_id, user_id, role)
       select gen_random_uuid(), $1, id, 'ADMIN' from users where email = $2`,
      [organization?.id, admin.email],
    );
    await app.database.query('update onboarding_sessions set organization_id = $1 where id = $2', [
      organization?.id,
      idOf('OnboardingSession', id),
    ]);
    const { data } = await app.ask<{ result: Told }, object>(READ, { id }, admin.token, ENGLISH);
    expect(data?.result.requirements?.[0]?.message).toBe('This step is not finished.');
  });
});
