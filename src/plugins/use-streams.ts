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

/** Keeps hold of running subscriptions, so that a shutdown can complete them. */
export function createStreams(): Streams {
  const running = new Set<{ complete(): void }>();
  let closed = false;
  return {
    plugin: {
      onSubscribe() {
        return {
          onSubscribeResult({ result, setResult }: OnSubscribeResultEventPayload<object>) {
            if (!isAsyncIterable(result)) return;
            const stream = completable(result, () => running.delete(stream));
            running.add(stream);
            setResult(stream);
            if (closed) stream.complete();
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

/** Passes `source` on until it ends or is completed from outside, even while its next item is awaited. */
function completable<T>(source: AsyncIterable<T>, onEnd: () => void) {
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
        iterator
          .next()
          .then((item) => (item.done ? end() : item))
          .catch((error: unknown) => {
            end();
            throw error;
          })
          .then(resolve, reject);
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
