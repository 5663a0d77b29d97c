-- By name: a database may hold tables and policies that are not ours.
do $$
declare
  relation regclass;
  policy name;
begin
  foreach relation in array array[
    'public.users', 'public.external_identities', 'public.onboarding_sessions', 'public.onboarding_steps',
    'public.onboarding_answers', 'public.onboarding_events', 'public.industries', 'public.industry_terms',
    'public.organizations', 'public.memberships', 'public.member_profiles', 'public.preferences',
    'public.departments', 'public.objectives', 'public.key_results', 'public.invitations',
    'auth.users', 'auth.sessions', 'auth.accounts', 'auth.verifications', 'auth.jwks', 'auth.refresh_tokens',
    'auth.revocations'
  ]::regclass[] loop
    for policy in select polname from pg_policy where polrelid = relation loop
      execute format('drop policy %I on %s', policy, relation);
    end loop;
    execute format('alter table %s no force row level security, disable row level security', relation);
    execute format('revoke all on %s from gangway_app, gangway_system, gangway_auth', relation);
  end loop;
end
$$;
revoke usage on schema auth from gangway_auth;

drop function app.viewer_id();
set local role gangway_system;
drop function app.viewer_organizations(), app.viewer_administers(), app.viewer_founds(uuid),
  app.taken_slugs(text[]), app.industry_organization_counts(uuid[]);
reset role;
