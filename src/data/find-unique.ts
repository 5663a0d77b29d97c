import DataLoader from 'dataloader';
import { NotFoundError } from '../errors.ts';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Prisma merges the `findUnique` calls of one tick into one statement, across requests: it would run as the first
 * caller and answer them all. Here they are merged as well, but only those of one delegate, by a DataLoader that hangs
 * on it: what runs the statement is then what each of them was asked of, one person's or one transaction's. (A
 * delegate's `$parent` would not do: it is the client that all of them were extended from.) Nothing is kept: the same
 * look-up a tick later asks again.
 */
export const withSafeFindUnique = Prisma.defineExtension({
  name: 'safe findUnique',
  model: {
    $allModels: {
      findUnique(args: UniqueArgs) {
        return find(delegateOf(this), args);
      },
      async findUniqueOrThrow(args: UniqueArgs) {
        const found = await find(delegateOf(this), args);
        if (found !== null) return found;
        // Pothos asks by this for more of a row that it has read already: the viewer has lost it since.
        throw new NotFoundError();
      },
    },
  },
});

interface UniqueArgs {
  readonly where: Readonly<Record<string, unknown>>;
  readonly select?: object;
}
type Found = Readonly<Record<string, unknown>>;
/** What Prisma offers for a model, as far as it is used here. */
interface Delegate {
  findFirst(args: object): Promise<Found | null>;
  findMany(args: object): Promise<Found[]>;
}
const delegateOf = (self: object): Delegate =>
  Prisma.getExtensionContext(self) as unknown as Delegate;

/** A look-up by id, with everything else that it asks for as text, so that like ones can be told. */
interface LookUp {
  readonly id: string;
  readonly args: UniqueArgs;
  readonly shape: string;
}

/** The most look-ups that one statement answers. */
const LARGEST_BATCH = 100;
const loaders = new WeakMap<Delegate, DataLoader<LookUp, Found | null>>();

function find(delegate: Delegate, args: UniqueArgs): Promise<Found | null> {
  const { where, ...rest } = args;
  const { id } = where;
  // Postgres writes ids in lower case: rows could not be told to whom they belong by another writing.
  if (typeof id !== 'string' || id !== id.toLowerCase() || Object.keys(where).length !== 1) {
    return delegate.findFirst(flattenUnique(args));
  }
  let loader = loaders.get(delegate);
  if (!loader) {
    loader = new DataLoader((lookUps) => findTogether(delegate, lookUps), {
      cache: false,
      maxBatchSize: LARGEST_BATCH,
    });
    loaders.set(delegate, loader);
  }
  return loader.load({ id, args, shape: JSON.stringify(rest) });
}

/** One statement for each shape of the look-ups of a tick. */
async function findTogether(
  delegate: Delegate,
  lookUps: readonly LookUp[],
): Promise<(Found | null)[]> {
  const shapes = new Map<string, LookUp[]>();
  for (const lookUp of lookUps) {
    shapes.set(lookUp.shape, [...(shapes.get(lookUp.shape) ?? []), lookUp]);
  }
  const found = new Map<LookUp, Found>();
  await Promise.all(
    [...shapes.values()].map(async (alike) => {
      for (const [lookUp, row] of await findAlike(delegate, alike)) found.set(lookUp, row);
    }),
  );
  return lookUps.map((lookUp) => found.get(lookUp) ?? null);
}

async function findAlike(delegate: Delegate, alike: readonly LookUp[]): Promise<[LookUp, Found][]> {
  const [first] = alike;
  if (!first) return [];
  const { args } = first;
  const ids = [...new Set(alike.map(({ id }) => id))];
  const rows = await delegate.findMany({
    ...args,
    ...(args.select && { select: { ...args.select, id: true } }),
    where: { id: { in: padded(ids) } },
  });
  const byId = new Map(rows.map((row) => [row['id'], row]));
  return alike.flatMap((lookUp): [LookUp, Found][] => {
    const row = byId.get(lookUp.id);
    return row ? [[lookUp, row]] : [];
  });
}

/** Made as long as the next power of two: each length is a statement of its own to prepare and plan. */
function padded(ids: readonly string[]): readonly string[] {
  const length = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array<string>(length - ids.length).fill(ids[0] ?? '')];
}

/**
 * `{ organizationId_userId: { organizationId, userId } }` is `findUnique`'s alone; `findFirst` wants its fields. And
 * where `findUnique` refuses a key without a value, `findFirst` would take it for "any".
 */
function flattenUnique<T extends UniqueArgs>(args: T): T {
  const conditions = Object.entries(args.where).map(([key, value]) =>
    key.includes('_') && typeof value === 'object' && value !== null ? value : { [key]: value },
  );
  const values = conditions.flatMap((condition): unknown[] => Object.values(condition));
  if (values.includes(undefined) || values.every((value) => value === null)) {
    throw new Error('findUnique needs a value for every key that it is given.');
  }
  return { ...args, where: conditions.length === 1 ? conditions[0] : { AND: conditions } };
}
