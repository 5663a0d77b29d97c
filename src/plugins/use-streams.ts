import type { ServerResponse } from 'node:http';
import type { OnSubscribeResultEventPayload } from '@envelop/core';
import { isAsyncIterable } from 'graphql-yoga';
import type { GangwayPlugin } from './request.ts';

/** The subscriptions that run now, over whatever transport. */
export interface Streams {
  readonly plugin: GangwayPlugin;
  /** Completes each: clients see a proper end and may resume elsewhere. New ones complete at once. */
  completeAll(): void;
  readonly size: number;
}

/** What an operation's context says of how its results leave; nothing where it was asked within the process. */
export interface Carrier {
  /** Of a WebSocket: aborted when it is closed. */
  readonly gone?: AbortSignal;
  /** Of a request over HTTP, as Yoga has it. */
  readonly res?: ServerResponse;
}

/** Keeps hold of running subscriptions, so that a shutdown completes them, and none outlives its connection. */
export function createStreams(): Streams {
  const running = new Set<{ complete(): void }>();
  let closed = false;
  return {
    plugin: {
      async onSubscribe({ args }) {
        const carrier = args.contextValue as Carrier;
        await turn(carrier);
        return {
          onSubscribeResult({ result, setResult }: OnSubscribeResultEventPayload<object>) {
            if (!isAsyncIterable(result)) return;
            const stream = completable(result, {
              ready: () => room(carrier),
              onEnd() {
                running.delete(stream);
                stopWatching();
              },
            });
            const stopWatching = watchGone(carrier, stream.complete);
            running.add(stream);
            setResult(stream);
            if (closed || carrier.gone?.aborted || carrier.res?.destroyed) stream.complete();
          },
        };
      },
    },
    completeAll() {
      closed = true;
      for (const stream of running) stream.complete();
    },
    get size() {
      return running.size;
    },
  };
}

/** Waits for the answers to the requests before, which a client of HTTP may have sent together. */
async function turn({ res }: Carrier): Promise<void> {
  if (res && !res.socket && !res.destroyed) await once(res, 'socket');
}

/** Waits until what was written has left. (WebSockets do by themselves: what is sent there says when it has left.) */
async function room({ res }: Carrier): Promise<void> {
  if (res?.writableNeedDrain) await once(res, 'drain');
}

const once = (res: ServerResponse, event: string) =>
  new Promise<void>((resolve) => res.once(event, resolve));

/** Calls `end` when nothing can be sent any more; returns how to stop. */
function watchGone({ gone, res }: Carrier, end: () => void): () => void {
  gone?.addEventListener('abort', end);
  res?.on('close', end);
  return () => {
    gone?.removeEventListener('abort', end);
    res?.off('close', end);
  };
}

/** Passes `source` on until it ends or is completed from outside, even while its next item is awaited. */
function completable<T>(
  source: AsyncIterable<T>,
  { ready, onEnd }: { readonly ready: () => Promise<void>; readonly onEnd: () => void },
) {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  let completeNext: (() => void) | undefined;
  const end = (): IteratorResult<T> => {
    if (!ended) onEnd();
    ended = true;
    return { done: true, value: undefined };
  };
  const stop = () => {
    // A generator that awaits answers its return() only later, and its failure then is nobody's.
    if (!ended) void iterator.return?.().catch(() => undefined);
    return end();
  };
  const pull = async (): Promise<IteratorResult<T>> => {
    try {
      await ready();
      const item = ended ? end() : await iterator.next();
      return item.done ? end() : item;
    } catch (error) {
      end();
      throw error;
    }
  };
  return {
    complete() {
      if (ended) return;
      stop();
      completeNext?.();
    },
    next(): Promise<IteratorResult<T>> {
      if (ended) return Promise.resolve(end());
      return new Promise((resolve, reject) => {
        completeNext = () => resolve({ done: true, value: undefined });
        pull().then(resolve, reject);
      });
    },
    return(): Promise<IteratorResult<T>> {
      const done = stop();
      completeNext?.();
      return Promise.resolve(done);
    },
    throw(error: Error): Promise<IteratorResult<T>> {
      stop();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
