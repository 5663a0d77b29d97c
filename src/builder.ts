import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ZodPlugin from '@pothos/plugin-zod';
import {
  CountryCodeResolver,
  DateTimeResolver,
  EmailAddressResolver,
  JSONResolver,
} from 'graphql-scalars';
import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Context } from './context.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type PrismaTypes from './generated/pothos.ts';
import { getDatamodel } from './generated/pothos.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { badPage, tooComplex, unauthenticated } from './plugins/request-errors.ts';
import { MAX_PAGE_SIZE } from './pagination.ts';

/**
 * What one operation may cost: a field counts 1, or more where it is heavy (a step's answers: 150), times the items of
 * the lists that it is in.
 */
const MOST_AT_ONCE = { complexity: 10_000, depth: 15, breadth: 500 };

/** The schema builder: plugins, scalars and root types. It declares no domain type. */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: { signedIn: boolean };
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    CountryCode: { Input: string; Output: string };
    EmailAddress: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    URL: { Input: string; Output: string };
  };
}>({
  // Order matters: who may ask comes before what goes wrong, and both before loading.
  plugins: [
    ScopeAuthPlugin,
    ErrorsPlugin,
    ZodPlugin,
    RelayPlugin,
    PrismaPlugin,
    DataloaderPlugin,
    ComplexityPlugin,
  ],
  defaultFieldNullability: false,
  scopeAuth: {
    authScopes: ({ viewer }) => ({ signedIn: viewer !== null }),
    unauthorizedError: () => unauthenticated(),
  },
  errors: { directResult: true, defaultTypes: [] },
  zod: {
    validationError: ({ issues }) => badPage(issues.map(({ message }) => message).join(' ')),
  },
  relay: {
    cursorType: 'String',
    idFieldOptions: { description: 'A global id.' },
    nodesOnConnection: { description: 'The items of the page.' },
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: (globalId) => decodeGlobalId(globalId) ?? { typename: '', id: globalId },
    nodeTypeOptions: { description: 'Something with a global id.' },
    nodeQueryOptions: {
      description:
        'Whatever has this id; null where there is nothing, or the viewer may not see it.',
      args: { id: { description: 'A global id.' } },
      resolve: (_root, { id }, _context, { schema }, resolveNode) =>
        isNode(schema, id.typename) ? resolveNode(id) : null,
    },
    nodesQueryOptions: {
      description: `Whatever has these ids, in their order; at most ${MAX_PAGE_SIZE}.`,
      args: { ids: { description: 'Global ids.' } },
      resolve: async (_root, args, _context, { schema }, resolveNodes) => {
        const { ids } = args;
        if (ids.length > MAX_PAGE_SIZE) throw badPage(`\`ids\` may hold at most ${MAX_PAGE_SIZE}.`);
        const known = ids.filter(({ typename }) => isNode(schema, typename));
        // The plugin resolves what the arguments hold, whatever it is handed.
        args.ids = known;
        const found = await resolveNodes(known);
        return ids.map((id) => found[known.indexOf(id)] ?? null);
      },
    },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there are more after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are more before this page.' },
    startCursorFieldOptions: { description: "The first item's cursor; null on an empty page." },
    endCursorFieldOptions: { description: "The last item's cursor; null on an empty page." },
    edgesFieldOptions: { description: 'The items of the page, each with its cursor.' },
    pageInfoFieldOptions: { description: 'Where this page stands.' },
    cursorFieldOptions: { description: 'Where the item stands: what `after` and `before` take.' },
    nodeFieldOptions: { description: 'The item.' },
    firstArgOptions: {
      description: 'How many, from the beginning: 1 to 100. This or `last` is required.',
    },
    lastArgOptions: {
      description: 'How many, from the end: 1 to 100. This or `first` is required.',
    },
    afterArgOptions: { description: 'Only those after this cursor.' },
    beforeArgOptions: { description: 'Only those before this cursor.' },
    defaultConnectionTypeOptions: { description: 'A page of a list.' },
    defaultEdgeTypeOptions: { description: 'An item of a page.' },
  },
  prisma: {
    client: ({ access }) => access.db as unknown as PrismaClient,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    exposeDescriptions: false,
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    fieldComplexity: (args, _context, field) => complexityOf(args, field.name),
    limit: MOST_AT_ONCE,
    complexityError: (kind) => tooComplex(kind),
  },
});

/** An enum whose values are a union of ours, each with what it means: one that is missing does not compile. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries<string>(values).map(([value, meaning]) => [value, { description: meaning }]),
    ) as Record<Value, { description: string }>,
  });
}

function complexityOf(args: Readonly<Record<string, unknown>>, name: string) {
  const { first, last, ids } = args;
  if (Array.isArray(ids)) return { field: 1, multiplier: ids.length };
  const size = first ?? last;
  if (typeof size === 'number') return { field: 1, multiplier: Math.max(size, 1) };
  // A connection has counted its items already.
  return name === 'edges' || name === 'nodes' ? { field: 1, multiplier: 1 } : { field: 1 };
}

function isNode(schema: GraphQLSchema, typename: string): boolean {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

builder.addScalarType('DateTime', DateTimeResolver);
builder.addScalarType('CountryCode', CountryCodeResolver);
builder.addScalarType('EmailAddress', EmailAddressResolver);
builder.addScalarType('JSON', JSONResolver);
builder.scalarType('URL', {
  // graphql-scalars' own rewrites `https://x.y` to `https://x.y/`; this returns the text as stored.
  description: 'An absolute web address, as it was given.',
  serialize: String,
});

builder.queryType({ description: 'What can be asked.' });
builder.mutationType({
  description:
    'What can be done. Each answers its result, or an error that the caller can do something about.',
});
builder.subscriptionType({ description: 'What can be followed live, over SSE or WebSocket.' });
