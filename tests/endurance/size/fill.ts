import type pg from 'pg';

/**
 * Fills a database with many people who have a session each: half completed, the others at any state, with three steps,
 * answers and events. As a superuser, past triggers and foreign keys, which would take most of the time.
 */
export async function fillSessions(client: pg.Client, count: number): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  await client.query(
    `create temp table crowd as
     select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id from generate_series(1, ${count}) n`,
  );
  await client.query(`
    insert into users (id, name, email) select id, 'Person ' || n, 'person-' || n || '@example.net' from crowd`);
  await client.query(`
    insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure, methodology,
      collaboration_style, okr_maturity, created_by_id)
    select crowd.id, 'Organization ' || n, 'organization-' || n, industries.id, 'SMALL', 'One of very many.', 'ES', 1, 'FLAT',
      'OKRS', 'HYBRID', 'BEGINNER', crowd.id
    from crowd, (select id from industries limit 1) industries where n % 2 = 0`);
  await client.query(`
    insert into memberships (id, organization_id, user_id, role) select id, id, id, 'OWNER' from crowd where n % 2 = 0`);
  await client.query(`
    insert into onboarding_sessions (id, user_id, flow, flow_version, state, organization_id, event_cursor, expires_at, ended_at)
    select id, id, 'ORGANIZATION', 1, state::onboarding_state, case when state = 'COMPLETED' then id end, 3,
      now() + (n % 7) * interval '1 day', case when state not in ('IN_PROGRESS', 'PAUSED') then now() end
    from (select *, case when n % 2 = 0 then 'COMPLETED'
      else (array['IN_PROGRESS', 'PAUSED', 'ABANDONED', 'EXPIRED'])[1 + n / 2 % 4] end as state from crowd) crowd`);
  await client.query(`
    insert into onboarding_steps (session_id, key, user_id, state, version)
    select id, key, id, 'SUBMITTED', 1 from crowd, unnest(array['WELCOME', 'COMPANY', 'STRUCTURE']) key`);
  await client.query(`
    insert into onboarding_answers (session_id, key, user_id, answers)
    select id, key, id, '{"locale": "es"}' from crowd, unnest(array['WELCOME', 'COMPANY', 'STRUCTURE']) key`);
  await client.query(`
    insert into onboarding_events (session_id, cursor, user_id, kind)
    select id, cursor, id, 'STEP_SUBMITTED' from crowd, generate_series(1, 3) cursor`);
  await client.query('set session_replication_role = default; analyze');
}
