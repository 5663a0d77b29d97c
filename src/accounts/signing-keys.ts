import type { CryptoKey } from 'jose';
import { importJWK } from 'jose';
import { v7 as uuid } from 'uuid';
import type { Access } from '../data/door.ts';
import type { AuthJwks } from '../generated/prisma/client.ts';

/** The one algorithm of our tokens. A token that names another is refused, whatever it is signed with. */
export const SIGNING_ALGORITHM = 'ES256';
/** A key signs for this long; then the next one is made. */
export const ROTATION_SECONDS = 30 * 24 * 3600;
/** A retired key verifies for this long: longer than any access token lives. */
export const GRACE_SECONDS = 24 * 3600;
const RELOAD_PAUSE_MS = 5_000;

/** A key pair as JSON Web Keys; the private one encrypted. */
export interface NewKey {
  publicKey: string;
  privateKey: string;
  createdAt: Date;
  /** When it stops signing. */
  expiresAt?: Date;
}
export interface StoredKey extends NewKey {
  id: string;
}

/** Our signing keys: in the database for all instances, the public halves in memory too. */
export interface SigningKeys {
  /** Those that sign or still verify, from the database. */
  list(): Promise<StoredKey[]>;
  /** Stores a key, unless another instance was first: the answer is the one to sign with. */
  add(key: NewKey): Promise<StoredKey>;
  /**
   * The public key of this id. An unknown one is looked for in the database, at most once in 5 seconds: anybody can
   * make up ids.
   */
  publicKey(id: string): Promise<CryptoKey | null>;
  /** Reads the public keys anew. */
  load(): Promise<void>;
  /** Deletes keys that verify nothing any more. */
  dropExpired(): Promise<void>;
}

/** Keeps keys in auth.jwks, as gangway_auth. */
export function createSigningKeys(access: Access): SigningKeys {
  let publicKeys: ReadonlyMap<string, CryptoKey> = new Map();
  let loading: Promise<void> | undefined;
  let lookedAt = -Infinity;

  const oldest = () => new Date(Date.now() - GRACE_SECONDS * 1000);
  async function list(): Promise<StoredKey[]> {
    const rows = await access.db.authJwks.findMany({
      where: { OR: [{ expiresAt: null }, { expiresAt: { gt: oldest() } }] },
      orderBy: { createdAt: 'desc' },
      take: 100,
    });
    return rows.map(toKey);
  }

  async function read(): Promise<void> {
    const keys = await list();
    publicKeys = new Map(await Promise.all(keys.map(importPublicKey)));
  }
  function load(): Promise<void> {
    loading ??= read().finally(() => (loading = undefined));
    return loading;
  }

  return {
    list,
    load,
    async add(key) {
      const stored = await access.transaction(async (tx) => {
        // Instances that start together would each make one.
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('gangway signing key'))`;
        const current = await tx.authJwks.findFirst({
          where: { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
          orderBy: { createdAt: 'desc' },
        });
        if (current) return toKey(current);
        const { publicKey, privateKey, createdAt, expiresAt = null } = key;
        const data = { id: uuid(), publicKey, privateKey, createdAt, expiresAt };
        return toKey(await tx.authJwks.create({ data }));
      });
      publicKeys = new Map([...publicKeys, await importPublicKey(stored)]);
      return stored;
    },
    async publicKey(id) {
      const known = publicKeys.get(id);
      if (known) return known;
      if (performance.now() - lookedAt >= RELOAD_PAUSE_MS) {
        lookedAt = performance.now();
        await load();
      } else {
        await loading;
      }
      return publicKeys.get(id) ?? null;
    },
    async dropExpired() {
      await access.db.authJwks.deleteMany({ where: { expiresAt: { lt: oldest() } } });
      await load();
    },
  };
}

function toKey({ expiresAt, ...key }: AuthJwks): StoredKey {
  return { ...key, ...(expiresAt && { expiresAt }) };
}

async function importPublicKey({
  id,
  publicKey,
}: StoredKey): Promise<readonly [string, CryptoKey]> {
  const key = await importJWK(JSON.parse(publicKey) as object, SIGNING_ALGORITHM);
  return [id, key as CryptoKey];
}
