import type { Scope } from './rights-scopes.ts';

/**
 * Who may touch which row: the table of product.md ("Who may see and change what") in full, for the role that serves
 * requests. A test tries every operation on every row as everybody; a table that is not here fails it. What the words
 * mean is in rights-scopes.ts.
 */
export interface Rights {
  /** Which rows one is shown; all others are as if they were not there. */
  readonly read: Words;
  /** Which rows one may add, whatever their columns claim. */
  readonly add: Words;
  /** Which rows one may change, in `columns`. */
  readonly change: Words;
  /** The columns that may be changed, in `change`; 'all' of them. */
  readonly columns?: readonly string[] | 'all';
  readonly remove: Words;
  /** Of the rows that `add` and `change` allow, those that are refused all the same. */
  readonly addUnless?: readonly Scope[];
  readonly changeUnless?: readonly Scope[];
}
/** REFUSED: there is no privilege, so everybody gets an error, and always the same. */
type Words = 'REFUSED' | readonly Scope[];

const NOBODY = { read: 'REFUSED', add: 'REFUSED', change: 'REFUSED', remove: 'REFUSED' } as const;
const READ_ONLY = { add: 'REFUSED', change: 'REFUSED', remove: 'REFUSED' } as const;

export const RIGHTS: Readonly<Record<string, Rights>> = {
  'public.industries': { read: ['everybody'], ...READ_ONLY },
  'public.industry_terms': { read: ['everybody'], ...READ_ONLY },

  'public.users': { read: ['own', 'fellow members', 'who asks to join, as admin'], ...READ_ONLY },
  'public.platform_staff': { read: ['own'], ...READ_ONLY },
  'public.preferences': {
    read: ['own'],
    add: ['own'],
    change: ['own'],
    columns: 'all',
    remove: 'REFUSED',
  },
  'public.ai_preferences': {
    read: ['own'],
    add: ['own'],
    change: ['own'],
    columns: 'all',
    remove: 'REFUSED',
  },
  // Each stays as it was given.
  'public.ai_consents': { read: ['own'], add: ['own'], change: 'REFUSED', remove: 'REFUSED' },
  'public.idempotency_keys': {
    read: ['own'],
    add: ['own'],
    change: ['own'],
    columns: 'all',
    remove: 'REFUSED',
  },

  'public.onboarding_sessions': {
    read: ['own', 'as admin'],
    add: ['own, of no organization', 'own MEMBER wizard, where one has a place'],
    change: ['own, of no organization', 'own, where one has a place'],
    columns: ['state', 'organization_id', 'event_cursor', 'expires_at', 'ended_at', 'updated_at'],
    remove: 'REFUSED',
  },
  'public.onboarding_steps': {
    read: ['own', 'as admin'],
    add: ['own, of an own session'],
    change: ['own'],
    columns: ['state', 'version', 'submitted_at', 'updated_at'],
    remove: 'REFUSED',
  },
  'public.onboarding_answers': {
    read: ['own'],
    add: ['own, of an own session'],
    change: ['own'],
    columns: ['answers'],
    remove: 'REFUSED',
  },
  'public.onboarding_events': {
    read: ['own', 'as admin'],
    add: ['own, of an own session'],
    change: 'REFUSED',
    remove: 'REFUSED',
  },

  // Whoever asked, and no admin of the session's organization.
  'public.ai_suggestions': {
    read: ['own'],
    add: ['own, of an own session'],
    addUnless: ['charged where one has no place'],
    change: ['own'],
    columns: [
      'state',
      'cursor',
      'proposal',
      'alternatives',
      'insights',
      'rationale',
      'confidence',
      'confidence_basis',
      'source',
      'note',
      'repaired',
      'provider',
      'model',
      'prompt_version',
      'input_tokens',
      'output_tokens',
      'cost_micros',
      'first_token_ms',
      'latency_ms',
      'edits',
      'rejection',
      'rejection_note',
      'lease_until',
      'watched_until',
      'ready_at',
      'decided_at',
      'expires_at',
    ],
    remove: ['own'],
  },
  'public.ai_cache': {
    read: ['own', 'where one has a place'],
    add: ['own, of no organization', 'own, where one has a place'],
    change: ['own, of no organization', 'where one has a place'],
    columns: ['user_id', 'result', 'expires_at'],
    remove: ['own'],
  },
  'public.ai_usage': { read: ['own'], ...READ_ONLY },

  'public.organizations': {
    read: ['as member'],
    add: ['own'],
    change: ['as admin'],
    columns: [
      'name',
      'industry_id',
      'size',
      'employee_count',
      'description',
      'website',
      'country',
      'city',
      'founded_year',
      'logo_url',
      'team_size',
      'structure',
      'methodology',
      'collaboration_style',
      'okr_maturity',
      'current_challenges',
      'business_goals',
      'success_metrics',
      'integrations',
      'okr_cycle_days',
      'updated_at',
    ],
    remove: ['as owner'],
  },
  'public.memberships': {
    read: ['own', 'as member'],
    add: ['own, as the owner of what one founded'],
    change: ['as admin'],
    columns: ['role', 'department_id', 'updated_at'],
    remove: ['own, but the last owner', 'as admin, but owners', 'as owner, but the last owner'],
  },
  'public.member_profiles': {
    read: ['as member'],
    add: ['own, as member'],
    change: 'REFUSED',
    remove: 'REFUSED',
  },
  'public.departments': {
    read: ['as member'],
    add: ['as admin', 'as manager, below theirs'],
    change: ['as admin', 'as manager, theirs and below'],
    columns: ['name', 'type', 'parent_id', 'updated_at'],
    remove: ['as admin', 'as manager, below theirs'],
  },
  'public.objectives': {
    read: ['as member'],
    add: ['as admin', 'own, unless one only reads', 'as manager, theirs and below'],
    addUnless: ['for who is no member'],
    change: ['as admin', 'own, unless one only reads', 'as manager, theirs and below'],
    columns: [
      'title',
      'description',
      'department_id',
      'ends_at',
      'closed_at',
      'position',
      'updated_at',
    ],
    remove: 'REFUSED',
  },
  'public.key_results': {
    read: ['as member'],
    add: ['as admin', 'own, unless one only reads', 'as manager, theirs and below'],
    change: ['as admin', 'own, unless one only reads', 'as manager, theirs and below'],
    columns: ['title', 'target', 'current', 'unit', 'updated_at'],
    remove: 'REFUSED',
  },

  'public.invitations': {
    read: ['as admin', 'own, as member'],
    add: ['own, as admin', 'own, as manager, to MEMBER and VIEWER'],
    addUnless: ['not waiting'],
    change: ['as admin', 'own, as manager, to MEMBER and VIEWER'],
    changeUnless: ['answered already'],
    columns: [
      'role',
      'department_id',
      'state',
      'invited_by_id',
      'token_hash',
      'expires_at',
      'delivery',
      'ended_at',
      'accepted_by_id',
      'updated_at',
    ],
    remove: 'REFUSED',
  },
  // Of an invitation that one may send, to its address.
  'public.outbox_mails': {
    read: 'REFUSED',
    add: ['as admin', 'own, as manager, to MEMBER and VIEWER'],
    addUnless: ['no mail of a waiting invitation'],
    change: 'REFUSED',
    remove: 'REFUSED',
  },
  'public.join_requests': { read: ['own', 'as admin'], ...READ_ONLY },
  'public.organization_domains': {
    read: ['as admin'],
    add: ['own, as owner, of their proven address'],
    change: ['as owner'],
    columns: ['joining', 'updated_at'],
    remove: ['as owner'],
  },

  'public.organization_ai_settings': {
    read: ['where one has a place'],
    add: ['as owner'],
    change: ['as owner'],
    columns: ['models_allowed', 'updated_at'],
    remove: 'REFUSED',
  },

  'public.audit_log': {
    read: ['as admin', 'own, of no organization'],
    add: ['own, of no organization', 'own, where one has a place'],
    change: 'REFUSED',
    remove: 'REFUSED',
  },
  'public.audit_origins': {
    read: ['own', 'as admin'],
    add: ['own'],
    change: 'REFUSED',
    remove: 'REFUSED',
  },

  'public.external_identities': NOBODY,
  'public._prisma_migrations': NOBODY,
  'auth.users': NOBODY,
  'auth.sessions': NOBODY,
  'auth.accounts': NOBODY,
  'auth.verifications': NOBODY,
  'auth.jwks': NOBODY,
  'auth.refresh_tokens': NOBODY,
  'auth.revocations': NOBODY,
  'auth.two_factors': NOBODY,
  'auth.sign_in_failures': NOBODY,
};

/**
 * The functions that see past the policies and that the app may call, each with all that it may reveal or do. They are
 * the only way around the table above.
 */
export const FUNCTIONS: Readonly<Record<string, string>> = {
  'app.viewer_organizations()': "The viewer's own organizations, but those they wait for.",
  'app.viewer_administers()': "Those of the viewer's own where they are OWNER or ADMIN.",
  'app.viewer_owns()': "Those of the viewer's own where they are OWNER.",
  'app.viewer_contributes()': "Those of the viewer's own where they are more than VIEWER.",
  'app.viewer_manages()': "Those of the viewer's own where they are MANAGER.",
  'app.viewer_joins()': "The viewer's own organizations, and those they wait for.",
  'app.viewer_departments()': 'The departments that the viewer manages, and those below.',
  'app.viewer_is_staff()': 'Whether the viewer is platform staff.',
  'app.viewer_address()': "The viewer's own address, if proven.",
  'app.viewer_standing()':
    'Of the viewer alone: whether their address is unproven, whether an invitation waits, where they wait.',
  'app.viewer_founds(uuid)': 'Whether the viewer made this organization and nobody is in it.',
  'app.viewer_invitations()':
    "Of organizations that invited the viewer's proven address: their names and their inviters'.",
  'app.taken_slugs(text[])': 'Which of these slugs are taken, by whomever: on purpose.',
  'app.industry_organization_counts(uuid[])':
    'How many organizations an industry has, whosever: on purpose.',
  'app.invitation_preview(text,uuid)':
    'To who holds the token or proved the address: the names of the organization and of the inviter, role, state.',
  'app.answer_invitation(text,uuid,boolean,uuid,text,text)':
    'By token or by the proven address: ids of the invitation and its organization. Makes a PENDING membership.',
  'app.activate_membership(uuid)':
    "Makes the viewer's own PENDING membership ACTIVE while their MEMBER wizard is open.",
  'app.joinable_organizations()':
    "Names of the organizations that let in the domain of the viewer's proven address.",
  'app.join_by_domain(uuid,uuid,text,text)':
    'The same, one at a time; makes a PENDING membership, or asks for one.',
  'app.decide_join_request(uuid,boolean,uuid)':
    'As admin: who asked to join an organization of theirs. Makes a PENDING membership.',
  'app.delete_viewer()': 'Nothing. Removes the viewer.',
  'app.reserve_ai(uuid,bigint[],bigint[],bigint[])':
    'Which of its requests fit three budgets, and whose the first was too much for. Counts for the viewer and for a place of theirs.',
  'app.settle_ai(uuid,bigint,bigint)':
    'Nothing. Puts what a suggestion of the viewer cost in the place of what was reserved for it, once.',
  'app.ai_effectiveness(timestamp with time zone,timestamp with time zone)':
    'To staff: of each version of a prompt, over all tenants, numbers.',
  // What people take out about themselves: rows of the viewer's own, wherever they are.
  'app.own_identities()': 'Who the viewer is to outside issuers.',
  'app.own_memberships(uuid,integer)': "The viewer's own, with the names of the organizations.",
  'app.own_organizations(uuid,integer)': 'Those that the viewer made, members or not: their names.',
  'app.own_objectives(uuid,integer)': 'Those that the viewer owns, also where they have left.',
  'app.own_sent_invitations(uuid,integer)':
    'Those that the viewer sent, also where they have left.',
  'app.own_received_invitations(uuid,integer)':
    "Those to the viewer's proven address, or that they accepted: with the names of the organizations.",
  'app.own_join_requests(uuid,integer)': "The viewer's own, with the names of the organizations.",
  'app.own_decisions(uuid,integer)': 'Requests that the viewer decided, and not whose they were.',
  'app.own_domains(uuid,integer)': 'Those that the viewer claimed.',
  'app.own_mails(uuid,integer)': "Those to the viewer's proven address, without what they say.",
  'app.own_acts(uuid,integer)':
    'What the viewer did and from where, without what was before and after.',
};
