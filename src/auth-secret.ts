import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from './config.ts';
import type { Config } from './config.ts';

/**
 * The secret that encrypts signing keys: the configured one, or else one made at the first start and kept in the
 * data folder, readable by its owner alone. Any number of first starts at once agree on it.
 *
 * @throws ConfigError when the file is there but holds no secret.
 */
export async function obtainAuthSecret({
  authSecret,
  dataDir,
}: Pick<Config, 'authSecret' | 'dataDir'>): Promise<string> {
  if (authSecret) return authSecret;
  const path = join(dataDir, 'auth-secret');
  const secret = (await readFile(path, 'utf8').catch(ifMissing)) ?? (await makeSecret(path));
  if (secret.trim().length >= 32) return secret.trim();
  throw new ConfigError(
    `${path} holds no secret of 32 or more characters: put the old content back, or delete the file (sign-ins then end).`,
  );
}

/** Writes a new secret unless another process was first; what is in the file then counts. */
async function makeSecret(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    // A hard link appears whole or not at all, and never replaces what is there.
    await link(draft, path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
