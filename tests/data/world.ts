import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../helpers/database.ts';

/** Rows made as the superuser, whom no policy binds. */

/** Inserts rows that all name the same columns. */
export async function insertRows(
  database: TestDatabase,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await database.query(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

export async function addPerson(database: TestDatabase, name = 'Ada'): Promise<string> {
  const id = randomUUID();
  await insertRows(database, 'users', [{ id, name, email: `${id}@example.com` }]);
  return id;
}

/** A session of this person's with a step that has answers, and an event; COMPLETED where there is an organization. */
export async function addSession(
  database: TestDatabase,
  userId: string,
  organizationId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  const now = new Date().toISOString();
  const completed = organizationId !== null;
  const session = {
    id,
    user_id: userId,
    flow: 'ORGANIZATION',
    flow_version: 1,
    organization_id: organizationId,
    state: completed ? 'COMPLETED' : 'IN_PROGRESS',
    ended_at: completed ? now : null,
    event_cursor: 1,
    expires_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
  };
  const step = { session_id: id, key: 'WELCOME', user_id: userId };
  await insertRows(database, 'onboarding_sessions', [session]);
  await insertRows(database, 'onboarding_steps', [{ ...step, state: 'DRAFTED', version: 1 }]);
  await insertRows(database, 'onboarding_answers', [
    { ...step, answers: { fullName: `Secret of ${userId}` } },
  ]);
  await insertRows(database, 'onboarding_events', [
    { session_id: id, cursor: 1, user_id: userId, kind: 'STARTED' },
  ]);
  return id;
}

export type Role = 'OWNER' | 'ADMIN' | 'MANAGER' | 'MEMBER' | 'VIEWER';

/** Somebody's place in an organization. */
export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly state: 'ACTIVE' | 'PENDING';
}

/** An organization with one of everything that may belong to it. */
export interface Tenant {
  readonly id: string;
  readonly slug: string;
  readonly members: readonly Member[];
  readonly departments: readonly string[];
  readonly objectiveId: string;
  readonly keyResultIds: readonly string[];
  readonly invitations: readonly { readonly id: string; readonly invitedById: string }[];
}

/** The industry that all tenants of a test belong to. */
export async function addIndustry(database: TestDatabase): Promise<string> {
  const id = randomUUID();
  await insertRows(database, 'industries', [
    {
      id,
      key: `test-${id}`,
      name: 'Testing',
      category: 'Tests',
      description: 'Tests.',
      keywords_en: [],
      keywords_es: [],
      metrics: [],
      departments: [],
      objectives: [],
    },
  ]);
  return id;
}

/** Makes an organization; the first of the given people is its founder and sent its invitations. */
export async function addTenant(
  database: TestDatabase,
  industryId: string,
  people: readonly (Omit<Member, 'id' | 'state'> & { readonly state?: Member['state'] })[],
): Promise<Tenant> {
  const id = randomUUID();
  const founder = people[0]?.userId;
  if (founder === undefined) throw new Error('An organization has a founder.');
  const members = people.map((person) => ({
    id: randomUUID(),
    state: 'ACTIVE' as const,
    ...person,
  }));
  const departments = [randomUUID(), randomUUID()];
  const objectiveId = randomUUID();
  const keyResultIds = [randomUUID(), randomUUID()];
  const slug = `tenant-${id.slice(0, 8)}`;
  const owned = { organization_id: id };
  const now = new Date().toISOString();
  await insertRows(database, 'organizations', [
    {
      id,
      name: `Tenant ${id}`,
      slug,
      industry_id: industryId,
      size: 'SMALL',
      description: 'One of many.',
      country: 'ES',
      team_size: 5,
      structure: 'FLAT',
      methodology: 'OKRS',
      collaboration_style: 'HYBRID',
      okr_maturity: 'BEGINNER',
      current_challenges: ['FOCUS'],
      business_goals: ['INNOVATION'],
      success_metrics: [],
      integrations: [],
      created_by_id: founder,
    },
  ]);
  const [parent, child] = departments;
  await insertRows(database, 'departments', [
    { ...owned, id: parent, name: 'Company', type: 'OTHER', parent_id: null },
    { ...owned, id: child, name: 'Engineering', type: 'ENGINEERING', parent_id: parent },
  ]);
  await insertRows(
    database,
    'memberships',
    members.map((member) => ({
      ...owned,
      id: member.id,
      user_id: member.userId,
      role: member.role,
      state: member.state,
      department_id: child,
    })),
  );
  await insertRows(
    database,
    'member_profiles',
    members.map(({ userId, role }) => ({
      ...owned,
      user_id: userId,
      full_name: `Profile of ${userId}`,
      job_title: 'Tester',
      role,
      okr_experience: 'NONE',
    })),
  );
  await insertRows(database, 'objectives', [
    {
      ...owned,
      id: objectiveId,
      owner_id: founder,
      department_id: child,
      title: 'Leak nothing',
      position: 0,
      starts_at: now,
      ends_at: now,
    },
  ]);
  await insertRows(
    database,
    'key_results',
    keyResultIds.map((keyResultId, position) => ({
      ...owned,
      id: keyResultId,
      objective_id: objectiveId,
      title: 'Leaks',
      position,
      metric_type: 'NUMBER',
      baseline: 1,
      target: 0,
      current: 1,
    })),
  );
  const invitations = people
    .slice(0, 2)
    .map(({ userId }) => ({ id: randomUUID(), invitedById: userId }));
  await insertRows(
    database,
    'invitations',
    invitations.map(({ id: invitationId, invitedById }) => ({
      ...owned,
      id: invitationId,
      email: `${invitationId}@example.com`,
      role: 'MEMBER',
      state: 'PENDING',
      department_id: child,
      invited_by_id: invitedById,
    })),
  );
  return { id, slug, members, departments, objectiveId, keyResultIds, invitations };
}
