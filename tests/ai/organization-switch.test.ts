import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGlobalId, idOf } from '../../src/global-id.ts';
import type { App, Person } from '../helpers/app.ts';
import { startApp } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import { counted } from '../helpers/statements.ts';
import { complete, walk } from '../helpers/wizard.ts';
import { aSuggestion, kept } from './choice-kit.ts';

let app: App;
let owner: Person;
/** Of the organization: its global id, its UUID, and the UUID of the session that made it. */
let gid: string;
let id: string;
let sessionId: string;
beforeAll(async () => {
  app = await startApp();
  owner = await app.person();
  const found = await complete(owner, (await walk(app, owner)).id);
  gid = found.organization?.id ?? '';
  id = idOf('Organization', gid) ?? '';
  sessionId = idOf('OnboardingSession', found.id) ?? '';
});
afterAll(() => app.close());

interface Answer {
  readonly __typename: string;
  readonly aiModelsAllowed?: boolean;
}
async function allow(
  person: Person,
  modelsAllowed: boolean,
  organizationId = gid,
): Promise<Answer> {
  const { updateAi } = await person.run<{ updateAi: Answer }, object>(
    `mutation ($input: UpdateOrganizationAiInput!) { updateAi: updateOrganizationAi(input: $input) {
      __typename ... on Organization { aiModelsAllowed } } }`,
    { input: { organizationId, modelsAllowed } },
  );
  return updateAi;
}
const deeds = () =>
  app.database.query(
    "select before, after from audit_log where organization_id = $1 and action = 'ORGANIZATION_AI_CHANGED' order by id",
    [id],
  );
const ALLOWED = { __typename: 'Organization', aiModelsAllowed: true };
const FORBIDDEN = { __typename: 'Organization', aiModelsAllowed: false };

test('an owner forbids models and allows them again: each time with a deed, where it changes something', async () => {
  expect(await allow(owner, true)).toEqual(ALLOWED);
  expect(await deeds()).toEqual([]);
  expect(await allow(owner, false)).toEqual(FORBIDDEN);
  expect(await allow(owner, false)).toEqual(FORBIDDEN);
  expect(await allow(owner, true)).toEqual(ALLOWED);
  expect(await deeds()).toEqual([
    { before: { modelsAllowed: true }, after: { modelsAllowed: false } },
    { before: { modelsAllowed: false }, after: { modelsAllowed: true } },
  ]);
});

test('each mutation of one document tells what holds after it', async () => {
  const set = (allowed: boolean) =>
    `updateOrganizationAi(input: { organizationId: "${gid}", modelsAllowed: ${allowed} }) {
      __typename ... on Organization { aiModelsAllowed } }`;
  const told = await owner.run(`mutation { off: ${set(false)} on: ${set(true)} }`, {});
  expect(told).toEqual({ off: FORBIDDEN, on: ALLOWED });
});

test('two at once make one deed', async () => {
  const before = (await deeds()).length;
  await Promise.all([allow(owner, false), allow(owner, false), allow(owner, false)]);
  expect(await deeds()).toHaveLength(before + 1);
  await allow(owner, true);
});

test('forbidding ends what models are writing in sessions of the organization, and empties its cache', async () => {
  const other = await app.person();
  const otherSession = idOf('OnboardingSession', (await walk(app, other, 'WELCOME')).id) ?? '';
  const mine = await aSuggestion(app, owner, sessionId, { state: 'STREAMING' });
  const done = await aSuggestion(app, owner, sessionId, { state: 'READY', source: 'MODEL' });
  const theirs = await aSuggestion(app, other, otherSession);
  const [ownerId, otherId] = [await userIdOf(app, owner), await userIdOf(app, other)];
  await app.database.query(
    `insert into ai_cache (scope_id, key, user_id, organization_id, result, expires_at)
     values ($1, '\\x00', $2, $1, '{}', now() + interval '1 hour'), ($3, '\\x00', $3, null, '{}', now() + interval '1 hour')`,
    [id, ownerId, otherId],
  );
  await allow(owner, false);
  expect(await kept(app, [mine, done, theirs])).toMatchObject([
    { state: 'FAILED', note: 'FORBIDDEN_BY_ORGANIZATION', cursor: 2 },
    { state: 'READY', cursor: 1 },
    { state: 'PENDING', cursor: 1 },
  ]);
  expect(await app.database.query('select scope_id from ai_cache')).toEqual([
    { scope_id: otherId },
  ]);
  await allow(owner, true);
});

test('nobody but owners may; members see it, strangers see nothing', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Organization { aiModelsAllowed } } }';
  await allow(owner, false);
  for (const role of ['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'] as const) {
    const member = await app.person();
    await addMember(app, id, member, role);
    expect(await allow(member, true)).toEqual({ __typename: 'ForbiddenError' });
    expect(await member.run(query, { id: gid })).toEqual({ node: { aiModelsAllowed: false } });
  }
  const stranger = await app.person();
  expect(await allow(stranger, true)).toEqual({ __typename: 'NotFoundError' });
  expect(await stranger.run(query, { id: gid })).toEqual({ node: null });
  for (const wrong of ['nonsense', encodeGlobalId('Organization', randomUUID())]) {
    expect(await allow(owner, true, wrong)).toEqual({ __typename: 'NotFoundError' });
  }
  expect((await owner.run<{ node: Answer }, object>(query, { id: gid })).node).toEqual({
    aiModelsAllowed: false,
  });
  await allow(owner, true);
});

test('costs four statements, and one to read of several organizations', async () => {
  const cost = async (work: () => Promise<unknown>) => (await counted(work)).sent.length;
  const change =
    'mutation ($input: UpdateOrganizationAiInput!) { updateOrganizationAi(input: $input) { __typename } }';
  const input = { organizationId: gid, modelsAllowed: false };
  expect(await cost(() => owner.run(change, { input }))).toBe(4);
  expect(await cost(() => owner.run(change, { input }))).toBe(2);
  const second = await complete(owner, (await walk(app, owner)).id);
  const ids = [gid, second.organization?.id];
  const read = (field: string) => () =>
    owner.run(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Organization { ${field} } } }`, {
      ids,
    });
  const [plain, more] = [await cost(read('name')), await cost(read('name aiModelsAllowed'))];
  expect(more - plain).toBe(1);
  expect(await read('aiModelsAllowed')()).toEqual({
    nodes: [{ aiModelsAllowed: false }, { aiModelsAllowed: true }],
  });
});
