import { setTimeout } from 'node:timers/promises';
import type { Client } from './client.ts';
import { expect, UnexpectedError } from './expect.ts';
import { ProgressDocument } from './operations.generated.ts';
import type { OnboardingEventKind, ProgressSubscription } from './operations.generated.ts';

export type ProgressEvent = ProgressSubscription['onboardingProgress'];

/** A progress stream of which every event is awaited, so that none can be missing unnoticed. */
export interface Follower {
  /** Waits for the next event. @throws UnexpectedError where it is of another kind or does not come. */
  next(kind: OnboardingEventKind): Promise<ProgressEvent>;
  /** Waits until the server completes the stream. @throws UnexpectedError where another event comes. */
  end(): Promise<void>;
  /** Goes away. */
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** Follows a session, from `after` on or with a SNAPSHOT first. The stream opens when the first event is awaited. */
export function follow(client: Client, sessionId: string, after?: string): Follower {
  const variables = { sessionId, ...(after !== undefined && { after }) };
  const left = new AbortController();
  const stream = client.subscribe(ProgressDocument, variables, left.signal);
  return {
    async next(kind) {
      const { value } = await soon(stream.next(), `the event ${kind}`);
      const event = value?.onboardingProgress;
      expect(event?.kind === kind, `the event ${kind}, not ${event?.kind ?? 'the end'}`);
      return event;
    },
    async end() {
      const { done } = await soon(stream.next(), 'the end of the stream');
      expect(done, 'the end of the stream');
    },
    async close() {
      left.abort();
      await stream.return();
    },
  };
}

async function soon<T>(promise: Promise<T>, what: string): Promise<T> {
  const timer = new AbortController();
  const tooLate = setTimeout(PATIENCE_MS, undefined, { signal: timer.signal }).then(() => {
    throw new UnexpectedError(`In ${PATIENCE_MS / 1000} s, ${what} did not come.`);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    timer.abort();
  }
}
