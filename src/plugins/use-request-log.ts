import type { Logger } from '../log.ts';
import type { GangwayPlugin, RequestState } from './request.ts';

/** One line for each answer: which operation, whose, how it went, how long it took. Never what was sent. */
export function useRequestLog(log: Logger): GangwayPlugin {
  return {
    onResponse({ request, response, serverContext }) {
      const path = pathOf(request.url);
      const level =
        response.status >= 500 ? 'warn' : path.startsWith('/health/') ? 'debug' : 'info';
      logRequest(log, level, serverContext, {
        method: request.method,
        path,
        status: response.status,
      });
    },
  };
}

/** Without the query string, which may hold variables. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  return url.slice(start).split('?', 1)[0] ?? '/';
}

/** The line; used for WebSocket operations as well. */
export function logRequest(
  log: Logger,
  level: 'debug' | 'info' | 'warn',
  state: RequestState,
  what: Readonly<Record<string, string | number>>,
): void {
  if (!log.isLevelEnabled(level)) return;
  const { requestId, startedAt, operation, viewer } = state;
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  log[level](
    {
      requestId,
      ...what,
      ms,
      // A name is the client's to choose: one that is not like a name is not worth a line.
      ...(operation && { operation: operation.name?.slice(0, 100) ?? operation.kind }),
      ...(viewer && { userId: viewer.userId }),
    },
    'request',
  );
}
