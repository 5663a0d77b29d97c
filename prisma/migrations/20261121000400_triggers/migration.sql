-- A person exists in auth.users and in public.users, or in neither: whatever wrote the first, this writes the second.
create function app.mirror_auth_user() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if tg_op = 'DELETE' then
      delete from public.users where id = old.id;
      return old;
    end if;
    insert into public.users as u (id, email, email_verified, name)
      values (new.id, new.email, new.email_verified, new.name)
      on conflict (id) do update
        set email = excluded.email, email_verified = excluded.email_verified, name = excluded.name, updated_at = now();
    return new;
  end
  $$;

-- However a session ends (signed out here, by better-auth's own routes, with its user), its access tokens end with it.
-- 12 hours is the longest that an access token may live (ACCESS_TOKEN_MINUTES); after that the row is of no use.
-- SECURITY DEFINER, because a cascading delete fires it as the owner of the table, whom forced row security binds.
create function app.record_revocation() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    insert into auth.revocations (key, expires_at) values (old.id::text, now() + interval '12 hours')
      on conflict (key) do nothing;
    return old;
  end
  $$;

-- Tells every instance; sent at commit, so never before the row can be read.
create function app.notify_revocation() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    perform pg_notify('gangway_revocation', new.key);
    return new;
  end
  $$;

create function app.notify_progress() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    perform pg_notify('gangway_progress', new.session_id::text);
    return new;
  end
  $$;

-- The words that industries are found by, of both sides of the comparison: without case, accents and the little words
-- of English and Spanish, unless there are only little words ("en" is also how "energy" begins).
create function app.search_words(value text) returns text[]
  language sql stable parallel safe set search_path = ''
  as $$
    select coalesce(array_agg(word order by n) filter (where not little), array_agg(word order by n), '{}')
    from (
      select word, n, word = any ('{a,an,and,at,by,for,i,in,my,of,on,or,our,that,the,to,we,with}'::text[])
        or word = any ('{al,con,de,del,e,el,en,la,las,los,mi,o,para,por,que,su,un,una,y}'::text[]) as little
      from regexp_split_to_table(lower(public.unaccent('public.unaccent', value)), '[^[:alnum:]&+#]+')
        with ordinality as split (word, n)
      where word ~ '[[:alnum:]]'
    ) words
  $$;

-- Names and keywords weigh more than the single words in them, which are there for queries that say it differently.
create function app.rebuild_industry_terms() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    delete from public.industry_terms where industry_id = new.id;
    insert into public.industry_terms (industry_id, term, weight)
      with phrase as (
        select app.search_words(new.name) as words, 1.0 as weight, 0.8 as word_weight
        union all select app.search_words(new.keywords_es[1]), 1.0, 0.8
        union all select app.search_words(k), 0.95, 0.6 from unnest(new.keywords_en || new.keywords_es) k
        union all select app.search_words(new.category), 0.5, 0.3
      )
      select new.id, term, max(weight)
      from (
        select array_to_string(words, ' ') as term, weight from phrase
        union all select unnest(words), word_weight from phrase
      ) terms
      where term <> ''
      group by term;
    return new;
  end
  $$;

create trigger mirror after insert or delete or update of email, email_verified, name on auth.users
  for each row execute function app.mirror_auth_user();
create trigger record_revocation after delete on auth.sessions
  for each row execute function app.record_revocation();
create trigger notify after insert on auth.revocations
  for each row execute function app.notify_revocation();
create trigger notify after insert on onboarding_events
  for each row execute function app.notify_progress();
create trigger rebuild_terms after insert or update of name, category, keywords_en, keywords_es on industries
  for each row execute function app.rebuild_industry_terms();

-- Firing a trigger asks for nothing, creating one for EXECUTE: with it, anyone could fire these, as their owners, from a
-- table of their own.
revoke all on function
  app.mirror_auth_user(), app.record_revocation(), app.notify_revocation(), app.notify_progress(),
  app.search_words(text), app.rebuild_industry_terms()
  from public;
grant execute on function app.search_words(text) to gangway_app, gangway_system;

grant create on schema app to gangway_system, gangway_auth;
alter function app.mirror_auth_user() owner to gangway_system;
alter function app.record_revocation() owner to gangway_auth;
revoke create on schema app from gangway_system, gangway_auth;
