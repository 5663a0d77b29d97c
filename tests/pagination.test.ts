import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { connectionOf, jsonCursor, pageOf, pagesById } from '../src/pagination.ts';
import type { PageArgs } from '../src/pagination.ts';

const cursor = jsonCursor(z.int());
const numbers = Array.from({ length: 25 }, (_, index) => index);

/** A list as a database would serve it: bounded, from the far end for a backward page, one more than asked for. */
function list(args: PageArgs) {
  const page = pageOf(args, cursor);
  const between = numbers.filter((n) => n > (page.after ?? -1) && n < (page.before ?? 25));
  if (page.backward) between.reverse();
  return connectionOf(between.slice(0, page.size + 1), page, (n) => cursor.encode(n));
}
const items = (args: PageArgs) => list(args).edges.map(({ node }) => node);

describe('a page', () => {
  test('is the first items, or the last, in the order of the list', () => {
    expect(items({ first: 3 })).toEqual([0, 1, 2]);
    expect(items({ last: 3 })).toEqual([22, 23, 24]);
    expect(items({ first: 3, after: cursor.encode(4) })).toEqual([5, 6, 7]);
    expect(items({ last: 3, before: cursor.encode(4) })).toEqual([1, 2, 3]);
    expect(items({ first: 5, after: cursor.encode(4), before: cursor.encode(7) })).toEqual([5, 6]);
    expect(items({ first: 5, after: cursor.encode(24) })).toEqual([]);
    expect(items({ first: 100, last: null, after: null, before: null })).toEqual(numbers);
  });

  test('tells whether there is more on either side', () => {
    const around = (args: PageArgs) => {
      const { hasPreviousPage, hasNextPage } = list(args).pageInfo;
      return [hasPreviousPage, hasNextPage];
    };
    expect(around({ first: 25 })).toEqual([false, false]);
    expect(around({ first: 24 })).toEqual([false, true]);
    expect(around({ last: 25 })).toEqual([false, false]);
    expect(around({ last: 24 })).toEqual([true, false]);
    expect(around({ first: 2, after: cursor.encode(4) })).toEqual([true, true]);
    expect(around({ last: 2, before: cursor.encode(4) })).toEqual([true, true]);
  });

  test('names its ends, and none when it is empty', () => {
    expect(list({ first: 2 }).pageInfo).toMatchObject({
      startCursor: cursor.encode(0),
      endCursor: cursor.encode(1),
    });
    expect(list({ first: 2, after: cursor.encode(24) }).pageInfo).toMatchObject({
      startCursor: null,
      endCursor: null,
    });
  });

  test.each([
    [7, 'forward', 'first', 'after'],
    [100, 'forward', 'first', 'after'],
    [7, 'backward', 'last', 'before'],
  ] as const)(
    'leads to the next, %i at a time %s, through all items once',
    (size, direction, count, from) => {
      const seen: number[] = [];
      let at: string | null = null;
      for (let more = true; more;) {
        const { edges, pageInfo } = list({ [count]: size, [from]: at });
        const nodes = edges.map(({ node }) => node);
        seen.splice(direction === 'forward' ? seen.length : 0, 0, ...nodes);
        more = direction === 'forward' ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
        at = direction === 'forward' ? pageInfo.endCursor : pageInfo.startCursor;
      }
      expect(seen).toEqual(numbers);
    },
  );
});

describe('refused as BAD_USER_INPUT, saying what to send', () => {
  const refusal = (attempt: () => unknown) => {
    try {
      attempt();
    } catch (error) {
      if (error instanceof GraphQLError) return [error.extensions['code'], error.message];
      throw error;
    }
    throw new Error('It was accepted.');
  };
  const uuidCursor = (id: string) => Buffer.from(`GPC:S:${id}`).toString('base64');

  test.each([
    [{}, /either `first` or `last`.*1 to 100/],
    [{ first: null, last: null }, /either `first` or `last`/],
    [{ first: 1, last: 1 }, /either `first` or `last`/],
    [{ first: 0 }, /`first` must be from 1 to 100.*`after`/],
    [{ first: 101 }, /`first` must be from 1 to 100/],
    [{ first: -1 }, /`first` must be from 1 to 100/],
    [{ last: 101 }, /`last` must be from 1 to 100.*`before`/],
    [{ first: 1, after: '' }, /`after` is not a cursor of this list/],
    [{ first: 1, after: 'nonsense' }, /`after` is not a cursor/],
    [{ first: 1, after: '🙂\0' }, /`after` is not a cursor/],
    [{ last: 1, before: jsonCursor(z.string()).encode('1') }, /`before` is not a cursor/],
  ])('%j', (args, message) => {
    for (const attempt of [() => pageOf(args, cursor), () => pagesById.maxSize(args)]) {
      expect(refusal(attempt)).toEqual(['BAD_USER_INPUT', expect.stringMatching(message)]);
    }
  });

  test("a cursor that Prisma's connections would choke on", () => {
    const id = '019a0000-0000-7000-8000-000000000000';
    expect(pagesById.maxSize({ first: 10, after: uuidCursor(id) })).toBe(10);
    for (const bad of [uuidCursor("x' or true"), id, Buffer.from('GPC:N:1').toString('base64')]) {
      expect(refusal(() => pagesById.maxSize({ first: 10, after: bad }))[0]).toBe('BAD_USER_INPUT');
    }
  });
});
