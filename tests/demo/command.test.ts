import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);

/** Runs the demo as `npm run demo` does, and expects it to fail. */
async function failing(...args: readonly string[]) {
  const command = ['--import', 'tsx', 'src/demo/main.ts', ...args];
  const { code, stdout, stderr } = await run(process.execPath, command).then(
    () => ({ code: 0, stdout: '', stderr: '' }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  return { code, stdout, stderr };
}

describe('npm run demo', () => {
  it('says in one line what to do where no server runs', async () => {
    const url = 'http://127.0.0.1:9/graphql';
    expect(await failing(url)).toEqual({
      code: 1,
      stdout: '',
      stderr: `No server answers at ${url}. Start one in another terminal: npm start\n`,
    });
  });

  it('says so where something else answers', async () => {
    const other = createServer((_request, response) => response.writeHead(404).end('no'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const { code, stderr } = await failing('--url', url);
    expect(code).toBe(1);
    expect(stderr).toContain(`${url} does not speak GraphQL: it answered 404.`);
  });

  it.each([
    ['--delay', 'soon'],
    ['--url', 'nowhere'],
    ['--faster', ''],
  ])('refuses %s %s, and says how it is used', async (...args) => {
    const { code, stderr } = await failing(...args.filter(Boolean));
    expect(code).toBe(1);
    expect(stderr).toContain('npm run demo -- [--url');
  });
});
