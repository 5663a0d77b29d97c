import { Prisma } from '../generated/prisma/client.ts';

/**
 * Everything that is kept about a person, table by table: what the export is made of. A test holds it together with the
 * catalog, so that a table that comes to name people is told here, or excused below.
 */

/** A part of the export: rows of one person, a page at a time. */
export interface PersonalTable {
  /** In the export. */
  readonly name: string;
  /** The columns of the catalog that it answers for, as `schema.table.column`. */
  readonly of: readonly string[];
  /** As whom it is read: the person, or the role of accounts, which sees everybody's and is told whose. */
  readonly as: 'viewer' | 'account';
  /** There is one row at most, and the export has no list. */
  readonly single: boolean;
  /** Rows read at once. */
  readonly pageSize: number;
  /** Reads up to `pageSize` rows after `last`, as `place` (where a row stands, unique) and `record` (JSON text). */
  page(userId: string, last: readonly string[] | null): Prisma.Sql;
}

/** Rows that are read at once, at most. */
const PAGE_SIZE = 500;
/** Of rows that hold a step's answers, or what is proposed for them, each up to 256 KiB. */
const ANSWERS_PAGE_SIZE = 8;

interface OwnTable {
  readonly name: string;
  /** `schema.table`. */
  readonly table: string;
  /** The column with the person's id. */
  readonly person: string;
  /** Columns that tell the person's rows apart, and their types. */
  readonly key: Readonly<Record<string, 'uuid' | 'text' | 'integer' | 'date' | 'bytea'>>;
  /** What is told: the name in the export, and the column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly as?: PersonalTable['as'];
  readonly single?: boolean;
  readonly pageSize?: number;
  /** Other columns of the catalog that it answers for. */
  readonly also?: readonly string[];
}

/** Rows that belong to the person. Its texts are constants of this file. */
function own(spec: OwnTable): PersonalTable {
  const { name, table, person, as = 'viewer', single = false, pageSize = PAGE_SIZE } = spec;
  const keys = Object.entries(spec.key);
  const order = Prisma.raw(keys.map(([column]) => column).join(', '));
  const place = Prisma.raw(`array[${keys.map(([column]) => `${column}::text`).join(', ')}]`);
  const fields = Object.entries(spec.columns).map(([field, column]) => `'${field}', ${column}`);
  const record = Prisma.raw(`json_build_object(${fields.join(', ')})::text`);
  const after = (last: readonly string[]) =>
    Prisma.join(keys.map(([, type], i) => Prisma.sql`${last[i]}::text::${Prisma.raw(type)}`));
  return {
    name,
    of: [`${table}.${person}`, ...(spec.also ?? [])],
    as,
    single,
    pageSize,
    page: (userId, last) => Prisma.sql`
      select ${place} as place, ${record} as record from ${Prisma.raw(table)}
      where ${Prisma.raw(person)} = ${userId}::uuid
        ${last ? Prisma.sql`and (${order}) > (${after(last)})` : Prisma.empty}
      order by ${order} limit ${pageSize}`,
  };
}

/** Rows that the policies show to others than the person: a function of the database, …_people_rights, tells theirs. */
const told = (name: string, fn: string, ...of: readonly string[]): PersonalTable => ({
  name,
  of,
  as: 'viewer',
  single: false,
  pageSize: PAGE_SIZE,
  page: (_userId, last) => Prisma.sql`
    select array[place::text] as place, record::text as record
    from app.${Prisma.raw(fn)}(${last?.[0] ?? null}::uuid, ${PAGE_SIZE}::integer)`,
});

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

export const PERSONAL_TABLES: readonly PersonalTable[] = [
  own({
    name: 'person',
    table: 'public.users',
    person: 'id',
    key: { id: 'uuid' },
    columns: {
      id: 'id',
      email: 'email',
      emailVerified: 'email_verified',
      name: 'name',
      locale: 'locale',
      ...times,
    },
    also: ['public.users.email', 'public.users.name'],
    single: true,
  }),
  own({
    name: 'account',
    as: 'account',
    table: 'auth.users',
    person: 'id',
    key: { id: 'uuid' },
    columns: {
      email: 'email',
      emailVerified: 'email_verified',
      name: 'name',
      image: 'image',
      twoFactorEnabled: 'two_factor_enabled',
      ...times,
    },
    also: ['auth.users.email', 'auth.users.name'],
    single: true,
  }),
  own({
    name: 'signInMethods',
    as: 'account',
    table: 'auth.accounts',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: { provider: 'provider_id', scope: 'scope', ...times },
    also: ['auth.accounts.account_id'],
  }),
  own({
    name: 'authenticatorApps',
    as: 'account',
    table: 'auth.two_factors',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: {
      verified: 'verified',
      failedVerifications: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  }),
  own({
    name: 'signInSessions',
    as: 'account',
    table: 'auth.sessions',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: {
      id: 'id',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      expiresAt: 'expires_at',
      ...times,
    },
    also: ['auth.sessions.ip_address', 'auth.sessions.user_agent'],
  }),
  {
    name: 'outsideIdentities',
    of: ['public.external_identities.user_id'],
    as: 'viewer',
    single: false,
    pageSize: PAGE_SIZE,
    page: (_userId, last) => Prisma.sql`
      select array[issuer, subject] as place,
        json_build_object('issuer', issuer, 'subject', subject, 'createdAt', created_at)::text as record
      from app.own_identities()
      ${last ? Prisma.sql`where (issuer, subject) > (${last[0]}, ${last[1]})` : Prisma.empty}
      order by issuer, subject limit ${PAGE_SIZE}`,
  },
  own({
    name: 'onboardingSessions',
    table: 'public.onboarding_sessions',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: {
      id: 'id',
      flow: 'flow',
      flowVersion: 'flow_version',
      state: 'state',
      organizationId: 'organization_id',
      expiresAt: 'expires_at',
      endedAt: 'ended_at',
      answersPurgedAt: 'purged_at',
      ...times,
    },
  }),
  own({
    name: 'onboardingSteps',
    table: 'public.onboarding_steps',
    person: 'user_id',
    key: { session_id: 'uuid', key: 'text' },
    columns: {
      sessionId: 'session_id',
      step: 'key',
      state: 'state',
      version: 'version',
      submittedAt: 'submitted_at',
      updatedAt: 'updated_at',
    },
  }),
  own({
    name: 'onboardingAnswers',
    table: 'public.onboarding_answers',
    person: 'user_id',
    key: { session_id: 'uuid', key: 'text' },
    columns: { sessionId: 'session_id', step: 'key', answers: 'answers' },
    pageSize: ANSWERS_PAGE_SIZE,
  }),
  own({
    name: 'onboardingEvents',
    table: 'public.onboarding_events',
    person: 'user_id',
    key: { session_id: 'uuid', cursor: 'integer' },
    columns: { sessionId: 'session_id', cursor: 'cursor', kind: 'kind', occurredAt: 'occurred_at' },
  }),
  told('organizationsFounded', 'own_organizations', 'public.organizations.created_by_id'),
  told('memberships', 'own_memberships', 'public.memberships.user_id'),
  own({
    name: 'profiles',
    table: 'public.member_profiles',
    person: 'user_id',
    key: { organization_id: 'uuid' },
    columns: {
      organizationId: 'organization_id',
      fullName: 'full_name',
      jobTitle: 'job_title',
      role: 'role',
      customRole: 'custom_role',
      okrExperience: 'okr_experience',
      primaryGoal: 'primary_goal',
      urgency: 'urgency',
    },
    also: ['public.member_profiles.full_name'],
  }),
  own({
    name: 'preferences',
    table: 'public.preferences',
    person: 'user_id',
    key: { user_id: 'uuid' },
    columns: {
      communicationStyle: 'communication_style',
      locale: 'locale',
      timezone: 'timezone',
      notificationFrequency: 'notification_frequency',
      focusAreas: 'focus_areas',
      updatedAt: 'updated_at',
    },
    single: true,
  }),
  own({
    name: 'aiPreferences',
    table: 'public.ai_preferences',
    person: 'user_id',
    key: { user_id: 'uuid' },
    columns: {
      enabled: 'enabled',
      assistance: 'assistance',
      dataSharing: 'data_sharing',
      offKinds: 'off_kinds',
      interactionStyle: 'interaction_style',
      explanationDetail: 'explanation_detail',
      minConfidence: 'min_confidence',
      feedbackSince: 'feedback_since',
      updatedAt: 'updated_at',
    },
    single: true,
  }),
  own({
    name: 'aiConsents',
    table: 'public.ai_consents',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: {
      givenAt: 'given_at',
      textVersion: 'text_version',
      origin: 'origin',
      choice: 'choice',
    },
  }),
  own({
    name: 'aiSuggestions',
    table: 'public.ai_suggestions',
    person: 'user_id',
    key: { id: 'uuid' },
    columns: {
      id: 'id',
      sessionId: 'session_id',
      kind: 'kind',
      step: 'step',
      state: 'state',
      locale: 'locale',
      instruction: 'instruction',
      proposal: 'proposal',
      alternatives: 'alternatives',
      insights: 'insights',
      rationale: 'rationale',
      confidence: 'confidence',
      confidenceBasis: 'confidence_basis',
      source: 'source',
      note: 'note',
      repaired: 'repaired',
      provider: 'provider',
      model: 'model',
      promptVersion: 'prompt_version',
      inputTokens: 'input_tokens',
      outputTokens: 'output_tokens',
      costMicros: 'cost_micros',
      firstTokenMs: 'first_token_ms',
      latencyMs: 'latency_ms',
      edits: 'edits',
      rejection: 'rejection',
      rejectionNote: 'rejection_note',
      createdAt: 'created_at',
      readyAt: 'ready_at',
      decidedAt: 'decided_at',
      expiresAt: 'expires_at',
      wordsRemovedAt: 'purged_at',
    },
    pageSize: ANSWERS_PAGE_SIZE,
  }),
  own({
    name: 'aiCache',
    table: 'public.ai_cache',
    person: 'user_id',
    key: { scope_id: 'uuid', key: 'bytea' },
    columns: { organizationId: 'organization_id', result: 'result', expiresAt: 'expires_at' },
    pageSize: ANSWERS_PAGE_SIZE,
  }),
  own({
    name: 'aiUsage',
    table: 'public.ai_usage',
    person: 'user_id',
    key: { day: 'date' },
    columns: { day: 'day', tokens: 'tokens', costMicros: 'micros' },
  }),
  told('objectivesOwned', 'own_objectives', 'public.objectives.owner_id'),
  told('invitationsSent', 'own_sent_invitations', 'public.invitations.invited_by_id'),
  told(
    'invitationsReceived',
    'own_received_invitations',
    'public.invitations.accepted_by_id',
    'public.invitations.email',
  ),
  told('mails', 'own_mails', 'public.outbox_mails.recipient'),
  told('joinRequests', 'own_join_requests', 'public.join_requests.user_id'),
  told('joinRequestsDecided', 'own_decisions', 'public.join_requests.decided_by_id'),
  told('domainsClaimed', 'own_domains', 'public.organization_domains.claimed_by_id'),
  told(
    'acts',
    'own_acts',
    'public.audit_log.actor_id',
    'public.audit_origins.user_id',
    'public.audit_origins.ip_address',
    'public.audit_origins.user_agent',
  ),
  own({
    name: 'idempotencyKeys',
    table: 'public.idempotency_keys',
    person: 'user_id',
    key: { key: 'text' },
    columns: { key: 'key', mutation: 'mutation', result: 'result', createdAt: 'created_at' },
  }),
  own({
    name: 'platformStaff',
    table: 'public.platform_staff',
    person: 'user_id',
    key: { user_id: 'uuid' },
    columns: { since: 'created_at' },
    single: true,
  }),
];

/** What names people, or leads to them, and is not exported; and why. */
export const NOT_EXPORTED: Readonly<Record<string, string>> = {
  'auth.verifications.identifier': 'Tokens that wait for minutes to be used: secrets.',
  'auth.refresh_tokens.session_id': 'Hashes of secrets; the session is told.',
  'auth.jwks.private_key': 'The server’s own.',
};
