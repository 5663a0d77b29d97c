import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Transport } from './streams.ts';

/** What arrives at a subscriber: a result, the end of the stream, a refusal, or nothing more ever. */
export type Arrival =
  | { readonly kind: 'next'; readonly payload: Payload }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'complete' | 'closed' };

interface Payload {
  readonly data?: unknown;
  readonly errors?: readonly ErrorLike[];
}
interface ErrorLike {
  readonly message?: string;
  readonly extensions?: { readonly code?: string };
}

/** Ways to leave: with a goodbye, by closing the socket, by resetting it. */
export const DEPARTURES = ['polite', 'destroy', 'reset'] as const;
export type Departure = (typeof DEPARTURES)[number];

/** A subscription on a connection of its own, whose socket a test can treat as badly as the world does. */
export interface RawStream {
  /** What arrives next; after the end, what ended it. */
  next(): Promise<Arrival>;
  /** Reads nothing from now on; the kernel's buffers fill, then the server's. */
  pause(): void;
  resume(): void;
  /** What it reads from; null until it is connected. */
  socket(): Socket | null;
  leave(how: Departure): void;
  /** Resolves when the socket is closed, by whichever side. */
  readonly closed: Promise<void>;
}

export interface Subscription {
  readonly url: string;
  readonly token: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const openStream = (transport: Transport, subscription: Subscription): RawStream =>
  transport === 'SSE' ? openSse(subscription) : openWebSocket(subscription);

/** Arrivals in order, for whoever asks next. */
function createInbox() {
  const arrived: Arrival[] = [];
  let wake: (() => void) | undefined;
  let last: Arrival | undefined;
  return {
    put(arrival: Arrival) {
      if (last) return;
      if (arrival.kind === 'next') arrived.push(arrival);
      else last = arrival;
      wake?.();
    },
    async next(): Promise<Arrival> {
      for (;;) {
        const arrival = arrived.shift() ?? last;
        if (arrival) return arrival;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

const codeOf = (errors: readonly ErrorLike[] = []) => errors[0]?.extensions?.code ?? 'NO_CODE';

const arrivalOf = (payload: Payload): Arrival =>
  payload.errors ? { kind: 'refused', code: codeOf(payload.errors) } : { kind: 'next', payload };

function openSse({ url, token, query, variables }: Subscription): RawStream {
  const inbox = createInbox();
  const outgoing = request(url, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
  });
  let incoming: IncomingMessage | undefined;
  let paused = false;
  outgoing.on('error', () => undefined);
  outgoing.on('response', (response) => {
    incoming = response;
    readEvents(response, inbox.put);
    if (paused) response.pause();
  });
  const closed = new Promise<void>((resolve) => outgoing.once('close', resolve));
  void closed.then(() => inbox.put({ kind: 'closed' }));
  outgoing.end(JSON.stringify({ query, variables }));
  return {
    next: inbox.next,
    pause() {
      paused = true;
      incoming?.pause();
    },
    resume() {
      paused = false;
      incoming?.resume();
    },
    socket: () => outgoing.socket,
    leave(how) {
      // HTTP has no goodbye: the polite way is to close one's side and let the server close its own.
      if (!outgoing.socket) outgoing.destroy();
      else if (how === 'polite') outgoing.socket.end();
      else hangUp(outgoing.socket, how);
    },
    closed,
  };
}

function readEvents(response: IncomingMessage, put: (arrival: Arrival) => void): void {
  let parts: string[] = [];
  response.setEncoding('utf8');
  response.on('error', () => undefined);
  response.on('data', (chunk: string) => {
    parts.push(chunk);
    if (!chunk.includes('\n')) return; // in the middle of a large event
    const blocks = parts.join('').split('\n\n');
    parts = [blocks.pop() ?? ''];
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (/^event: complete$/m.test(block)) put({ kind: 'complete' });
      else if (data !== undefined) put(arrivalOf(JSON.parse(data) as Payload));
    }
  });
  response.on('end', () => {
    // Refused before there was a stream: the answer is JSON.
    if (/json/.test(response.headers['content-type'] ?? '')) {
      put(arrivalOf(JSON.parse(parts.join('')) as Payload));
    }
  });
}

function openWebSocket({ url, token, query, variables }: Subscription): RawStream {
  const inbox = createInbox();
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
  const send = (message: object) => socket.send(JSON.stringify(message), () => undefined);
  socket.on('error', () => undefined);
  socket.on('open', () =>
    send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
  );
  socket.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: unknown };
    if (type === 'connection_ack') {
      send({ id: '1', type: 'subscribe', payload: { query, variables } });
    } else if (type === 'next') {
      inbox.put(arrivalOf(payload as Payload));
    } else if (type === 'error') {
      inbox.put({ kind: 'refused', code: codeOf(payload as ErrorLike[]) });
    } else if (type === 'complete') {
      inbox.put({ kind: 'complete' });
    }
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  void closed.then(() => inbox.put({ kind: 'closed' }));
  return {
    next: inbox.next,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    socket: () => netSocketOf(socket),
    leave(how) {
      if (how !== 'polite' || socket.readyState !== WebSocket.OPEN) {
        hangUp(netSocketOf(socket), how);
        socket.terminate();
        return;
      }
      send({ id: '1', type: 'complete' });
      socket.close(1000);
    },
    closed,
  };
}

function hangUp(socket: Socket | null, how: Departure): void {
  // A socket that is closing already cannot be reset: its close would never be told.
  if (how === 'reset' && socket?.readyState === 'open') socket.resetAndDestroy();
  else socket?.destroy();
}

/** What it runs on; null until it is open. */
const netSocketOf = (socket: WebSocket) =>
  (socket as unknown as { _socket: Socket | null })._socket;
