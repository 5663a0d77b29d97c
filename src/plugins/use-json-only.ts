import { GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { readBody } from './body.ts';
import type { BodyRefusal } from './body.ts';
import { problem } from './problem.ts';
import type { GangwayPlugin } from './request.ts';

const ACCEPTED = new Set(['application/json', 'application/graphql-response+json']);

/**
 * Takes operations as JSON and from the query string of a GET, nothing else: forms can be sent by any page of any site
 * without asking. Bodies are bounded. Answers that Yoga leaves empty say what to do.
 */
export function useJsonOnly({ maxBodyBytes }: { readonly maxBodyBytes: number }): GangwayPlugin {
  return {
    onRequestParse({ request, url, serverContext, setRequestParser, endResponse }) {
      if (request.method === 'GET') {
        setRequestParser(() => readQueryString(url.searchParams));
      } else if (request.method === 'POST') {
        const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
        const encoding = request.headers.get('content-encoding') ?? 'identity';
        if (!type || !ACCEPTED.has(type) || encoding !== 'identity') {
          endResponse(notJson());
          return;
        }
        setRequestParser(async () =>
          parseOperation(await readBody(request, serverContext, maxBodyBytes)),
        );
      }
    },
    async onResultProcess(hook) {
      if (hook.resultProcessor || !isAsyncIterable(hook.result)) return;
      // The client takes no stream: end it, for nobody else would.
      await hook.result[Symbol.asyncIterator]().return?.();
      hook.setResult({});
      hook.setResultProcessor(notAcceptable, 'application/json');
    },
  };
}

function parseOperation(body: Buffer | BodyRefusal): object {
  if (body === 'TOO_LARGE')
    throw badRequest('The request is too large.', 413, 'REQUEST_ENTITY_TOO_LARGE');
  if (body === 'INCOMPLETE') throw badRequest('The request ended early.', 400);
  const operation = parseJson(body.toString());
  if (typeof operation !== 'object' || operation === null) {
    throw badRequest('The body must be a JSON object with a `query`.', 400);
  }
  return operation;
}

function notJson(): Response {
  return problem(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send the operation as uncompressed JSON, with `Content-Type: application/json`.',
  );
}

function notAcceptable(): Response {
  return problem(
    406,
    'NOT_ACCEPTABLE',
    'A subscription is a stream: send `Accept: text/event-stream`, or use WebSocket (graphql-transport-ws).',
  );
}

function readQueryString(parameters: URLSearchParams) {
  const text = (name: string) => parameters.get(name) ?? undefined;
  const query = text('query');
  const operationName = text('operationName');
  return {
    ...(query !== undefined && { query }),
    ...(operationName !== undefined && { operationName }),
    ...readJson('variables', text('variables')),
    ...readJson('extensions', text('extensions')),
  };
}

function readJson(name: string, text: string | undefined): Record<string, object> {
  if (!text) return {};
  const value = parseJson(text);
  if (value === undefined) throw badRequest(`\`${name}\` in the query string must be JSON.`, 400);
  return { [name]: value as object };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function badRequest(message: string, status: number, code = 'BAD_REQUEST'): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, http: { status } },
  });
}
