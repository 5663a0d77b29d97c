-- Who may see and change which row. Three rules hold throughout: a policy names its role; what it compares with is
-- evaluated once a statement and not once a row, in a form that an index can answer (`= (select …)`,
-- `= any (array(select …))`); and with no identity set it finds nothing.

-- The person on whose behalf a statement runs; null when nobody is signed in.
create function app.viewer_id() returns uuid
  language sql stable parallel safe set search_path = ''
  as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

-- Membership look-ups run as gangway_system, because a policy on memberships that reads memberships recurses for ever.
create function app.viewer_organizations() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select organization_id from public.memberships
    where user_id = (select app.viewer_id()) and state = 'ACTIVE'
  $$;

create function app.viewer_administers() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select organization_id from public.memberships
    where user_id = (select app.viewer_id()) and state = 'ACTIVE' and role in ('OWNER', 'ADMIN')
  $$;

-- Whether the viewer made this organization and it has no member yet: the one time that somebody may make an OWNER of themselves.
create function app.viewer_founds(organization uuid) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (
      select from public.organizations o where o.id = organization and o.created_by_id = (select app.viewer_id())
    ) and not exists (select from public.memberships m where m.organization_id = organization)
  $$;

-- The two answers that cross tenants on purpose: which of these slugs are taken, and how many organizations an industry has.
create function app.taken_slugs(candidates text[]) returns setof text
  language sql stable security definer set search_path = ''
  as $$ select slug from public.organizations where slug = any (candidates) $$;

create function app.industry_organization_counts(industries uuid[])
  returns table (industry_id uuid, organizations integer)
  language sql stable security definer set search_path = ''
  as $$
    select o.industry_id, count(*)::integer from public.organizations o
    where o.industry_id = any (industries) group by o.industry_id
  $$;

-- Nobody may call them but who must. Granted before they change hands: the new owner then is who granted.
revoke all on all functions in schema app from public;
grant execute on function app.viewer_id() to gangway_app, gangway_system;
grant execute on function
  app.viewer_organizations(), app.viewer_administers(), app.viewer_founds(uuid),
  app.taken_slugs(text[]), app.industry_organization_counts(uuid[])
  to gangway_app;

-- A function changes hands only to a role that may create in its schema: it may for as long as this takes.
-- To replace one in a later migration, `set local role gangway_system`.
grant create on schema app to gangway_system;
alter function app.viewer_organizations() owner to gangway_system;
alter function app.viewer_administers() owner to gangway_system;
alter function app.viewer_founds(uuid) owner to gangway_system;
alter function app.taken_slugs(text[]) owner to gangway_system;
alter function app.industry_organization_counts(uuid[]) owner to gangway_system;
revoke create on schema app from gangway_system;

-- Public tables: what an industry is, everyone may read; only the seed, and later platform staff, write.
grant select on industries, industry_terms to gangway_app;
grant select, insert, update, delete on industries, industry_terms to gangway_system;

-- Everything else is forced, so that it binds the owner of the tables as well.
do $$
declare
  name text;
begin
  foreach name in array array[
    'users', 'external_identities', 'onboarding_sessions', 'onboarding_steps', 'onboarding_answers',
    'onboarding_events', 'organizations', 'memberships', 'member_profiles', 'preferences', 'departments',
    'objectives', 'key_results', 'invitations'
  ] loop
    execute format('alter table public.%I enable row level security, force row level security', name);
  end loop;
  foreach name in array array[
    'users', 'sessions', 'accounts', 'verifications', 'jwks', 'refresh_tokens', 'revocations'
  ] loop
    execute format('alter table auth.%I enable row level security, force row level security', name);
    execute format('create policy auth_all on auth.%I for all to gangway_auth using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on auth.%I to gangway_auth', name);
  end loop;
end
$$;
grant usage on schema auth to gangway_auth;

-- People: oneself and the members of one's organizations.
grant select on users to gangway_app;
create policy read on users for select to gangway_app using (
  id = (select app.viewer_id())
  or exists (
    select from memberships m
    where m.user_id = users.id and m.organization_id = any (array(select app.viewer_organizations()))
  )
);
grant select, insert, update, delete on users to gangway_system;
create policy system_all on users for all to gangway_system using (true) with check (true);

grant select, insert on external_identities to gangway_system;
create policy system_read on external_identities for select to gangway_system using (true);
create policy system_insert on external_identities for insert to gangway_system with check (true);

-- Sessions: their owner; the admins of their organization see how far they are, never what was answered.
grant select, insert on onboarding_sessions to gangway_app;
grant update (state, organization_id, event_cursor, expires_at, ended_at, updated_at) on onboarding_sessions to gangway_app;
create policy read on onboarding_sessions for select to gangway_app using (
  user_id = (select app.viewer_id()) or organization_id = any (array(select app.viewer_administers()))
);
create policy insert_own on onboarding_sessions for insert to gangway_app with check (
  user_id = (select app.viewer_id()) and organization_id is null
);
create policy update_own on onboarding_sessions for update to gangway_app
  using (user_id = (select app.viewer_id()))
  with check (
    user_id = (select app.viewer_id())
    and (organization_id is null or organization_id = any (array(select app.viewer_organizations())))
  );
grant select on onboarding_sessions to gangway_system;
grant update (state, event_cursor, ended_at, updated_at) on onboarding_sessions to gangway_system;
create policy system_read on onboarding_sessions for select to gangway_system using (true);
create policy system_update on onboarding_sessions for update to gangway_system using (true) with check (true);

grant select, insert on onboarding_steps to gangway_app;
grant update (state, version, submitted_at, updated_at) on onboarding_steps to gangway_app;
create policy read on onboarding_steps for select to gangway_app using (
  user_id = (select app.viewer_id())
  or exists (
    select from onboarding_sessions s
    where s.id = onboarding_steps.session_id and s.organization_id = any (array(select app.viewer_administers()))
  )
);
create policy insert_own on onboarding_steps for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and exists (
    select from onboarding_sessions s
    where s.id = onboarding_steps.session_id and s.user_id = (select app.viewer_id())
  )
);
create policy update_own on onboarding_steps for update to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));

grant select, insert on onboarding_answers to gangway_app;
grant update (answers) on onboarding_answers to gangway_app;
create policy read_own on onboarding_answers for select to gangway_app using (user_id = (select app.viewer_id()));
create policy insert_own on onboarding_answers for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and exists (
    select from onboarding_sessions s
    where s.id = onboarding_answers.session_id and s.user_id = (select app.viewer_id())
  )
);
create policy update_own on onboarding_answers for update to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));

grant select, insert on onboarding_events to gangway_app;
create policy read on onboarding_events for select to gangway_app using (
  user_id = (select app.viewer_id())
  or exists (
    select from onboarding_sessions s
    where s.id = onboarding_events.session_id and s.organization_id = any (array(select app.viewer_administers()))
  )
);
create policy insert_own on onboarding_events for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and exists (
    select from onboarding_sessions s
    where s.id = onboarding_events.session_id and s.user_id = (select app.viewer_id())
  )
);
grant insert on onboarding_events to gangway_system;
create policy system_insert on onboarding_events for insert to gangway_system with check (true);

-- Organizations: their members read. Whoever makes one is its first OWNER.
grant select, insert on organizations to gangway_app;
create policy read on organizations for select to gangway_app using (id = any (array(select app.viewer_organizations())));
create policy insert_own on organizations for insert to gangway_app with check (
  created_by_id = (select app.viewer_id())
);
grant select on organizations to gangway_system;
create policy system_read on organizations for select to gangway_system using (true);

grant select, insert on memberships to gangway_app;
create policy read on memberships for select to gangway_app using (
  organization_id = any (array(select app.viewer_organizations()))
);
create policy insert_first_owner on memberships for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and role = 'OWNER' and state = 'ACTIVE' and department_id is null
  and app.viewer_founds(organization_id)
);
grant select on memberships to gangway_system;
create policy system_read on memberships for select to gangway_system using (true);

grant select, insert on member_profiles to gangway_app;
create policy read on member_profiles for select to gangway_app using (
  organization_id = any (array(select app.viewer_organizations()))
);
create policy insert_own on member_profiles for insert to gangway_app with check (
  user_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_organizations()))
);

grant select, insert, update on preferences to gangway_app;
create policy own on preferences for all to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));

grant select, insert on departments, objectives, key_results, invitations to gangway_app;
create policy read on departments for select to gangway_app using (
  organization_id = any (array(select app.viewer_organizations()))
);
create policy insert_admin on departments for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
);
create policy read on objectives for select to gangway_app using (
  organization_id = any (array(select app.viewer_organizations()))
);
create policy insert_admin on objectives for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
  and (owner_id is null or exists (
    select from memberships m
    where m.organization_id = objectives.organization_id and m.user_id = objectives.owner_id
  ))
);
create policy read on key_results for select to gangway_app using (
  organization_id = any (array(select app.viewer_organizations()))
);
create policy insert_admin on key_results for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
);
create policy read on invitations for select to gangway_app using (
  organization_id = any (array(select app.viewer_administers()))
  or (invited_by_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_organizations())))
);
create policy insert_admin on invitations for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers())) and invited_by_id = (select app.viewer_id())
);
