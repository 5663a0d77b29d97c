import { fileURLToPath } from 'node:url';

/** Where the product's files are. In this folder, because the bundle in dist/ lies as deep as src/ does. */
export const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** What GraphiQL's page is made of. */
export const CARRY_SCRIPT = fileURLToPath(new URL('./graphiql/carry.js', import.meta.url));
export const OPERATIONS = fileURLToPath(new URL('./demo/operations.graphql', import.meta.url));
