import { parsePrismaCursor } from '@pothos/plugin-prisma';
import { z } from 'zod';
import { badPage } from './plugins/request-errors.ts';

/** The most items that one page of a connection holds. */
export const MAX_PAGE_SIZE = 100;

/** What a client says of the page it wants, as Relay's specification names it. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Writes the place of an item in its list as opaque text, and reads it back. */
export interface Cursor<Place> {
  encode(place: Place): string;
  /** Null where the text is no cursor of this kind. */
  decode(cursor: string): Place | null;
}

/** A page that may be asked for. `backward`: the last items before `before` rather than the first after `after`. */
export interface Page<Place> {
  /** 1 to MAX_PAGE_SIZE. */
  readonly size: number;
  readonly backward: boolean;
  readonly after: Place | null;
  readonly before: Place | null;
}

/** A page of items, in the shape of a Relay connection. */
export interface Connection<Item> {
  readonly edges: { readonly cursor: string; readonly node: Item }[];
  readonly pageInfo: {
    readonly startCursor: string | null;
    readonly endCursor: string | null;
    readonly hasPreviousPage: boolean;
    readonly hasNextPage: boolean;
  };
}

/** A cursor that holds a place as JSON; what does not fit the schema is no cursor. */
export function jsonCursor<Place>(schema: z.ZodType<Place>): Cursor<Place> {
  return {
    encode: (place) => Buffer.from(JSON.stringify(place)).toString('base64url'),
    decode: (cursor) => {
      try {
        return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
      } catch {
        return null;
      }
    },
  };
}

/**
 * The page asked for, under the rules that hold for every connection: either `first` or `last`, from 1 to
 * MAX_PAGE_SIZE, and cursors that this list gave. Throws a BAD_USER_INPUT error that says what to send instead.
 */
export function pageOf<Place>(args: PageArgs, cursor: Cursor<Place>): Page<Place> {
  const backward = isGiven(args.last);
  if (isGiven(args.first) === backward) {
    throw badPage(
      `Give either \`first\` or \`last\`: how many items to return, 1 to ${MAX_PAGE_SIZE}.`,
    );
  }
  const [name, size] = backward ? ['last', args.last] : ['first', args.first];
  if (!isGiven(size) || size < 1 || size > MAX_PAGE_SIZE) {
    throw badPage(
      `\`${name}\` must be from 1 to ${MAX_PAGE_SIZE}. Fetch more by passing a cursor as \`${backward ? 'before' : 'after'}\`.`,
    );
  }
  return {
    size,
    backward,
    after: placeOf('after', args.after, cursor),
    before: placeOf('before', args.before, cursor),
  };
}

const isGiven = <Value>(value: Value): value is NonNullable<Value> =>
  value !== undefined && value !== null;

function placeOf<Place>(
  name: string,
  text: string | null | undefined,
  cursor: Cursor<Place>,
): Place | null {
  if (!isGiven(text)) return null;
  const place = cursor.decode(text);
  if (place === null) {
    throw badPage(
      `\`${name}\` is not a cursor of this list. Pass one that an earlier page returned.`,
    );
  }
  return place;
}

/**
 * The connection of rows that were fetched for a page: between its places, one more than its size (which tells whether
 * there are more), and from the far end backwards where the page is `backward`.
 */
export function connectionOf<Item, Place>(
  rows: readonly Item[],
  page: Page<Place>,
  cursorOf: (item: Item) => string,
): Connection<Item> {
  const more = rows.length > page.size;
  const items = rows.slice(0, page.size);
  if (page.backward) items.reverse();
  const edges = items.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: page.backward ? more : page.after !== null,
      hasNextPage: page.backward ? page.before !== null : more,
    },
  };
}

const uuid = z.guid();
const prismaIdCursor: Cursor<string> = {
  encode: (id) => id,
  decode: (cursor) => {
    try {
      return uuid.parse(parsePrismaCursor(cursor));
    } catch {
      return null;
    }
  },
};

/**
 * The same rules for `t.prismaConnection` and `t.relatedConnection`, which fetch and encode themselves: spread this
 * into their options. Pages run along the id, so the query must order by it.
 */
export const pagesById = {
  cursor: 'id' as const,
  maxSize: (args: PageArgs): number => pageOf(args, prismaIdCursor).size,
};
