import { isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import './accounts/accounts.schema.ts';
import './errors.schema.ts';
import './flows/index.ts';
import './industries/industries.schema.ts';
import './onboarding/errors.schema.ts';
import './onboarding/onboarding.schema.ts';
import './onboarding/progress.schema.ts';
import './onboarding/session.schema.ts';
import './organizations/organizations.schema.ts';
import './organizations/slugs.schema.ts';
import { builder } from './builder.ts';

/** The GraphQL schema: what the feature folders declare, put together. */
export const schema = describeCounts(builder.toSchema({ sortSchema: true }));

/** The Prisma plugin adds `totalCount` to connections without a description. */
function describeCounts(made: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(made.getTypeMap())) {
    const count = isObjectType(type) ? type.getFields()['totalCount'] : undefined;
    if (count) count.description ??= 'How many there are on all pages.';
  }
  return made;
}
