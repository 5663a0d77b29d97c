import { print } from 'graphql';
import type { Answer, Person } from '../../helpers/app.ts';
import { complete, draft, start, STEPS, stepOf, submit } from '../../helpers/wizard.ts';
import type { Result } from '../../helpers/wizard.ts';
import type { Random } from '../../helpers/random.ts';
import { createRandom } from '../../helpers/random.ts';
import { markedAnswers } from './storm-answers.ts';

/** People who go through the wizard without a pause and know what they were told, until their server is gone. */

/** A step as it has to be in the database. */
export interface KnownStep {
  readonly state: 'DRAFTED' | 'SUBMITTED';
  readonly version: number;
  readonly answers: Readonly<Record<string, unknown>>;
}
export interface KnownSession {
  /** Global id. */
  readonly id: string;
  readonly state: 'IN_PROGRESS' | 'COMPLETED';
  readonly steps: Readonly<Record<string, KnownStep>>;
}

/** Somebody, with all that was acknowledged to them. */
export interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly token: string;
  readonly random: Random;
  /** Their sessions, in the order in which they began: all COMPLETED but perhaps the last. */
  sessions: readonly KnownSession[];
  /** The sessions as they will be if what was sent last, and is not acknowledged, was done. */
  attempt: ((startedId: string) => readonly KnownSession[]) | null;
  /** How many writes were sent. */
  writes: number;
}

/** The server does not answer any more. */
export class GoneError extends Error {}

/** Asks a server on somebody's behalf. */
export function through(url: string, { email, token }: Pick<Somebody, 'email' | 'token'>): Person {
  return {
    email,
    token,
    password: '',
    refreshToken: '',
    run: async (document, variables) => {
      const query = typeof document === 'string' ? document : print(document);
      return ask(url, query, variables, token);
    },
  };
}

async function ask<Data>(
  url: string,
  query: string,
  variables: unknown,
  token = '',
): Promise<Data> {
  const text = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  })
    .then((response) => response.text())
    .catch((cause: unknown) => Promise.reject(new GoneError('No answer', { cause })));
  const { data, errors } = JSON.parse(text) as Answer<Data>;
  if (errors || !data) throw new Error(`Neither done nor refused: ${text}`);
  return data;
}

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { ... on AuthPayload { token } }
}`;

export async function register(url: string, name: string, seed: number): Promise<Somebody> {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@example.com`;
  const input = { email, name, password: 'correct horse battery' };
  const { register: payload } = await ask<{ register: { token: string } }>(url, REGISTER, {
    input,
  });
  const random = createRandom(seed);
  return { name, email, random, token: payload.token, sessions: [], attempt: null, writes: 0 };
}

/** An industry's id. */
export async function industryOf(url: string): Promise<string> {
  const query = '{ industries(first: 1, search: "software") { nodes { id } } }';
  const { industries } = await ask<{ industries: { nodes: { id: string }[] } }>(url, query, {});
  return industries.nodes[0]?.id ?? '';
}

/** Everybody, writing. */
export interface Storm {
  /** Resolves when the server is gone and that was announced; rejects where anything else goes wrong. */
  readonly over: Promise<void>;
  /** Resolves when the next completion is sent. */
  completion(): Promise<void>;
  /** Announces that the server will be gone. */
  expectEnd(): void;
}

export function startStorm(url: string, people: readonly Somebody[], industryId: string): Storm {
  let ending = false;
  const waiting: (() => void)[] = [];
  const onCompletion = () => waiting.splice(0).forEach((resolve) => resolve());
  const rage = async (somebody: Somebody) => {
    try {
      for (;;) await act(somebody, through(url, somebody), industryId, onCompletion);
    } catch (error) {
      if (!(error instanceof GoneError) || !ending) throw error;
    }
  };
  return {
    over: Promise.all(people.map(rage)).then(() => undefined),
    completion: () => new Promise((resolve) => void waiting.push(resolve)),
    expectEnd: () => void (ending = true),
  };
}

/** One write: whatever comes next, or sometimes a draft of any step, or a step that was submitted once more. */
async function act(
  somebody: Somebody,
  person: Person,
  industryId: string,
  onCompletion: () => void,
): Promise<void> {
  const { random, sessions } = somebody;
  const session = sessions.at(-1);
  somebody.writes += 1;
  if (session?.state !== 'IN_PROGRESS') {
    await attempt(
      somebody,
      (id) => [...sessions, { id, state: 'IN_PROGRESS', steps: {} }],
      () => start(person),
    );
    return;
  }
  const before = sessions.slice(0, -1);
  const due = STEPS.findIndex((key) => session.steps[key]?.state !== 'SUBMITTED');
  const drafting = random.once(4);
  if (due < 0 && !drafting) {
    onCompletion();
    await attempt(
      somebody,
      () => [...before, { ...session, state: 'COMPLETED' }],
      () => complete(person, session.id),
    );
    return;
  }
  const last = due < 0 ? STEPS.length - 1 : due;
  const key =
    STEPS[drafting ? random.whole(STEPS.length) : random.once(8) ? random.whole(last + 1) : last];
  if (!key) throw new Error('There is no such step.');
  const whole = markedAnswers(
    key,
    industryId,
    `${somebody.name} ${somebody.writes}`,
    somebody.writes,
  );
  const known = session.steps[key] ?? { version: 0, answers: {} };
  const [field] = random.pick(Object.entries(whole) as [[string, unknown]]);
  const sent = drafting && random.once(2) ? { [field]: whole[field] } : whole;
  const step: KnownStep = {
    state: drafting ? 'DRAFTED' : 'SUBMITTED',
    version: known.version + 1,
    answers: drafting ? { ...known.answers, ...sent } : sent,
  };
  const result = await attempt(
    somebody,
    () => [...before, { ...session, steps: { ...session.steps, [key]: step } }],
    () => (drafting ? draft : submit)(person, session.id, key, sent, known.version),
  );
  const { version } = stepOf(result, key);
  if (version !== step.version) throw new Error(`${key} became version ${version}.`);
}

/** Sends something, and knows it as done once it is acknowledged. */
async function attempt(
  somebody: Somebody,
  becomes: (startedId: string) => readonly KnownSession[],
  send: () => Promise<Result>,
): Promise<Result> {
  somebody.attempt = becomes;
  const result = await send();
  if (result.__typename !== 'OnboardingSession')
    throw new Error(`Refused: ${JSON.stringify(result)}`);
  somebody.sessions = becomes(result.id);
  somebody.attempt = null;
  return result;
}
