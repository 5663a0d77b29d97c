import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GangwayServer } from './server.ts';

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /**
   * Stops accepting, completes streams and lets running requests finish; connections that are left after
   * `timeoutMs` are cut.
   */
  close(timeoutMs: number): Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  /** How long a client may take nothing of what it was sent before it is cut; 30,000 ms if not given. */
  readonly stallTimeoutMs?: number;
}

/** Puts a server behind HTTP and WebSocket. Rejects with the system's error, such as EADDRINUSE. */
export async function listen(gangway: GangwayServer, options: ListenOptions): Promise<Listening> {
  const server = createHttpServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 60_000, // to arrive whole; how long an answer takes or a stream lasts is not limited
      keepAliveTimeout: 65_000, // longer than load balancers keep theirs, or they would meet closed ones
      connectionsCheckingInterval: 5_000,
    },
    gangway.handle,
  );
  gangway.attach(server);
  const stopWatching = cutStalled(server, options.stallTimeoutMs ?? 30_000);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: options.port, host: options.host }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close(timeoutMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const done = Promise.all([closed, gangway.close(timeoutMs)]).then(() => true);
      const deadline = performance.now() + timeoutMs;
      // Connections become idle one by one: each is closed when its answer is out.
      while (!(await Promise.race([done, sleep(50, false)]))) {
        if (performance.now() < deadline) server.closeIdleConnections();
        else server.closeAllConnections();
        if (performance.now() > deadline + 200) break;
      }
      stopWatching();
    },
  };
}

/**
 * Cuts connections whose client reads nothing of what waits for it. Answers and streams are written no faster than
 * they are read, so such a client costs little memory; but it would cost it for ever.
 */
function cutStalled(server: Server, timeoutMs: number): () => void {
  const watched = new Map<Socket, { flushed: number; since: number }>();
  server.on('connection', (socket) => {
    watched.set(socket, { flushed: 0, since: performance.now() });
    socket.once('close', () => watched.delete(socket));
  });
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [socket, last] of watched) {
      const flushed = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || flushed !== last.flushed) {
        watched.set(socket, { flushed, since: now });
      } else if (now - last.since > timeoutMs) {
        socket.destroy();
      }
    }
  }, timeoutMs / 6).unref();
  return () => clearInterval(timer);
}
