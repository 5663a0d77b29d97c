import { randomUUID } from 'node:crypto';
import { PERSON_COLUMNS, of } from './rights-scopes.ts';
import type { Asker, Row, Rows } from './rights-scopes.ts';
import type { Table, World } from './rights-world.ts';

/** Rows that somebody may try to add: like each that there is, in everybody's name. */

let counter = 0;
const unique = (): string => `new-${++counter}`;

/** Values that no other row has, so that nothing but a right is in the way. */
const FRESH: Readonly<Record<string, (row: Row) => Row>> = {
  organizations: () => ({ slug: unique() }),
  departments: () => ({ name: unique() }),
  invitations: () => ({ email: `${unique()}@x.example`, token_hash: null, accepted_by_id: null }),
  idempotency_keys: () => ({ key: unique() }),
  onboarding_steps: () => ({ key: unique() }),
  // A step that has none yet.
  onboarding_answers: () => ({ key: 'COMPANY' }),
  ai_cache: () => ({ key: `\\x${randomUUID().replaceAll('-', '')}` }),
  onboarding_events: ({ cursor }) => ({ cursor: Number(cursor) + 1_000 }),
};

/** Rows unlike those that there are. */
const MORE: Readonly<Record<string, (world: World, rows: Rows, asker: Asker) => Row[]>> = {
  onboarding_sessions: (world, rows) => {
    const [open] = of(rows, 'onboarding_sessions').filter(({ state }) => state === 'IN_PROGRESS');
    return ['MEMBER', 'OTHER'].flatMap((flow) =>
      [null, world.ours.id, world.theirs.id].map((organization_id) => ({
        ...open,
        flow,
        organization_id,
      })),
    );
  },
  memberships: ({ fresh, departments }, rows) => {
    const [first] = of(rows, 'memberships').filter(({ role }) => role === 'OWNER');
    const owner = { ...first, organization_id: fresh, department_id: null };
    return [
      owner,
      { ...owner, role: 'ADMIN' },
      { ...owner, role: 'MEMBER', state: 'PENDING' },
      { ...owner, department_id: departments.company },
    ];
  },
  // In every session, charged to every organization.
  ai_suggestions: ({ ours, theirs, third }, rows) =>
    of(rows, 'ai_suggestions').flatMap((row) =>
      [ours, theirs, third].map(({ id }) => ({ ...row, reserved_for: id })),
    ),
  // One that has said nothing yet.
  organization_ai_settings: ({ third }, rows) =>
    of(rows, 'organization_ai_settings').map((row) => ({ ...row, organization_id: third.id })),
  audit_origins: (_world, rows) => {
    const told = new Set(of(rows, 'audit_origins').map(({ entry_id }) => entry_id));
    return of(rows, 'audit_log')
      .filter(({ id }) => !told.has(id))
      .map(({ id }) => ({ entry_id: id, ip_address: null, user_agent: null }));
  },
  organization_domains: (_world, rows, { id }) => {
    const user = of(rows, 'users').find((one) => one['id'] === id);
    const domain = String(user?.['email']).split('@')[1];
    return of(rows, 'organization_domains').map((row) => ({ ...row, domain }));
  },
};

/** What this person tries to add to this table: in their own name, in nobody's, and in others'. */
export function forgedRows(table: Table, world: World, rows: Rows, asker: Asker): Row[] {
  const name = table.name.replace('public.', '');
  const models = [...of(rows, name), ...(MORE[name]?.(world, rows, asker) ?? [])];
  const column = PERSON_COLUMNS[name] ?? 'user_id';
  const { owner, member, stranger, otherOwner } = world.ids;
  const people = table.columns.includes(column)
    ? [...new Set([asker.id, owner, member, stranger, otherOwner, null])]
    : [];
  return models.flatMap((model) => {
    const fresh = () => ({
      ...model,
      ...(table.columns.includes('id') && { id: randomUUID() }),
      ...FRESH[name]?.(model),
    });
    return people.length === 0
      ? [fresh()]
      : people.map((person) => ({ ...fresh(), [column]: person }));
  });
}

/** Rows of one organization that hang on what belongs to another: on its departments, objectives and people. */
export function crossedRows(table: Table, world: World, rows: Rows, asker: Asker): Row[] {
  const hangs = ['parent_id', 'department_id', 'objective_id'].filter((column) =>
    table.columns.includes(column),
  );
  if (!table.columns.includes('organization_id') || hangs.length === 0) return [];
  const organizations = [world.ours.id, world.theirs.id, world.third.id];
  return forgedRows(table, world, rows, asker).flatMap((row) =>
    hangs.every((column) => row[column] === null)
      ? []
      : organizations
          .filter((id) => id !== row['organization_id'])
          .map((organization_id) => ({ ...row, id: randomUUID(), organization_id })),
  );
}

const DEPARTMENT_COLUMNS = ['parent_id', 'department_id'];

/** The same row, moved to every other place and person that its changeable columns may name. */
export function movedRows(
  { columns }: Table,
  changeable: readonly string[],
  { ids, ours, theirs, departments, fresh }: World,
  row: Row,
): { readonly column: string; readonly moved: Row }[] {
  const person = [...Object.values(ids), null];
  const department = [...Object.values(departments), ...theirs.departments, null];
  const values: Readonly<Record<string, readonly (string | null)[]>> = {
    user_id: person,
    invited_by_id: person,
    organization_id: [ours.id, theirs.id, fresh, null],
    parent_id: department,
    department_id: department,
  };
  return columns
    .filter((column) => changeable.includes(column))
    .flatMap((column) =>
      (values[column] ?? [])
        .filter((value) => value !== row[column])
        .map((value) => ({ column, moved: { ...row, [column]: value } })),
    );
}

/** Whether the department that a row names is of the row's organization. */
export const belongsTogether = (row: Row, rows: Rows): boolean =>
  DEPARTMENT_COLUMNS.every((column) => {
    const id = row[column] ?? null;
    return (
      id === null ||
      of(rows, 'departments').some(
        (one) => one['id'] === id && one['organization_id'] === row['organization_id'],
      )
    );
  });
