import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A TCP proxy on loopback in front of Postgres, which reads along and can break what goes through it. */
export interface Wire {
  /** The given URL, through the proxy. */
  readonly url: string;
  /** The types of the messages that clients sent since the last call, such as `BEBDES`; of their logging in, nothing. */
  taken(): string;
  /** Closes all connections without a word. */
  cut(): void;
  /** From now on bytes go nowhere, until all are cut. */
  freeze(): void;
  close(): Promise<void>;
}

export async function startWire(target: string): Promise<Wire> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let sent = '';
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const read = createReader((type) => (sent += type));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (frozen) return;
        if (from === client) read(bytes);
        to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
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
    freeze: () => void (frozen = true),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Splits what a client sends into messages: first one without a type, then a type and a length each. */
function createReader(onMessage: (type: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let begun = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) return;
      const type = rest.toString('latin1', 0, head);
      if (begun && type !== 'p' && type !== 'X') onMessage(type);
      begun = true;
      rest = rest.subarray(end);
    }
  };
}
