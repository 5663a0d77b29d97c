import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient as createSseClient, NetworkError } from 'graphql-sse';

/** Speaks with a server as one person on one device; without a token as nobody. */
export interface Client {
  /**
   * Runs a query or mutation.
   *
   * @throws RequestError where the request itself is refused, UnreachableError where nobody answers.
   */
  execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /**
   * Follows a subscription over SSE until the server completes it, the caller stops iterating, or `signal` aborts,
   * which ends it even while the next event is awaited. Does not reconnect: the caller knows the last cursor, and
   * passes it as `after`.
   *
   * @throws as execute does, while iterating
   */
  subscribe<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): AsyncGenerator<Data, void>;
}

/** What GraphQL answers with. */
interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

/** The request was refused as such: not signed in, too many requests, a fault of the server. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  /** `extensions.code` of the first error. */
  readonly code: string | undefined;
  constructor(errors: NonNullable<Answer<unknown>['errors']>) {
    super(errors.map(({ message }) => message).join(' '));
    const extensions = errors[0]?.extensions as { code?: string } | undefined;
    this.code = extensions?.code;
  }
}

/** Nobody answers there, not in GraphQL, or no longer. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** A client of the GraphQL endpoint at `url`, over fetch and graphql-sse. */
export function createClient(url: string, token?: string): Client {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    async execute(document, variables) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
        },
        body: JSON.stringify({ query: print(document), variables }),
      }).catch((error: unknown) => {
        throw unreachable(url, error);
      });
      return dataOf(await readAnswer(url, response));
    },

    async *subscribe(document, variables, signal) {
      // One connection for each subscription; no silent reconnect, which would begin anew without `after`.
      const sse = createSseClient({ url, headers, retryAttempts: 0 });
      signal?.addEventListener('abort', sse.dispose);
      try {
        const request = { query: print(document), variables: variables as Record<string, unknown> };
        for await (const answer of sse.iterate(request)) yield dataOf(answer as Answer<never>);
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error;
        const refusal = error.response as Response | undefined;
        throw refusal
          ? new RequestError((await readAnswer(url, refusal)).errors ?? [error])
          : unreachable(url, error);
      } finally {
        signal?.removeEventListener('abort', sse.dispose);
        sse.dispose();
      }
    },
  };
}

async function readAnswer<Data>(url: string, response: Response): Promise<Answer<Data>> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) {
    return body as Answer<Data>;
  }
  throw new UnreachableError(`${url} does not speak GraphQL: it answered ${response.status}.`);
}

function dataOf<Data>({ data, errors }: Answer<Data>): Data {
  if (errors) throw new RequestError(errors);
  if (data === null || data === undefined)
    throw new RequestError([{ message: 'The answer is empty.' }]);
  return data;
}

function unreachable(url: string, cause: unknown): UnreachableError {
  return new UnreachableError(`No server answers at ${url}.`, { cause });
}
