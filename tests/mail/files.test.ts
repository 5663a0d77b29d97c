import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { createDatabase } from '../helpers/database.ts';
import { openDesk, resetMail, startPost } from './kit.ts';

test('without a mail server, a mail is a file, and its link is logged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gangway-mail-'));
  const directory = join(folder, 'not', 'there yet');
  const database = await createDatabase();
  const desk = openDesk(database);
  const from = { name: 'Gangway', address: 'gangway@localhost' };
  const post = await startPost(database, { kind: 'files', directory, from });
  onTestFinished(async () => {
    await post.stop();
    await desk.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  await desk.queue(resetMail('developer@example.com', 'Ada', 'the-token'));
  const { id } = await desk.rowOnce('developer@example.com', ({ state }) => state === 'SENT');
  expect(await readdir(directory)).toEqual([`${id}.eml`]);
  const file = join(directory, `${id}.eml`);
  const mail = await PostalMime.parse(await readFile(file));
  expect(mail).toMatchObject({ messageId: `<${id}@localhost>`, subject: 'Set a new password' });
  expect(mail.to).toEqual([{ name: '', address: 'developer@example.com' }]);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(post.lines).toContainEqual(
    expect.objectContaining({
      level: 'info',
      link: 'http://gangway.test/reset-password/the-token',
      file,
    }),
  );
});
