import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Where the code acts for no person, or opens a connection beside the door: few places, each with a reason. */

const SYSTEM_USES: Readonly<Record<string, string>> = {
  'serve.ts: seed industries': 'Industries belong to nobody; nobody may write them.',
  'data/roles.ts: check roles': 'Start-up looks at what the role itself may do; no row is read.',
  'onboarding/onboarding.service.ts: expire sessions':
    'A session expires when its person is away. May change its state and no more.',
  'onboarding/onboarding.service.ts: purge answers':
    'What was given up is forgotten when its person is away. May remove answers, and read none.',
  'privacy/retention.service.ts: purge audit log':
    'What is past its retention is forgotten. May remove what is 30 days old, and change nothing.',
  'privacy/retention.service.ts: purge idempotency keys':
    'Keys are forgotten after 24 hours. May remove them, and not read what they hold.',
  'serve.ts: purge mails':
    'What is said of mails that ended is forgotten when its time is over, also where mail was turned off.',
  'ai/retention.service.ts: purge suggestions':
    'What was suggested is forgotten when its person is away. May remove its words, and read none.',
  'ai/retention.service.ts: purge model answers':
    'The cache keeps an answer for six hours. May remove what it holds, and not read it.',
  'ai/retention.service.ts: settle lapsed calls':
    'What a server held of budgets when it died is given back. May settle it, and read no words.',
  'ai/retention.service.ts: purge model usage':
    'What was spent on a day counts for that day, and is of no use a month later. Holds numbers, and no words.',
  'onboarding/onboarding.service.ts: check flow versions':
    'Start-up asks which versions all sessions need; gives names of flows, of nobody.',
  'accounts/accounts.service.ts: admit outside identity':
    'Who comes with an outside token for the first time is nobody yet.',
  'mail/worker.ts: deliver mail':
    'Mails leave when nobody is asking. Reads and ends rows of the outbox, and tells of invitations how that went.',
};

const AUTH_USES: Readonly<Record<string, string>> = {
  'accounts/accounts.service.ts': "better-auth's tables, tokens and revocations: its own schema.",
  'privacy/privacy.service.ts':
    'What is kept about a person is told to them, and they prove who they are before it is deleted.',
  'data/roles.ts': 'Start-up looks at what the role itself may do; no row is read.',
};

/** Fields of Viewer that row-level security answers: signIn gives one to a request that came from nobody, or another. */
const VIEWER_USES: Readonly<Record<string, string>> = {
  'ai/choice/preferences.schema.ts: (person)': 'aiPreferences',
  'domains/joining.schema.ts: (person)': 'joinableOrganizations',
  'invitations/answer.schema.ts: (person)': 'invitations',
};

/** Connections without an identity. */
const CONNECTIONS: Readonly<Record<string, string>> = {
  'data/pool.ts': 'The pool that gives every statement its identity.',
  'data/door.ts': 'Prisma, over that pool.',
  'data/listener.ts': 'LISTEN needs a session of its own. Reads no table.',
  'data/migration-session.ts': 'Migrations run as the owner.',
  'data/owner-pool.ts': "The job queue's own tables, which hold ids of mails. Reads nothing else.",
  'data/roles.ts': 'The owner lets the login act as the roles, before anything is served.',
  'data/embedded-postgres.ts': 'Looks whether the embedded server answers.',
};

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));
const paths = (await readdir(SOURCE, { recursive: true })).filter(
  (path) => path.endsWith('.ts') && !path.startsWith('generated'),
);
const sources = await Promise.all(
  paths.map(async (path) => ({
    path: path.replaceAll('\\', '/'),
    // Without comments, which may speak of it.
    text: (await readFile(join(SOURCE, path), 'utf8')).replace(/\/\*[^]*?\*\/|\/\/.*$/gm, ''),
  })),
);
const found = (pattern: RegExp): string[] => [
  ...new Set(
    sources.flatMap(({ path, text }) =>
      [...text.matchAll(pattern)].map(({ 1: reason }) =>
        reason === undefined ? path : `${path}: ${reason}`,
      ),
    ),
  ),
];

test('the system acts where it must, and says why', () => {
  expect(found(/\.asSystem\(\s*'([^']*)'/g).sort()).toEqual(Object.keys(SYSTEM_USES).sort());
  // Nowhere by another way of writing it, with a reason that is not to be read there.
  const uses = sources.flatMap(({ text }) => text.match(/\basSystem\b/g) ?? []).length;
  const declared = 2; // in door.ts: the type, and what it does
  const direct = sources.flatMap(({ text }) => text.match(/\.asSystem\(\s*'/g) ?? []).length;
  expect(uses).toBe(direct + declared);
});

test('the accounts role serves accounts', () => {
  const places = found(/\.asAuth\b/g);
  expect(places.sort()).toEqual(Object.keys(AUTH_USES).sort());
});

test("resolvers ask as somebody else for a Viewer's own fields alone", () => {
  const places = found(/\baccessOf(\(.*?\))/g).filter((place) => place.includes('.schema.ts'));
  expect(places.sort()).toEqual(Object.keys(VIEWER_USES).sort());
});

test('connections are opened in few places', () => {
  const places = found(/\bnew (?:pg\.)?(?:Client|Pool|PrismaClient|PrismaPg)\b/g);
  expect(places.sort()).toEqual(Object.keys(CONNECTIONS).sort());
});
