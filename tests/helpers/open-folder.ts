import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a temporary folder that everybody may enter: as root, Postgres runs as another user, whose data would move
 * elsewhere, and stay there.
 */
export async function openFolder(name: string): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), `gangway-${name}-`));
  await chmod(path, 0o755);
  return path;
}
