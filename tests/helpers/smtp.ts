import type { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Mail {
  /** The envelope's first recipient. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets. */
  readonly messageId: string;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The message as it was sent. */
  readonly source: string;
}

/** Where a conversation stands: a client came, named a recipient, or has sent the whole message. */
export type Stage = 'connect' | 'recipient' | 'data';

/**
 * What the server does other than to accept: refuses with a code (4xx or 5xx), says nothing, or hangs up. At `data`,
 * hanging up means that the mail was accepted, but its sender never hears of it.
 */
export type Misbehaviour = { readonly refuse: number; readonly text?: string } | 'stall' | 'drop';

/** A real SMTP server on loopback. */
export interface Smtp {
  /** For SMTP_URL. */
  readonly url: string;
  /** What was accepted, in order. */
  readonly mails: readonly Mail[];
  /** The first accepted mail for which `predicate` holds: one that is there already, or comes within `deadlineMs` (10 s if not given). */
  next(predicate: (mail: Mail) => boolean, deadlineMs?: number): Promise<Mail>;
  /** Asks `fn` at each stage; undefined accepts. Without `fn`, behaves again. */
  behave(fn?: (stage: Stage, recipient: string) => Misbehaviour | undefined): void;
  close(): Promise<void>;
}

interface Connection {
  readonly id: string;
  readonly _socket: Socket;
}

/** Starts it; `port` for one that was there before. */
export async function startSmtp(port = 0): Promise<Smtp> {
  const mails: Mail[] = [];
  const watchers = new Set<(mail: Mail) => void>();
  let misbehave: (stage: Stage, recipient: string) => Misbehaviour | undefined = () => undefined;

  const answer = (
    what: Misbehaviour | undefined,
    session: string,
    done: (error?: Error | null) => void,
  ) => {
    if (what === undefined) done();
    else if (what === 'drop') hangUp(session);
    else if (what !== 'stall') {
      const { refuse, text = 'Not now.' } = what;
      done(Object.assign(new Error(text), { responseCode: refuse }));
    }
  };
  const hangUp = (session: string) => {
    for (const connection of server.connections as Set<Connection>) {
      if (connection.id === session) connection._socket.destroy();
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: ({ id }, done) => answer(misbehave('connect', ''), id, done),
    onRcptTo: ({ address }, { id }, done) => answer(misbehave('recipient', address), id, done),
    onData(stream, { id, envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void (async () => {
          const recipient = envelope.rcptTo[0]?.address ?? '';
          const what = misbehave('data', recipient);
          if (what === undefined || what === 'drop') {
            const mail = await parse(recipient, Buffer.concat(chunks));
            mails.push(mail);
            for (const watcher of watchers) watcher(mail);
          }
          answer(what, id, done);
        })();
      });
    },
  });
  server.on('error', () => undefined); // a client that is gone
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: own } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${own}`,
    mails,
    next(predicate, deadlineMs = 10_000) {
      const known = mails.find(predicate);
      if (known) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        const watcher = (mail: Mail) => {
          if (!predicate(mail)) return;
          clearTimeout(deadline);
          watchers.delete(watcher);
          resolve(mail);
        };
        const deadline = setTimeout(() => {
          watchers.delete(watcher);
          const seen = mails.map(({ to, subject }) => `${to}: ${subject}`).join('\n');
          reject(new Error(`No such mail within ${deadlineMs} ms. There are:\n${seen}`));
        }, deadlineMs);
        watchers.add(watcher);
      });
    },
    behave(fn = () => undefined) {
      misbehave = fn;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}

async function parse(to: string, source: Buffer): Promise<Mail> {
  const { from, subject, text, html, messageId, headers } = await PostalMime.parse(source);
  return {
    to,
    from: from?.address ?? '',
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? '',
    messageId: messageId ?? '',
    headers: new Map(headers.map(({ key, value }) => [key, value])),
    source: source.toString('utf8'),
  };
}
