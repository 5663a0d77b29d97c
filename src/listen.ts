import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
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

/** What may wait for a client that takes nothing, in bytes: more, and it is given less time. */
const MUCH = 512 * 1024;
/** Requests that a connection may have waiting for their answers. Each answer waits for those before it, in memory. */
const MAX_UNANSWERED = 20;

/** Puts a server behind HTTP and WebSocket. Rejects with the system's error, such as EADDRINUSE. */
export async function listen(gangway: GangwayServer, options: ListenOptions): Promise<Listening> {
  const server = createHttpServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 60_000, // to arrive whole; how long an answer takes or a stream lasts is not limited
      keepAliveTimeout: 65_000, // longer than load balancers keep theirs, or they would meet closed ones
      connectionsCheckingInterval: 5_000,
    },
    boundPipelines(gangway.handle),
  );
  gangway.attach(server);
  const sockets = openSockets(server);
  const stopWatching = cutStalled(sockets, options.stallTimeoutMs ?? 30_000);
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
        if (performance.now() < deadline) {
          server.closeIdleConnections();
          closeUnused(sockets);
        } else server.closeAllConnections();
        if (performance.now() > deadline + 200) break;
      }
      stopWatching();
    },
  };
}

/** The connections of a server, as they come and go. */
function openSockets(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return open;
}

/**
 * Closes the connections on which nothing was ever asked, as browsers open them in advance: Node does not count those
 * as idle, and a shutdown would wait for them.
 */
function closeUnused(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) {
    if (socket.bytesRead === 0) socket.destroy();
  }
}

/** Cuts a connection whose client sends request after request without waiting for an answer. */
function boundPipelines(handle: RequestListener): RequestListener {
  const unanswered = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    const change = (by: number) => {
      const count = (unanswered.get(socket) ?? 0) + by;
      unanswered.set(socket, count);
      return count;
    };
    response.once('close', () => change(-1));
    if (change(1) > MAX_UNANSWERED) socket.destroy();
    else handle(request, response);
  };
}

/**
 * Cuts connections whose client reads nothing of what waits for it. Answers and streams are written no faster than
 * they are read, so such a client costs little memory; but it would cost it for ever.
 */
function cutStalled(sockets: ReadonlySet<Socket>, timeoutMs: number): () => void {
  const seen = new WeakMap<Socket, Progress>();
  const timer = setInterval(() => {
    for (const socket of sockets) {
      const now = progressOf(socket);
      const last = seen.get(socket);
      const waiting = socket.writableLength;
      const moved = now.flushed !== last?.flushed || now.unsent !== last.unsent;
      if (waiting === 0 || moved) {
        seen.set(socket, now);
      } else if (now.at - last.at > (waiting > MUCH ? timeoutMs / 3 : timeoutMs)) {
        socket.destroy();
      }
    }
  }, timeoutMs / 6).unref();
  return () => clearInterval(timer);
}

/** How far a client has read. */
interface Progress {
  /** Bytes of writes that are through. */
  readonly flushed: number;
  /** Bytes left of the write that is not: a large one takes a slow client longer than the timeout. */
  readonly unsent: number;
  readonly at: number;
}

function progressOf(socket: Socket): Progress {
  const { _handle: handle } = socket as unknown as { _handle?: { writeQueueSize: number } | null };
  return {
    flushed: socket.bytesWritten - socket.writableLength,
    unsent: handle?.writeQueueSize ?? 0,
    at: performance.now(),
  };
}
