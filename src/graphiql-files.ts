import { fileURLToPath } from 'node:url';

/** What GraphiQL's page is made of. In this folder for the reason that paths.ts gives. */
export const CARRY_SCRIPT = fileURLToPath(new URL('../src/graphiql/carry.js', import.meta.url));
export const OPERATIONS = fileURLToPath(new URL('../src/demo/operations.graphql', import.meta.url));
