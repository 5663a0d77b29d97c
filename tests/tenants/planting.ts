import type { TestDatabase } from '../helpers/database.ts';
import { MARKER_SQL } from './markers.ts';

/** Puts a marker of its own into every row of every column that holds what somebody typed. */

const url = `'https://' || ${MARKER_SQL} || '.example'`;
const list = `array[${MARKER_SQL}]`;
const json = `jsonb_build_object('note', ${MARKER_SQL})`;
const proposal = `jsonb_build_object('description', ${MARKER_SQL})`;

/** What each column gets, as SQL. */
const PLANTED: Readonly<Record<string, string>> = {
  'public.users.name': MARKER_SQL,
  'public.organizations.name': MARKER_SQL,
  'public.organizations.slug': MARKER_SQL,
  'public.organizations.description': MARKER_SQL,
  'public.organizations.city': MARKER_SQL,
  'public.organizations.website': url,
  'public.organizations.logo_url': url,
  'public.organizations.success_metrics': list,
  'public.departments.name': MARKER_SQL,
  'public.member_profiles.full_name': MARKER_SQL,
  'public.member_profiles.job_title': MARKER_SQL,
  'public.member_profiles.custom_role': MARKER_SQL,
  'public.member_profiles.primary_goal': MARKER_SQL,
  'public.objectives.title': MARKER_SQL,
  'public.objectives.description': MARKER_SQL,
  'public.key_results.title': MARKER_SQL,
  'public.key_results.unit': MARKER_SQL,
  'public.audit_origins.ip_address': MARKER_SQL,
  'public.audit_origins.user_agent': MARKER_SQL,
  'public.idempotency_keys.key': MARKER_SQL,
  'public.idempotency_keys.input_hash': MARKER_SQL,
  'public.idempotency_keys.result': json,
  // As the client says which text it showed.
  'public.ai_consents.text_version': MARKER_SQL,
  'public.ai_suggestions.instruction': MARKER_SQL,
  'public.ai_suggestions.proposal': proposal,
  'public.ai_suggestions.alternatives': `jsonb_build_array(jsonb_build_object(
    'proposal', ${proposal}, 'confidence', 0.5, 'rationale', ${MARKER_SQL}))`,
  'public.ai_suggestions.insights': `jsonb_build_array(jsonb_build_object(
    'topic', 'RISK', 'title', ${MARKER_SQL}, 'text', ${MARKER_SQL}, 'day', null, 'step', null))`,
  'public.ai_suggestions.rationale': MARKER_SQL,
  'public.ai_suggestions.edits': proposal,
  'public.ai_suggestions.rejection_note': MARKER_SQL,
  'public.ai_suggestions.provider': MARKER_SQL,
  'public.ai_suggestions.model': MARKER_SQL,
  'public.ai_cache.result': json,
  'public.outbox_mails.last_error': MARKER_SQL,
  'public.external_identities.issuer': url,
  'public.external_identities.subject': MARKER_SQL,
  'auth.users.name': MARKER_SQL,
  'auth.users.image': url,
  'auth.sessions.ip_address': MARKER_SQL,
  'auth.sessions.user_agent': MARKER_SQL,
  'auth.accounts.scope': MARKER_SQL,
  'auth.two_factors.backup_codes': MARKER_SQL,
};

/** Columns whose markers the world itself puts there, since other rows must agree with them, or they never change. */
const BY_THE_WORLD = [
  'public.users.email',
  'public.invitations.email',
  'public.invitations.token_hash',
  'public.organization_domains.domain',
  'public.outbox_mails.recipient',
  'public.onboarding_answers.answers',
  'public.audit_log.before',
  'public.audit_log.after',
  'auth.users.email',
];

/** Columns without anything typed by somebody: names of states and kinds, languages, the server's own secrets. */
const NOBODYS = [
  /^public\.(_prisma_migrations|industries|industry_terms)\./,
  /^auth\.(accounts|jwks|verifications|refresh_tokens|revocations|sign_in_failures)\./,
  /^auth\.(sessions\.token|two_factors\.secret)$/,
  /^public\.(preferences|ai_preferences)\./,
  /^public\.ai_consents\.(origin|choice)$/,
  /^public\.ai_suggestions\.(step|confidence_basis|source|note|prompt_version|rejection)$/,
  /^public\.\w+\.(flow|kind|state|delivery|joining|type|metric_type|role|okr_experience|urgency|locale)$/,
  /^public\.(onboarding_steps|onboarding_answers)\.key$/,
  /^public\.audit_log\.(action|target_type)$/,
  /^public\.idempotency_keys\.mutation$/,
  /^public\.organizations\.(size|country|structure|methodology|collaboration_style|okr_maturity)$/,
  /^public\.organizations\.(current_challenges|business_goals|integrations)$/,
];

/** Columns of text of which nobody has said what they hold: a test wants none. */
export async function unaccountedColumns(database: TestDatabase): Promise<string[]> {
  const columns = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where table_schema in ('public', 'auth') and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY')`,
  );
  return columns
    .map(({ name }) => name)
    .filter((name) => !(name in PLANTED) && !BY_THE_WORLD.includes(name))
    .filter((name) => !NOBODYS.some((pattern) => pattern.test(name)));
}

export async function plant(database: TestDatabase): Promise<void> {
  const tables = new Map<string, string[]>();
  for (const [name, value] of Object.entries(PLANTED)) {
    const [schema = '', table = '', column = ''] = name.split('.');
    const key = `${schema}.${table}`;
    tables.set(key, [...(tables.get(key) ?? []), `"${column}" = ${value}`]);
  }
  for (const [table, sets] of tables) {
    await database.query(`update ${table} set ${sets.join(', ')}`);
  }
}
