import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember } from '../helpers/members.ts';
import type { ModelServer } from '../helpers/model-server.ts';
import { startModelServer } from '../helpers/model-server.ts';
import {
  anIndustry,
  answersFor,
  complete,
  draft,
  start,
  STEPS,
  submit,
} from '../helpers/wizard.ts';
import { DEPARTMENTS, founder, settled } from './modelling.ts';
import { cancel, choose, ended, read, request, requestAll } from './suggesting.ts';

/** What is sent to a model: nothing that its person, their organization or the operator does not allow. */

let model: ModelServer;
let app: App;
beforeAll(async () => {
  model = await startModelServer();
  app = await startApp(await model.environment({ prompts: { OBJECTIVES: 'objectives-1' } }));
});
afterAll(async () => {
  await app.close();
  await model.close();
});
beforeEach(() => {
  model.behave('ok');
  model.reply(DEPARTMENTS);
});

/** What the model was sent since so many requests. */
const sentSince = (received: number) =>
  model.requests.slice(received - model.received).map(({ body }) => JSON.stringify(body));

describe('consent', () => {
  test('nothing is sent before somebody chose it, whatever they ask', async () => {
    const { received } = model;
    const { person, sessionId } = await founder(app, null);
    const said = async () => {
      const { state, source, note } = await request(person, sessionId, 'DEPARTMENTS');
      return `${state} ${source} ${note}`;
    };
    expect(await said()).toBe('READY RULES NO_CONSENT');
    await choose(person, { dataSharing: 'FULL' });
    expect(await said()).toBe('READY RULES NO_CONSENT');
    await choose(person, { enabled: true, dataSharing: 'NOTHING' });
    expect(await said()).toBe('READY RULES NO_CONSENT');
    expect(model.received).toBe(received);
  });

  test('company facts are sent without personal data; all of it only where that was chosen', async () => {
    model.reply(DEPARTMENTS);
    const { received } = model;
    const company = {
      name: 'Sol',
      description: 'We bake. Ask ada@sol.example or +34 600 123 456.',
    };
    const { person, sessionId } = await founder(app, undefined, company);
    await draft(person, sessionId, 'WELCOME', { fullName: 'Ada Lovelace' }, 0);
    const first = await request(person, sessionId, 'DEPARTMENTS', {
      instruction: 'As Ada Lovelace I want few of them.',
    });
    await ended(person, first.id);
    await choose(person, { dataSharing: 'FULL' });
    await ended(person, (await request(person, sessionId, 'DEPARTMENTS')).id);
    const [masked, full] = sentSince(received);
    expect(masked).toContain('We bake.');
    for (const secret of ['ada@sol.example', '600 123 456', 'Lovelace']) {
      expect(masked).not.toContain(secret);
    }
    expect(full).toContain('ada@sol.example');
  });

  test('without personal data there may be nothing to ask', async () => {
    const { received } = model;
    const { person, sessionId } = await founder(app);
    await draft(person, sessionId, 'TEAM', { invitations: [{ email: 'hr@sol.example' }] }, 0);
    expect(await request(person, sessionId, 'INVITATION_ROLES')).toMatchObject({
      source: 'RULES',
      note: 'NOTHING_TO_SEND',
    });
    expect(model.received).toBe(received);
  });

  test('withdrawn: what is being written stops, and what was written is removed where that is asked for', async () => {
    const { person, sessionId } = await founder(app);
    const kept = await request(person, sessionId, 'DEPARTMENTS');
    await ended(person, kept.id);
    model.behave({ mode: 'slow stream', ms: 200 });
    const { aborted } = model;
    const { id } = await request(person, sessionId, 'DEPARTMENTS', { instruction: 'Few.' });
    await draft(person, sessionId, 'STRUCTURE', { teamSize: 5 }, 0);
    await choose(person, { enabled: false });
    expect(await read(person, id)).toMatchObject({ state: 'FAILED', note: 'WITHDRAWN' });
    await model.untilAborted(aborted + 1);
    await choose(person, { deleteDerived: true });
    const { session } = await person.run<{ session: { suggestions: { nodes: object[] } } }, object>(
      `query ($id: ID!) { session: onboardingSession(id: $id) { suggestions(first: 9) { nodes { id } } } }`,
      { id: sessionId },
    );
    expect(session.suggestions.nodes).toEqual([]);
    await choose(person, { enabled: true });
    const again = await request(person, sessionId, 'DEPARTMENTS');
    expect(again.state).toBe('PENDING'); // not from the cache
    await cancel(person, again.id);
  });

  test('the operator forbids models for the server', async () => {
    const { received } = model;
    const forbidding = await app.sibling({ AI_MODELS: 'off' });
    const { person, sessionId } = await founder(forbidding);
    expect(await request(person, sessionId, 'DEPARTMENTS')).toMatchObject({
      source: 'RULES',
      note: 'FORBIDDEN_BY_OPERATOR',
    });
    expect(model.received).toBe(received);
    await forbidding.close();
  });

  test('an owner forbids models for their organization', async () => {
    const person = await app.person();
    const { id: sessionId } = await start(person);
    const answers = answersFor(await anIndustry(app));
    for (const step of STEPS) await submit(person, sessionId, step, answers[step] ?? {});
    const { organization } = await complete(person, sessionId);
    await choose(person, { enabled: true, dataSharing: 'COMPANY', assistance: 'MODERATE' });
    const { received } = model;
    await person.run(
      `mutation ($input: UpdateOrganizationAiInput!) { updateOrganizationAi(input: $input) { __typename } }`,
      { input: { organizationId: organization?.id, modelsAllowed: false } },
    );
    expect(await request(person, sessionId, 'NEXT_STEPS')).toMatchObject({
      source: 'RULES',
      note: 'FORBIDDEN_BY_ORGANIZATION',
    });
    expect(model.received).toBe(received);
  });
});

describe('in the wizard of an organization’s new member', () => {
  /** An owner, and a newcomer whose MEMBER wizard is open. */
  async function newcomer() {
    const owner = await app.person();
    const { id } = await start(owner);
    const answers = answersFor(await anIndustry(app));
    for (const step of STEPS) await submit(owner, id, step, answers[step] ?? {});
    const { organization } = await complete(owner, id);
    const organizationId = organization?.id ?? '';
    const uuid = idOf('Organization', organizationId) ?? '';
    const join = async () => {
      const person = await app.person();
      await addMember(app, uuid, person, 'MEMBER', null, 'PENDING');
      const { begun } = await person.run<{ begun: { id: string } }, object>(
        `mutation { begun: startOnboarding(input: { flow: MEMBER }) { ... on OnboardingSession { id } } }`,
        {},
      );
      await draft(person, begun.id, 'PROFILE', { okrExperience: 'NONE' }, 0);
      await choose(person, { enabled: true, dataSharing: 'FULL' });
      return { person, sessionId: begun.id };
    };
    const allow = (modelsAllowed: boolean) =>
      owner.run(
        `mutation ($input: UpdateOrganizationAiInput!) { updateOrganizationAi(input: $input) { __typename } }`,
        { input: { organizationId, modelsAllowed } },
      );
    return { join, allow };
  }
  const WEEK = {
    actions: [
      {
        day: 1,
        title: 'Meet your team',
        text: 'Ask everybody what they work on this quarter.',
        step: null,
      },
      {
        day: 2,
        title: 'Read the objectives',
        text: 'Note which of them your own work moves.',
        step: null,
      },
    ],
    rationale: 'The first days of a new member go to people and to what they want to achieve.',
    confidence: 0.7,
  };

  test('what a model answered one of them, the next gets from the organization’s cache; until the owner forbids it', async () => {
    const { join, allow } = await newcomer();
    model.reply(WEEK);
    const first = await join();
    const asked = await request(first.person, first.sessionId, 'NEXT_STEPS');
    const made = await settled(app, first.person, asked);
    expect(made).toMatchObject({ state: 'READY', source: 'MODEL', step: null });
    const second = await join();
    const again = await request(second.person, second.sessionId, 'NEXT_STEPS');
    expect(again).toMatchObject({ source: 'CACHE', insights: made.insights });
    expect(await request(second.person, second.sessionId, 'DEPARTMENTS')).toMatchObject({
      issues: [{ path: ['kind'], code: 'NOT_ALLOWED' }],
    });
    const several = await requestAll(second.person, second.sessionId, [
      'NEXT_STEPS',
      'DEPARTMENTS',
    ]);
    expect(several).toMatchObject({ issues: [{ path: ['kinds', '1'], code: 'NOT_ALLOWED' }] });

    const hold = model.hold('midway');
    const { aborted } = model;
    const running = await request(second.person, second.sessionId, 'NEXT_STEPS', {
      instruction: 'Short.',
    });
    await hold.held;
    await allow(false);
    expect(await read(second.person, running.id)).toMatchObject({
      state: 'FAILED',
      note: 'FORBIDDEN_BY_ORGANIZATION',
    });
    await model.untilAborted(aborted + 1);
    hold.release();
    await allow(true);
    const after = await request(second.person, second.sessionId, 'NEXT_STEPS');
    expect(after.state).toBe('PENDING'); // what was cached is gone
    await cancel(second.person, after.id);
  });
});

test('who has left an organization sends nothing of its session: they cannot know what it allows', async () => {
  const person = await app.person();
  const { id: sessionId } = await start(person);
  const answers = answersFor(await anIndustry(app));
  for (const step of STEPS) await submit(person, sessionId, step, answers[step] ?? {});
  const { organization } = await complete(person, sessionId);
  await choose(person, { enabled: true, dataSharing: 'FULL', assistance: 'MODERATE' });
  await addMember(
    app,
    idOf('Organization', organization?.id ?? '') ?? '',
    await app.person(),
    'OWNER',
  );
  await person.run(
    `mutation ($input: LeaveOrganizationInput!) { leaveOrganization(input: $input) { __typename } }`,
    { input: { organizationId: organization?.id } },
  );
  const { received } = model;
  expect(await request(person, sessionId, 'NEXT_STEPS')).toMatchObject({
    source: 'RULES',
    note: 'FORBIDDEN_BY_ORGANIZATION',
  });
  expect(model.received).toBe(received);
});

describe('what waits in line', () => {
  test('is not sent once its person has withdrawn; nor is a repair', async () => {
    const narrow = await app.sibling(await model.environment({ limits: { concurrency: 1 } }));
    const first = await founder(narrow);
    const second = await founder(narrow);
    const hold = model.hold('midway');
    const { received } = model;
    model.reply({ ...DEPARTMENTS, departments: [{ ...DEPARTMENTS.departments[0], name: '' }] });
    const broken = await request(first.person, first.sessionId, 'DEPARTMENTS');
    await hold.held;
    const waiting = await request(second.person, second.sessionId, 'DEPARTMENTS');
    await choose(second.person, { dataSharing: 'NOTHING' });
    await choose(first.person, { enabled: false });
    hold.release();
    for (const { id } of [broken, waiting]) {
      const [{ note } = { note: '' }] = await app.database.query<{ note: string }>(
        'select note from ai_suggestions where id = $1',
        [idOf('AiSuggestion', id)],
      );
      expect(note).toBe('WITHDRAWN');
    }
    await narrow.close(); // and with it all that it would still send
    expect(model.received).toBe(received + 1);
  });
});
