import { fileURLToPath } from 'node:url';

/** Where the product's files are. In this folder, because the bundle in dist/ lies as deep as src/ does. */
export const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** What GraphiQL's page is made of. By way of the sources' folder: the bundle has no copy. */
export const CARRY_SCRIPT = fileURLToPath(new URL('../src/graphiql/carry.js', import.meta.url));
export const OPERATIONS = fileURLToPath(new URL('../src/demo/operations.graphql', import.meta.url));
