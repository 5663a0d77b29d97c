import type { Access } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';

/** The longest that an access token of ours may live: so long is a revocation kept (see app.record_revocation). */
export const LONGEST_TOKEN_MS = 12 * 3600 * 1000;
/** The channel that a trigger on auth.revocations notifies, with the key. */
export const REVOCATION_CHANNEL = 'gangway_revocation';

const POLL_MS = 1_000;
const RELOAD_MS = 3600 * 1000;

/** What ended before its access tokens did: known in memory, told to every instance within a second. */
export interface Revocations {
  /** Whether tokens of this session (or this outside token) are refused. A promise only when memory is full. */
  isRevoked(key: string): boolean | Promise<boolean>;
  /** Refuses it on this instance at once. The others learn from the row that was written. */
  add(key: string, expiresAt?: Date): void;
  /** Writes the row for what has no session here: a token of an outside issuer. */
  store(key: string, expiresAt: Date): Promise<void>;
  /** Calls `handler` once, when the key is revoked or was already; returns how to stop. */
  readonly onRevoked: (key: string, handler: () => void) => () => void;
  /** Reads all of them. */
  load(): Promise<void>;
  /** Forgets what expired, here and in the table. */
  dropExpired(): Promise<void>;
  close(): void;
}

/** What {@link createRevocations} needs. */
export interface RevocationsOptions {
  readonly access: Access;
  readonly listener: Listener;
  /** How many are held in memory; beyond, each check asks the database. 100,000 if not given. */
  readonly limit?: number;
  readonly log?: (message: string) => void;
}

/** Follows auth.revocations, as gangway_auth. Call `load` before relying on it. */
export function createRevocations(options: RevocationsOptions): Revocations {
  const { access, listener, limit = 100_000, log = () => undefined } = options;
  const expiries = new Map<string, number>();
  const handlers = new Map<string, Set<() => void>>();
  let overflowed = false;
  let failing = false;
  let polling = false;
  let loadedAt = 0;

  function add(key: string, expiresAt = Date.now() + LONGEST_TOKEN_MS): void {
    if (expiries.size < limit || expiries.has(key)) expiries.set(key, expiresAt);
    else overflowed = true;
    const waiting = handlers.get(key);
    handlers.delete(key);
    for (const handler of waiting ?? []) handler();
  }

  async function load(): Promise<void> {
    const rows = await access.db.authRevocation.findMany({
      where: { expiresAt: { gt: new Date() } },
      orderBy: { expiresAt: 'desc' },
      take: limit + 1,
    });
    overflowed = rows.length > limit;
    loadedAt = Date.now();
    for (const { key, expiresAt } of rows) add(key, expiresAt.getTime());
  }

  /** Those of sessions expire 12 hours after they are made, so the newest expire last; those of outside tokens do not. */
  async function readRecent(): Promise<void> {
    const rows = await access.db.$queryRaw<{ key: string; expiresAt: Date }[]>`
      select key, expires_at as "expiresAt" from auth.revocations
      where expires_at > now() + interval '12 hours' - interval '2 minutes'
        or (expires_at > now() and key not like '%-%')
      limit ${limit}`;
    for (const { key, expiresAt } of rows) add(key, expiresAt.getTime());
  }

  function catchUp(read: () => Promise<void>): void {
    if (polling) return;
    polling = true;
    read()
      .then(
        () => (failing = false),
        (error: unknown) => {
          if (!failing) log(`Revocations cannot be read: ${String(error)}`);
          failing = true;
        },
      )
      .finally(() => (polling = false));
  }

  const stops = [
    listener.on(REVOCATION_CHANNEL, (key) => {
      if (!expiries.has(key)) add(key);
    }),
    listener.onConnect(() => {
      polling = false; // what is being read may have begun before the connection
      catchUp(load);
    }),
  ];
  const timer = setInterval(() => {
    if (failing || Date.now() - loadedAt > RELOAD_MS) catchUp(load);
    else if (!listener.connected) catchUp(readRecent);
  }, POLL_MS).unref();

  return {
    isRevoked(key) {
      if (expiries.has(key)) return true;
      if (!overflowed) return false;
      return access.db.authRevocation.findFirst({ where: { key } }).then((row) => row !== null);
    },
    add: (key, expiresAt) => add(key, expiresAt?.getTime()),
    async store(key, expiresAt) {
      await access.db.authRevocation.createMany({
        data: [{ key, expiresAt }],
        skipDuplicates: true,
      });
      add(key, expiresAt.getTime());
    },
    onRevoked(key, handler) {
      if (expiries.has(key)) {
        queueMicrotask(handler);
        return () => undefined;
      }
      const waiting = handlers.get(key) ?? new Set();
      handlers.set(key, waiting.add(handler));
      return () => {
        waiting.delete(handler);
        if (waiting.size === 0 && handlers.get(key) === waiting) handlers.delete(key);
      };
    },
    load,
    async dropExpired() {
      const now = Date.now();
      for (const [key, expiresAt] of expiries) if (expiresAt <= now) expiries.delete(key);
      await access.db.$executeRaw`
        delete from auth.revocations where key in (
          select key from auth.revocations where expires_at < now() limit 1000 for update skip locked
        )`;
    },
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
    },
  };
}
