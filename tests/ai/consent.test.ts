import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSENT_TEXT_VERSION, CONSENT_TEXT_VERSIONS } from '../../src/ai/choice/consents-text.ts';
import { catalogues } from '../../src/messages/messages.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { userIdOf } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';
import { answersFor, draft, submit, walk } from '../helpers/wizard.ts';
import type { Session } from '../helpers/wizard.ts';
import {
  aSession,
  aSuggestion,
  choose,
  consent,
  consentsOf,
  kept,
  preferencesOf,
} from './choice-kit.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('the version of the text changes with its words', () => {
  const texts = JSON.stringify([catalogues.en.AI_CONSENT, catalogues.es.AI_CONSENT]);
  const words = createHash('sha256').update(texts).digest('hex').slice(0, 16);
  // Where this fails, give CONSENT_TEXT_VERSION a new value, keep the old one in CONSENT_TEXT_VERSIONS, and note both here.
  expect([CONSENT_TEXT_VERSION, words]).toEqual(['2026-11-21', '63fe2767c44a2042']);
  expect(CONSENT_TEXT_VERSIONS.at(-1)).toBe(CONSENT_TEXT_VERSION);
});

describe('each change', () => {
  test('leaves a record with all that holds from then on', async () => {
    const person = await app.person();
    await choose(person, { enabled: true, dataSharing: 'COMPANY', minConfidence: 0.1 });
    await choose(person, {
      kinds: [{ kind: 'OBJECTIVES', enabled: false }],
      interactionStyle: 'DIRECT',
      consentTextVersion: CONSENT_TEXT_VERSION,
    });
    const { edges } = await consentsOf(person);
    const first = {
      enabled: true,
      dataSharing: 'COMPANY',
      assistance: null,
      interactionStyle: 'FRIENDLY',
      explanationDetail: 'NORMAL',
      minConfidence: 0.1,
      offKinds: [],
    };
    expect(edges.map(({ node: { givenAt: _, ...record } }) => record)).toEqual([
      {
        origin: 'SETTINGS',
        textVersion: CONSENT_TEXT_VERSION,
        choice: { ...first, interactionStyle: 'DIRECT', offKinds: ['OBJECTIVES'] },
      },
      // Which text was shown was not said: the one in force.
      { origin: 'SETTINGS', textVersion: CONSENT_TEXT_VERSION, choice: first },
    ]);
    const age = Date.now() - Date.parse(edges[0]?.node.givenAt ?? '');
    expect(Math.abs(age)).toBeLessThan(60_000);
  });

  test('that changes nothing leaves none', async () => {
    const person = await app.person();
    await choose(person, { enabled: true, minConfidence: 0.123456789 });
    const { updatedAt } = await preferencesOf(person);
    await choose(person, { enabled: true, minConfidence: 0.123456789, dataSharing: 'NOTHING' });
    await choose(person, { deleteDerived: true, resetFeedback: true });
    await choose(person, {});
    expect((await consentsOf(person)).edges).toHaveLength(1);
    expect((await preferencesOf(person)).updatedAt).toBe(updatedAt);
  });

  test('is read in pages, the newest first', async () => {
    const person = await app.person();
    for (const minConfidence of [0.1, 0.2, 0.3, 0.4]) await choose(person, { minConfidence });
    const read = async (page: string) => {
      const { edges, pageInfo } = await consentsOf(person, page);
      return { edges, pageInfo, seen: edges.map(({ node }) => node.choice.minConfidence) };
    };
    const first = await read('first: 3');
    expect([first.seen, first.pageInfo.hasNextPage]).toEqual([[0.4, 0.3, 0.2], true]);
    const after = `first: 3, after: "${first.edges[2]?.cursor}"`;
    expect((await read(after)).seen).toEqual([0.1]);
    expect((await read('last: 2')).seen).toEqual([0.2, 0.1]);
    expect((await read(`last: 1, before: "${first.edges[2]?.cursor}"`)).seen).toEqual([0.3]);
  });

  test('cannot be changed afterwards, nor seen by others', async () => {
    const [person, other] = [await app.person(), await app.person()];
    await consent(person);
    expect((await consentsOf(other)).edges).toEqual([]);
    const rights = await app.database.query<{ privilege_type: string }>(
      `select privilege_type from information_schema.role_table_grants
       where table_name = 'ai_consents' and grantee = 'gangway_app' order by 1`,
    );
    expect(rights.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
  });
});

describe('the PREFERENCES step', () => {
  let person: Person;
  let session: Session;
  let answers: object;
  beforeAll(async () => {
    person = await app.person();
    session = await walk(app, person, 'PREFERENCES');
    answers = answersFor('')['PREFERENCES'] ?? {};
  });
  const levels = async () =>
    (await consentsOf(person)).edges.map(({ node }) => [node.origin, node.choice.assistance]);

  test('drafted, chooses nothing', async () => {
    await draft(person, session.id, 'PREFERENCES', { aiAssistance: 'EXTENSIVE' }, 0);
    expect(await preferencesOf(person)).toMatchObject({ assistance: null });
    expect(await levels()).toEqual([]);
  });

  test('refused, chooses nothing', async () => {
    const wrong = { ...answers, focusAreas: [], aiAssistance: 'EXTENSIVE' };
    const { __typename } = await submit(person, session.id, 'PREFERENCES', wrong, 1);
    expect(__typename).toBe('InvalidInputError');
    const { __typename: stale } = await submit(person, session.id, 'PREFERENCES', answers, 0);
    expect(stale).toBe('StaleVersionError');
    expect(await levels()).toEqual([]);
  });

  test('submitted, chooses its level and nothing else, at once, with a record, for one statement', async () => {
    await choose(person, { enabled: true, dataSharing: 'COMPANY' });
    const { result, sent } = await counted(() =>
      submit(person, session.id, 'PREFERENCES', answers, 1),
    );
    expect(result.__typename).toBe('OnboardingSession');
    expect(sent.filter((text) => text.includes('ai_consents'))).toHaveLength(1);
    expect(sent.filter((text) => /\bai_/.test(text))).toHaveLength(1);
    expect(await preferencesOf(person)).toMatchObject({
      assistance: 'MODERATE',
      enabled: true,
      dataSharing: 'COMPANY',
    });
    expect(await levels()).toEqual([
      ['WIZARD', 'MODERATE'],
      ['SETTINGS', null],
    ]);
    const [record] = (await consentsOf(person)).edges;
    expect(record?.node.textVersion).toBe(CONSENT_TEXT_VERSION);
  });

  test('submitted again with the same level, leaves no second record', async () => {
    await submit(person, session.id, 'PREFERENCES', { ...answers, timezone: 'Asia/Tokyo' }, 2);
    await submit(person, session.id, 'PREFERENCES', { ...answers, timezone: 'Asia/Tokyo' }, 2); // a retry
    expect(await levels()).toHaveLength(2);
  });

  test('submitted with OFF, stops what models are writing', async () => {
    const sessionId = await aSession(person);
    const running = await aSuggestion(app, person, sessionId);
    await submit(person, session.id, 'PREFERENCES', { ...answers, aiAssistance: 'EXTENSIVE' }, 3);
    expect(await kept(app, [running])).toMatchObject([{ state: 'PENDING' }]);
    await submit(person, session.id, 'PREFERENCES', { ...answers, aiAssistance: 'OFF' }, 4);
    expect(await kept(app, [running])).toMatchObject([{ state: 'FAILED', note: 'WITHDRAWN' }]);
    expect((await preferencesOf(person)).modelsAllowed).toBe(false);
  });
});

describe('withdrawal', () => {
  const STOPPED = { state: 'FAILED', note: 'WITHDRAWN', cursor: 2, proposal: null };

  /** Somebody for whom models write an industry and objectives, after others that have ended. */
  async function writing(dataSharing = 'FULL') {
    const person = await app.person();
    await consent(person, dataSharing);
    const sessionId = await aSession(person);
    const add = (given: Parameters<typeof aSuggestion>[3]) =>
      aSuggestion(app, person, sessionId, given);
    const industry = await add({ kind: 'INDUSTRY', state: 'PENDING' });
    const objectives = await add({ kind: 'OBJECTIVES', state: 'STREAMING' });
    const ready = await add({ kind: 'INDUSTRY', state: 'READY', source: 'MODEL' });
    return { person, sessionId, industry, objectives, ready, all: [industry, objectives, ready] };
  }

  test.each([
    { enabled: false },
    { dataSharing: 'COMPANY' },
    { dataSharing: 'NOTHING' },
    { assistance: 'OFF' },
  ])('by %j stops all that models are writing, and nothing that is ready', async (input) => {
    const { person, all } = await writing();
    await choose(person, input);
    expect(await kept(app, all)).toMatchObject([STOPPED, STOPPED, { state: 'READY', cursor: 1 }]);
  });

  test('of a kind stops that kind', async () => {
    const { person, all } = await writing();
    await choose(person, { kinds: [{ kind: 'OBJECTIVES', enabled: false }] });
    expect(await kept(app, all)).toMatchObject([{ state: 'PENDING' }, STOPPED, { state: 'READY' }]);
  });

  test.each([
    { dataSharing: 'FULL' },
    { assistance: 'MINIMAL' },
    { interactionStyle: 'DIRECT' },
    { minConfidence: 1 },
    { resetFeedback: true },
  ])('is none by %j', async (input) => {
    const { person, industry } = await writing('COMPANY');
    await choose(person, input);
    expect(await kept(app, [industry])).toMatchObject([{ state: 'PENDING', cursor: 1 }]);
  });

  test('stops nothing of others, and tells every instance of what it stops', async () => {
    const [mine, theirs] = [await writing(), await writing()];
    const told = await notificationsDuring(() => choose(mine.person, { enabled: false }));
    expect(told.toSorted()).toEqual([mine.industry, mine.objectives].toSorted());
    expect(await kept(app, [theirs.industry])).toMatchObject([{ state: 'PENDING' }]);
  });

  test('deletes what models wrote on request: theirs, cached or being written, not what rules made', async () => {
    const { person, sessionId, all } = await writing();
    const other = await writing();
    const userId = await userIdOf(app, person);
    const rules = await aSuggestion(app, person, sessionId, { state: 'READY', source: 'RULES' });
    const more = [
      await aSuggestion(app, person, sessionId, { state: 'ACCEPTED', source: 'CACHE' }),
      await aSuggestion(app, person, sessionId, { state: 'FAILED' }),
    ];
    for (const id of [userId, await userIdOf(app, other.person)]) {
      await app.database.query(
        `insert into ai_cache (scope_id, key, user_id, result, expires_at)
         values ($1, '\\x00', $1, '{}', now() + interval '1 hour')`,
        [id],
      );
    }
    const told = await notificationsDuring(() =>
      choose(person, { enabled: false, deleteDerived: true }),
    );
    expect(told.toSorted()).toEqual(all.slice(0, 2).toSorted());
    expect(await kept(app, [...all, ...more])).toEqual([...all, ...more].map(() => undefined));
    expect(await kept(app, [rules])).toMatchObject([{ state: 'READY' }]);
    expect(await kept(app, other.all)).toMatchObject([{}, {}, {}]);
    const cached = await app.database.query('select user_id from ai_cache');
    expect(cached).toEqual([{ user_id: await userIdOf(app, other.person) }]);
  });

  /** The suggestions that instances are told of while something happens. */
  async function notificationsDuring(work: () => Promise<unknown>): Promise<string[]> {
    const client = new pg.Client(app.database.adminUrl);
    await client.connect();
    try {
      const told: string[] = [];
      client.on('notification', ({ payload }) => told.push(payload ?? ''));
      await client.query('listen gangway_suggestion');
      await work();
      await client.query('select 1'); // what was sent before its answer has arrived
      return told;
    } finally {
      await client.end();
    }
  }
});
