drop trigger stop_models on organization_ai_settings;
drop trigger notify_suggestion on ai_suggestions;
do $$
declare
  found record;
  found_table text;
begin
  for found in
    select polname, polrelid::regclass as relation from pg_policy
    where polrelid::regclass in (
      'ai_preferences'::regclass, 'ai_consents'::regclass, 'organization_ai_settings'::regclass,
      'ai_suggestions'::regclass, 'ai_cache'::regclass, 'ai_usage'::regclass)
  loop
    execute format('drop policy %I on %s', found.polname, found.relation);
  end loop;
  -- The owner, whom forced row security binds, is to read them when the tables are undone.
  foreach found_table in array array[
    'ai_preferences', 'ai_consents', 'organization_ai_settings', 'ai_suggestions', 'ai_cache', 'ai_usage'
  ] loop
    execute format('alter table public.%I no force row level security, disable row level security', found_table);
  end loop;
end
$$;
revoke all on ai_preferences, ai_consents, organization_ai_settings, ai_suggestions, ai_cache, ai_usage
  from gangway_app, gangway_system;
drop function app.notify_suggestion();
set local role gangway_system;
drop function app.reserve_ai(uuid, bigint[], bigint[], bigint[]), app.settle_ai(uuid, bigint, bigint),
  app.ai_effectiveness(timestamptz, timestamptz), app.stop_models();
reset role;
