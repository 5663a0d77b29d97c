import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Accounts } from './accounts/accounts.service.ts';
import type { Config } from './config.ts';
import type { Context, Services } from './context.ts';
import { renderPage } from './graphiql/page.ts';
import type { Logger } from './log.ts';
import { corsFor, useVary } from './plugins/cors.ts';
import type { RateLimitStore } from './plugins/rate-limit-store.ts';
import { requestFacts } from './plugins/request.ts';
import type { RequestFacts, RequestState } from './plugins/request.ts';
import { useAuthEndpoint } from './plugins/use-auth-endpoint.ts';
import { useEventContext } from './plugins/use-event-context.ts';
import { useExportEndpoint } from './plugins/use-export-endpoint.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useHealth } from './plugins/use-health.ts';
import type { HealthChecks } from './plugins/use-health.ts';
import { useIntrospectionSwitch } from './plugins/use-introspection-switch.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { documentCaches, useLimits } from './plugins/use-limits.ts';
import { createErrorMask, useMaskedErrors } from './plugins/use-masked-errors.ts';
import { useOperation } from './plugins/use-operation.ts';
import { GRAPHQL_PATH, usePaths } from './plugins/use-paths.ts';
import { useRateLimits } from './plugins/use-rate-limits.ts';
import { useRequestId } from './plugins/use-request-id.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useServices } from './plugins/use-services.ts';
import { createStreams } from './plugins/use-streams.ts';
import { useViewer } from './plugins/use-viewer.ts';
import { createWebSockets } from './websocket.ts';

/** What a server is made of. */
export interface ServerDeps {
  readonly config: Pick<
    Config,
    | 'corsOrigins'
    | 'graphiql'
    | 'introspection'
    | 'maxBodyBytes'
    | 'publicUrl'
    | 'rateLimits'
    | 'trustProxy'
  >;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly accounts: Pick<Accounts, 'verify' | 'handle'>;
  /** The database on behalf of a person, or of nobody. */
  readonly accessOf: (userId: string | null) => Context['access'];
  readonly checks: Omit<HealthChecks, 'stopping'>;
  /** Counts calls for the limits. */
  readonly limitStore: RateLimitStore;
  readonly log: Logger;
}

/** The server, which listens to nothing by itself. */
export interface GangwayServer {
  /** For `http.createServer`. */
  readonly handle: RequestListener;
  /** Takes WebSocket connections of an HTTP server. */
  attach(server: Server): void;
  /** Answers a request within the process. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>;
  /**
   * Not ready from now on; completes every subscription, closes every WebSocket when its operations have ended, or after
   * `timeoutMs`.
   */
  close(timeoutMs: number): Promise<void>;
}

/** Composes the server. Plugins run in the order of the list. */
export function createServer(deps: ServerDeps): GangwayServer {
  const { config, accounts, accessOf, limitStore: store, log } = deps;
  const { graphiql, introspection, maxBodyBytes, publicUrl, rateLimits: limits } = config;
  const streams = createStreams();
  const finish = createErrorMask({ log, suggestions: introspection });
  let stopping = false;

  const yoga = createYoga<RequestState, object>({
    schema: deps.schema,
    graphqlEndpoint: GRAPHQL_PATH,
    cors: corsFor(config.corsOrigins),
    graphiql: false, // useGraphiql
    landingPage: false,
    healthCheckEndpoint: ' ', // none of Yoga's own: useHealth
    batching: false,
    multipart: false,
    maxRequestBodySize: false, // useJsonOnly
    parserAndValidationCache: documentCaches(),
    maskedErrors: false, // useMaskedErrors knows the request id
    logging: false,
    plugins: [
      useRequestId(),
      useRequestLog(log),
      useSecurityHeaders(),
      useVary(config.corsOrigins),
      useHealth({ ...deps.checks, stopping: () => stopping }),
      useAuthEndpoint({ handler: accounts.handle, publicUrl, maxBodyBytes, limits, store, log }),
      useExportEndpoint({ ...deps.services, limits, store, log }),
      usePaths({ graphiql }),
      useGraphiql({ on: graphiql, render: renderPage, log }),
      useJsonOnly({ maxBodyBytes }),
      useLimits(),
      useIntrospectionSwitch(introspection),
      useOperation(),
      useViewer(accounts.verify),
      useServices({ services: deps.services, accessOf }),
      useRateLimits(limits, store),
      useEventContext(accessOf),
      streams.plugin,
      useMaskedErrors(finish),
    ],
  });
  const facts = ({ headers, socket }: IncomingMessage): RequestFacts =>
    requestFacts(headers, socket.remoteAddress, config.trustProxy);
  const webSockets = createWebSockets({
    yoga,
    path: GRAPHQL_PATH,
    facts,
    finish,
    log,
    maxMessageBytes: maxBodyBytes,
  });

  return {
    handle(request, response) {
      if (!request.url?.startsWith('/')) {
        response.writeHead(400).end();
        return;
      }
      // Nothing depends on the name that a client calls us by; one that makes no URL would be answered with a stack.
      request.headers.host = 'localhost';
      void yoga(request, response, facts(request));
    },
    attach: (server) => webSockets.attach(server),
    async fetch(url, init) {
      const headers = Object.fromEntries(new Headers(init?.headers));
      return yoga.fetch(new URL(url, publicUrl), init ?? {}, requestFacts(headers, '127.0.0.1', 0));
    },
    async close(timeoutMs) {
      stopping = true;
      streams.completeAll();
      await webSockets.close(timeoutMs);
    },
  };
}
