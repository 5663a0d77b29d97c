import { randomUUID } from 'node:crypto';
import { encodeGlobalId, idOf } from '../../src/global-id.ts';
import { addPerson, insertRows } from '../data/world.ts';
import type { Role } from '../data/world.ts';
import type { App, Person } from '../helpers/app.ts';
import { addMember, userIdOf } from '../helpers/members.ts';
import { complete, walk } from '../helpers/wizard.ts';

/** Organizations with somebody of every kind around them, and changes that tests make. */

export const KINDS = [
  'OWNER',
  'ADMIN',
  'MANAGER',
  'MEMBER',
  'VIEWER',
  'PENDING',
  'FORMER',
  'STRANGER',
] as const;
export type Kind = (typeof KINDS)[number];
export type People = Readonly<Record<Kind, Person>>;

/** An organization that the OWNER founded. Ids are UUIDs, but `gid`, the organization's global id. */
export interface Team {
  readonly id: string;
  readonly gid: string;
  readonly slug: string;
  /** By name: Technology, which the MANAGER manages, with Web below it, and Sales. */
  readonly departments: Readonly<Record<string, string>>;
  /** The places of those who have one. */
  readonly places: Readonly<Record<string, string>>;
}

export async function somePeople(app: App): Promise<People> {
  const entries: [Kind, Person][] = [];
  for (const kind of KINDS) entries.push([kind, await app.person()]);
  return Object.fromEntries(entries) as Record<Kind, Person>;
}

/** Founds an organization by the wizard and gives everybody their places. */
export async function aTeam(app: App, people: People): Promise<Team> {
  const { id: sessionId } = await walk(app, people.OWNER, undefined, {
    COMPANY: { slug: `team-${randomUUID().slice(0, 13)}` },
  });
  const { organization } = await complete(people.OWNER, sessionId);
  if (!organization) throw new Error('Completing gave no organization.');
  const id = idOf('Organization', organization.id) ?? '';
  const rows = await app.database.query<{ id: string; name: string }>(
    'select id, name from departments where organization_id = $1',
    [id],
  );
  const departments = Object.fromEntries(rows.map((row) => [row.name, row.id]));
  const [owner] = await app.database.query<{ id: string }>(
    'select id from memberships where organization_id = $1',
    [id],
  );
  const add = (kind: Kind, role: Role, state?: 'ACTIVE' | 'PENDING') =>
    addMember(
      app,
      id,
      people[kind],
      role,
      kind === 'MANAGER' ? departments['Technology'] : null,
      state,
    );
  const places = {
    OWNER: owner?.id ?? '',
    ADMIN: await add('ADMIN', 'ADMIN'),
    MANAGER: await add('MANAGER', 'MANAGER'),
    MEMBER: await add('MEMBER', 'MEMBER'),
    VIEWER: await add('VIEWER', 'VIEWER'),
    PENDING: await add('PENDING', 'MEMBER', 'PENDING'),
    FORMER: await add('FORMER', 'MEMBER'),
  };
  await app.database.query('delete from memberships where id = $1', [places.FORMER]);
  return { id, gid: organization.id, slug: organization.slug, departments, places };
}

/** A further member who never signs in; gives the place's UUID. */
export async function extra(app: App, team: Team, role: Role = 'MEMBER'): Promise<string> {
  const id = randomUUID();
  const userId = await addPerson(app.database);
  await insertRows(app.database, 'memberships', [
    { id, organization_id: team.id, user_id: userId, role },
  ]);
  return id;
}

/** An objective with one key result, put in as the superuser. UUIDs. */
export async function anObjective(
  app: App,
  team: Team,
  owner: Person,
  departmentId: string | null = null,
): Promise<{ id: string; keyResultId: string }> {
  const id = randomUUID();
  const keyResultId = randomUUID();
  const now = new Date().toISOString();
  const owned = { organization_id: team.id, title: 'Something to reach', position: 0 };
  await insertRows(app.database, 'objectives', [
    {
      ...owned,
      id,
      owner_id: await userIdOf(app, owner),
      department_id: departmentId,
      starts_at: now,
      ends_at: now,
    },
  ]);
  await insertRows(app.database, 'key_results', [
    {
      ...owned,
      id: keyResultId,
      objective_id: id,
      metric_type: 'NUMBER',
      baseline: 0,
      target: 10,
      current: 0,
    },
  ]);
  return { id, keyResultId };
}

/** A department put in as the superuser; gives its UUID. */
export async function aDepartment(
  app: App,
  team: Team,
  parentId: string | null,
  name = `Department ${randomUUID()}`,
): Promise<string> {
  const id = randomUUID();
  await insertRows(app.database, 'departments', [
    { id, organization_id: team.id, name, type: 'OTHER', parent_id: parentId },
  ]);
  return id;
}

/** What a mutation answered: its type's name, what was asked for, and `INVALID` fields as `path CODE`. */
export type Outcome = Readonly<Record<string, unknown>> & {
  readonly __typename: string;
  readonly id: string;
  readonly wrong: readonly string[];
};

/** Runs a mutation that takes one input. `selection` is of its success type. */
export async function mutate(
  person: Person,
  field: string,
  input: object,
  selection = 'id',
): Promise<Outcome> {
  const Field = field.charAt(0).toUpperCase() + field.slice(1);
  const data = await person.run<{ result: Record<string, unknown> | null }, object>(
    `mutation ($input: ${Field}Input!) {
      result: ${field}(input: $input) {
        __typename
        ... on Error { code message }
        ${NO_INPUT.includes(field) ? '' : '... on InvalidInputError { issues { path code } }'}
        ... on ${successOf(field)} { ${selection} }
      }
    }`,
    { input },
  );
  if (!data.result) throw new Error(`${field} answered nothing.`);
  const issues = (data.result['issues'] ?? []) as { path: string[]; code: string }[];
  return {
    ...data.result,
    wrong: issues.map(({ path, code }) => `${path.join('.')} ${code}`.trim()),
  } as unknown as Outcome;
}

/** What takes nothing but an id has no fields to be wrong. */
const NO_INPUT = ['removeMember', 'leaveOrganization', 'removeDepartment', 'closeObjective'];

const SUCCESS: Readonly<Record<string, string>> = {
  updateOrganization: 'Organization',
  deleteOrganization: 'DeletedOrganization',
  changeMemberRole: 'Membership',
  moveMember: 'Membership',
  removeMember: 'RemovedMember',
  leaveOrganization: 'RemovedMember',
  transferOwnership: 'Organization',
  createDepartment: 'Department',
  updateDepartment: 'Department',
  moveDepartment: 'Department',
  removeDepartment: 'RemovedDepartment',
  createObjective: 'Objective',
  updateObjective: 'Objective',
  closeObjective: 'Objective',
  createKeyResult: 'KeyResult',
  updateKeyResult: 'KeyResult',
};
export const successOf = (field: string): string => SUCCESS[field] ?? '';

export const organizationId = (team: Team) => ({ organizationId: team.gid });
export const membershipId = (id: string | undefined) => ({
  membershipId: encodeGlobalId('Membership', id ?? ''),
});
export const departmentId = (id: string | undefined) => ({
  departmentId: encodeGlobalId('Department', id ?? ''),
});
export const parentId = (id: string | undefined) => ({
  parentId: encodeGlobalId('Department', id ?? ''),
});
export const objectiveId = (id: string) => ({ objectiveId: encodeGlobalId('Objective', id) });
export const keyResultId = (id: string) => ({ keyResultId: encodeGlobalId('KeyResult', id) });

/** What the audit log holds of an organization since it was founded, the oldest first. */
export interface Entry {
  readonly action: string;
  readonly target_id: string;
  readonly actor_id: string;
  readonly before: unknown;
  readonly after: unknown;
}
export const auditOf = (app: App, { id }: Team): Promise<Entry[]> =>
  app.database.query<Entry & { [key: string]: unknown }>(
    `select action, target_id, actor_id, before, after from audit_log
     where organization_id = $1 and action not in ('ORGANIZATION_CREATED', 'INVITATION_SENT') order by id`,
    [id],
  );
