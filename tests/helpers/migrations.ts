import { fileURLToPath } from 'node:url';

/** Where the product's migrations are. */
export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
