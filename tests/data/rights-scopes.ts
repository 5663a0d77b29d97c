/** What the words of the rights table mean, worked out from the rows themselves and from no policy. */

export type Row = Readonly<Record<string, unknown>>;

/** A row with what the rules ask of it: whose it is, and what it belongs to. */
export interface Subject {
  readonly row: Row;
  /** Whose it is: the person that it tells of, or who made it. */
  readonly person: unknown;
  readonly organization: unknown;
  /** The department that it is, or that it belongs to. */
  readonly department: unknown;
}

/** All rows that there are, by table (`public.users`). */
export type Rows = ReadonlyMap<string, readonly Row[]>;

/** Somebody who asks, with what their memberships make of them. */
export interface Asker {
  /** Null for nobody. */
  readonly id: string | null;
  /** In lower case; null unless proven. */
  readonly address: string | null;
  /** Roles by organization, where the membership is active. */
  readonly roles: ReadonlyMap<unknown, string>;
  /** Where they have a place, active or waiting. */
  readonly places: ReadonlySet<unknown>;
  /** The departments that they manage, and those below. */
  readonly departments: ReadonlySet<unknown>;
}

type Rule = (subject: Subject, asker: Asker, rows: Rows) => boolean;

export const of = (rows: Rows, table: string): readonly Row[] => rows.get(`public.${table}`) ?? [];
const find = (rows: Rows, table: string, column: string, value: unknown): Row | undefined =>
  value === null ? undefined : of(rows, table).find((row) => row[column] === value);

const isOwn: Rule = ({ person }, { id }) => id !== null && person === id;
const hasRole = ({ organization }: Subject, { roles }: Asker, ...names: string[]): boolean =>
  names.includes(roles.get(organization) ?? '');
const isMember: Rule = ({ organization }, { roles }) => roles.has(organization);
const isAdmin: Rule = (subject, asker) => hasRole(subject, asker, 'OWNER', 'ADMIN');
const isOwner: Rule = (subject, asker) => hasRole(subject, asker, 'OWNER');
const hasPlace: Rule = ({ organization }, { places }) => places.has(organization);
const isLastOwner: Rule = ({ row, organization }, _asker, rows) =>
  row['role'] === 'OWNER' &&
  of(rows, 'memberships').filter(
    (other) => other['organization_id'] === organization && other['role'] === 'OWNER',
  ).length === 1;
const both =
  (...rules: readonly Rule[]): Rule =>
  (...given) =>
    rules.every((rule) => rule(...given));
const not =
  (rule: Rule): Rule =>
  (...given) =>
    !rule(...given);
const is =
  (column: string, ...values: readonly unknown[]): Rule =>
  ({ row }) =>
    values.includes(row[column]);

export const SCOPES = {
  everybody: () => true,
  own: isOwn,
  'as member': isMember,
  'as admin': isAdmin,
  'as owner': isOwner,
  'own, as member': both(isOwn, isMember),
  'own, as admin': both(isOwn, isAdmin),
  'where one has a place': hasPlace,
  'charged where one has no place': ({ row }, { places }) =>
    row['reserved_for'] !== null && !places.has(row['reserved_for']),
  'own, of no organization': both(isOwn, ({ organization }) => organization === null),
  'own, where one has a place': both(isOwn, hasPlace),
  'own MEMBER wizard, where one has a place': both(isOwn, hasPlace, is('flow', 'MEMBER')),
  'own, of an own session': both(
    isOwn,
    ({ row }, { id }, rows) =>
      find(rows, 'onboarding_sessions', 'id', row['session_id'])?.['user_id'] === id,
  ),
  'fellow members': ({ person }, { roles }, rows) =>
    of(rows, 'memberships').some(
      (place) => place['user_id'] === person && roles.has(place['organization_id']),
    ),
  'who asks to join, as admin': ({ person }, asker, rows) =>
    of(rows, 'join_requests').some(
      (request) =>
        request['user_id'] === person &&
        request['state'] === 'PENDING' &&
        ['OWNER', 'ADMIN'].includes(asker.roles.get(request['organization_id']) ?? ''),
    ),
  'own, as the owner of what one founded': both(
    isOwn,
    is('role', 'OWNER'),
    is('state', 'ACTIVE'),
    is('department_id', null),
    ({ organization }, { id }, rows) =>
      find(rows, 'organizations', 'id', organization)?.['created_by_id'] === id &&
      find(rows, 'memberships', 'organization_id', organization) === undefined,
  ),
  'own, but the last owner': both(isOwn, not(isLastOwner)),
  'as admin, but owners': both(isAdmin, not(is('role', 'OWNER'))),
  'as owner, but the last owner': both(isOwner, not(isLastOwner)),
  'as manager, theirs and below': ({ department }, { departments }) => departments.has(department),
  'as manager, below theirs': ({ row }, { departments }) => departments.has(row['parent_id']),
  'own, unless one only reads': both(isOwn, (subject, asker) =>
    hasRole(subject, asker, 'OWNER', 'ADMIN', 'MANAGER', 'MEMBER'),
  ),
  'for who is no member': ({ person, organization }, _asker, rows) =>
    person !== null &&
    !of(rows, 'memberships').some(
      (place) =>
        place['organization_id'] === organization &&
        place['user_id'] === person &&
        place['state'] === 'ACTIVE',
    ),
  'own, as manager, to MEMBER and VIEWER': both(
    isOwn,
    (subject, asker) => hasRole(subject, asker, 'MANAGER'),
    ({ row }, _asker, rows) =>
      ['MEMBER', 'VIEWER'].includes(
        String(row['role'] ?? find(rows, 'invitations', 'id', row['invitation_id'])?.['role']),
      ),
  ),
  'not waiting': not(is('state', 'PENDING')),
  'answered already': not(is('state', 'PENDING', 'REVOKED')),
  'no mail of a waiting invitation': ({ row }, _asker, rows) => {
    const invitation = find(rows, 'invitations', 'id', row['invitation_id']);
    return (
      row['kind'] !== 'INVITATION' ||
      row['state'] !== 'QUEUED' ||
      invitation?.['state'] !== 'PENDING' ||
      invitation['email'] !== row['recipient']
    );
  },
  'own, as owner, of their proven address': both(
    isOwn,
    isOwner,
    ({ row }, { address }) => row['domain'] === address?.split('@')[1],
  ),
} satisfies Record<string, Rule>;

export type Scope = keyof typeof SCOPES;

/** The columns that say whose a row is, where it is not `user_id`. */
export const PERSON_COLUMNS: Readonly<Record<string, string>> = {
  users: 'id',
  organizations: 'created_by_id',
  objectives: 'owner_id',
  invitations: 'invited_by_id',
  organization_domains: 'claimed_by_id',
  audit_log: 'actor_id',
};
/** Where a row hangs on another of which it takes whose it is, and what it belongs to: by which column, on what. */
const PARENTS: Readonly<Record<string, { readonly column: string; readonly table: string }>> = {
  onboarding_steps: { column: 'session_id', table: 'onboarding_sessions' },
  onboarding_answers: { column: 'session_id', table: 'onboarding_sessions' },
  onboarding_events: { column: 'session_id', table: 'onboarding_sessions' },
  audit_origins: { column: 'entry_id', table: 'audit_log' },
  key_results: { column: 'objective_id', table: 'objectives' },
  outbox_mails: { column: 'invitation_id', table: 'invitations' },
};

export function subjectOf(table: string, row: Row, rows: Rows): Subject {
  const name = table.replace('public.', '');
  const hangsOn = PARENTS[name];
  const parent = hangsOn
    ? subjectOf(hangsOn.table, find(rows, hangsOn.table, 'id', row[hangsOn.column]) ?? {}, rows)
    : undefined;
  const column = PERSON_COLUMNS[name] ?? 'user_id';
  return {
    row,
    person: (column in row ? row[column] : parent?.person) ?? null,
    organization:
      (name === 'organizations' ? row['id'] : row['organization_id']) ??
      parent?.organization ??
      null,
    department:
      (name === 'departments' ? row['id'] : row['department_id']) ?? parent?.department ?? null,
  };
}

/** Somebody as the rows have them. */
export function askerOf(id: string | null, rows: Rows): Asker {
  const places = of(rows, 'memberships').filter((place) => id !== null && place['user_id'] === id);
  const active = places.filter((place) => place['state'] === 'ACTIVE');
  const user = find(rows, 'users', 'id', id);
  const departments = new Set(
    active
      .filter(({ role }) => role === 'MANAGER')
      .flatMap((place) => place['department_id'] ?? []),
  );
  // A set that grows while it is walked: all that is below.
  for (const parent of departments) {
    for (const child of of(rows, 'departments')) {
      if (child['parent_id'] === parent) departments.add(child['id'] ?? '');
    }
  }
  return {
    id,
    address: user?.['email_verified'] === true ? String(user['email']).toLowerCase() : null,
    roles: new Map(active.map((place) => [place['organization_id'], String(place['role'])])),
    places: new Set(places.map((place) => place['organization_id'])),
    departments,
  };
}
