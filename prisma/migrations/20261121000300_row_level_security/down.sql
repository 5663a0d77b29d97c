do $$
declare
  item record;
begin
  for item in
    select p.polname as name, c.oid::regclass as relation
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
  loop
    execute format('drop policy %I on %s', item.name, item.relation);
  end loop;
  for item in
    select c.oid::regclass as relation from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace)
      and c.relkind = 'r' and c.relname <> '_prisma_migrations'
  loop
    execute format('alter table %s no force row level security, disable row level security', item.relation);
    execute format('revoke all on %s from gangway_app, gangway_system, gangway_auth', item.relation);
  end loop;
end
$$;

-- Column privileges are not table privileges: each is taken back by name.
revoke update (state, organization_id, event_cursor, expires_at, ended_at, updated_at) on onboarding_sessions from gangway_app, gangway_system;
revoke update (state, version, submitted_at, updated_at) on onboarding_steps from gangway_app;
revoke update (answers) on onboarding_answers from gangway_app;
revoke usage on schema auth from gangway_auth;

drop function app.viewer_id();
set local role gangway_system;
drop function app.viewer_organizations(), app.viewer_administers(), app.viewer_founds(uuid),
  app.taken_slugs(text[]), app.industry_organization_counts(uuid[]);
reset role;
