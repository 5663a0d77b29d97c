import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Context as ConnectionContext, SubscribePayload } from 'graphql-ws';
import { isAsyncIterable, mapAsyncIterator } from 'graphql-yoga';
import type { YogaServerInstance } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Logger } from './log.ts';
import type { RequestFacts, RequestState } from './plugins/request.ts';
import type { FinishResult } from './plugins/use-masked-errors.ts';
import { logRequest } from './plugins/use-request-log.ts';

export interface WebSocketOptions {
  readonly yoga: Pick<YogaServerInstance<RequestState, object>, 'getEnveloped'>;
  readonly path: string;
  readonly facts: (request: IncomingMessage) => RequestFacts;
  readonly finish: FinishResult;
  readonly log: Logger;
  readonly maxMessageBytes: number;
}

/** GraphQL over WebSocket (graphql-transport-ws), with the plugins of HTTP. */
export interface WebSockets {
  attach(server: Server): void;
  /** Lets running operations end, then closes each connection; cuts those left after `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** Operations that run at once on one connection. */
const MAX_OPERATIONS = 50;
/** What may wait for a client that does not read, in bytes. */
const MAX_BUFFERED = 512 * 1024;
const INIT_TIMEOUT_MS = 5_000;
const PING_MS = 12_000;
const TRY_AGAIN_LATER = 1013;
const GOING_AWAY = 1001;

interface Extra {
  readonly facts: RequestFacts;
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

export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { yoga, log, finish } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxMessageBytes,
    handleProtocols,
  });
  const connections = new Map<WebSocket, { busy(): boolean }>();
  let closing = false;

  /** Reads and checks an operation; what is wrong with it is returned, and nothing runs. */
  async function prepare(
    connection: Connection,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const context = operationContext(connection, payload);
    try {
      if (Object.keys(connection.subscriptions).length > MAX_OPERATIONS) throw tooManyOperations();
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

  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    onSubscribe: (connection, _id, payload) => prepare(connection, payload),
    execute: (args) => run('execute', args),
    subscribe: (args) => run('subscribe', args),
    onError: (_connection, _id, _payload, errors) =>
      errors.map((error) => withCode(error).toJSON()),
  });

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    let running = 0;
    connections.set(socket, { busy: () => running > 0 });
    const stopPings = keepAlive(socket);
    socket.on('error', (error) => log.debug({ err: error }, 'WebSocket'));
    /** Closes a connection whose client does not take what it was sent; it would wait in our memory. */
    const overfull = () => {
      if (socket.bufferedAmount <= MAX_BUFFERED) return false;
      socket.close(TRY_AGAIN_LATER, 'Messages are not read');
      setTimeout(() => socket.terminate(), 2_000).unref(); // the close frame waits behind them
      return true;
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the message has left: a subscription sends the next only then, and ends where none can leave.
        send: (data) =>
          new Promise((resolve, reject) => {
            if (socket.readyState !== socket.OPEN || overfull()) reject(new Error('Closed'));
            else socket.send(data, (error) => (error ? reject(error) : resolve()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: Buffer) => {
            if (overfull()) return;
            running += 1;
            handle(data.toString())
              .catch((error: unknown) => {
                if (socket.readyState !== socket.OPEN) return;
                log.error({ err: error }, 'Unexpected error on a WebSocket');
                socket.close(CloseCode.InternalServerError, 'Internal server error');
              })
              .finally(() => {
                running -= 1;
                if (closing && running === 0) socket.close(GOING_AWAY, 'Going away');
              });
          }),
      },
      { facts: options.facts(request) },
    );
    socket.once('close', (code, reason) => {
      stopPings();
      connections.delete(socket);
      void closed(code, reason.toString());
    });
  });

  return {
    attach(server) {
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const pathname = request.url?.split('?')[0]; // not by URL: it throws where there is none
        if (pathname !== options.path || closing) {
          socket.end(
            `HTTP/1.1 ${closing ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`,
          );
          return;
        }
        sockets.handleUpgrade(request, socket, head, (webSocket) =>
          sockets.emit('connection', webSocket, request),
        );
      });
    },
    async close(timeoutMs) {
      closing = true;
      const timer = setTimeout(() => {
        for (const socket of connections.keys()) socket.terminate();
      }, timeoutMs);
      await Promise.all(
        [...connections].map(([socket, connection]) => {
          const gone = new Promise((resolve) => socket.once('close', resolve));
          if (!connection.busy()) socket.close(GOING_AWAY, 'Going away');
          return gone;
        }),
      );
      clearTimeout(timer);
    },
  };
}

function operationContext(
  { connectionParams, extra }: Connection,
  params: SubscribePayload,
): RequestState & { readonly params: SubscribePayload } {
  const authorization = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'];
  return {
    ...extra.facts,
    requestId: randomUUID(),
    startedAt: performance.now(),
    authorization: typeof authorization === 'string' ? authorization : null,
    params,
  };
}

/** Ends connections whose other side is gone without a word, and keeps proxies from ending quiet ones. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
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
