import { randomBytes, randomUUID } from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import { totpCode, totpStepAt } from '../../src/accounts/totp.ts';
import { addAiRows } from '../data/ai-rows.ts';
import { insertRows } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import { complete, walk } from '../helpers/wizard.ts';
import { idOf } from '../../src/global-id.ts';

/** People of whom everything is kept that can be. */

/** The AUTH_SECRET of tests/helpers/app.ts. */
const SECRET = 'a secret that is long enough for tests';

export interface Subject extends Person {
  /** UUID. */
  readonly id: string;
  readonly name: string;
}

/** Somebody whose name and address are found nowhere else. */
export async function newSubject(app: App): Promise<Subject> {
  const unique = randomBytes(5)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[+digit] ?? '');
  const email = `${unique}@${unique}.test`;
  const name = `Zed ${unique}`;
  const password = 'correct horse battery';
  const { data } = await app.ask<{ register: { token: string; refreshToken: string } }, object>(
    `mutation ($input: RegisterInput!) { register(input: $input) { ... on AuthPayload { token refreshToken } } }`,
    { input: { email, password, name } },
  );
  if (!data?.register.token) throw new Error('Not registered.');
  const { token, refreshToken } = data.register;
  const run: Person['run'] = async (document, variables) => {
    const answer = await app.ask(document, variables, token);
    if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  };
  const person = { email, password, token, refreshToken, run };
  return { ...person, name, id: await userIdOf(app, person) };
}

export const verify = (app: App, { email }: Pick<Person, 'email'>) =>
  app.database.query('update auth.users set email_verified = true where email = $1', [email]);

/** Walks the wizard in their own name; gives the organization. */
export async function foundAs(app: App, subject: Subject) {
  const changes = { WELCOME: { fullName: subject.name }, COMPANY: { name: 'Subject Matters' } };
  const { id } = await walk(app, subject, undefined, changes);
  const { organization } = await complete(subject, id);
  if (!organization) throw new Error('The wizard made no organization.');
  return { ...organization, uuid: idOf('Organization', organization.id) ?? '' };
}

/** Turns two-factor on, as setting it up does; gives the code of this moment and those before and after. */
export async function addTwoFactor(app: App, { id }: Subject): Promise<() => string> {
  const secret = `SECRETOF${id.slice(0, 8)}`;
  const key = { keys: new Map([[1, SECRET]]), currentVersion: 1 };
  await insertRows(app.database, 'auth.two_factors', [
    {
      id: randomUUID(),
      user_id: id,
      secret: await symmetricEncrypt({ key, data: secret }),
      backup_codes: await symmetricEncrypt({ key, data: '[]' }),
      verified: true,
      failed_verification_count: 0,
    },
  ]);
  await app.database.query('update auth.users set two_factor_enabled = true where id = $1', [id]);
  return () => totpCode(secret, totpStepAt(Date.now()));
}

/**
 * Gives a person a row in every table that can name them: their own organization, which somebody else owns too, another
 * that they belong to, and what neither the wizard nor a mutation of theirs makes.
 */
export async function fillLife(app: App, subject: Subject, other: Person) {
  await verify(app, subject);
  const organization = await foundAs(app, subject);
  await addMember(app, organization.uuid, other, 'OWNER');
  const mutations = `mutation ($id: ID!) {
    claimDomain(input: { organizationId: $id, joining: REQUEST, idempotencyKey: "a key of ${subject.name}" }) { __typename } }`;
  await subject.run(mutations, { id: organization.id });

  const theirs = randomUUID();
  const elsewhere = randomUUID();
  const now = new Date().toISOString();
  const columns = await app.database.query<{ industry_id: string }>(
    'select industry_id from organizations limit 1',
  );
  await insertRows(
    app.database,
    'organizations',
    [theirs, elsewhere].map((id) => ({
      id,
      name: `Other ${id}`,
      slug: `other-${id}`,
      industry_id: columns[0]?.industry_id,
      size: 'SMALL',
      description: 'Another organization.',
      country: 'ES',
      team_size: 1,
      structure: 'FLAT',
      methodology: 'OKRS',
      collaboration_style: 'HYBRID',
      okr_maturity: 'BEGINNER',
      current_challenges: [],
      business_goals: [],
      success_metrics: [],
      integrations: [],
      created_at: now,
      updated_at: now,
    })),
  );
  const otherId = await userIdOf(app, other);
  const invitation = { role: 'MEMBER', delivery: 'SENT', created_at: now, updated_at: now };
  await insertRows(app.database, 'invitations', [
    {
      ...invitation,
      id: randomUUID(),
      organization_id: theirs,
      email: subject.email,
      state: 'PENDING',
      invited_by_id: null,
      accepted_by_id: null,
    },
    {
      ...invitation,
      id: randomUUID(),
      organization_id: elsewhere,
      email: `old-${subject.email}`,
      state: 'ACCEPTED',
      invited_by_id: null,
      accepted_by_id: subject.id,
    },
  ]);
  await insertRows(app.database, 'join_requests', [
    {
      id: randomUUID(),
      organization_id: elsewhere,
      user_id: subject.id,
      state: 'DECLINED',
      decided_by_id: otherId,
      decided_at: now,
      created_at: now,
    },
    {
      id: randomUUID(),
      organization_id: theirs,
      user_id: otherId,
      state: 'DECLINED',
      decided_by_id: subject.id,
      decided_at: now,
      created_at: now,
    },
  ]);
  await insertRows(app.database, 'external_identities', [
    {
      issuer: 'https://issuer.example',
      subject: subject.name,
      user_id: subject.id,
      created_at: now,
    },
  ]);
  await insertRows(app.database, 'outbox_mails', [
    {
      id: randomUUID(),
      kind: 'VERIFICATION',
      recipient: subject.email,
      locale: 'en',
      state: 'QUEUED',
      attempts: 0,
      created_at: now,
    },
  ]);
  const [session] = await app.database.query<{ id: string }>(
    'select id from onboarding_sessions where user_id = $1',
    [subject.id],
  );
  await addAiRows(app.database, subject.id, session?.id ?? '', organization.uuid);
  await insertRows(app.database, 'platform_staff', [{ user_id: subject.id, created_at: now }]);
  await app.database.query(
    `insert into auth.verifications (id, identifier, value, expires_at) values ($1, 'reset-password:secret-token', $2, now() + interval '1 hour')`,
    [randomUUID(), subject.id],
  );
  await app.database.query('update objectives set owner_id = $1 where organization_id = $2', [
    subject.id,
    organization.uuid,
  ]);
  return { organization };
}
