import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../helpers/database.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { scaled } from '../../helpers/scale.ts';
import { subscribe } from '../../helpers/streams.ts';
import { answersFor, STEPS } from '../../helpers/wizard.ts';
import { startServerProcess } from '../../helpers/server-process.ts';
import type { ServerProcess } from '../../helpers/server-process.ts';

/**
 * A hundred people walk the whole wizard at once, each with a progress stream open, against the server as an operator
 * runs it. Held to having no error; what it took is printed.
 */

const PEOPLE = 100;
const ROUNDS = scaled(1, 10);

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createDatabase();
  server = await startServerProcess(database);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

interface Result {
  readonly __typename: string;
  readonly id: string;
  readonly token: string;
  readonly code?: string;
  readonly organization: { readonly id: string } | null;
}
const SESSION = `__typename ... on Error { code message }
  ... on OnboardingSession { id progress currentStep steps { key state version issues { code } } organization { id } }`;

const times = new Map<string, number[]>();

/** Runs an operation, takes its time, and gives its one result; throws what is not as it should be. */
async function run(name: string, query: string, variables: object, token = ''): Promise<Result> {
  const begun = performance.now();
  const response = await fetch(server.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data?: { result: Result }; errors?: unknown };
  const taken = times.get(name) ?? [];
  taken.push(performance.now() - begun);
  times.set(name, taken);
  if (!body.data || body.errors || body.data.result.code) {
    throw new Error(`${name}: ${JSON.stringify(body)}`);
  }
  return body.data.result;
}

const mutation = (field: string, type: string, selection = SESSION) =>
  `mutation ($input: ${type}!) { result: ${field}(input: $input) { ${selection} } }`;
const STATUS = `{ result: onboardingStatus { __typename state nextAction step session { id } } }`;
const READ = `query ($id: ID!) { result: onboardingSession(id: $id) { ${SESSION.replace('... on Error { code message }', '')}
  industry { name } requirements { step path code message } } }`;
const PROGRESS = `subscription ($id: ID!) { onboardingProgress(sessionId: $id) { cursor kind } }`;

async function walk(who: number, industryId: string): Promise<void> {
  const email = `walker-${who}@example.com`;
  const credentials = { email, password: 'correct horse battery', name: 'Ada Lovelace' };
  const payload = mutation('register', 'RegisterInput', '__typename ... on AuthPayload { token }');
  const { token } = await run('register', payload, { input: credentials });
  await run('status', STATUS, {}, token);
  const start = mutation('startOnboarding', 'StartOnboardingInput');
  const { id: sessionId } = await run('start', start, { input: {} }, token);
  const transport = who % 2 ? 'SSE' : 'WebSocket';
  const stream = subscribe<{ onboardingProgress: { cursor: string; kind: string } }>(
    server,
    transport,
    token,
    PROGRESS,
    { id: sessionId },
  );
  const following = stream.rest();
  following.catch(() => undefined); // awaited below

  const answers = answersFor(industryId);
  for (const key of STEPS) {
    const given = { ...answers[key], ...(key === 'COMPANY' && { name: `Engines ${who}` }) };
    const halves = Object.entries(given);
    const half = Object.fromEntries(halves.slice(0, Math.ceil(halves.length / 2)));
    const step = { [key.toLowerCase()]: half };
    await run(
      'draft',
      mutation('saveOnboardingDraft', 'SaveOnboardingDraftInput'),
      { input: { sessionId, expectedVersion: 0, step } },
      token,
    );
    const name = key.charAt(0) + key.slice(1).toLowerCase();
    await run(
      `submit ${name}`,
      mutation(`submit${name}Step`, `Submit${name}StepInput`),
      { input: { sessionId, expectedVersion: 1, answers: given } },
      token,
    );
    await run('status', STATUS, {}, token);
  }
  await run('session', READ, { id: sessionId }, token);
  const complete = mutation('completeOnboarding', 'CompleteOnboardingInput');
  const { organization } = await run('complete', complete, { input: { sessionId } }, token);
  expect(organization).not.toBeNull();
  // Fifteen writes and the completion, each once and in order, after a snapshot that may hold the first ones.
  const cursors = (await following).map(({ onboardingProgress }) =>
    Number(onboardingProgress.cursor),
  );
  expect(cursors.at(-1)).toBe(16);
  expect(cursors).toEqual(cursors.map((_, index) => (cursors[0] ?? 0) + index));
  await stream.close();
}

/** The most memory that a process has had, in MiB; null where the system does not tell. */
async function peakMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

function report(peak: number | null): string {
  const at = (sorted: readonly number[], share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0).toFixed(0);
  const lines = [...times].map(([name, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b);
    const columns = [sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99)];
    return `  ${name.padEnd(20)}${columns.map((column) => String(column).padStart(8)).join('')}`;
  });
  const head = ['count', 'p50 ms', 'p95 ms', 'p99 ms'].map((name) => name.padStart(8)).join('');
  const memory = peak === null ? '' : `\n  peak memory of the server: ${peak} MiB`;
  return `${PEOPLE} people at once:\n  ${''.padEnd(20)}${head}\n${lines.join('\n')}${memory}\n`;
}

test(`${PEOPLE} people walk the wizard at once`, { timeout: 120_000 * ROUNDS }, async () => {
  const { id } = await run(
    'industries',
    '{ result: industries(first: 1) { __typename nodes { id } } }',
    {},
  ).then((result) => (result as unknown as { nodes: { id: string }[] }).nodes[0] ?? { id: '' });
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) => walk(round * PEOPLE + index, id)),
    );
  }
  process.stdout.write(report(await peakMemory(server.pid)));
  expect(server.complaints).toEqual([]);
  const [made] = await database.query<{ organizations: number; owners: number }>(
    `select (select count(*)::int from organizations) as organizations,
       (select count(distinct user_id)::int from memberships where role = 'OWNER') as owners`,
  );
  expect(made).toEqual({ organizations: PEOPLE * ROUNDS, owners: PEOPLE * ROUNDS });
});
