import { createHash } from 'node:crypto';
import type { Db } from '../data/door.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { IdempotencyError, InvalidInputError } from '../errors.ts';
import { error } from '../steps/step.ts';

/** How long a key is remembered, in hours: longer than any client retries by itself. */
export const KEPT_HOURS = 24;
const LONGEST = 255;
const FORGOTTEN = Prisma.sql`k.created_at < excluded.created_at - make_interval(hours => ${KEPT_HOURS}::int)`;

/** A call of a mutation that creates something. */
export interface Call {
  /** Its name. */
  readonly mutation: string;
  /** Its whole input; `idempotencyKey` in it is what repetitions are known by. */
  readonly input: { readonly idempotencyKey?: string | null | undefined };
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Runs `work` once for each key of a person: a repetition with the same input gets the stored result. All within the
 * transaction of the effect, so that both happen or neither; a repetition that comes meanwhile waits for it.
 *
 * @param work gives what to remember: ids, by which the caller reads what it answers with.
 * @throws IdempotencyError where the key was used for something else, InvalidInputError where it is no key.
 */
export async function once<Result extends Json>(
  tx: Db,
  userId: string,
  call: Call,
  work: () => Promise<Result>,
): Promise<Result> {
  const claim = await claimKey(tx, userId, call, null);
  if (claim && claim.result !== null) return claim.result as Result;
  const result = await work();
  if (claim) {
    await tx.$executeRaw`
      update idempotency_keys set result = ${JSON.stringify(result)}::jsonb
      where user_id = ${userId}::uuid and key = ${claim.key}`;
  }
  return result;
}

/**
 * Remembers a call by its key, in one statement: for work that is safe to repeat and gives the same result by itself.
 * @throws IdempotencyError where the key was used for something else, InvalidInputError where it is no key.
 */
export async function rememberCall(
  tx: Db,
  userId: string,
  call: Call,
  result: Json,
): Promise<void> {
  await claimKey(tx, userId, call, result);
}

interface Claim {
  readonly key: string;
  readonly result: unknown;
}

async function claimKey(
  tx: Db,
  userId: string,
  { mutation, input }: Call,
  result: Json,
): Promise<Claim | null> {
  const { idempotencyKey: key, ...rest } = input;
  if (key === undefined || key === null) return null;
  refuseUnlessKey(key);
  const hash = createHash('sha256').update(canonical(rest)).digest('base64url');
  const stored = result === null ? null : JSON.stringify(result);
  // The update changes nothing of a key that is remembered: it locks the row, so that it can be read.
  const [row] = await tx.$queryRaw<{ mutation: string; hash: string; result: unknown }[]>`
    insert into idempotency_keys as k (user_id, key, mutation, input_hash, result)
    values (${userId}::uuid, ${key}, ${mutation}, ${hash}, ${stored}::jsonb)
    on conflict (user_id, key) do update set
      mutation = case when ${FORGOTTEN} then excluded.mutation else k.mutation end,
      input_hash = case when ${FORGOTTEN} then excluded.input_hash else k.input_hash end,
      result = case when ${FORGOTTEN} then excluded.result else k.result end,
      created_at = case when ${FORGOTTEN} then excluded.created_at else k.created_at end
    returning mutation, input_hash as hash, result`;
  if (!row) throw new Error('A claimed key was not there.');
  if (row.mutation !== mutation || row.hash !== hash) throw new IdempotencyError();
  return { key, result: row.result };
}

function refuseUnlessKey(key: string): void {
  const path = ['idempotencyKey'];
  if (key === '') throw new InvalidInputError([error(path, 'REQUIRED')]);
  if (Array.from(key).length > LONGEST) {
    throw new InvalidInputError([error(path, 'TOO_LONG', { max: LONGEST })]);
  }
  if (/[\p{Cc}\p{Surrogate}]/u.test(key)) {
    throw new InvalidInputError([error(path, 'INVALID_CHARACTERS')]);
  }
}

/** JSON with its keys in order, so that the same input reads the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}
