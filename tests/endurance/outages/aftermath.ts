import { expect } from 'vitest';
import { idOf } from '../../../src/global-id.ts';
import { readSession } from '../../helpers/wizard.ts';
import type { DataFolder } from './process.ts';
import type { KnownSession, Somebody } from './storm.ts';
import { through } from './storm.ts';

/** What has to be in the database after a server was killed, looked at by SQL and through the API. */

interface StoredStep {
  readonly key: string;
  readonly state: string;
  readonly version: number;
  /** Null where the step has no row of answers. */
  readonly answers: Readonly<Record<string, unknown>> | null;
}
interface StoredSession {
  readonly id: string;
  readonly email: string;
  readonly state: string;
  readonly cursor: number;
  readonly steps: readonly StoredStep[];
  readonly events: readonly { readonly cursor: number; readonly kind: string }[];
}

const SESSIONS = `
  select s.id, u.email, s.state, s.event_cursor as cursor,
    (select coalesce(json_agg(json_build_object(
        'key', key, 'state', t.state, 'version', t.version, 'answers', a.answers)), '[]')
      from onboarding_steps t full join onboarding_answers a using (session_id, key) where session_id = s.id) as steps,
    (select coalesce(json_agg(json_build_object('cursor', e.cursor, 'kind', e.kind) order by e.cursor), '[]')
      from onboarding_events e where e.session_id = s.id) as events
  from onboarding_sessions s join users u on u.id = s.user_id order by s.created_at, s.id`;

/**
 * Checks that everything acknowledged is there, and that what was sent and not acknowledged was done as a whole or not
 * at all; everybody then knows which. Gives how many of those were done.
 */
export async function settle(
  folder: DataFolder,
  url: string,
  people: readonly Somebody[],
): Promise<number> {
  const stored = await folder.query<StoredSession>(SESSIONS);
  for (const session of stored) expectWholeEvents(session);
  let done = 0;
  for (const somebody of people) {
    const acknowledged = somebody.sessions;
    const own = stored.filter(({ email }) => email === somebody.email);
    await settleOne(url, somebody, own);
    if (somebody.sessions !== acknowledged) done += 1;
  }
  await expectOrganizations(folder, stored);
  expect(await folder.query(STRAYS)).toEqual([]);
  return done;
}

/** The events are 1, 2, … up to the session's cursor, and as many of each kind as there were writes. */
function expectWholeEvents({ id, cursor, state, steps, events }: StoredSession): void {
  const kinds = events.map(({ kind }) => kind);
  const writes = steps.reduce((sum, { version }) => sum + version, 0);
  const completed = state === 'COMPLETED' ? ['COMPLETED'] : [];
  const seen = {
    cursors: events.map((event) => event.cursor),
    ends: [kinds[0], ...kinds.filter((kind) => kind === 'COMPLETED')],
    writes: kinds.filter((kind) => kind.startsWith('STEP_')).length,
  };
  expect({ id, ...seen }).toEqual({
    id,
    cursors: Array.from({ length: cursor }, (_, index) => index + 1),
    ends: ['STARTED', ...completed],
    writes,
  });
  expect(cursor).toBe(1 + writes + completed.length);
  if (completed.length > 0) expect(kinds.at(-1)).toBe('COMPLETED');
}

async function settleOne(
  url: string,
  somebody: Somebody,
  stored: readonly StoredSession[],
): Promise<void> {
  const person = through(url, somebody);
  const { onboardingStatus: status } = await person.run<
    { onboardingStatus: { state: string; session: { id: string } | null } },
    object
  >('{ onboardingStatus { state session { id } } }', {});
  const latestId = status.session?.id ?? '';

  const { sessions, attempt } = somebody;
  const outcomes = [sessions, ...(attempt ? [attempt(latestId)] : [])];
  const found = stored.map(inDatabase);
  const outcome = outcomes.find((one) => isSame(one.map(asInDatabase), found));
  // Neither: the difference to what was acknowledged tells what.
  if (!outcome) expect(found).toEqual(sessions.map(asInDatabase));
  somebody.sessions = outcome ?? sessions;
  somebody.attempt = null;

  const latest = somebody.sessions.at(-1);
  expect(status.state).toBe(latest?.state ?? 'NOT_STARTED');
  if (!latest) return;
  const session = await readSession(person, latest.id);
  const seen = session?.steps.filter(({ version }) => version > 0) ?? [];
  expect(
    Object.fromEntries(seen.map(({ key, state, version }) => [key, { state, version }])),
  ).toEqual(
    Object.fromEntries(
      Object.entries(latest.steps).map(([key, { state, version }]) => [key, { state, version }]),
    ),
  );
  expect(seen.find(({ key }) => key === 'WELCOME')?.answers?.['primaryGoal'] ?? undefined).toEqual(
    latest.steps['WELCOME']?.answers['primaryGoal'],
  );
  expect(session?.state).toBe(latest.state);
  expect(session?.organization?.name).toBe(
    latest.state === 'COMPLETED' ? latest.steps['COMPANY']?.answers['name'] : undefined,
  );
}

const inDatabase = ({ id, state, steps }: StoredSession) => ({
  id,
  state,
  steps: Object.fromEntries(steps.map(({ key, ...step }) => [key, step])),
});
const asInDatabase = ({ id, state, steps }: KnownSession) => ({
  id: idOf('OnboardingSession', id),
  state,
  steps,
});

function isSame(one: unknown, other: unknown): boolean {
  try {
    expect(one).toEqual(other);
    return true;
  } catch {
    return false;
  }
}

const ORGANIZATIONS = `
  select s.id as session, o.name, creator.email as creator,
    (select json_agg(json_build_array(u.email, m.role, m.state, p.primary_goal))
      from memberships m join users u on u.id = m.user_id
      left join member_profiles p on p.organization_id = m.organization_id and p.user_id = m.user_id
      where m.organization_id = o.id) as members,
    (select json_agg(json_build_array(d.name, parent.name) order by d.name)
      from departments d left join departments parent on parent.id = d.parent_id
      where d.organization_id = o.id) as departments,
    (select json_agg(json_build_array(b.title,
        (select json_agg(k.title order by k.position) from key_results k where k.objective_id = b.id)) order by b.position)
      from objectives b where b.organization_id = o.id) as objectives,
    (select json_agg(json_build_array(i.email, i.role, i.state, d.name) order by i.email)
      from invitations i left join departments d on d.id = i.department_id
      where i.organization_id = o.id) as invitations
  from organizations o
  left join users creator on creator.id = o.created_by_id
  left join onboarding_sessions s on s.organization_id = o.id
  order by s.created_at, s.id`;

interface Told {
  readonly departments: readonly { key: string; name: string; parentKey?: string }[];
  readonly objectives: readonly { title: string; keyResults: readonly { title: string }[] }[];
  readonly invitations: readonly { email: string; departmentKey?: string }[];
}

/** Each completed session has its organization with everything that was answered, and there are no others. */
async function expectOrganizations(
  folder: DataFolder,
  stored: readonly StoredSession[],
): Promise<void> {
  const completed = stored.filter(({ state }) => state === 'COMPLETED');
  const expected = completed.map(({ id, email, steps }) => {
    const of = (step: string) => steps.find(({ key }) => key === step)?.answers ?? {};
    const { departments } = of('STRUCTURE') as unknown as Told;
    const { objectives } = of('OBJECTIVES') as unknown as Told;
    const { invitations } = of('TEAM') as unknown as Told;
    const named = (wanted?: string) => departments.find(({ key }) => key === wanted)?.name ?? null;
    return {
      session: id,
      name: of('COMPANY')['name'],
      creator: email,
      members: [[email, 'OWNER', 'ACTIVE', of('WELCOME')['primaryGoal']]],
      departments: departments.map(({ name, parentKey }) => [name, named(parentKey)]),
      objectives: objectives.map(({ title, keyResults }) => [
        title,
        keyResults.map((one) => one.title),
      ]),
      invitations: invitations.map((one) => [
        one.email,
        'MEMBER',
        'PENDING',
        named(one.departmentKey),
      ]),
    };
  });
  expect(await folder.query(ORGANIZATIONS)).toEqual(expected);
}

/** Rows that belong to nothing, and halves of what comes in pairs: none, whatever the constraints promise. */
const STRAYS = `
  select 'session state' as what, id::text from onboarding_sessions
    where (state = 'COMPLETED') is distinct from (organization_id is not null)
  union all select 'preferences', p.user_id::text from preferences p
    where not exists (select from memberships m where m.user_id = p.user_id)
  union all select 'no preferences', m.user_id::text from memberships m
    where not exists (select from preferences p where m.user_id = p.user_id)
  union all select 'account', coalesce(u.id, a.id)::text
    from users u full join auth.users a on a.id = u.id
    where u.id is null or a.id is null or not exists (select from auth.accounts c where c.user_id = a.id)
  ${['memberships', 'member_profiles', 'departments', 'objectives', 'key_results', 'invitations']
    .map(
      (table) => `union all select '${table}', organization_id::text from ${table}
        where organization_id not in (select id from organizations)`,
    )
    .join('\n')}
  ${['onboarding_steps', 'onboarding_answers', 'onboarding_events']
    .map(
      (table) => `union all select '${table}', session_id::text from ${table}
        where session_id not in (select id from onboarding_sessions)`,
    )
    .join('\n')}`;
