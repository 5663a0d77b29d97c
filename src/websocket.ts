import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { RequestFacts } from './plugins/request.ts';
import { createOperations } from './websocket-operations.ts';
import type { Extra, OperationOptions } from './websocket-operations.ts';

export interface WebSocketOptions extends OperationOptions {
  readonly facts: (request: IncomingMessage) => RequestFacts;
  readonly maxMessageBytes: number;
}

/** GraphQL over WebSocket (graphql-transport-ws), with the plugins of HTTP. */
export interface WebSockets {
  attach(server: Server): void;
  /** Lets running operations end, then closes each connection; cuts those left after `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** What may wait for a client that does not read, in bytes. */
const MAX_BUFFERED = 512 * 1024;
const INIT_TIMEOUT_MS = 5_000;
const PING_MS = 12_000;
const TRY_AGAIN_LATER = 1013;
const GOING_AWAY = 1001;

export function createWebSockets(options: WebSocketOptions): WebSockets {
  const { log } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.maxMessageBytes,
    handleProtocols,
  });
  const connections = new Map<WebSocket, { busy(): boolean }>();
  let closing = false;

  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_TIMEOUT_MS,
    ...createOperations(options),
  });

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    let running = 0;
    connections.set(socket, { busy: () => running > 0 });
    const stopPings = keepAlive(socket);
    socket.on('error', (error) => log.debug({ err: error }, 'WebSocket'));
    const gone = new AbortController();
    setMaxListeners(0, gone.signal); // each of its streams is one
    /** Whether messages can go in and out. Closes a connection whose client does not take what it was sent. */
    const usable = () => {
      if (socket.readyState !== socket.OPEN) return false;
      if (socket.bufferedAmount <= MAX_BUFFERED) return true;
      socket.close(TRY_AGAIN_LATER, 'Messages are not read');
      setTimeout(() => socket.terminate(), 2_000).unref(); // the close frame waits behind them
      return false;
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the message has left: a subscription sends the next only then, and ends where none can leave.
        send: (data) =>
          new Promise((resolve, reject) => {
            if (usable()) socket.send(data, (error) => (error ? reject(error) : resolve()));
            else reject(new Error('Closed'));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) =>
          socket.on('message', (data: Buffer) => {
            if (!usable()) return;
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
      { facts: options.facts(request), gone: gone.signal, running: () => running },
    );
    socket.once('close', (code, reason) => {
      stopPings();
      connections.delete(socket);
      gone.abort();
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

/** Ends connections whose other side is gone without a word, and keeps proxies from ending quiet ones. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (socket.bufferedAmount > 0) return; // a ping would wait behind it; listen.ts sees whether it is read
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
