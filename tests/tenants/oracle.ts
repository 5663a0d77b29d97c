import type { Row, Rows } from '../data/rights-scopes.ts';
import { uuidsIn } from './markers.ts';
import { cellOf } from './rows.ts';
import type { Cell, Everything, Found } from './rows.ts';

/**
 * Who may see what: the table of product.md ("Who may see what"), written from there and from no policy, over rows that
 * were read past all policies. It answers for what the API tells; what the tables let through is told elsewhere.
 */

/** Somebody, as their memberships make them. */
export interface Me {
  /** A UUID; null for nobody. */
  readonly id: string | null;
  /** In lower case; null unless proven. */
  readonly address: string | null;
  /** The role in each organization where they are active. */
  readonly roles: ReadonlyMap<string, string>;
  /** Where they have a place, active or waiting. */
  readonly places: ReadonlySet<string>;
}

const of = (rows: Rows, table: string): readonly Row[] => rows.get(table) ?? [];

export function whoIs(rows: Rows, id: string | null): Me {
  const places = of(rows, 'public.memberships').filter((place) => place['user_id'] === id);
  const user = of(rows, 'public.users').find((row) => row['id'] === id);
  return {
    id,
    address: user?.['email_verified'] === true ? String(user['email']).toLowerCase() : null,
    roles: new Map(
      places
        .filter(({ state }) => state === 'ACTIVE')
        .map((place) => [String(place['organization_id']), String(place['role'])]),
    ),
    places: new Set(places.map((place) => String(place['organization_id']))),
  };
}

type Rule = (row: Row, me: Me, rows: Rows) => boolean;

const inOf = ({ roles }: Me, organization: unknown): boolean => roles.has(String(organization));
const administers = ({ roles }: Me, organization: unknown): boolean =>
  ['OWNER', 'ADMIN'].includes(roles.get(String(organization)) ?? '');
const isMine = (me: Me, person: unknown): boolean => me.id !== null && person === me.id;

const member: Rule = (row, me) => inOf(me, row['organization_id']);
const admin: Rule = (row, me) => administers(me, row['organization_id']);
const mine: Rule = (row, me) => isMine(me, row['user_id']);

/** Which rows the API shows to somebody; rows of all other tables it shows to nobody. */
export const SHOWN: Readonly<Record<string, Rule>> = {
  'public.industries': () => true,
  'public.users': (user, me, rows) =>
    isMine(me, user['id']) ||
    of(rows, 'public.memberships').some(
      (place) => place['user_id'] === user['id'] && member(place, me, rows),
    ) ||
    of(rows, 'public.join_requests').some(
      (asks) =>
        asks['user_id'] === user['id'] && asks['state'] === 'PENDING' && admin(asks, me, rows),
    ),
  'public.organizations': (row, me) => inOf(me, row['id']),
  'public.memberships': (row, me, rows) => member(row, me, rows) || mine(row, me, rows),
  'public.member_profiles': member,
  'public.departments': member,
  'public.objectives': member,
  'public.key_results': member,
  'public.invitations': (row, me, rows) =>
    admin(row, me, rows) || (member(row, me, rows) && isMine(me, row['invited_by_id'])),
  'public.join_requests': (row, me, rows) => admin(row, me, rows) || mine(row, me, rows),
  'public.organization_domains': admin,
  'public.audit_log': admin,
  'public.audit_origins': (origin, me, rows) =>
    of(rows, 'public.audit_log').some(
      (entry) => entry['id'] === origin['entry_id'] && admin(entry, me, rows),
    ),
  'public.onboarding_sessions': (row, me, rows) => mine(row, me, rows) || admin(row, me, rows),
  // What was typed is its person's alone.
  'public.onboarding_answers': mine,
  // So is what they chose of AI.
  'public.ai_consents': mine,
  'public.ai_suggestions': mine,
  'auth.sessions': mine,
};

/** What the API tells of rows that it shows; what stands in other columns nobody is told. */
export const TOLD: Readonly<Record<string, readonly string[]>> = {
  'public.users': ['name', 'email'],
  'public.organizations': [
    'name',
    'slug',
    'description',
    'city',
    'website',
    'logo_url',
    'success_metrics',
  ],
  'public.member_profiles': ['job_title'],
  'public.departments': ['name'],
  'public.objectives': ['title', 'description'],
  'public.key_results': ['title', 'unit'],
  'public.invitations': ['email'],
  'public.organization_domains': ['domain'],
  'public.audit_log': ['before', 'after'],
  'public.audit_origins': ['ip_address', 'user_agent'],
  'public.onboarding_answers': ['answers'],
  'public.ai_consents': ['text_version'],
  'public.ai_suggestions': [
    'instruction',
    'proposal',
    'alternatives',
    'insights',
    'rationale',
    'edits',
    'rejection_note',
    'provider',
    'model',
  ],
  'auth.sessions': ['ip_address', 'user_agent'],
};

/** All that somebody may find in any answer, and what they must find. */
export interface Sight {
  readonly me: Me;
  readonly ids: ReadonlySet<string>;
  readonly cells: ReadonlySet<Cell>;
  /** Cells that answers to everything that can be asked have to hold. */
  readonly due: ReadonlySet<Cell>;
  shows(table: string, row: Row): boolean;
}

export function sightOf({ rows, all }: Everything, id: string | null): Sight {
  const me = whoIs(rows, id);
  const shows = (table: string, row: Row) => SHOWN[table]?.(row, me, rows) ?? false;
  const shown = all.filter(({ table, row }) => shows(table, row));
  const ids = new Set(shown.flatMap(idsTold));
  const due = new Set<Cell>();
  for (const { table, key, row } of shown) {
    for (const column of TOLD[table] ?? []) {
      if (row[column] !== null) due.add(cellOf(table, key, column));
    }
  }
  for (const invitation of waitingFor(rows, me)) {
    ids.add(String(invitation['id']));
    due.add(cellOf('public.organizations', String(invitation['organization_id']), 'name'));
    due.add(cellOf('public.users', String(invitation['invited_by_id']), 'name'));
  }
  for (const organization of joinableBy(rows, me)) {
    ids.add(organization);
    due.add(cellOf('public.organizations', organization, 'name'));
  }
  return { me, ids, cells: due, due, shows };
}

/** A row's own id; an entry of the audit log also names who did it, and what it was done to. */
function idsTold({ table, row }: Found): string[] {
  const own = 'id' in row ? [String(row['id'])] : [];
  return table === 'public.audit_log' ? uuidsIn(JSON.stringify(row)) : own;
}

/** The invitations that wait for somebody's proven address: they are told the organization's name and the inviter's. */
export const waitingFor = (rows: Rows, me: Me): readonly Row[] =>
  of(rows, 'public.invitations').filter(
    (row) =>
      me.address !== null &&
      row['email'] === me.address &&
      row['state'] === 'PENDING' &&
      (row['expires_at'] === null || Date.parse(row['expires_at'] as string) > Date.now()) &&
      !inOf(me, row['organization_id']),
  );

/**
 * The organizations that let somebody in by the domain of their proven address: they are told its name. A claim counts
 * while an owner or admin has a proven address there.
 */
export const joinableBy = (rows: Rows, me: Me): readonly string[] =>
  of(rows, 'public.organization_domains')
    .filter(({ domain, joining, organization_id: organization }) => {
      const proves = of(rows, 'public.users').filter(
        ({ email, email_verified: proven }) =>
          proven === true && String(email).endsWith(`@${String(domain)}`),
      );
      return (
        me.address?.endsWith(`@${String(domain)}`) &&
        joining !== 'OFF' &&
        !me.places.has(String(organization)) &&
        proves.some((user) => administers(whoIs(rows, String(user['id'])), organization))
      );
    })
    .map((claim) => String(claim['organization_id']));

/** The columns that make a row somebody's own: what they may take out about themselves. */
const OWN_BY = [
  'user_id',
  'owner_id',
  'invited_by_id',
  'accepted_by_id',
  'claimed_by_id',
  'created_by_id',
  'actor_id',
];

/**
 * All that somebody may find in what is kept about them: rows of theirs, wherever they are, with the ids that these name
 * but those of other people. Of an organization its name, while they have or want a place there; not what its audit log
 * holds of changes, and what their objectives say only to members.
 */
export function exportSightOf({ rows, all }: Everything, id: string): Sight {
  const me = whoIs(rows, id);
  const isOwn = ({ table, row }: Found) =>
    (table.endsWith('.users') && row['id'] === id) ||
    OWN_BY.some((column) => row[column] === id) ||
    (me.address !== null && [row['email'], row['recipient']].includes(me.address));
  const own = all.filter(isOwn);
  const decided = all.filter(({ row }) => row['decided_by_id'] === id);
  const origins = new Set(own.map(({ row }) => row['id']));
  const mine = [...own, ...all.filter(({ row }) => origins.has(row['entry_id']))];
  const people = new Set(of(rows, 'public.users').map((row) => String(row['id'])));
  const ids = [...mine, ...decided]
    .flatMap(({ row: { before: _before, after: _after, ...row } }) => uuidsIn(JSON.stringify(row)))
    .filter((one) => one === id || !people.has(one));
  const wanted = mine.filter(
    ({ table, row }) => /invitations|join_requests/.test(table) && row['state'] === 'PENDING',
  );
  const organizations = [...me.places, ...wanted.map(({ row }) => String(row['organization_id']))];
  const kept = ['before', 'after', 'token_hash', 'input_hash'];
  const cells = new Set([
    ...mine
      .filter(({ table }) => table !== 'public.organizations')
      .filter(({ table, row }) => table !== 'public.objectives' || inOf(me, row['organization_id']))
      .flatMap(({ table, key, row }) =>
        Object.keys(row)
          .filter((column) => !kept.includes(column))
          .map((column) => cellOf(table, key, column)),
      ),
    ...organizations.map((one) => cellOf('public.organizations', one, 'name')),
  ]);
  return { me, ids: new Set(ids), cells, due: new Set(), shows: () => false };
}
