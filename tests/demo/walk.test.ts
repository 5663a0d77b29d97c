import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Happening } from '../../src/demo/walk.ts';
import { walk } from '../../src/demo/walk.ts';
import type { App } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';

/** The main job, whole, as the demo does it: over HTTP and SSE, from two devices, against a real server. */

const run = promisify(execFile);
let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const demo = (url: string) =>
  run(process.execPath, ['--import', 'tsx', 'src/demo/main.ts', '--url', url]);

test('a person registers, drafts, changes device, submits, and has an organization', async () => {
  const happenings: Happening[] = [];
  for await (const happening of walk(app.url)) happenings.push(happening);
  const of = <Kind extends Happening['kind']>(kind: Kind) =>
    happenings.filter((one): one is Happening & { kind: Kind } => one.kind === kind);

  expect(of('INDUSTRY_FOUND')[0]?.industry.name).toBe('Food & Beverage Production');
  expect(of('FOUND_DRAFT')[0]).toMatchObject({
    step: 'WELCOME',
    draft: { fullName: 'Clara Fuentes' },
  });
  expect(of('STALE')[0]?.conflicts).toEqual(['urgency']);
  expect(of('REFUSED')[0]?.issues.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['TOO_SHORT', 'INVALID_URL', 'INVALID_COUNTRY']),
  );
  expect(of('SUBMITTED').map(({ step }) => step)).toEqual([
    'WELCOME',
    'COMPANY',
    'STRUCTURE',
    'OBJECTIVES',
    'TEAM',
    'PREFERENCES',
    'REVIEW',
  ]);
  const progress = of('PROGRESS')
    .filter(({ device }) => device === 'phone')
    .map(({ event }) => event.kind);
  const submitted = (steps: number) => Array<string>(steps).fill('STEP_SUBMITTED');
  expect(progress).toEqual([
    'SNAPSHOT',
    ...submitted(2),
    'STEP_DRAFTED',
    ...submitted(5),
    'COMPLETED',
  ]);
  expect(of('SUGGESTED')).toMatchObject([
    { source: 'RULES', departments: expect.arrayContaining(['Production']) as string[] },
  ]);
  expect(of('ACCEPTED')).toHaveLength(1);
  const organization = of('COMPLETED')[0]?.organization;
  expect(organization).toMatchObject({
    name: 'Horno Lumbre',
    slug: 'horno-lumbre',
    viewerRole: 'OWNER',
  });
  expect(await app.database.query('select slug from organizations')).toEqual([
    { slug: 'horno-lumbre' },
  ]);
});

test('`npm run demo` shows it, and says what to do where no server is', async () => {
  const { stdout } = await demo(app.url);
  expect(stdout).toContain('100 %  COMPLETED');
  expect(stdout).toContain('Horno Lumbre (horno-lumbre-2)');
  await expect(demo('http://127.0.0.1:9/graphql')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('npm start') as string,
  });
});

test('it ends without a word where nobody reads on', async () => {
  const args = ['--import', 'tsx', 'src/demo/main.ts', '--url', app.url, '--delay', '20'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});
