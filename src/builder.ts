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
  NonNegativeIntResolver,
} from 'graphql-scalars';
import type { Context } from './context.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import type PrismaTypes from './generated/pothos.ts';
import { getDatamodel } from './generated/pothos.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';
import { tooComplex, unauthenticated } from './plugins/request-errors.ts';

/** The most items that one page of a connection holds. */
export const MAX_PAGE_SIZE = 100;

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
    NonNegativeInt: { Input: number; Output: number };
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
  relay: {
    cursorType: 'String',
    nodesOnConnection: true,
    encodeGlobalID: (typename, id) => encodeGlobalId(typename, String(id)),
    decodeGlobalID: (globalId) => decodeGlobalId(globalId) ?? { typename: '', id: globalId },
  },
  prisma: {
    client: ({ access }) => access.db as unknown as PrismaClient,
    dmmf: getDatamodel(),
    filterConnectionTotalCount: true,
    exposeDescriptions: false,
    maxConnectionSize: MAX_PAGE_SIZE,
    defaultConnectionSize: MAX_PAGE_SIZE,
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    limit: { complexity: 10_000, depth: 15, breadth: 400 },
    complexityError: (kind) => tooComplex(kind),
  },
});
