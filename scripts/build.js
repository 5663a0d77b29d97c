import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles the server into dist/. Loading some thousand modules one by one costs seconds at every start; one file costs
 * half of one. Only the start uses it: tests and tools run the sources.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const output = `${root}dist/main.js`;

/** What is loaded when it is first needed, or finds files of its own beside itself. */
const external = [
  '@zxcvbn-ts/language-common',
  '@graphql-yoga/render-graphiql',
  'graphile-worker',
  'mailchecker',
  'pg-native',
  'pino',
  'pino-pretty',
];

const DAY_MS = 86_400_000;

/**
 * Builds aside and moves the files into place, the one that names the others last: another start may be loading, or
 * building, at this moment. What it may still load stays for a day.
 */
async function bundle() {
  const aside = `${root}.dist-${process.pid}`;
  const dist = `${root}dist`;
  await bundleInto(aside);
  await mkdir(dist, { recursive: true });
  const made = (await readdir(aside)).sort(
    (a, b) => Number(a === 'main.js') - Number(b === 'main.js'),
  );
  for (const name of made) await rename(`${aside}/${name}`, `${dist}/${name}`);
  await rm(aside, { recursive: true, force: true });
  for (const name of await readdir(dist)) {
    const { mtimeMs } = await stat(`${dist}/${name}`);
    if (!made.includes(name) && Date.now() - mtimeMs > DAY_MS) await rm(`${dist}/${name}`);
  }
}

async function bundleInto(outdir) {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts'],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    external,
    // CommonJS packages within the bundle still call require.
    banner: {
      js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}

/** When the newest of what the bundle is made of was changed, in milliseconds. */
async function newestSource() {
  const folders = await Promise.all(
    ['src', 'prisma'].map(async (folder) => {
      const entries = await readdir(`${root}${folder}`, { recursive: true, withFileTypes: true });
      return entries.map(({ parentPath, name }) => `${parentPath}/${name}`);
    }),
  );
  const files = [...folders.flat(), `${root}package-lock.json`, fileURLToPath(import.meta.url)];
  const times = await Promise.all(files.map(async (file) => (await stat(file)).mtimeMs));
  return Math.max(...times);
}

/** Bundles where the sources are newer than the bundle, or there is none. */
export async function bundleIfStale() {
  const built = await stat(output).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (built < (await newestSource())) await bundle();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
