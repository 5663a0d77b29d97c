import { fileURLToPath } from 'node:url';

/** Where the product's files are. In this folder, because the bundle in dist/ lies as deep as src/ does. */
export const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
