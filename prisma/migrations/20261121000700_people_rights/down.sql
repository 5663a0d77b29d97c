set local role gangway_system;
drop function app.own_identities(), app.own_memberships(uuid, integer), app.own_organizations(uuid, integer),
  app.own_objectives(uuid, integer), app.own_sent_invitations(uuid, integer), app.own_received_invitations(uuid, integer),
  app.own_join_requests(uuid, integer), app.own_decisions(uuid, integer), app.own_domains(uuid, integer),
  app.own_mails(uuid, integer), app.own_acts(uuid, integer);
reset role;

drop policy owner_all on platform_staff;
drop policy system_read on platform_staff;
drop policy read_own on platform_staff;
revoke all on platform_staff, join_requests, organization_domains, idempotency_keys, audit_log, audit_origins, outbox_mails
  from gangway_app, gangway_system, gangway_auth;
revoke select (user_id, key, created_at) on idempotency_keys from gangway_system;
revoke update (joining, updated_at) on organization_domains from gangway_app;
do $$
declare
  found record;
begin
  for found in
    select polname, polrelid::regclass as relation from pg_policy
    where polrelid::regclass in (
      'join_requests'::regclass, 'organization_domains'::regclass, 'idempotency_keys'::regclass,
      'audit_log'::regclass, 'audit_origins'::regclass, 'outbox_mails'::regclass,
      'auth.two_factors'::regclass, 'auth.sign_in_failures'::regclass)
  loop
    execute format('drop policy %I on %s', found.polname, found.relation);
  end loop;
end
$$;
revoke all on auth.two_factors, auth.sign_in_failures from gangway_auth;
revoke usage on schema public from gangway_auth;

drop policy read_requester on users;

drop policy update_writer on key_results;
drop policy insert_writer on key_results;
revoke update (title, target, "current", unit, updated_at) on key_results from gangway_app;
create policy insert_admin on key_results for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
);

drop policy system_update on objectives;
drop policy system_read on objectives;
drop policy update_writer on objectives;
drop policy insert_writer on objectives;
revoke select, update (department_id) on objectives from gangway_system;
revoke update (title, description, department_id, ends_at, closed_at, position, updated_at) on objectives from gangway_app;
create policy insert_admin on objectives for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
  and (owner_id is null or exists (
    select from memberships m
    where m.organization_id = objectives.organization_id and m.user_id = objectives.owner_id
  ))
);

drop policy system_update on departments;
drop policy system_read on departments;
drop policy delete_manager on departments;
drop policy update_manager on departments;
drop policy insert_manager on departments;
revoke select, update (parent_id) on departments from gangway_system;
revoke delete, update (name, type, parent_id, updated_at) on departments from gangway_app;
create policy insert_admin on departments for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
);

drop policy system_all on invitations;
drop policy update_inviter on invitations;
drop policy insert_inviter on invitations;
revoke select, delete, update (state, accepted_by_id, ended_at, department_id, delivery, updated_at) on invitations
  from gangway_system;
revoke update (
  role, department_id, state, invited_by_id, token_hash, expires_at, delivery, ended_at, accepted_by_id, updated_at
) on invitations from gangway_app;
create policy insert_admin on invitations for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers())) and invited_by_id = (select app.viewer_id())
);

drop policy system_delete on memberships;
drop policy system_update on memberships;
drop policy system_insert on memberships;
drop policy read_own on memberships;
drop policy delete_own on memberships;
drop policy update_admin on memberships;
revoke insert, delete, update (state, department_id, updated_at) on memberships from gangway_system;
revoke delete, update (role, department_id, updated_at) on memberships from gangway_app;

drop policy delete_owner on organizations;
drop policy update_admin on organizations;
revoke delete, update (
  name, industry_id, size, employee_count, description, website, country, city, founded_year, logo_url, team_size,
  structure, methodology, collaboration_style, okr_maturity, current_challenges, business_goals, success_metrics,
  integrations, okr_cycle_days, updated_at
) on organizations from gangway_app;

drop policy update_own on onboarding_sessions;
create policy update_own on onboarding_sessions for update to gangway_app
  using (user_id = (select app.viewer_id()))
  with check (
    user_id = (select app.viewer_id())
    and (organization_id is null or organization_id = any (array(select app.viewer_organizations())))
  );
drop policy insert_own on onboarding_sessions;
create policy insert_own on onboarding_sessions for insert to gangway_app with check (
  user_id = (select app.viewer_id()) and organization_id is null
);

drop trigger notify on outbox_mails;
drop trigger keep_all on audit_log;
drop trigger keep on audit_log;
drop trigger guard_inviter on invitations;
drop trigger detach on departments;
drop trigger check_tree_updated on departments;
drop trigger check_tree_inserted on departments;
drop trigger guard_move on departments;
drop trigger abandon_sessions on organizations;
drop trigger close_doors on memberships;
drop trigger hold_place on onboarding_sessions;
drop trigger abandon_sessions on memberships;
drop trigger guard on memberships;

do $$
declare
  name text;
begin
  foreach name in array array['gangway_system', 'gangway_auth'] loop
    execute format('set local role %I', name);
    if name = 'gangway_system' then
      drop function app.audit(uuid, text, text, uuid, jsonb, text, text), app.detach_department(), app.check_department_tree(), app.guard_department_move(),
        app.abandon_member_sessions(), app.hold_place(), app.close_doors(), app.guard_membership(), app.delete_viewer(),
        app.decide_join_request(uuid, boolean, uuid), app.join_by_domain(uuid, uuid, text, text), app.joinable_organizations(),
        app.activate_membership(uuid), app.viewer_standing(),
        app.answer_invitation(text, uuid, boolean, uuid, text, text), app.viewer_invitations(), app.invitation_address(text),
        app.invitation_preview(text, uuid), app.viewer_address(), app.viewer_is_staff(), app.viewer_departments(),
        app.viewer_manages(), app.viewer_contributes(), app.viewer_owns(), app.viewer_joins();
    else
      drop function app.delete_credentials(uuid);
    end if;
    reset role;
  end loop;
end
$$;
drop function app.notify_outbox(), app.keep_audit_log(), app.guard_inviter(), app.invitation_state(public.invitation_state, timestamptz),
  app.mail_domain(text);
