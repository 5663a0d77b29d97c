import type pg from 'pg';

/**
 * Fills a database with many people who have a session each: half completed, the others at any state, with three steps,
 * answers and events. Those who completed are members, five to an organization: a tenth as many as there are people.
 * As a superuser, past triggers and foreign keys, which would take most of the time.
 */
export async function fillSessions(client: pg.Client, count: number): Promise<void> {
  await client.query('set session_replication_role = replica; set synchronous_commit = off');
  // The first of each ten founds an organization, with the id of their own; every other one is a member of it.
  await client.query(
    `create temp table crowd as
     select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
       case when n % 2 = 1 then ('00000000-0000-7000-8000-' || lpad(to_hex(n - (n - 1) % 10), 12, '0'))::uuid end as place
     from generate_series(1, ${count}) n`,
  );
  await client.query(`
    insert into users (id, name, email) select id, 'Person ' || n, 'person-' || n || '@example.net' from crowd`);
  await client.query(`
    insert into organizations (id, name, slug, industry_id, size, description, country, team_size, structure, methodology,
      collaboration_style, okr_maturity, created_by_id)
    select crowd.id, 'Organization ' || n, 'organization-' || n, industries.id, 'SMALL', 'One of very many.', 'ES', 1, 'FLAT',
      'OKRS', 'HYBRID', 'BEGINNER', crowd.id
    from crowd, (select id from industries limit 1) industries where crowd.id = place`);
  await client.query(`
    insert into onboarding_sessions (id, user_id, flow, flow_version, state, organization_id, event_cursor, expires_at, ended_at)
    select id, id, case when id = place then 'ORGANIZATION' else 'MEMBER' end, 1, state::onboarding_state,
      case when state = 'COMPLETED' then place end, 3,
      now() + (n % 7) * interval '1 day', case when state not in ('IN_PROGRESS', 'PAUSED') then now() end
    from (select *, case when place is not null then 'COMPLETED'
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
  await fillOrganizations(client);
  await client.query('set session_replication_role = default; analyze');
}

/**
 * Everything that organizations have: three departments, two objectives with two key results, two invitations, five
 * entries in the audit log; one in ten has somebody who asks to join, and one in five a domain.
 */
async function fillOrganizations(client: pg.Client): Promise<void> {
  await client.query(`
    create temp table places as
    select crowd.*, (array['OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'])[1 + (n - 1) % 10 / 2] as role
    from crowd where place is not null`);
  // Several departments to an organization, with ids that go by it.
  await client.query(`
    insert into departments (id, organization_id, name, type, parent_id)
    select overlay(id::text placing '1' || k from 1 for 2)::uuid, id, 'Department ' || k, 'OTHER',
      case when k > 1 then overlay(id::text placing '11' from 1 for 2)::uuid end
    from places, generate_series(1, 3) k where id = place`);
  await client.query(`
    insert into memberships (id, organization_id, user_id, role, department_id)
    select id, place, id, role::membership_role, overlay(place::text placing '12' from 1 for 2)::uuid from places`);
  await client.query(`
    insert into member_profiles (organization_id, user_id, full_name, job_title, okr_experience)
    select place, id, 'Person ' || n, 'Tester', 'NONE' from places`);
  await client.query(`
    insert into objectives (id, organization_id, owner_id, department_id, title, position, starts_at, ends_at)
    select overlay(id::text placing '2' || k from 1 for 2)::uuid, id, id, overlay(id::text placing '12' from 1 for 2)::uuid,
      'Objective ' || k, k, now(), now()
    from places, generate_series(1, 2) k where id = place`);
  await client.query(`
    insert into key_results (id, organization_id, objective_id, title, position, metric_type, baseline, target, current)
    select overlay(id::text placing '3' || k from 3 for 2)::uuid, organization_id, id, 'Result ' || k, k, 'NUMBER', 0, 1, 0
    from objectives, generate_series(1, 2) k`);
  await client.query(`
    insert into invitations (id, organization_id, email, role, invited_by_id, token_hash, expires_at)
    select overlay(id::text placing '4' || k from 1 for 2)::uuid, id, 'invited-' || k || '-' || n || '@example.net', 'MEMBER',
      id, 'hash-' || k || '-' || n, now() + interval '7 days'
    from places, generate_series(1, 2) k where id = place`);
  await client.query(`
    insert into audit_log (id, organization_id, actor_id, action, target_type, target_id, occurred_at)
    select overlay(id::text placing '50' from 1 for 2)::uuid, place, id, 'MEMBER_ACTIVATED', 'Membership', id,
      now() - (n % 90) * interval '1 day'
    from places`);
  await client.query(`
    insert into audit_origins (entry_id, user_id, ip_address)
    select overlay(id::text placing '50' from 1 for 2)::uuid, id, '192.0.2.1' from places`);
  await client.query(`
    insert into join_requests (id, organization_id, user_id)
    select overlay(id::text placing '60' from 1 for 2)::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(n - 1), 12, '0'))::uuid, id
    from crowd where n % 100 = 2`);
  await client.query(`
    insert into organization_domains (id, organization_id, domain, joining, claimed_by_id)
    select overlay(id::text placing '70' from 1 for 2)::uuid, id, 'company-' || n || '.example', 'REQUEST', id
    from places where n % 50 = 1`);
}

/**
 * Makes somebody an owner of several of the organizations, and fills the first of them with as many more members,
 * invitations and entries in the audit log.
 */
export async function fillLargeOrganization(
  client: pg.Client,
  owner: string,
  members: number,
): Promise<string> {
  const first = '00000000-0000-7000-8000-000000000001';
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into memberships (id, organization_id, user_id, role)
     select gen_random_uuid(), id, $1, 'OWNER' from organizations order by id limit 5`,
    [owner],
  );
  await client.query(
    `insert into memberships (id, organization_id, user_id, role)
     select gen_random_uuid(), $1, id, 'MEMBER' from crowd where n % 2 = 0 order by n limit ${members}`,
    [first],
  );
  await client.query(
    `insert into invitations (id, organization_id, email, role, invited_by_id)
     select gen_random_uuid(), $1, 'large-' || n || '@example.net', 'MEMBER', $2 from generate_series(1, ${members}) n`,
    [first, owner],
  );
  await client.query(
    `insert into audit_log (id, organization_id, actor_id, action, target_type, target_id)
     select gen_random_uuid(), $1, $2, 'INVITATION_SENT', 'Invitation', $2 from generate_series(1, ${members})`,
    [first, owner],
  );
  await client.query('set session_replication_role = default; analyze');
  return first;
}
