-- Roles belong to the whole cluster: another database of it may have made them already, or be making them right now.
-- No relying on superuser: the owner may be a plain CREATEROLE role, and then needs SET on what it created.
do $$
declare
  name text;
begin
  foreach name in array array['gangway_app', 'gangway_system', 'gangway_auth'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then
      null;
    end;
    if not pg_has_role(current_user, name, 'SET') then
      begin
        execute format('grant %I to %I with set true, inherit false', name, current_user);
      exception when insufficient_privilege then
        raise exception 'Role % exists in this cluster, but % may not act as it.', name, current_user
          using hint = format('Have a superuser run: grant %I to %I with admin true, set true, inherit false', name, current_user);
      end;
    end if;
  end loop;
end
$$;

-- Helpers that policies and services call.
create schema app;
grant usage on schema app to gangway_app, gangway_system, gangway_auth;
grant usage on schema public to gangway_app, gangway_system;

-- Both are trusted extensions: a database's owner may create them.
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
