import { createSourceEventStream, execute } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import type { Context } from '../context.ts';
import type { GangwayPlugin } from './request.ts';

/**
 * Runs each event of a subscription with a context of its own. DataLoaders and authorization caches hang on the
 * context object: one that lived as long as the stream would answer with what was true when it began.
 */
export function useEventContext(
  accessOf: (userId: string | null) => Context['access'],
): GangwayPlugin {
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const context = args.contextValue as Context;
        const events = await createSourceEventStream(args);
        if (!isAsyncIterable(events)) return events;
        return mapAsyncIterator(events, (event) =>
          execute({
            ...args,
            rootValue: event,
            contextValue: { ...context, access: accessOf(context.viewer?.userId ?? null) },
          }),
        );
      });
    },
  };
}
