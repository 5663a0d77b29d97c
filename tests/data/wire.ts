import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A TCP proxy on loopback in front of Postgres, which reads along and can break what goes through it. */
export interface Wire {
  /** The given URL, through the proxy. */
  readonly url: string;
  /** The types of the messages that clients sent since the last call, such as `BEBDES`; of logging in, nothing. */
  taken(): string;
  /** Closes all connections without a word. */
  cut(): void;
  /** Closes the connection of the `n`-th statement from now on, once; replaces what was asked for before. */
  cutAt(n: number, when: CutTime): Cut;
  /** Closes all connections, and new ones at once, until it is `back`. */
  leave(): void;
  back(): void;
  /** Resolves when the next connection was closed so. */
  refused(): Promise<void>;
  /** From now on bytes go nowhere, until all are cut. */
  freeze(): void;
  close(): Promise<void>;
}

/** Before Postgres gets anything of the statement, or when it has done it and nobody has heard of that. */
export type CutTime = 'BEFORE' | 'AFTER';

/** A cut that was asked for. */
export interface Cut {
  /** The statement whose connection was closed: its text where it went as a simple query, such as COMMIT, else ''. */
  readonly statement: string | null;
  /** Lets pass what comes from now on. */
  cancel(): void;
}

interface PlannedCut extends Cut {
  left: number;
  readonly when: CutTime;
  statement: string | null;
}

export async function startWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let sent = '';
  let frozen = false;
  let away = false;
  let planned: PlannedCut | undefined;
  const waiting: (() => void)[] = [];

  /** Whether this statement is the one to cut at, and when. */
  function strike(statement: string): CutTime | null {
    if (!planned || planned.statement !== null || (planned.left -= 1) > 0) return null;
    planned.statement = statement;
    return planned.when;
  }

  function carry(client: Socket, upstream: Socket): void {
    let unanswered = 0;
    let doomed = false;
    let group: Buffer[] = [];
    const hangUp = () => {
      client.destroy();
      upstream.destroy();
    };
    // A statement goes on as a whole, so that none is half there when it is cut.
    const readClient = createReader(true, (type, message) => {
      if (type !== LOGIN && type !== 'p' && type !== 'X') sent += type;
      group.push(message);
      if (BEFORE_SYNC.has(type)) return;
      const cutting =
        type === 'S' || type === 'Q' ? strike(message.toString('utf8', 5).slice(0, -1)) : null;
      if (cutting === 'BEFORE') {
        hangUp();
        return;
      }
      doomed ||= cutting === 'AFTER';
      if (type === LOGIN || type === 'S' || type === 'Q') unanswered += 1;
      upstream.write(Buffer.concat(group));
      group = [];
    });
    const readUpstream = createReader(false, (type) => {
      if (type === READY) unanswered -= 1;
      if (doomed && unanswered === 0) hangUp();
    });
    for (const socket of [client, upstream]) sockets.add(socket);
    client.on('data', (bytes) => {
      if (!frozen) readClient(bytes);
    });
    upstream.on('data', (bytes) => {
      if (frozen) return;
      readUpstream(bytes);
      if (!doomed) client.write(bytes);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }

  const server = createServer((client) => {
    if (!away) {
      carry(client, connect(Number(port), hostname));
      return;
    }
    client.destroy();
    for (const resolve of waiting.splice(0)) resolve();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    taken() {
      const taken = sent;
      sent = '';
      return taken;
    },
    cut() {
      for (const socket of sockets) socket.destroy();
      frozen = false;
    },
    cutAt(n, when) {
      const cut = { left: n, when, statement: null, cancel: () => void (cut.left = Infinity) };
      planned = cut;
      return cut;
    },
    leave() {
      away = true;
      for (const socket of sockets) socket.destroy();
    },
    back: () => void (away = false),
    refused: () => new Promise((resolve) => void waiting.push(resolve)),
    freeze: () => void (frozen = true),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** The first message of a client has no type. */
const LOGIN = '';
/** Parse, Bind, Describe, Execute, Close: Postgres answers what they ask for when Sync follows. */
const BEFORE_SYNC = new Set(['P', 'B', 'D', 'E', 'C']);
/** What Postgres ends every answer with. */
const READY = 'Z';

/** Splits a stream into messages: a type and a length each, but for a client's first, which has no type. */
function createReader(
  fromClient: boolean,
  onMessage: (type: string, message: Buffer) => void,
): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let begun = !fromClient;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      const message = rest.subarray(0, end);
      rest = rest.subarray(end);
      begun = true;
      onMessage(message.toString('latin1', 0, head), message);
    }
  };
}
