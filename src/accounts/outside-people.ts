import type { JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { v7 as uuid } from 'uuid';
import type { Access, Db } from '../data/door.ts';
import { isEmail } from '../steps/fields.ts';
import { normalizeEmail } from '../steps/fields.ts';

/** Who somebody is at an outside issuer. */
export interface OutsideIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** What a token tells of its person. */
interface Told {
  readonly email: string | null;
  /** Of the address that this very token names. */
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** When the token was made, in ms since 1970 (`iat`). */
  readonly at: number | null;
}

/**
 * Finds the person of an identity, made at first sight. What is known of them is what the latest token tells; what it
 * does not tell stays, but an address is proven only while that token names it and says so. A statement for each token
 * that is newer than those seen, and none for the same one again.
 * @param isGone Whether this person's account was deleted a short time ago.
 * @param rememberedMs How long identities are remembered without looking.
 */
export function createOutsidePeople(
  system: Access,
  isGone: (userId: string) => boolean | Promise<boolean>,
  rememberedMs: number,
): (identity: OutsideIdentity, claims: JWTPayload) => Promise<string> {
  const people = new LRUCache<string, { readonly userId: string; readonly told: Told }>({
    max: 10_000,
    ttl: rememberedMs,
    noUpdateTTL: true,
  });
  return async (identity, claims) => {
    const key = JSON.stringify([identity.issuer, identity.subject]);
    const told = toldBy(claims);
    const known = people.get(key);
    if (known !== undefined && !(await isGone(known.userId))) {
      const { userId } = known;
      if (!isNews(told, known.told)) return userId;
      await renew(system.db, userId, told);
      const meanwhile = people.get(key);
      if (meanwhile?.userId === userId && isNews(told, meanwhile.told)) {
        people.set(key, { userId, told });
      }
      return userId;
    }
    const userId = await admit(system, identity, told);
    people.delete(key);
    people.set(key, { userId, told });
    return userId;
  };
}

/** Of tokens that do not say when they were made, the one that comes later counts as later. */
function isNews(told: Told, known: Told): boolean {
  const other =
    told.email !== known.email ||
    told.emailVerified !== known.emailVerified ||
    told.name !== known.name;
  if (told.at === null || known.at === null || told.at === known.at) return other;
  return told.at > known.at;
}

/** When it was told: never in the future, or nothing that comes later would count. */
const timeOf = ({ at }: Told): Date => new Date(Math.max(0, Math.min(at ?? Infinity, Date.now())));

/** Writes what is told, unless something later was: `updated_at` of these people is when that was. */
async function renew(db: Db, userId: string, told: Told): Promise<void> {
  const { email, emailVerified, name } = told;
  const updatedAt = timeOf(told);
  await db.user.updateMany({
    where: { id: userId, updatedAt: { lte: updatedAt } },
    data: { emailVerified, updatedAt, ...(email !== null && { email }), ...(name && { name }) },
  });
}

/** The person of this identity, made at first sight. Of several first sights at once one makes it, for all. */
async function admit(system: Access, identity: OutsideIdentity, told: Told): Promise<string> {
  const { issuer, subject } = identity;
  const find = async () => {
    const found = await system.db.externalIdentity.findFirst({
      where: { issuer, subject },
      select: { userId: true },
    });
    if (found) await renew(system.db, found.userId, told);
    return found?.userId;
  };
  const known = await find();
  if (known !== undefined) return known;
  const { email, emailVerified } = told;
  const name = told.name ?? cleanName(email?.split('@')[0]) ?? 'Unnamed';
  const id = uuid();
  try {
    await system.transaction(async (tx) => {
      await tx.user.create({ data: { id, name, email, emailVerified, updatedAt: timeOf(told) } });
      await tx.externalIdentity.create({ data: { issuer, subject, userId: id } });
    });
    return id;
  } catch (error) {
    const other = await find();
    if (other !== undefined) return other;
    throw error;
  }
}

function toldBy(claims: JWTPayload): Told {
  const email = emailOf(claims);
  return {
    email,
    emailVerified: email !== null && claims['email_verified'] === true,
    name: cleanName(claims['name']) ?? cleanName(claims['preferred_username']),
    at: typeof claims.iat === 'number' ? claims.iat * 1000 : null,
  };
}

function emailOf({ email }: JWTPayload): string | null {
  if (typeof email !== 'string') return null;
  const address = normalizeEmail(email);
  return isEmail(address) ? address : null;
}

function cleanName(name: unknown): string | null {
  if (typeof name !== 'string') return null;
  const clean = name
    .replace(/[\p{Cc}\p{Surrogate}]/gu, '')
    .trim()
    .normalize('NFC');
  return clean === '' ? null : Array.from(clean).slice(0, 100).join('');
}
