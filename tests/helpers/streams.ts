import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { App } from './app.ts';

/** How a client subscribes. */
export type Transport = 'SSE' | 'WebSocket';

export interface Stream<Data> {
  /** The next event; null once the stream has ended. Throws what the server says instead of a stream. */
  next(): Promise<Data | null>;
  /** All events to come, until the stream ends by itself. */
  rest(): Promise<Data[]>;
  close(): Promise<void>;
}

interface StreamResult {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Subscribes as a front end would, with the libraries that they use. */
export function subscribe<Data>(
  app: Pick<App, 'url'>,
  transport: Transport,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Stream<Data> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
  const client =
    transport === 'SSE'
      ? createSseClient({ url: app.url, headers: authorization, retryAttempts: 0 })
      : createWsClient({
          url: app.url.replace(/^http/, 'ws'),
          webSocketImpl: WebSocket,
          connectionParams: authorization,
          retryAttempts: 0,
        });
  const iterator = client.iterate({ query, variables }) as AsyncIterableIterator<StreamResult>;
  const next = async (): Promise<Data | null> => {
    const { value, done } = (await iterator.next()) as IteratorResult<StreamResult, undefined>;
    if (done) return null;
    if (value.errors) throw new StreamError(String(value.errors[0]?.extensions?.['code']));
    return value.data as Data;
  };
  return {
    next,
    async rest() {
      const events: Data[] = [];
      for (let event = await next(); event !== null; event = await next()) events.push(event);
      return events;
    },
    async close() {
      await iterator.return?.();
      await client.dispose();
    },
  };
}

/** The server answered an error; its code is the message. */
export class StreamError extends Error {}
