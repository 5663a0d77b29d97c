import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idOf } from '../../src/global-id.ts';
import type { CutTime, Wire } from '../data/wire.ts';
import { startWire } from '../data/wire.ts';
import type { Answer, App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { anIndustry, answersFor, move, walk } from '../helpers/wizard.ts';

/** The connection to Postgres breaks at each statement of a write in turn: all of it is there, or nothing. */

let app: App;
let wire: Wire;
/** A server over the same database, through the wire, on which nothing else sends statements. */
let wired: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  wire = await startWire(app.database.url);
  wired = await app.sibling({
    DATABASE_URL: wire.url,
    DIRECT_DATABASE_URL: app.database.url,
    SWEEP_INTERVAL_MS: '86400000',
  });
});
afterAll(async () => {
  await wired.close();
  await wire.close();
  await app.close();
});
beforeEach(async () => {
  person = await app.person();
});

const START = `mutation {
  result: startOnboarding(input: {}) { ... on OnboardingSession { id state organization { id } } }
}`;
const SUBMIT = `mutation ($input: SubmitCompanyStepInput!) {
  result: submitCompanyStep(input: $input) {
    ... on OnboardingSession { id industry { name } steps { key version } }
  }
}`;
const COMPLETE = `mutation ($input: CompleteOnboardingInput!) {
  result: completeOnboarding(input: $input) { ... on OnboardingSession { id state organization { id slug } } }
}`;

interface Result {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly key: string; readonly version: number }[];
  readonly organization: { readonly id: string; readonly slug: string } | null;
}
interface Answered extends Answer<{ result: Result | null }> {
  readonly status: number;
  readonly text: string;
}

/** Asks through the wire; a server that lets its client wait fails the test. */
async function ask(query: string, input?: object): Promise<Answered> {
  const response = await fetch(wired.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${person.token}` },
    body: JSON.stringify({ query, variables: { input } }),
    signal: AbortSignal.timeout(8_000),
  });
  const text = await response.text();
  return {
    ...(JSON.parse(text) as Answer<{ result: Result | null }>),
    text,
    status: response.status,
  };
}

function succeeded({ data, errors }: Answered): Result {
  expect(errors).toBeUndefined();
  if (!data?.result) throw new Error('There is neither data nor an error.');
  return data.result;
}

/** "Not now", and nothing of what happened. What was done before the cut may be there beside it, as GraphQL has it. */
function expectUnavailable({ status, data, errors, text }: Answered): void {
  expect(errors).toEqual([
    {
      message: expect.stringMatching(
        /^The server cannot answer now; try again in a moment\. Quote /,
      ) as string,
      locations: expect.any(Array) as unknown[],
      path: expect.arrayContaining(['result']) as unknown[],
      extensions: { code: 'SERVICE_UNAVAILABLE', requestId: expect.any(String) as string },
    },
  ]);
  expect(status).toBe(data?.result ? 200 : 503);
  expect(text).not.toMatch(/prisma|postgres|gangway|econn|terminat|127\.0\.0\.1|select |insert /i);
}

/**
 * Runs `round` with the connection cut at its first statement, its second, and so on until one is not cut. Each round
 * gets to know, once it was cut, whether the transaction had been committed.
 */
async function cutInTurn(
  when: CutTime,
  round: (attempt: (work: () => Promise<Answered>) => Promise<Attempt>, n: number) => Promise<void>,
): Promise<void> {
  const statements: string[] = [];
  for (let n = 1, uncut = false; !uncut; n += 1) {
    await round(async (work) => {
      const cut = wire.cutAt(n, when);
      const answer = await work();
      cut.cancel();
      if (cut.statement !== null) statements.push(cut.statement);
      uncut = cut.statement === null;
      const done = when === 'AFTER' ? statements : statements.slice(0, -1);
      return { answer, cut: !uncut, committed: uncut || done.includes('COMMIT') };
    }, n);
  }
  expect(statements.filter((text) => text === 'COMMIT')).toHaveLength(1);
  expect(statements.filter((text) => text.startsWith('BEGIN'))).toHaveLength(1);
}
interface Attempt {
  readonly answer: Answered;
  readonly cut: boolean;
  readonly committed: boolean;
}

const TABLES = {
  organizations: 1,
  memberships: 1,
  member_profiles: 1,
  departments: 3,
  objectives: 1,
  key_results: 2,
  invitations: 2,
};
type Census = Readonly<Record<keyof typeof TABLES, number>>;

/** How many rows of each kind there are, whoever they belong to. */
async function census(): Promise<Census> {
  const counts = Object.keys(TABLES).map(
    (table) => `(select count(*)::int from ${table}) as ${table}`,
  );
  const [row] = await app.database.query<Census>(`select ${counts.join(', ')}`);
  if (!row) throw new Error('A count gives a row.');
  return row;
}

async function sessionRow(id: string) {
  const [row] = await app.database.query(
    `select state, event_cursor as "cursor", organization_id is not null as "hasOrganization",
       (select array_agg(cursor order by cursor) from onboarding_events where session_id = s.id) as cursors,
       (select notification_frequency from preferences p where p.user_id = s.user_id) as frequency
     from onboarding_sessions s where id = $1`,
    [idOf('OnboardingSession', id)],
  );
  return row;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe.each<[string, CutTime]>([
  ['before Postgres gets it', 'BEFORE'],
  ['when Postgres has done it', 'AFTER'],
])('a connection cut at each statement, %s,', { timeout: 60_000 }, (_when, when) => {
  test('leaves a completion whole or undone, and the next attempt gives the one organization', async () => {
    await cutInTurn(when, async (attempt, n) => {
      const [frequency, previous] = n % 2 ? ['DAILY', 'WEEKLY'] : ['WEEKLY', 'DAILY'];
      const { id } = await walk(app, person, undefined, {
        COMPANY: { name: `Cut ${when} ${n}` },
        PREFERENCES: { notificationFrequency: frequency },
      });
      const before = await census();
      const whole = Object.fromEntries(
        Object.entries(TABLES).map(([table, made]) => [
          table,
          before[table as keyof Census] + made,
        ]),
      );
      const { answer, cut, committed } = await attempt(() => ask(COMPLETE, { sessionId: id }));
      if (cut) expectUnavailable(answer);
      expect(await census()).toEqual(committed ? whole : before);
      expect(await sessionRow(id)).toEqual({
        state: committed ? 'COMPLETED' : 'IN_PROGRESS',
        cursor: committed ? 9 : 8,
        cursors: upTo(committed ? 9 : 8),
        hasOrganization: committed,
        frequency: committed ? frequency : n === 1 ? null : previous,
      });
      const again = succeeded(await ask(COMPLETE, { sessionId: id }));
      expect(again).toMatchObject({
        state: 'COMPLETED',
        organization: { slug: `cut-${when.toLowerCase()}-${n}` },
      });
      if (!cut) expect(again).toEqual(succeeded(answer));
      expect(await census()).toEqual(whole);
    });
  });

  test('leaves a submission whole or undone, and the next attempt makes one version of it', async () => {
    const { id } = await walk(app, person, 'COMPANY');
    const company = answersFor(await anIndustry(app))['COMPANY'];
    await cutInTurn(when, async (attempt, n) => {
      const answers = { ...company, description: `We build it for the time number ${n}.` };
      const input = { sessionId: id, expectedVersion: n - 1, answers };
      const { answer, cut, committed } = await attempt(() => ask(SUBMIT, input));
      if (cut) expectUnavailable(answer);
      const cursor = 1 + n + (committed ? 1 : 0);
      expect(await sessionRow(id)).toMatchObject({ cursor, cursors: upTo(cursor) });
      const again = succeeded(await ask(SUBMIT, input));
      expect(again.steps.find(({ key }) => key === 'COMPANY')).toMatchObject({ version: n });
      expect(await sessionRow(id)).toMatchObject({ cursor: 2 + n, cursors: upTo(2 + n) });
      const [stored] = await app.database.query(
        `select answers from onboarding_answers where session_id = $1 and key = 'COMPANY'`,
        [idOf('OnboardingSession', id)],
      );
      expect(stored).toEqual({ answers });
    });
  });

  test('leaves a session started or not, and the next attempt gives the one session', async () => {
    const openIds = async () =>
      (
        await app.database.query<{ id: string }>(
          `select s.id from onboarding_sessions s join users u on u.id = s.user_id
           where u.email = $1 and s.state = 'IN_PROGRESS'`,
          [person.email],
        )
      ).map(({ id }) => id);
    await cutInTurn(when, async (attempt) => {
      const { answer, cut, committed } = await attempt(() => ask(START));
      if (cut) expectUnavailable(answer);
      const opened = await openIds();
      expect(opened).toHaveLength(committed ? 1 : 0);
      const { id } = succeeded(await ask(START));
      expect(await openIds()).toEqual([idOf('OnboardingSession', id)]);
      expect(opened).toEqual(committed ? await openIds() : []);
      expect(await sessionRow(id)).toMatchObject({ cursor: 1, cursors: [1] });
      await move(person, 'abandon', id);
    });
  });
});
