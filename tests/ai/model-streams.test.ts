import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import type { ModelServer } from '../helpers/model-server.ts';
import { startModelServer } from '../helpers/model-server.ts';
import { subscribe } from '../helpers/streams.ts';
import { DEPARTMENTS, founder, PROPOSED } from './modelling.ts';
import type { Suggested } from './suggesting.ts';
import { accept, cancel, ended, read, request, SUGGESTION } from './suggesting.ts';

/** Suggestions while a model writes them: who follows them sees all, and how they end. */

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

interface Event {
  readonly aiSuggestion: { readonly cursor: string; readonly suggestion: Suggested };
}
const FOLLOW = `subscription ($id: ID!, $after: String) { aiSuggestion(id: $id, after: $after) {
  cursor suggestion { ...Suggestion } } } ${SUGGESTION}`;
const follow = (person: Person, id: string, after?: string) =>
  subscribe<Event>(app, 'SSE', person.token, FOLLOW, { id, ...(after && { after }) });

describe('following it', () => {
  test('typed parts of it come while it is written, and one who comes back goes on', async () => {
    const { person, sessionId } = await founder(app);
    const hold = model.hold('midway');
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    const stream = follow(person, id);
    let now = (await stream.next())?.aiSuggestion;
    while (now && now.suggestion.state === 'PENDING') now = (await stream.next())?.aiSuggestion;
    expect(now?.suggestion.state).toBe('STREAMING');
    const parts = now?.suggestion.proposal?.['departments'] as readonly object[] | undefined;
    expect(PROPOSED).toEqual(expect.arrayContaining([...(parts ?? [])]));
    await stream.close();

    const again = follow(person, id, now?.cursor);
    hold.release();
    const rest = await again.rest();
    const cursors = [now?.cursor, ...rest.map(({ aiSuggestion }) => aiSuggestion.cursor)].map(
      Number,
    );
    expect(cursors).toEqual([...new Set(cursors)].sort((a, b) => a - b));
    expect(rest.at(-1)?.aiSuggestion.suggestion).toMatchObject({ state: 'READY', source: 'MODEL' });
    await again.close();
    // All of it was seen: it completes at once.
    const late = follow(person, id, rest.at(-1)?.aiSuggestion.cursor);
    expect(await late.rest()).toEqual([]);
    await late.close();
  });

  test('whoever asks for a least confidence sees words once it is known', async () => {
    const { person, sessionId } = await founder(app, {
      enabled: true,
      dataSharing: 'COMPANY',
      minConfidence: 0.5,
    });
    const hold = model.hold('midway');
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    const stream = follow(person, id);
    let now = (await stream.next())?.aiSuggestion.suggestion;
    while (now?.state === 'PENDING') now = (await stream.next())?.aiSuggestion.suggestion;
    expect(now).toMatchObject({ state: 'STREAMING', proposal: null, rationale: null });
    expect(now).toMatchObject({ hidden: false, alternatives: [], insights: null });
    hold.release();
    const last = (await stream.rest()).at(-1)?.aiSuggestion.suggestion;
    expect(last).toMatchObject({ state: 'READY', proposal: { departments: PROPOSED } });
    await stream.close();
  });

  test('of others, or after a cursor that is none, there is no stream', async () => {
    const { person, sessionId } = await founder(app, null);
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    const codeOf = async (who: Person, after?: string) => {
      const stream = follow(who, id, after);
      const failure = await stream.next().catch((error: unknown) => error);
      await stream.close();
      return (failure as Error).message;
    };
    expect(await codeOf(await app.person())).toBe('NOT_FOUND');
    expect(await codeOf(person, '99')).toBe('BAD_CURSOR');
  });

  test(
    'once all who followed it are gone, the model is asked no longer',
    { timeout: 30_000 },
    async () => {
      const { person, sessionId } = await founder(app);
      model.behave({ mode: 'slow stream', ms: 400 });
      const { aborted } = model;
      const { id } = await request(person, sessionId, 'DEPARTMENTS');
      const stream = follow(person, id);
      await stream.next();
      await stream.close();
      expect(await ended(person, id, 20_000)).toMatchObject({ state: 'FAILED', note: 'CANCELLED' });
      await model.untilAborted(aborted + 1);
    },
  );
});

describe('ends', () => {
  test('cancelled: the request to the model is given up', async () => {
    const { person, sessionId } = await founder(app);
    const hold = model.hold('midway');
    const { aborted } = model;
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    await hold.held;
    expect(await cancel(await app.person(), id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await cancel(person, id)).toMatchObject({ state: 'FAILED', note: 'CANCELLED' });
    await model.untilAborted(aborted + 1);
    hold.release();
    // What it had cost until then is told, and counted.
    const spent = await vi.waitFor(async () => {
      const now = await read(person, id);
      expect(now.inputTokens).toBeGreaterThan(0);
      expect(now.cost).toBeGreaterThan(0);
      return (now.inputTokens ?? 0) + (now.outputTokens ?? 0);
    });
    await vi.waitFor(async () => {
      const [used] = await app.database.query(
        'select 1 from ai_usage join ai_suggestions s using (user_id) where s.id = $1 and tokens = $2',
        [idOf('AiSuggestion', id), spent],
      );
      expect(used).toBeDefined();
    });
    expect(await accept(person, id, 0)).toMatchObject({ reason: 'SUGGESTION_FAILED' });
    expect(await cancel(person, id)).toMatchObject({ state: 'FAILED', note: 'CANCELLED' });
  });

  test('a server that stops has rules finish it, and says so', async () => {
    const second = await app.sibling();
    const { person, sessionId } = await founder(second);
    const hold = model.hold('start');
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    await hold.held;
    await second.close();
    hold.release();
    const { rows } = await rowsOf(id);
    expect(rows).toMatchObject([{ state: 'READY', source: 'RULES', note: 'INTERRUPTED' }]);
  });

  test('a server that died left it FAILED, without what there was of it, for whoever looks or follows', async () => {
    const { person, sessionId } = await founder(app, null);
    const { id } = await request(person, sessionId, 'DEPARTMENTS');
    const set = (lease: string) =>
      app.database.query(
        `update ai_suggestions set state = 'STREAMING', lease_until = now() + $2::interval where id = $1`,
        [idOf('AiSuggestion', id), lease],
      );
    await set('1 minute');
    const stream = follow(person, id);
    const seen = (await stream.next())?.aiSuggestion;
    expect(seen?.suggestion).toMatchObject({ state: 'STREAMING', proposal: {} });
    await set('0');
    const failed = { state: 'FAILED', note: 'INTERRUPTED', proposal: null, rationale: null };
    const told = await stream.rest();
    expect(told).toMatchObject([{ aiSuggestion: { suggestion: failed } }]);
    await stream.close();
    expect(await read(person, id)).toMatchObject({
      ...failed,
      cursor: told[0]?.aiSuggestion.cursor,
      alternatives: [],
      confidence: null,
    });
    expect(await cancel(person, id)).toMatchObject(failed);
    for (const [cursor, rest] of [
      [seen?.cursor, told],
      [told[0]?.aiSuggestion.cursor, []],
    ] as const) {
      const again = follow(person, id, cursor);
      expect(await again.rest()).toEqual(rest);
      await again.close();
    }
  });

  const rowsOf = async (id: string) => ({
    rows: await app.database.query('select * from ai_suggestions where id = $1', [
      idOf('AiSuggestion', id),
    ]),
  });
});
