import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Context as ConnectionContext, ServerOptions, SubscribePayload } from 'graphql-ws';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import type { YogaServerInstance } from 'graphql-yoga';
import type { Logger } from './log.ts';
import type { RequestFacts, RequestState } from './plugins/request.ts';
import type { FinishResult } from './plugins/use-masked-errors.ts';
import { logRequest } from './plugins/use-request-log.ts';
import type { Carrier } from './plugins/use-streams.ts';

export interface OperationOptions {
  readonly yoga: Pick<YogaServerInstance<RequestState, object>, 'getEnveloped'>;
  readonly path: string;
  readonly finish: FinishResult;
  readonly log: Logger;
}

/** What belongs to a connection. */
export interface Extra {
  /** Of the request that opened it. */
  readonly facts: RequestFacts;
  /** Aborted when it is closed. */
  readonly gone: AbortSignal;
  /** How many of its messages are being handled; that which began a subscription is until that ends. */
  readonly running: () => number;
}

/** What Yoga prepares for an operation; its own types say `any`. */
interface Enveloped {
  readonly schema: GraphQLSchema;
  readonly parse: (query: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => unknown;
  readonly execute: (args: ExecutionArgs) => unknown;
  readonly subscribe: (args: ExecutionArgs) => unknown;
}

type Connection = ConnectionContext<Record<string, unknown>, Extra>;

/** Operations that run at once on one connection. */
const MAX_OPERATIONS = 50;

/** How operations over WebSocket run: through the plugins of HTTP, each with a request id of its own. */
export function createOperations(
  options: OperationOptions,
): Pick<
  ServerOptions<Record<string, unknown>, Extra>,
  'onSubscribe' | 'execute' | 'subscribe' | 'onError'
> {
  const { yoga, log, finish } = options;

  /** Reads and checks an operation; what is wrong with it is returned, and nothing runs. */
  async function prepare(
    connection: Connection,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const context = operationContext(connection, payload);
    try {
      // The library knows operations by their ids. Completing one and using its id again hides the first while it still
      // runs: messages that are being handled are counted as well.
      const named = Object.keys(connection.subscriptions).length;
      if (named > MAX_OPERATIONS || connection.extra.running() > 2 * MAX_OPERATIONS) {
        throw tooManyOperations();
      }
      const enveloped = yoga.getEnveloped(context) as Enveloped;
      const { schema, parse, validate, contextFactory, execute, subscribe } = enveloped;
      const document = parse(payload.query);
      const mistakes = validate(schema, document);
      if (mistakes.length > 0) return failed(context, mistakes);
      return {
        schema,
        document,
        contextValue: await contextFactory(),
        variableValues: payload.variables ?? null,
        operationName: payload.operationName ?? null,
        rootValue: { execute, subscribe }, // where `run` finds them
      };
    } catch (error) {
      return failed(context, [asGraphQLError(error)]);
    }
  }

  async function run(kind: 'execute' | 'subscribe', args: ExecutionArgs) {
    const context = args.contextValue as RequestState;
    const apply = (result: ExecutionResult) => withoutInternals(finish(result, context));
    const runners = args.rootValue as Record<typeof kind, (args: ExecutionArgs) => unknown>;
    try {
      const result = (await runners[kind]({ ...args, rootValue: undefined })) as ExecutionResult;
      if (!isAsyncIterable<ExecutionResult>(result)) return report(context, apply(result));
      report(context, {});
      return mapAsyncIterator(result, apply, (error: unknown) =>
        apply({ errors: [asGraphQLError(error)] }),
      );
    } catch (error) {
      return report(context, apply({ errors: [asGraphQLError(error)] }));
    }
  }

  function failed(context: RequestState, errors: readonly GraphQLError[]): readonly GraphQLError[] {
    return report(context, withoutInternals(finish({ errors }, context))).errors ?? [];
  }

  function report(context: RequestState, result: ExecutionResult): ExecutionResult {
    const code = result.errors?.[0]?.extensions['code'];
    const level = code === 'INTERNAL_SERVER_ERROR' ? 'warn' : 'info';
    const status = typeof code === 'string' ? code : 'ok';
    logRequest(log, level, context, { method: 'WS', path: options.path, status });
    return result;
  }

  return {
    onSubscribe: (connection, _id, payload) => prepare(connection, payload),
    execute: (args) => run('execute', args),
    subscribe: (args) => run('subscribe', args),
    onError: (_connection, _id, _payload, errors) =>
      errors.map((error) => withCode(error).toJSON()),
  };
}

function operationContext(
  { connectionParams, extra }: Connection,
  params: SubscribePayload,
): RequestState & Carrier & { readonly params: SubscribePayload } {
  const authorization = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  return {
    ...extra.facts,
    gone: extra.gone,
    requestId: randomUUID(),
    startedAt: performance.now(),
    authorization: typeof authorization === 'string' ? authorization : null,
    params,
  };
}

function withoutInternals(result: ExecutionResult): ExecutionResult {
  return result.errors ? { ...result, errors: result.errors.map(withCode) } : result;
}

/** As sent: with a code, and without what is meant for HTTP. */
function withCode(error: GraphQLError): GraphQLError {
  const { http: _http, code = 'BAD_REQUEST', ...others } = error.extensions;
  const { message, nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    ...(source && { source }),
    ...(positions && { positions }),
    ...(path && { path }),
    extensions: { code, ...others },
  });
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}

function tooManyOperations(): GraphQLError {
  return new GraphQLError(
    `At most ${MAX_OPERATIONS} operations can run at once on a connection: complete some, or open another.`,
    { extensions: { code: 'TOO_MANY_OPERATIONS' } },
  );
}
