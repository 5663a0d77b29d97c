import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * `node --import tsx scripts/release-prompt.ts`: notes new versions of prompts in released.json, after which they never
 * change. What people were offered, and how they took it, is counted by version: a text that changes under its name
 * makes those numbers, and what was cached, untrue.
 */

const FOLDER = new URL('../src/ai/prompts/', import.meta.url);
const RELEASED = new URL('released.json', FOLDER);
const VERSION = /^([a-z]+(?:-[a-z]+)*-[1-9]\d*)\.ts$/;

/** SHA-256 of each file of a version, by its name, with line ends as LF. */
export async function promptHashes(): Promise<ReadonlyMap<string, string>> {
  const versions = (await readdir(FOLDER)).flatMap((name) => VERSION.exec(name)?.[1] ?? []).sort();
  return new Map(
    await Promise.all(
      versions.map(async (version): Promise<[string, string]> => {
        const text = await readFile(new URL(`${version}.ts`, FOLDER), 'utf8');
        const hash = createHash('sha256').update(text.replaceAll('\r\n', '\n'));
        return [version, hash.digest('hex')];
      }),
    ),
  );
}

/** The hashes with which versions were released. */
export async function releasedHashes(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(RELEASED, 'utf8').catch(() => '{}');
  return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
}

/** What was done to released versions that may not be, a sentence each. */
export function changesIn(
  released: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): string[] {
  return [...released].flatMap(([version, hash]) => {
    const now = found.get(version);
    if (now === hash) return [];
    return now === undefined
      ? [`${version} was released and is gone: suggestions refer to it. Put the file back.`]
      : [`${version} was released and has changed: undo that, and make a new version instead.`];
  });
}

async function release(): Promise<void> {
  const [released, found] = await Promise.all([releasedHashes(), promptHashes()]);
  const changes = changesIn(released, found);
  if (changes.length > 0) {
    console.error(changes.join('\n'));
    process.exitCode = 1;
    return;
  }
  const added = [...found.keys()].filter((version) => !released.has(version));
  const all = [...released, ...found].sort(([a], [b]) => a.localeCompare(b, 'en'));
  await writeFile(RELEASED, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  console.log(added.length > 0 ? `Released: ${added.join(', ')}` : 'There is no new version.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await release();
