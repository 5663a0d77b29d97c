import DataLoader from 'dataloader';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Prisma merges the `findUnique` calls of one tick into one statement, across requests: it would run as the first
 * caller and answer them all. Here they are merged as well, but only those of one client, which is one person's (or
 * one transaction's), by a DataLoader that hangs on it. Nothing is kept: the same look-up a tick later asks again.
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
        throw new Prisma.PrismaClientKnownRequestError('There is no such record.', {
          code: 'P2025',
          clientVersion: Prisma.prismaVersion.client,
        });
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
  readonly $name: string;
  readonly $parent: object;
  findFirst(args: object): Promise<Found | null>;
  findMany(args: object): Promise<Found[]>;
}
const delegateOf = (self: object): Delegate =>
  Prisma.getExtensionContext(self) as unknown as Delegate;

/** A look-up by id, with everything else that it asks for as text, so that like ones can be told. */
interface LookUp {
  readonly delegate: Delegate;
  readonly id: string;
  readonly args: UniqueArgs;
  readonly shape: string;
}

/** The most look-ups that one statement answers. */
const LARGEST_BATCH = 100;
const loaders = new WeakMap<object, DataLoader<LookUp, Found | null>>();

function find(delegate: Delegate, args: UniqueArgs): Promise<Found | null> {
  const { where, ...rest } = args;
  const { id } = where;
  if (typeof id !== 'string' || Object.keys(where).length !== 1) {
    return delegate.findFirst(flattenUnique(args));
  }
  const client = delegate.$parent;
  let loader = loaders.get(client);
  if (!loader) {
    loader = new DataLoader(findTogether, { cache: false, maxBatchSize: LARGEST_BATCH });
    loaders.set(client, loader);
  }
  return loader.load({ delegate, id, args, shape: `${delegate.$name} ${JSON.stringify(rest)}` });
}

/** One statement for each shape of the look-ups of a tick, which are all of one client. */
async function findTogether(lookUps: readonly LookUp[]): Promise<(Found | null)[]> {
  const shapes = new Map<string, LookUp[]>();
  for (const lookUp of lookUps) {
    shapes.set(lookUp.shape, [...(shapes.get(lookUp.shape) ?? []), lookUp]);
  }
  const found = new Map<LookUp, Found>();
  await Promise.all(
    [...shapes.values()].map(async (alike) => {
      for (const [lookUp, row] of await findAlike(alike)) found.set(lookUp, row);
    }),
  );
  return lookUps.map((lookUp) => found.get(lookUp) ?? null);
}

async function findAlike(alike: readonly LookUp[]): Promise<[LookUp, Found][]> {
  const [first] = alike;
  if (!first) return [];
  const { delegate, args } = first;
  const ids = [...new Set(alike.map(({ id }) => id))];
  const rows = await delegate.findMany({
    ...args,
    ...(args.select && { select: { ...args.select, id: true } }),
    where: { id: { in: ids } },
  });
  const byId = new Map(rows.map((row) => [row['id'], row]));
  return alike.flatMap((lookUp): [LookUp, Found][] => {
    const row = byId.get(lookUp.id);
    return row ? [[lookUp, row]] : [];
  });
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
