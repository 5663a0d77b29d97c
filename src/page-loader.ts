import DataLoader from 'dataloader';
import type { Context } from './context.ts';
import type { Access } from './data/door.ts';
import { pageOf } from './pagination.ts';
import type { Connection, Cursor, Page, PageArgs } from './pagination.ts';

/**
 * Loads pages of lists that have an owner, the same page of all owners together that are asked for at once. Nothing is
 * kept: what one mutation of a document read is not what the next one left.
 *
 * @param read gives the page of each key, in their order.
 * @param idOf what tells keys apart.
 */
export function createPageLoader<Key, Item, Place>(
  cursor: Cursor<Place>,
  read: (access: Access, keys: readonly Key[], page: Page<Place>) => Promise<Connection<Item>[]>,
  idOf: (key: Key) => string,
): (context: Context, key: Key, args: PageArgs) => Promise<Connection<Item>> {
  type Pages = DataLoader<Key, Connection<Item>, string>;
  const loaders = new WeakMap<Context, Map<string, Pages>>();
  return (context, key, args) => {
    const page = pageOf(args, cursor);
    const ofContext = loaders.get(context) ?? new Map<string, Pages>();
    loaders.set(context, ofContext);
    const pageKey = JSON.stringify(page);
    const loader: Pages =
      ofContext.get(pageKey) ??
      new DataLoader(
        (keys) => {
          loader.clearAll();
          return read(context.access, keys, page);
        },
        { cacheKeyFn: idOf },
      );
    ofContext.set(pageKey, loader);
    return loader.load(key);
  };
}
