import { randomUUID } from 'node:crypto';
import { invitationHash } from '../../src/invitations/tokens.service.ts';
import { addAiPreferences, addAiSettings, cacheRow, consentRow } from '../data/ai-rows.ts';
import { suggestionRow, usageRow } from '../data/ai-rows.ts';
import { insertRows } from '../data/world.ts';
import type { Tenant } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { newMarker } from './markers.ts';
import type { Somebody } from './world.ts';
import { insert } from './world.ts';

/** What people have beside their places: sessions with answers, invitations, domains, requests, the audit log. */

export interface Making {
  readonly people: Readonly<Record<Somebody, Person>>;
  readonly ids: Readonly<Record<Somebody, string>>;
  readonly tenants: Readonly<Record<'ours' | 'theirs' | 'third', Tenant>>;
  readonly domains: Readonly<Record<'ours' | 'theirs', string>>;
  readonly token: string;
}

const marked = newMarker;
/** Answers of every step, with a marker in every text: as drafts they need not hold. */
const ANSWERS: Readonly<Record<string, () => object>> = {
  WELCOME: () => ({
    fullName: marked(),
    jobTitle: marked(),
    customRole: marked(),
    primaryGoal: marked(),
  }),
  COMPANY: () => ({
    name: marked(),
    slug: marked(),
    description: marked(),
    website: `https://${marked()}.example`,
    logoUrl: `https://${marked()}.example`,
    city: marked(),
    country: marked(),
  }),
  STRUCTURE: () => ({
    departments: [{ key: marked(), name: marked(), parentKey: marked() }],
    successMetrics: [marked()],
  }),
  OBJECTIVES: () => ({
    objectives: [
      {
        title: marked(),
        description: marked(),
        keyResults: [{ title: marked(), unit: marked() }],
      },
    ],
  }),
  TEAM: () => ({ invitations: [{ email: `${marked()}@x.example`, departmentKey: marked() }] }),
  PREFERENCES: () => ({ locale: marked(), timezone: marked() }),
  REVIEW: () => ({ additionalNotes: marked() }),
  PROFILE: () => ({ fullName: marked(), jobTitle: marked() }),
};
const MEMBER_STEPS = ['PROFILE', 'PREFERENCES', 'REVIEW'];

async function addSession(
  app: App,
  userId: string,
  organizationId: string | null,
  flow: 'ORGANIZATION' | 'MEMBER',
  state: 'IN_PROGRESS' | 'COMPLETED' | 'ABANDONED',
): Promise<void> {
  const id = await insert(app, 'onboarding_sessions', {
    user_id: userId,
    flow,
    flow_version: 1,
    organization_id: organizationId,
    state,
    ended_at: state === 'IN_PROGRESS' ? null : new Date().toISOString(),
    event_cursor: 1,
    expires_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  });
  const steps = Object.entries(ANSWERS).filter(
    ([key]) =>
      MEMBER_STEPS.includes(key) === (flow === 'MEMBER') || ['PREFERENCES', 'REVIEW'].includes(key),
  );
  const step = { session_id: id, user_id: userId };
  await insertRows(
    app.database,
    'onboarding_steps',
    steps.map(([key]) => ({ ...step, key, state: 'DRAFTED', version: 1 })),
  );
  await insertRows(
    app.database,
    'onboarding_answers',
    steps.map(([key, answers]) => ({ ...step, key, answers: answers() })),
  );
  await insertRows(app.database, 'onboarding_events', [{ ...step, cursor: 1, kind: 'STARTED' }]);
  await insertRows(app.database, 'ai_suggestions', [
    suggestionRow(userId, id, { rejection: 'OTHER' }),
  ]);
}

export async function addPersonalRows(app: App, making: Making): Promise<void> {
  const { ids, tenants } = making;
  const { ours, theirs, third } = tenants;
  await Promise.all(
    Object.values(ids).map((id) => addSession(app, id, null, 'ORGANIZATION', 'IN_PROGRESS')),
  );
  await addSession(app, ids.owner, ours.id, 'ORGANIZATION', 'COMPLETED');
  await addSession(app, ids.otherOwner, theirs.id, 'ORGANIZATION', 'COMPLETED');
  await addSession(app, ids.lonely, third.id, 'ORGANIZATION', 'COMPLETED');
  await addSession(app, ids.member, ours.id, 'MEMBER', 'COMPLETED');
  await addSession(app, ids.former, ours.id, 'MEMBER', 'COMPLETED');
  await addSession(app, ids.pending, ours.id, 'MEMBER', 'IN_PROGRESS');
  await addSession(app, ids.otherMember, theirs.id, 'MEMBER', 'ABANDONED');
  for (const userId of Object.values(ids)) await addOwn(app, userId);
  await addAi(app, making);
  await addInvitations(app, making);
  await addGoals(app, making);
  await addDomains(app, making);
  await addAuditLog(app, making);
}

/** What is nobody's business at all. */
async function addOwn(app: App, userId: string): Promise<void> {
  const { database } = app;
  await insertRows(database, 'preferences', [
    {
      user_id: userId,
      communication_style: 'FORMAL',
      locale: 'en',
      timezone: 'UTC',
      notification_frequency: 'DAILY',
      focus_areas: [],
    },
  ]);
  await insertRows(database, 'idempotency_keys', [
    { user_id: userId, key: 'key', mutation: 'inviteMembers', input_hash: 'hash', result: {} },
  ]);
  await addAiPreferences(database, userId);
  await insertRows(database, 'ai_consents', [consentRow(userId)]);
  await insertRows(database, 'ai_cache', [cacheRow(userId)]);
  await insertRows(database, 'ai_usage', [usageRow({ user_id: userId })]);
  await insertRows(database, 'external_identities', [
    { user_id: userId, issuer: 'https://issuer.example', subject: userId },
  ]);
}

/** What organizations say of models, and what these answered to their people, also to one who left. */
async function addAi({ database }: App, { ids, tenants }: Making): Promise<void> {
  const { ours, theirs, third } = tenants;
  for (const { id } of [ours, third]) await addAiSettings(database, id, true);
  await addAiSettings(database, theirs.id, false);
  await insertRows(database, 'ai_cache', [
    cacheRow(ids.member, ours.id),
    cacheRow(ids.pending, ours.id),
    cacheRow(ids.former, ours.id),
    cacheRow(ids.otherMember, theirs.id),
    cacheRow(ids.lonely, third.id),
  ]);
}

async function addInvitations(app: App, { ids, people, tenants, token }: Making): Promise<void> {
  const { ours, theirs } = tenants;
  const sent = {
    organization_id: ours.id,
    role: 'MEMBER',
    state: 'PENDING',
    invited_by_id: ids.owner,
    department_id: ours.departments[0],
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const rows = [
    { ...sent, email: people.invited.email, token_hash: invitationHash(token) },
    { ...sent, email: people.unproven.email },
    { ...sent, email: `${marked()}@x.example`, invited_by_id: ids.former },
    { ...sent, email: `${marked()}@x.example`, invited_by_id: ids.member },
    { ...sent, email: `${marked()}@x.example`, state: 'REVOKED' },
    { ...sent, email: people.stranger.email, state: 'REVOKED' },
    { ...sent, email: people.joiner.email, expires_at: '2020-01-01T00:00:00Z' },
    { ...sent, email: people.member.email, state: 'ACCEPTED', accepted_by_id: ids.member },
    { ...sent, email: people.otherMember.email, organization_id: theirs.id, department_id: null },
  ];
  for (const row of rows) await insert(app, 'invitations', row);
  await app.database.query(
    `update invitations set email = 'zq' || right(id::text, 12) || 'qz@x.example' where email = id || '@example.com'`,
  );
  await app.database.query(
    `insert into outbox_mails (id, kind, recipient, locale, state, ended_at, invitation_id)
     select gen_random_uuid(), 'INVITATION', email, 'en', 'DEAD', now(), id from invitations`,
  );
}

/** Objectives of people who only read, or who left; and of nobody. */
async function addGoals(app: App, { ids, tenants: { ours } }: Making): Promise<void> {
  const now = new Date().toISOString();
  const goal = {
    organization_id: ours.id,
    title: 'Goal',
    description: 'Why',
    starts_at: now,
    ends_at: now,
  };
  for (const owner_id of [ids.former, ids.viewer, ids.member, null]) {
    const objective_id = await insert(app, 'objectives', {
      ...goal,
      owner_id,
      position: 1,
      department_id: null,
    });
    await insert(app, 'key_results', {
      organization_id: ours.id,
      objective_id,
      title: 'Result',
      position: 0,
      metric_type: 'NUMBER',
      baseline: 0,
      target: 1,
      current: 0,
    });
  }
}

async function addDomains(app: App, { ids, tenants, domains }: Making): Promise<void> {
  const claims = [
    [tenants.ours.id, domains.ours, ids.owner, 'REQUEST'],
    [tenants.theirs.id, domains.theirs, ids.otherOwner, 'AUTOMATIC'],
    // Claimed, but nobody of theirs has an address there: nobody joins by it.
    [tenants.theirs.id, domains.ours, ids.otherOwner, 'AUTOMATIC'],
    [tenants.third.id, `${marked()}.example`, ids.lonely, 'OFF'],
  ] as const;
  for (const [organization_id, domain, claimed_by_id, joining] of claims) {
    await insert(app, 'organization_domains', { organization_id, domain, claimed_by_id, joining });
  }
  const asks = { organization_id: tenants.ours.id, state: 'PENDING' };
  await insert(app, 'join_requests', { ...asks, user_id: ids.asker });
  // Of somebody who asks for nothing here: what nobody's own is.
  for (const tenant of [tenants.ours, tenants.third]) {
    const user_id = await insert(app, 'users', {
      name: 'Bystander',
      email: `${marked()}@x.example`,
    });
    await insert(app, 'join_requests', { organization_id: tenant.id, state: 'PENDING', user_id });
  }
  const decided = { decided_by_id: ids.admin, decided_at: new Date().toISOString() };
  await insert(app, 'join_requests', {
    ...asks,
    ...decided,
    user_id: ids.stranger,
    state: 'DECLINED',
  });
}

async function addAuditLog(app: App, { ids, tenants }: Making): Promise<void> {
  const { ours, theirs, third } = tenants;
  const acts = [
    [ours, ids.owner],
    [ours, ids.member],
    [ours, ids.former],
    [ours, null],
    [theirs, ids.otherOwner],
    [third, ids.lonely],
    [null, ids.member],
  ] as const;
  for (const [tenant, actor_id] of acts) {
    const entry = {
      organization_id: tenant?.id ?? null,
      actor_id,
      action: 'ORGANIZATION_UPDATED',
      target_type: 'Membership',
      target_id: tenant?.members[0]?.id ?? randomUUID(),
      before: { name: marked() },
      after: { name: marked() },
    };
    const entry_id = await insert(app, 'audit_log', entry);
    if (actor_id === null) continue;
    await insertRows(app.database, 'audit_origins', [{ entry_id, user_id: actor_id }]);
  }
  await insertRows(app.database, 'platform_staff', [{ user_id: ids.staff }]);
}
