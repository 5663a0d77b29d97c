-- Who may see and change what of AI. The rules of 300 hold: a policy names its role, compares with what is evaluated once
-- a statement, and finds nothing where nobody is signed in.

-- Holds what models may cost before they are asked: of the viewer, of their organization and of the server, today (UTC).
-- `limits` are the three budgets in tokens, then the three in millionths of a dollar. Requests are granted in order while
-- they fit; `spent` is whose budget the first refused one broke: PERSON, ORGANIZATION or SERVER.
create function app.reserve_ai(organization uuid, tokens bigint[], micros bigint[], limits bigint[])
  returns table (granted boolean[], spent text, day date)
  language plpgsql security definer set search_path = ''
  as $$
  #variable_conflict use_column
  declare
    viewer constant uuid := app.viewer_id();
    today constant date := (statement_timestamp() at time zone 'UTC')::date;
    place constant uuid := (select j from app.viewer_joins() j where j = organization);
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    used record;
    broken text;
    sum_tokens bigint := 0;
    sum_micros bigint := 0;
    grants boolean[] := '{}';
    first_broken text;
  begin
    if viewer is null then
      raise exception 'Nobody is signed in.' using errcode = '42501';
    end if;
    -- Less than nothing would be credited to others.
    if cardinality(limits) is distinct from 6 or cardinality(tokens) is distinct from cardinality(micros)
      or (0 <= all (tokens || micros)) is not true then
      raise exception 'What is reserved is a pair of amounts each, none below 0, under six limits.' using errcode = '22023';
    end if;
    -- The server's row first: whoever holds it is alone, so that no two wait for each other.
    insert into public.ai_usage (day, scope_id) values (today, nobody) on conflict do nothing;
    perform from public.ai_usage u where u.day = today and u.scope_id = nobody for update;
    insert into public.ai_usage (day, scope_id, user_id) values (today, viewer, viewer) on conflict do nothing;
    if place is not null then
      insert into public.ai_usage (day, scope_id, organization_id) values (today, place, place) on conflict do nothing;
    end if;
    select
      coalesce(sum(u.tokens) filter (where u.user_id is not null), 0) as person_tokens,
      coalesce(sum(u.tokens) filter (where u.organization_id is not null), 0) as organization_tokens,
      coalesce(sum(u.tokens) filter (where u.scope_id = nobody), 0) as server_tokens,
      coalesce(sum(u.micros) filter (where u.user_id is not null), 0) as person_micros,
      coalesce(sum(u.micros) filter (where u.organization_id is not null), 0) as organization_micros,
      coalesce(sum(u.micros) filter (where u.scope_id = nobody), 0) as server_micros
      into used
      from public.ai_usage u
      where u.day = today and u.scope_id in (nobody, viewer, coalesce(place, viewer));
    for i in 1 .. cardinality(tokens) loop
      broken := case
        when used.person_tokens + sum_tokens + tokens[i] > limits[1]
          or used.person_micros + sum_micros + micros[i] > limits[4] then 'PERSON'
        when place is not null and (used.organization_tokens + sum_tokens + tokens[i] > limits[2]
          or used.organization_micros + sum_micros + micros[i] > limits[5]) then 'ORGANIZATION'
        when used.server_tokens + sum_tokens + tokens[i] > limits[3]
          or used.server_micros + sum_micros + micros[i] > limits[6] then 'SERVER'
      end;
      if broken is null then
        sum_tokens := sum_tokens + tokens[i];
        sum_micros := sum_micros + micros[i];
      end if;
      first_broken := coalesce(first_broken, broken);
      grants := grants || (broken is null);
    end loop;
    update public.ai_usage u set tokens = u.tokens + sum_tokens, micros = u.micros + sum_micros
      where u.day = today and u.scope_id in (nobody, viewer, coalesce(place, viewer)) and sum_tokens + sum_micros > 0;
    return query select grants, first_broken, today;
  end
  $$;

-- Puts what a call of the viewer's cost in the place of what was reserved for it. Twice is as good as once.
create function app.settle_ai(suggestion uuid, used_tokens bigint, used_micros bigint) returns void
  language plpgsql security definer set search_path = ''
  as $$
  declare
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    held record;
    held_on date;
  begin
    -- The server's row first, as whoever reserves: who holds that waits for preferences, and who withdraws holds those and
    -- waits for suggestions.
    select s.reserved_on into held_on from public.ai_suggestions s
      where s.id = suggestion and s.user_id = app.viewer_id() and s.reserved_on is not null;
    perform from public.ai_usage u where u.day = held_on and u.scope_id = nobody for update;
    select s.user_id, s.reserved_on, s.reserved_for, s.reserved_tokens, s.reserved_micros into held
      from public.ai_suggestions s
      where s.id = suggestion and s.user_id = app.viewer_id() and s.reserved_on is not null for update;
    if not found then
      return;
    end if;
    update public.ai_usage u
      set tokens = greatest(u.tokens - held.reserved_tokens + greatest(used_tokens, 0), 0),
        micros = greatest(u.micros - held.reserved_micros + greatest(used_micros, 0), 0)
      where u.day = held.reserved_on and u.scope_id in (nobody, held.user_id, coalesce(held.reserved_for, held.user_id));
    update public.ai_suggestions set reserved_on = null, reserved_tokens = 0, reserved_micros = 0 where id = suggestion;
  end
  $$;

-- How well each version of a prompt does, over all tenants: to platform staff, and numbers only. Where rules stood in for a
-- model, the version that was asked failed, and `rules` offered.
create function app.ai_effectiveness(since timestamptz, until timestamptz)
  returns table (
    kind text, prompt_version text, offered bigint, accepted bigint, modified bigint, rejected bigint, failed bigint,
    latency_p50 double precision, latency_p95 double precision, cost_micros bigint
  )
  language sql stable security definer set search_path = ''
  as $$
    select s.kind, m.version, count(*) filter (where m.offered),
      count(*) filter (where m.offered and s.state = 'ACCEPTED'),
      count(*) filter (where m.offered and s.state = 'MODIFIED'),
      count(*) filter (where m.offered and s.state = 'REJECTED'),
      count(*) filter (where not m.offered),
      percentile_cont(0.5) within group (order by m.latency_ms),
      percentile_cont(0.95) within group (order by m.latency_ms),
      coalesce(sum(m.cost_micros), 0)::bigint
    from public.ai_suggestions s cross join lateral (
      select s.prompt_version, s.ready_at is not null and s.source is distinct from 'RULES',
        case s.source when 'MODEL' then s.latency_ms end, s.cost_micros
      where s.prompt_version is not null
      union all
      -- Those who waited for a model first say nothing of how fast rules are.
      select 'rules', s.ready_at is not null, case when s.prompt_version is null then s.latency_ms end, 0
      where s.source = 'RULES'
    ) as m (version, offered, latency_ms, cost_micros)
    where (select app.viewer_is_staff()) and s.created_at >= since and s.created_at < until
      -- What nobody works on any more has failed, without anybody to say so.
      and (s.state not in ('PENDING', 'STREAMING') or s.lease_until <= statement_timestamp())
    group by 1, 2 order by 1, 2
  $$;

-- What an owner forbids ends at once, for everybody of the organization, with what was kept of it.
create function app.stop_models() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if not new.models_allowed then
      update public.ai_suggestions s
        set state = 'FAILED', note = 'FORBIDDEN_BY_ORGANIZATION', cursor = s.cursor + 1,
          proposal = null, alternatives = null, insights = null, rationale = null
        where s.state in ('PENDING', 'STREAMING')
          and s.session_id in (
            select id from public.onboarding_sessions where organization_id = new.organization_id
          );
      delete from public.ai_cache where organization_id = new.organization_id;
    end if;
    return new;
  end
  $$;

-- Tells every instance; sent at commit, so never before the row can be read.
create function app.notify_suggestion() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    perform pg_notify('gangway_suggestion', new.id::text);
    return new;
  end
  $$;

create trigger notify_suggestion after insert or update of cursor on ai_suggestions
  for each row execute function app.notify_suggestion();
create trigger stop_models after insert or update on organization_ai_settings
  for each row execute function app.stop_models();

revoke all on function
  app.reserve_ai(uuid, bigint[], bigint[], bigint[]), app.settle_ai(uuid, bigint, bigint),
  app.ai_effectiveness(timestamptz, timestamptz), app.stop_models(), app.notify_suggestion()
  from public;
grant execute on function
  app.reserve_ai(uuid, bigint[], bigint[], bigint[]), app.settle_ai(uuid, bigint, bigint),
  app.ai_effectiveness(timestamptz, timestamptz)
  to gangway_app;

grant create on schema app to gangway_system;
alter function app.reserve_ai(uuid, bigint[], bigint[], bigint[]) owner to gangway_system;
alter function app.settle_ai(uuid, bigint, bigint) owner to gangway_system;
alter function app.ai_effectiveness(timestamptz, timestamptz) owner to gangway_system;
alter function app.stop_models() owner to gangway_system;
revoke create on schema app from gangway_system;

do $$
declare
  name text;
begin
  foreach name in array array[
    'ai_preferences', 'ai_consents', 'organization_ai_settings', 'ai_suggestions', 'ai_cache', 'ai_usage'
  ] loop
    execute format('alter table public.%I enable row level security, force row level security', name);
  end loop;
end
$$;

-- What a person chose: their own, and consents are never changed.
grant select, insert, update on ai_preferences to gangway_app;
create policy read_own on ai_preferences for select to gangway_app using (user_id = (select app.viewer_id()));
create policy insert_own on ai_preferences for insert to gangway_app with check (user_id = (select app.viewer_id()));
create policy update_own on ai_preferences for update to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));

grant select, insert on ai_consents to gangway_app;
create policy read_own on ai_consents for select to gangway_app using (user_id = (select app.viewer_id()));
create policy insert_own on ai_consents for insert to gangway_app with check (user_id = (select app.viewer_id()));

-- An organization's switch: its owners turn it; its people, those who wait for their place too, see it.
grant select, insert, update (models_allowed, updated_at) on organization_ai_settings to gangway_app;
create policy read on organization_ai_settings for select to gangway_app using (
  organization_id = any (array(select app.viewer_joins()))
);
create policy insert_owner on organization_ai_settings for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_owns()))
);
create policy update_owner on organization_ai_settings for update to gangway_app
  using (organization_id = any (array(select app.viewer_owns())))
  with check (organization_id = any (array(select app.viewer_owns())));

-- Suggestions: whoever asked, in a session of their own; admins see none. They may remove them, when they withdraw.
grant select, insert, delete on ai_suggestions to gangway_app;
grant update (
  state, cursor, proposal, alternatives, insights, rationale, confidence, confidence_basis, source, note, repaired,
  provider, model, prompt_version, input_tokens, output_tokens, cost_micros, first_token_ms, latency_ms, edits, rejection,
  rejection_note, lease_until, watched_until, ready_at, decided_at, expires_at
) on ai_suggestions to gangway_app;
create policy read_own on ai_suggestions for select to gangway_app using (user_id = (select app.viewer_id()));
create policy insert_own on ai_suggestions for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and exists (
    select from onboarding_sessions s
    where s.id = ai_suggestions.session_id and s.user_id = (select app.viewer_id())
  )
  -- What settling it is charged to.
  and (reserved_for is null or reserved_for = any (array(select app.viewer_joins())))
);
create policy update_own on ai_suggestions for update to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));
create policy delete_own on ai_suggestions for delete to gangway_app using (user_id = (select app.viewer_id()));
-- The system forgets words, settles and counts; it reads none of the words.
grant select (
  id, user_id, session_id, kind, state, source, note, cursor, prompt_version, latency_ms, cost_micros, created_at, ready_at,
  reserved_on, reserved_for, reserved_tokens, reserved_micros, lease_until, purged_at
) on ai_suggestions to gangway_system;
grant update (
  state, note, cursor, instruction, proposal, alternatives, insights, rationale, edits, rejection_note,
  reserved_on, reserved_tokens, reserved_micros, purged_at
) on ai_suggestions to gangway_system;
create policy system_read on ai_suggestions for select to gangway_system using (true);
create policy system_update on ai_suggestions for update to gangway_system using (true) with check (true);

-- What models answered: of an organization among its people, and to whoever asked, who may have left it since.
grant select, insert, update (user_id, result, expires_at), delete on ai_cache to gangway_app;
create policy read on ai_cache for select to gangway_app using (
  user_id = (select app.viewer_id())
  or organization_id = any (array(select app.viewer_joins()))
);
create policy insert_own on ai_cache for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and (organization_id is null or organization_id = any (array(select app.viewer_joins())))
);
create policy update_shared on ai_cache for update to gangway_app
  using (
    (organization_id is null and user_id = (select app.viewer_id()))
    or organization_id = any (array(select app.viewer_joins()))
  )
  with check (
    (organization_id is null and user_id = (select app.viewer_id()))
    or organization_id = any (array(select app.viewer_joins()))
  );
create policy delete_own on ai_cache for delete to gangway_app using (user_id = (select app.viewer_id()));
grant select (scope_id, key, organization_id, expires_at), delete on ai_cache to gangway_system;
create policy system_read on ai_cache for select to gangway_system using (true);
create policy system_delete on ai_cache for delete to gangway_system using (true);

-- What it cost: each sees their own; the functions above write.
grant select on ai_usage to gangway_app;
create policy read_own on ai_usage for select to gangway_app using (user_id = (select app.viewer_id()));
grant select, insert, delete, update (tokens, micros) on ai_usage to gangway_system;
create policy system_all on ai_usage for all to gangway_system using (true) with check (true);
