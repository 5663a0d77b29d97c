import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../helpers/database.ts';

/** Rows made as the superuser, whom no policy binds. */

export async function addPerson(database: TestDatabase, name = 'Ada'): Promise<string> {
  const id = randomUUID();
  await database.query('insert into users (id, name, email) values ($1, $2, $3)', [
    id,
    name,
    `${id}@example.com`,
  ]);
  return id;
}

/** A session of this person's, in progress, with a step that has answers, and an event. */
export async function addSession(
  database: TestDatabase,
  userId: string,
  organizationId: string | null = null,
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `with session as (
       insert into onboarding_sessions
         (id, user_id, flow, flow_version, organization_id, state, ended_at, event_cursor, expires_at)
       values ($1, $2, 'ORGANIZATION', 1, $3::uuid,
         (case when $3::uuid is null then 'IN_PROGRESS' else 'COMPLETED' end)::onboarding_state,
         case when $3::uuid is not null then now() end, 1, now() + interval '7 days')
       returning id
     ), step as (
       insert into onboarding_steps (session_id, key, user_id, state, version)
       select id, 'WELCOME', $2, 'DRAFTED', 1 from session
     ), answers as (
       insert into onboarding_answers (session_id, key, user_id, answers)
       select id, 'WELCOME', $2, jsonb_build_object('fullName', 'Secret of ' || $2::uuid) from session
     )
     insert into onboarding_events (session_id, cursor, user_id, kind) select id, 1, $2, 'STARTED' from session`,
    [id, userId, organizationId],
  );
  return id;
}
