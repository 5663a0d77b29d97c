import type { Db } from '../data/door.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { SessionRow, StepRow } from './session.service.ts';

/** The statements of sessions. Each is one round trip; what they may see and change, row-level security decides. */

/** Days without a write after which a session expires. */
export const EXPIRES_AFTER_DAYS = 7;
/** Days after its end in which a session may be resumed. */
export const RESUMABLE_DAYS = 30;

/** The states in which a session can be written to, or paused. */
export const OPEN = Prisma.sql`('IN_PROGRESS', 'PAUSED')`;
// The statement's time and not, as now() is, the transaction's: by that, a write that waited for the lock would go
// through after another had been told that the time was up.
const NOW = Prisma.sql`statement_timestamp()`;
const LATER = Prisma.sql`${NOW} + make_interval(days => ${EXPIRES_AFTER_DAYS}::int)`;

/** Sessions as they are read: `s` is the session. Their state is computed where the clock is, so that instances whose clocks differ agree. */
export const SESSION = Prisma.sql`
  select s.id, s.user_id as "userId", s.flow, s.flow_version as "flowVersion",
    case when s.state in ${OPEN} and s.expires_at <= ${NOW} then 'EXPIRED' else s.state::text end as state,
    (s.state in ${OPEN} and s.expires_at <= ${NOW}) as lapsed,
    coalesce(coalesce(s.ended_at, s.expires_at) > ${NOW} - make_interval(days => ${RESUMABLE_DAYS}::int), false) as resumable,
    s.purged_at is not null as purged,
    s.organization_id as "organizationId", s.event_cursor as "eventCursor", s.expires_at as "expiresAt",
    s.created_at as "createdAt", s.updated_at as "updatedAt",
    u.email as "ownerEmail", u.name as "ownerName", s.user_id = (select app.viewer_id()) as own,
    coalesce((
      select json_agg(json_build_object(
        'key', t.key, 'state', t.state, 'version', t.version, 'submittedAt', t.submitted_at, 'answers', a.answers))
      from onboarding_steps t
      left join onboarding_answers a on a.session_id = t.session_id and a.key = t.key
      where t.session_id = s.id
    ), '[]') as steps
  from onboarding_sessions s left join users u on u.id = s.user_id`;

interface RawStep extends Omit<StepRow, 'submittedAt'> {
  readonly submittedAt: string | null;
}
export type Raw = Omit<SessionRow, 'steps'> & { readonly steps: readonly RawStep[] };

export const fromRaw = (raw: Raw): SessionRow => ({
  ...raw,
  steps: raw.steps.map((step) => ({
    ...step,
    submittedAt: step.submittedAt === null ? null : new Date(step.submittedAt),
  })),
});

/** The sessions with these ids that the viewer may see, in no particular order. */
export async function readSessions(db: Db, ids: readonly string[]): Promise<SessionRow[]> {
  const rows = await db.$queryRaw<Raw[]>`${SESSION} where s.id = any (${ids}::uuid[])`;
  return rows.map(fromRaw);
}

/** Keeps others from writing to the viewer's session until the transaction ends; false where it is not theirs. */
export async function lockSession(tx: Db, userId: string, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from onboarding_sessions where id = ${id}::uuid and user_id = ${userId}::uuid for update`;
  return rows.length > 0;
}

/** The id of the viewer's open session of this flow and organization, whether or not its time is up. */
export async function findOpen(
  tx: Db,
  { userId, flow, organizationId }: Pick<SessionRow, 'userId' | 'flow' | 'organizationId'>,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from onboarding_sessions
    where user_id = ${userId}::uuid and flow = ${flow} and state in ${OPEN}
      and organization_id is not distinct from ${organizationId}::uuid`;
  return rows[0]?.id ?? null;
}

/** Starts a session with its first event; false where one is open already. */
export async function insertSession(
  tx: Db,
  session: Pick<SessionRow, 'id' | 'userId' | 'flow' | 'flowVersion' | 'organizationId'>,
): Promise<boolean> {
  const { id, userId, flow, flowVersion, organizationId } = session;
  // Two statements in one: the event's policy looks for its session, which a first event may therefore not share.
  const started = await tx.$executeRaw`
    insert into onboarding_sessions (id, user_id, flow, flow_version, organization_id, event_cursor, expires_at)
    values (${id}::uuid, ${userId}::uuid, ${flow}, ${flowVersion}, ${organizationId}::uuid, 1, ${LATER})
    on conflict do nothing`;
  if (started === 0) return false;
  await tx.$executeRaw`
    insert into onboarding_events (session_id, cursor, user_id, kind)
    values (${id}::uuid, 1, ${userId}::uuid, 'STARTED')`;
  return true;
}

/** What a write does to a step. */
export interface StepWrite {
  readonly sessionId: string;
  readonly userId: string;
  readonly key: string;
  readonly state: StepRow['state'];
  readonly version: number;
  readonly answers: unknown;
  readonly event: string;
}

/** What a write changed of the session, as the database's clock has it. */
export type Written = Pick<SessionRow, 'eventCursor' | 'expiresAt' | 'updatedAt'>;

const one = (rows: readonly Written[]): Written => {
  if (!rows[0]) throw new Error('A locked session was not there to be written.');
  return rows[0];
};

/** Writes a step, its answers, the session's new time and the event: one statement, under the session's lock. */
export async function writeStep(tx: Db, write: StepWrite): Promise<Written> {
  const { sessionId, userId, key, state, version } = write;
  const rows = await tx.$queryRaw<Written[]>`
    with session as (
      update onboarding_sessions
      set event_cursor = event_cursor + 1, expires_at = ${LATER}, updated_at = ${NOW}
      where id = ${sessionId}::uuid
      returning event_cursor, expires_at, updated_at
    ), step as (
      insert into onboarding_steps as t (session_id, key, user_id, state, version, submitted_at)
      values (${sessionId}::uuid, ${key}, ${userId}::uuid, ${state}::step_state, ${version},
        case when ${state} = 'SUBMITTED' then ${NOW} end)
      on conflict (session_id, key) do update
        set state = excluded.state, version = excluded.version, submitted_at = excluded.submitted_at, updated_at = ${NOW}
    ), answers as (
      insert into onboarding_answers (session_id, key, user_id, answers)
      values (${sessionId}::uuid, ${key}, ${userId}::uuid, ${JSON.stringify(write.answers)}::jsonb)
      on conflict (session_id, key) do update set answers = excluded.answers
    ), event as (
      insert into onboarding_events (session_id, cursor, user_id, kind, occurred_at)
      select ${sessionId}::uuid, event_cursor, ${userId}::uuid, ${write.event}, updated_at from session
    )
    select event_cursor as "eventCursor", expires_at as "expiresAt", updated_at as "updatedAt" from session`;
  return one(rows);
}

/** What a write does to a session's state. */
export interface StateWrite {
  readonly sessionId: string;
  readonly userId: string;
  readonly state: SessionRow['state'];
  readonly event: string;
  /** Set once it is completed. */
  readonly organizationId?: string;
}

/** Moves a session to another state and writes the event, under its lock. Open states slide its time. */
export async function writeState(tx: Db, write: StateWrite): Promise<Written> {
  const { sessionId, userId, state, event } = write;
  const rows = await tx.$queryRaw<Written[]>`
    with session as (
      update onboarding_sessions
      set state = ${state}::onboarding_state, event_cursor = event_cursor + 1, updated_at = ${NOW},
        expires_at = case when ${state} in ${OPEN} then ${LATER} else expires_at end,
        ended_at = case when ${state} in ${OPEN} then null when ${state} = 'EXPIRED' then expires_at else ${NOW} end,
        organization_id = coalesce(${write.organizationId ?? null}::uuid, organization_id)
      where id = ${sessionId}::uuid
      returning event_cursor, expires_at, updated_at
    ), event as (
      insert into onboarding_events (session_id, cursor, user_id, kind, occurred_at)
      select ${sessionId}::uuid, event_cursor, ${userId}::uuid, ${event}, updated_at from session
    )
    select event_cursor as "eventCursor", expires_at as "expiresAt", updated_at as "updatedAt" from session`;
  return one(rows);
}
