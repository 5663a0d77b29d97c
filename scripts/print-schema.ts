import { readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema.ts';

/** Writes schema.graphql, or with --check fails where it is not what the code prints. */

const file = new URL('../schema.graphql', import.meta.url);
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== printed) {
    process.stderr.write(
      'schema.graphql is not what the code prints: run `npm run schema` and commit it.\n',
    );
    process.exitCode = 1;
  }
} else {
  await writeFile(file, printed);
}
