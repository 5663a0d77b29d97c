-- Who may do what to people, invitations, departments, objectives and the audit log. The rules of 300 hold: a policy
-- names its role, compares with what is evaluated once a statement, and finds nothing where nobody is signed in.
-- What a role may do to a column of its own row, a policy cannot say: triggers do (below).

-- Memberships that wait for their wizard count here too.
create function app.viewer_joins() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$ select organization_id from public.memberships where user_id = (select app.viewer_id()) $$;

create function app.viewer_owns() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select organization_id from public.memberships
    where user_id = (select app.viewer_id()) and state = 'ACTIVE' and role = 'OWNER'
  $$;

-- Where the viewer takes part: everywhere but where they read only.
create function app.viewer_contributes() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select organization_id from public.memberships
    where user_id = (select app.viewer_id()) and state = 'ACTIVE' and role <> 'VIEWER'
  $$;

create function app.viewer_manages() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    select organization_id from public.memberships
    where user_id = (select app.viewer_id()) and state = 'ACTIVE' and role = 'MANAGER'
  $$;

-- The departments that the viewer manages, with all below them. `union` ends even where there is a cycle.
create function app.viewer_departments() returns setof uuid
  language sql stable security definer set search_path = ''
  as $$
    with recursive tree as (
      select m.organization_id, m.department_id as id from public.memberships m
      where m.user_id = (select app.viewer_id()) and m.state = 'ACTIVE' and m.role = 'MANAGER'
        and m.department_id is not null
      union
      select d.organization_id, d.id from public.departments d
      join tree t on d.organization_id = t.organization_id and d.parent_id = t.id
    )
    select id from tree
  $$;

create function app.viewer_is_staff() returns boolean
  language sql stable security definer set search_path = ''
  as $$ select exists (select from public.platform_staff where user_id = (select app.viewer_id())) $$;

-- The viewer's address, once they have proved that mail to it reaches them.
create function app.viewer_address() returns text
  language sql stable security definer set search_path = ''
  as $$ select lower(email) from public.users where id = (select app.viewer_id()) and email_verified $$;

create function app.mail_domain(address text) returns text
  language sql immutable parallel safe set search_path = ''
  as $$ select lower(substring(address from '[^@]+$')) $$;

-- How an invitation stands now: past its time, one that waits is EXPIRED.
create function app.invitation_state(state public.invitation_state, expires_at timestamptz) returns text
  language sql stable set search_path = ''
  as $$
    select case when state = 'PENDING' and expires_at <= statement_timestamp() then 'EXPIRED' else state::text end
  $$;

-- What a page may tell whoever holds the token, or has proved the address, of one by its id; and nothing more.
create function app.invitation_preview(hash text, invitation uuid)
  returns table (organization_name text, inviter_name text, role public.membership_role, state text)
  language sql stable security definer set search_path = ''
  as $$
    select o.name, u.name, i.role, app.invitation_state(i.state, i.expires_at)
    from public.invitations i
    join public.organizations o on o.id = i.organization_id
    left join public.users u on u.id = i.invited_by_id
    where (hash is not null and i.token_hash = hash)
      or (hash is null and i.id = invitation and i.email = (select app.viewer_address()))
  $$;

-- The address that this token was mailed to, where it is still good: whoever brings it reads that mailbox.
create function app.invitation_address(hash text) returns text
  language sql stable security definer set search_path = ''
  as $$
    select email from public.invitations
    where token_hash = hash and app.invitation_state(state, expires_at) = 'PENDING'
  $$;

-- The invitations that wait for the viewer's proven address.
create function app.viewer_invitations()
  returns table (id uuid, organization_name text, inviter_name text, role public.membership_role, expires_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select i.id, o.name, u.name, i.role, i.expires_at
    from public.invitations i
    join public.organizations o on o.id = i.organization_id
    left join public.users u on u.id = i.invited_by_id
    where i.email = (select app.viewer_address()) and app.invitation_state(i.state, i.expires_at) = 'PENDING'
      and not exists (
        select from public.memberships m
        where m.organization_id = i.organization_id and m.user_id = (select app.viewer_id()) and m.state = 'ACTIVE'
      )
    order by i.id limit 100
  $$;

-- What the viewer did, for the audit log, where they may not write it themselves: who declines or asks is no member.
create function app.audit(organization uuid, action text, target_type text, target uuid, after jsonb, ip text, agent text)
  returns void
  language sql security definer set search_path = ''
  as $$
    with entry as (
      insert into public.audit_log (id, organization_id, actor_id, action, target_type, target_id, after)
      values (gen_random_uuid(), organization, app.viewer_id(), audit.action, audit.target_type, target, audit.after)
      returning id
    )
    insert into public.audit_origins (entry_id, user_id, ip_address, user_agent)
    select id, app.viewer_id(), ip, agent from entry where app.viewer_id() is not null
  $$;

-- The answer to an invitation, named by its token's hash or, where that is null, by its id. Accepting makes a
-- membership that waits for the MEMBER wizard, with the role and department invited to: neither is anybody's input.
-- `outcome` is OK, or why not.
create function app.answer_invitation(
  hash text, invitation uuid, accept boolean, membership uuid, ip text, agent text)
  returns table (outcome text, invitation_id uuid, organization_id uuid)
  language plpgsql security definer set search_path = ''
  as $$
  declare
    viewer constant uuid := app.viewer_id();
    address constant text := app.viewer_address();
    found public.invitations;
    standing public.invitation_state;
    place public.membership_state;
    placed boolean;
  begin
    select i.* into found from public.invitations i
      where (hash is not null and i.token_hash = hash) or (hash is null and i.id = invitation and i.email = address)
      for update;
    -- Who holds the token may decline for the mailbox that it came to; all else takes the person.
    if found.id is null or (viewer is null and (accept or hash is null)) then
      return query select 'NOT_FOUND', null::uuid, null::uuid;
      return;
    end if;
    standing := found.state;
    select m.state into place from public.memberships m
      where m.organization_id = found.organization_id and m.user_id = viewer for update;
    outcome := case
      when (accept or hash is null) and address is distinct from found.email then
        case when exists (select from public.users u where u.id = viewer and lower(u.email) = found.email)
          then 'ADDRESS_UNVERIFIED' else 'OTHER_ADDRESS' end
      when accept and standing = 'ACCEPTED' and found.accepted_by_id = viewer and place is not null then 'OK'
      when place = 'ACTIVE' then 'ALREADY_MEMBER'
      when not accept and standing = 'DECLINED' then 'OK'
      else replace(app.invitation_state(standing, found.expires_at), 'PENDING', 'OK')
    end;
    invitation_id := found.id;
    organization_id := found.organization_id;
    if outcome = 'OK' and standing = 'PENDING' then
      update public.invitations i
        set state = case when accept then 'ACCEPTED' else 'DECLINED' end::public.invitation_state,
          accepted_by_id = case when accept then viewer end, ended_at = statement_timestamp(),
          updated_at = statement_timestamp()
        where i.id = found.id;
      if accept then
        -- One that waits already, by a domain or an earlier invitation, yields to the newest.
        delete from public.memberships m where m.organization_id = found.organization_id and m.user_id = viewer;
        insert into public.memberships (id, organization_id, user_id, role, state, department_id)
          values (membership, found.organization_id, viewer, found.role, 'PENDING', found.department_id)
          on conflict do nothing
          returning true into placed;
        -- One that came in at this very moment by a domain: to be tried again, when it can be seen.
        if placed is null then
          raise exception 'A place was made meanwhile.' using errcode = '40001';
        end if;
      end if;
      perform app.audit(found.organization_id, case when accept then 'INVITATION_ACCEPTED' else 'INVITATION_DECLINED' end,
        'Invitation', found.id, jsonb_build_object('role', found.role), ip, agent);
    end if;
    return next;
  end
  $$;

-- What decides where the viewer is sent, beside their session: an address of theirs that they may and did not prove
-- (who comes from an outside issuer proves it there), an invitation that waits, and the organization whose MEMBER wizard
-- is to be walked: the place that waits longest.
create function app.viewer_standing() returns table (unproven boolean, invited boolean, joins uuid)
  language sql stable security definer set search_path = ''
  as $$
    select
      exists (
        select from public.users u where u.id = (select app.viewer_id()) and u.email is not null and not u.email_verified
          and not exists (select from public.external_identities e where e.user_id = u.id)
      ),
      exists (
        select from public.invitations i
        where i.email = (select app.viewer_address()) and app.invitation_state(i.state, i.expires_at) = 'PENDING'
          and not exists (
            select from public.memberships m
            where m.organization_id = i.organization_id and m.user_id = (select app.viewer_id()) and m.state = 'ACTIVE'
          )
      ),
      (
        select m.organization_id from public.memberships m
        where m.user_id = (select app.viewer_id()) and m.state = 'PENDING' order by m.created_at, m.id limit 1
      )
  $$;

-- What completing the MEMBER wizard does. Only with that wizard open: a place is not active before.
create function app.activate_membership(organization uuid) returns boolean
  language plpgsql security definer set search_path = ''
  as $$
  begin
    update public.memberships m set state = 'ACTIVE', updated_at = statement_timestamp()
      where m.organization_id = organization and m.user_id = app.viewer_id() and m.state = 'PENDING'
        and exists (
          select from public.onboarding_sessions s
          where s.user_id = m.user_id and s.organization_id = m.organization_id and s.flow = 'MEMBER'
            and s.state = 'IN_PROGRESS' and s.expires_at > statement_timestamp()
        );
    return found;
  end
  $$;

-- The organizations that let in whoever has a proven address at the viewer's domain. A claim counts while an owner or
-- admin has a proven address at it, whoever claimed first.
create function app.joinable_organizations()
  returns table (organization_id uuid, organization_name text, joining text, request_state text)
  language sql stable security definer set search_path = ''
  as $$
    select o.id, o.name, d.joining,
      (select r.state from public.join_requests r
        where r.organization_id = o.id and r.user_id = (select app.viewer_id()))
    from public.organization_domains d
    join public.organizations o on o.id = d.organization_id
    where d.domain = app.mail_domain((select app.viewer_address())) and d.joining <> 'OFF'
      and exists (
        select from public.memberships m join public.users u on u.id = m.user_id
        where m.organization_id = d.organization_id and m.state = 'ACTIVE' and m.role in ('OWNER', 'ADMIN')
          and u.email_verified and app.mail_domain(u.email) = d.domain
      )
      and not exists (
        select from public.memberships m
        where m.organization_id = o.id and m.user_id = (select app.viewer_id())
      )
    order by o.id limit 100
  $$;

-- The viewer joins by their domain: at once as a MEMBER whose wizard waits, or by asking. Who was declined does not ask
-- again. `outcome` is JOINED, REQUESTED, DECLINED or NOT_FOUND.
create function app.join_by_domain(organization uuid, membership uuid, ip text, agent text) returns text
  language plpgsql security definer set search_path = ''
  as $$
  declare
    offered text;
    standing text;
    request uuid;
  begin
    select j.joining into offered from app.joinable_organizations() j where j.organization_id = organization;
    if offered is null then
      return 'NOT_FOUND';
    end if;
    if offered = 'AUTOMATIC' then
      insert into public.memberships (id, organization_id, user_id, role, state)
        values (membership, organization, app.viewer_id(), 'MEMBER', 'PENDING') on conflict do nothing;
      -- From two devices at once, one makes it.
      if found then
        perform app.audit(organization, 'JOINED_BY_DOMAIN', 'Membership', membership, '{"role": "MEMBER"}', ip, agent);
      end if;
      return 'JOINED';
    end if;
    insert into public.join_requests as r (id, organization_id, user_id) values (membership, organization, app.viewer_id())
      on conflict (organization_id, user_id) do update
        set state = case r.state when 'APPROVED' then 'PENDING' else r.state end,
          decided_by_id = case r.state when 'APPROVED' then null else r.decided_by_id end,
          decided_at = case r.state when 'APPROVED' then null else r.decided_at end
      returning id, state into request, standing;
    if standing = 'DECLINED' then
      return 'DECLINED';
    end if;
    if request = membership then
      perform app.audit(organization, 'JOIN_REQUESTED', 'JoinRequest', request, null, ip, agent);
    end if;
    return 'REQUESTED';
  end
  $$;

-- An owner's or admin's answer to somebody who asks to join. Gives whom it concerns; null where there is nothing to decide.
create function app.decide_join_request(request uuid, approve boolean, membership uuid)
  returns table (organization_id uuid, user_id uuid)
  language plpgsql security definer set search_path = ''
  as $$
  begin
    update public.join_requests r
      set state = case when approve then 'APPROVED' else 'DECLINED' end, decided_by_id = app.viewer_id(),
        decided_at = statement_timestamp()
      where r.id = request and r.state = 'PENDING' and r.organization_id in (select app.viewer_administers())
      returning r.organization_id, r.user_id into organization_id, user_id;
    if not found then
      return;
    end if;
    if approve then
      insert into public.memberships (id, organization_id, user_id, role, state)
        values (membership, decide_join_request.organization_id, decide_join_request.user_id, 'MEMBER', 'PENDING')
        on conflict do nothing;
    end if;
    return next;
  end
  $$;

-- Removes the viewer and all that is personal of them, in one transaction. Refused by the guard of memberships where an
-- organization would be left without an owner.
create function app.delete_credentials(person uuid) returns void
  language plpgsql security definer set search_path = ''
  as $$
  begin
    delete from auth.verifications where value = person::text;
    delete from auth.users where id = person;
  end
  $$;
create function app.delete_viewer() returns void
  language plpgsql security definer set search_path = ''
  as $$
  declare
    person constant uuid := app.viewer_id();
    address text;
    proven boolean;
  begin
    select lower(email), email_verified into address, proven from public.users where id = person for update;
    -- What was sent to an address that somebody never proved may be for somebody else.
    delete from public.outbox_mails where recipient = address and (proven or kind <> 'INVITATION');
    delete from public.invitations where accepted_by_id = person or (email = address and proven);
    delete from public.users where id = person;
    perform app.delete_credentials(person);
  end
  $$;

-- Guards ---------------------------------------------------------------------------------------------------------------

-- The rules of memberships that compare a row with what it was, and with who acts:
-- nobody raises themselves; only an owner makes, changes or removes an owner; an organization always has one.
-- SQLSTATEs of our own: GW001 the last owner, GW002 not within the viewer's role.
create function app.guard_membership() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    viewer constant uuid := app.viewer_id();
    acting public.membership_role;
  begin
    -- With its organization, everything of it goes.
    if tg_op = 'DELETE' and not exists (select from public.organizations where id = old.organization_id) then
      return old;
    end if;
    select role into acting from public.memberships
      where organization_id = old.organization_id and user_id = viewer and state = 'ACTIVE';
    if tg_op = 'UPDATE' then
      if new.state is distinct from old.state
          and not (old.state = 'PENDING' and new.state = 'ACTIVE' and new.user_id is not distinct from viewer) then
        raise exception 'A place becomes active by the wizard of its person.' using errcode = 'GW002';
      end if;
      if new.role is distinct from old.role then
        if acting is null or acting not in ('OWNER', 'ADMIN') then
          raise exception 'Owners and admins change roles.' using errcode = 'GW002';
        end if;
        -- The order of the enum: OWNER is the highest.
        if old.user_id = viewer and new.role < old.role then
          raise exception 'Nobody raises themselves.' using errcode = 'GW002';
        end if;
        if 'OWNER' in (old.role, new.role) and acting <> 'OWNER' then
          raise exception 'Owners are made and unmade by owners.' using errcode = 'GW002';
        end if;
      end if;
      if old.role <> 'OWNER' or (new.role = 'OWNER' and new.state = 'ACTIVE') then
        return new;
      end if;
    else
      if old.role <> 'OWNER' then
        return old;
      end if;
      if viewer is not null and viewer <> old.user_id and acting is distinct from 'OWNER' then
        raise exception 'Owners are removed by owners.' using errcode = 'GW002';
      end if;
    end if;
    -- Two owners who leave at once must see each other.
    perform pg_advisory_xact_lock(hashtextextended(old.organization_id::text, 1));
    if not exists (
      select from public.memberships
      where organization_id = old.organization_id and role = 'OWNER' and state = 'ACTIVE' and id <> old.id
    ) then
      raise exception 'An organization always has an owner.' using errcode = 'GW001';
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end
  $$;

-- Whose place is gone has no wizard to walk there any more.
create function app.abandon_member_sessions() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    organization constant uuid := case tg_table_name when 'organizations' then old.id else (to_jsonb(old) ->> 'organization_id')::uuid end;
    person constant uuid := (to_jsonb(old) ->> 'user_id')::uuid;
  begin
    with ended as (
      update public.onboarding_sessions s
      set state = 'ABANDONED', ended_at = statement_timestamp(), event_cursor = s.event_cursor + 1,
        updated_at = statement_timestamp()
      where s.organization_id = organization and (person is null or s.user_id = person)
        and s.state in ('IN_PROGRESS', 'PAUSED')
      returning s.id, s.event_cursor, s.user_id
    )
    insert into public.onboarding_events (session_id, cursor, user_id, kind)
      select id, event_cursor, user_id, 'ABANDONED' from ended;
    return old;
  end
  $$;

-- A wizard of an organization is begun, or gone on with, only while its person's place is there. The place stays until
-- that is committed: who takes it away at that moment waits, and then finds the wizard to end.
create function app.hold_place() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    perform from public.memberships
      where organization_id = new.organization_id and user_id = new.user_id
      for key share;
    if not found then
      raise exception 'There is no place in the organization.' using errcode = '42501';
    end if;
    return new;
  end
  $$;

-- Whose place is gone, or lowered, leaves no door open: invitations that they sent are revoked, and those that wait for
-- them; so is a request to join that was granted, or the list of requests would tell who they are.
create function app.close_doors() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if tg_op = 'UPDATE' and (new.role <= old.role or new.role = 'ADMIN') then
      return null;
    end if;
    update public.invitations i
      set state = 'REVOKED', ended_at = statement_timestamp(), updated_at = statement_timestamp()
      where i.organization_id = old.organization_id and i.state = 'PENDING'
        and (
          i.invited_by_id = old.user_id
          or (tg_op = 'DELETE' and i.email = (select lower(u.email) from public.users u where u.id = old.user_id))
        );
    if tg_op = 'DELETE' then
      delete from public.join_requests r
        where r.organization_id = old.organization_id and r.user_id = old.user_id and r.state = 'APPROVED';
    end if;
    return null;
  end
  $$;

-- The tree of departments: parents are of the same organization (the foreign key), no cycles, at most 10 levels, and a
-- manager moves departments within what they manage. GW003 a cycle, GW004 too deep.
create function app.guard_department_move() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if new.parent_id is distinct from old.parent_id and app.viewer_id() is not null
        and new.organization_id not in (select app.viewer_administers())
        and pg_trigger_depth() = 1
        and (new.parent_id is null or new.parent_id not in (select app.viewer_departments())) then
      raise exception 'Managers move departments within their own.' using errcode = 'GW002';
    end if;
    return new;
  end
  $$;
create function app.check_department_tree() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    moved record;
    levels integer;
    height integer;
    cyclic boolean;
  begin
    for moved in select distinct organization_id from changed where parent_id is not null order by 1 loop
      -- Moves of one organization wait for each other: two that are fine alone may make a cycle together.
      perform pg_advisory_xact_lock(hashtextextended(moved.organization_id::text, 2));
    end loop;
    for moved in select organization_id, id from changed where parent_id is not null loop
      with recursive up as (
        select d.parent_id, 1 as level, false as looped from public.departments d
        where d.organization_id = moved.organization_id and d.id = moved.id
        union all
        select d.parent_id, up.level + 1, d.id = moved.id from public.departments d
        join up on d.organization_id = moved.organization_id and d.id = up.parent_id
        where not up.looped and up.level <= 20
      )
      select max(level), bool_or(looped) or max(level) > 20 into levels, cyclic from up;
      if cyclic then
        raise exception 'A department cannot be below itself.' using errcode = 'GW003';
      end if;
      with recursive down as (
        select moved.id as id, 0 as level
        union all
        select d.id, down.level + 1 from public.departments d
        join down on d.organization_id = moved.organization_id and d.parent_id = down.id
        where down.level <= 10
      )
      select max(level) into height from down;
      if levels + height > 10 then
        raise exception 'Departments are at most 10 levels deep.' using errcode = 'GW004';
      end if;
    end loop;
    return null;
  end
  $$;

-- What hung on a department that is removed: its children move up, people and objectives belong to none.
create function app.detach_department() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  begin
    if exists (select from public.organizations where id = old.organization_id) then
      update public.departments set parent_id = old.parent_id
        where organization_id = old.organization_id and parent_id = old.id;
      update public.memberships set department_id = null
        where organization_id = old.organization_id and department_id = old.id;
      update public.objectives set department_id = null
        where organization_id = old.organization_id and department_id = old.id;
      update public.invitations set department_id = null
        where organization_id = old.organization_id and department_id = old.id;
    end if;
    return old;
  end
  $$;

-- Who invites does so in their own name: it is told to whomever holds the token.
create function app.guard_inviter() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    if new.invited_by_id is distinct from old.invited_by_id and new.invited_by_id is not null
        and new.invited_by_id is distinct from app.viewer_id() then
      raise exception 'People invite in their own name.' using errcode = 'GW002';
    end if;
    return new;
  end
  $$;

-- The audit log is added to, and read. The system forgets what is older than 30 days at the least (AUDIT_RETENTION_DAYS).
create function app.keep_audit_log() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    if tg_op = 'DELETE' and old.occurred_at < statement_timestamp() - interval '30 days' then
      return old;
    end if;
    raise exception 'The audit log is append-only.' using errcode = '42501';
  end
  $$;

create function app.notify_outbox() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    perform pg_notify('gangway_outbox', '');
    return null;
  end
  $$;

create trigger guard before update or delete on memberships
  for each row execute function app.guard_membership();
create trigger abandon_sessions after delete on memberships
  for each row execute function app.abandon_member_sessions();
create trigger close_doors after delete or update of role on memberships
  for each row execute function app.close_doors();
create trigger hold_place before insert or update of state on onboarding_sessions
  for each row when (new.organization_id is not null and new.state = 'IN_PROGRESS') execute function app.hold_place();
create trigger abandon_sessions before delete on organizations
  for each row execute function app.abandon_member_sessions();
create trigger guard_move before update of parent_id on departments
  for each row execute function app.guard_department_move();
create trigger check_tree_inserted after insert on departments
  referencing new table as changed for each statement execute function app.check_department_tree();
-- A transition table wants no list of columns.
create trigger check_tree_updated after update on departments
  referencing new table as changed for each statement execute function app.check_department_tree();
create trigger detach before delete on departments
  for each row execute function app.detach_department();
create trigger guard_inviter before update of invited_by_id on invitations
  for each row execute function app.guard_inviter();
create trigger keep before update or delete on audit_log
  for each row execute function app.keep_audit_log();
create trigger keep_all before truncate on audit_log
  for each statement execute function app.keep_audit_log();
create trigger notify after insert on outbox_mails
  for each statement execute function app.notify_outbox();

-- Rights ---------------------------------------------------------------------------------------------------------------

revoke all on function
  app.viewer_joins(), app.viewer_owns(), app.viewer_contributes(), app.viewer_manages(), app.viewer_departments(),
  app.viewer_is_staff(), app.viewer_address(), app.mail_domain(text),
  app.invitation_state(public.invitation_state, timestamptz), app.invitation_preview(text, uuid), app.invitation_address(text),
  app.viewer_invitations(), app.answer_invitation(text, uuid, boolean, uuid, text, text), app.viewer_standing(),
  app.activate_membership(uuid), app.joinable_organizations(), app.join_by_domain(uuid, uuid, text, text),
  app.decide_join_request(uuid, boolean, uuid), app.delete_credentials(uuid), app.delete_viewer(),
  app.guard_membership(), app.abandon_member_sessions(), app.hold_place(), app.close_doors(), app.guard_department_move(), app.check_department_tree(),
  app.detach_department(), app.guard_inviter(), app.keep_audit_log(), app.notify_outbox(),
  app.audit(uuid, text, text, uuid, jsonb, text, text)
  from public;
grant execute on function
  app.viewer_joins(), app.viewer_owns(), app.viewer_contributes(), app.viewer_manages(), app.viewer_departments(),
  app.viewer_is_staff(), app.viewer_address(), app.mail_domain(text),
  app.invitation_state(public.invitation_state, timestamptz), app.invitation_preview(text, uuid),
  app.viewer_invitations(), app.answer_invitation(text, uuid, boolean, uuid, text, text), app.viewer_standing(),
  app.activate_membership(uuid), app.joinable_organizations(), app.join_by_domain(uuid, uuid, text, text),
  app.decide_join_request(uuid, boolean, uuid), app.delete_viewer()
  to gangway_app;
grant execute on function
  app.mail_domain(text), app.invitation_state(public.invitation_state, timestamptz), app.delete_credentials(uuid)
  to gangway_system;
grant execute on function app.invitation_address(text) to gangway_auth;

grant create on schema app to gangway_system, gangway_auth;
alter function app.viewer_joins() owner to gangway_system;
alter function app.viewer_owns() owner to gangway_system;
alter function app.viewer_contributes() owner to gangway_system;
alter function app.viewer_manages() owner to gangway_system;
alter function app.viewer_departments() owner to gangway_system;
alter function app.viewer_is_staff() owner to gangway_system;
alter function app.viewer_address() owner to gangway_system;
alter function app.invitation_preview(text, uuid) owner to gangway_system;
alter function app.invitation_address(text) owner to gangway_system;
alter function app.viewer_invitations() owner to gangway_system;
alter function app.answer_invitation(text, uuid, boolean, uuid, text, text) owner to gangway_system;
alter function app.viewer_standing() owner to gangway_system;
alter function app.activate_membership(uuid) owner to gangway_system;
alter function app.joinable_organizations() owner to gangway_system;
alter function app.join_by_domain(uuid, uuid, text, text) owner to gangway_system;
alter function app.decide_join_request(uuid, boolean, uuid) owner to gangway_system;
alter function app.delete_credentials(uuid) owner to gangway_auth;
alter function app.delete_viewer() owner to gangway_system;
alter function app.guard_membership() owner to gangway_system;
alter function app.abandon_member_sessions() owner to gangway_system;
alter function app.hold_place() owner to gangway_system;
alter function app.close_doors() owner to gangway_system;
alter function app.guard_department_move() owner to gangway_system;
alter function app.check_department_tree() owner to gangway_system;
alter function app.detach_department() owner to gangway_system;
alter function app.audit(uuid, text, text, uuid, jsonb, text, text) owner to gangway_system;
revoke create on schema app from gangway_system, gangway_auth;

do $$
declare
  name text;
begin
  foreach name in array array[
    'outbox_mails', 'audit_log', 'audit_origins', 'idempotency_keys', 'organization_domains', 'join_requests',
    'platform_staff'
  ] loop
    execute format('alter table public.%I enable row level security, force row level security', name);
  end loop;
  foreach name in array array['two_factors', 'sign_in_failures'] loop
    execute format('alter table auth.%I enable row level security, force row level security', name);
    execute format('create policy auth_all on auth.%I for all to gangway_auth using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on auth.%I to gangway_auth', name);
  end loop;
end
$$;

-- People: admins also see who asks to join.
create policy read_requester on users for select to gangway_app using (
  exists (
    select from join_requests r
    where r.user_id = users.id and r.state = 'PENDING'
      and r.organization_id = any (array(select app.viewer_administers()))
  )
);

-- Sessions: the MEMBER wizard belongs to an organization from its beginning, and its person to none yet.
drop policy insert_own on onboarding_sessions;
create policy insert_own on onboarding_sessions for insert to gangway_app with check (
  user_id = (select app.viewer_id())
  and (organization_id is null or (flow = 'MEMBER' and organization_id = any (array(select app.viewer_joins()))))
);
drop policy update_own on onboarding_sessions;
create policy update_own on onboarding_sessions for update to gangway_app
  using (user_id = (select app.viewer_id()))
  with check (
    user_id = (select app.viewer_id())
    and (organization_id is null or organization_id = any (array(select app.viewer_joins())))
  );

-- Organizations: owners and admins change them, owners end them. The slug stays: it is in addresses.
grant update (
  name, industry_id, size, employee_count, description, website, country, city, founded_year, logo_url, team_size,
  structure, methodology, collaboration_style, okr_maturity, current_challenges, business_goals, success_metrics,
  integrations, okr_cycle_days, updated_at
) on organizations to gangway_app;
grant delete on organizations to gangway_app;
create policy update_admin on organizations for update to gangway_app
  using (id = any (array(select app.viewer_administers())))
  with check (id = any (array(select app.viewer_administers())));
create policy delete_owner on organizations for delete to gangway_app using (id = any (array(select app.viewer_owns())));

-- Memberships: owners and admins change and remove, everybody may leave; the guard does the rest.
grant update (role, department_id, updated_at), delete on memberships to gangway_app;
create policy update_admin on memberships for update to gangway_app
  using (organization_id = any (array(select app.viewer_administers())))
  with check (organization_id = any (array(select app.viewer_administers())));
create policy delete_own on memberships for delete to gangway_app using (
  user_id = (select app.viewer_id()) or organization_id = any (array(select app.viewer_administers()))
);
-- One's own place shows also while it waits.
create policy read_own on memberships for select to gangway_app using (user_id = (select app.viewer_id()));
grant insert, delete, update (state, department_id, updated_at) on memberships to gangway_system;
create policy system_insert on memberships for insert to gangway_system with check (role <> 'OWNER');
create policy system_update on memberships for update to gangway_system using (true) with check (true);
create policy system_delete on memberships for delete to gangway_system using (true);

-- Invitations: owners and admins; managers those that they sent, to MEMBER and VIEWER. Only who is invited accepts.
drop policy insert_admin on invitations;
create policy insert_inviter on invitations for insert to gangway_app with check (
  invited_by_id = (select app.viewer_id()) and state = 'PENDING'
  and (
    organization_id = any (array(select app.viewer_administers()))
    or (role in ('MEMBER', 'VIEWER') and organization_id = any (array(select app.viewer_manages())))
  )
);
grant update (
  role, department_id, state, invited_by_id, token_hash, expires_at, delivery, ended_at, accepted_by_id, updated_at
) on invitations to gangway_app;
create policy update_inviter on invitations for update to gangway_app
  using (
    organization_id = any (array(select app.viewer_administers()))
    or (invited_by_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_manages())))
  )
  with check (
    state in ('PENDING', 'REVOKED')
    and (
      organization_id = any (array(select app.viewer_administers()))
      or (
        invited_by_id = (select app.viewer_id()) and role in ('MEMBER', 'VIEWER')
        and organization_id = any (array(select app.viewer_manages()))
      )
    )
  );
grant select, delete, update (state, accepted_by_id, ended_at, department_id, delivery, updated_at) on invitations
  to gangway_system;
create policy system_all on invitations for all to gangway_system using (true) with check (true);

-- Departments: owners and admins; managers what is below their own, and the names of their own.
drop policy insert_admin on departments;
create policy insert_manager on departments for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_administers()))
  or parent_id = any (array(select app.viewer_departments()))
);
grant update (name, type, parent_id, updated_at), delete on departments to gangway_app;
create policy update_manager on departments for update to gangway_app
  using (
    organization_id = any (array(select app.viewer_administers())) or id = any (array(select app.viewer_departments()))
  )
  with check (
    organization_id = any (array(select app.viewer_administers())) or id = any (array(select app.viewer_departments()))
  );
create policy delete_manager on departments for delete to gangway_app using (
  organization_id = any (array(select app.viewer_administers()))
  or parent_id = any (array(select app.viewer_departments()))
);
grant select, update (parent_id) on departments to gangway_system;
create policy system_read on departments for select to gangway_system using (true);
create policy system_update on departments for update to gangway_system using (true) with check (true);

-- Objectives: their owner, unless they read only; owners and admins; managers those of their departments.
drop policy insert_admin on objectives;
create policy insert_writer on objectives for insert to gangway_app with check (
  (
    organization_id = any (array(select app.viewer_administers()))
    or (owner_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_contributes())))
    or department_id = any (array(select app.viewer_departments()))
  )
  and (owner_id is null or exists (
    select from memberships m
    where m.organization_id = objectives.organization_id and m.user_id = objectives.owner_id and m.state = 'ACTIVE'
  ))
);
grant update (title, description, department_id, ends_at, closed_at, position, updated_at) on objectives to gangway_app;
create policy update_writer on objectives for update to gangway_app
  using (
    organization_id = any (array(select app.viewer_administers()))
    or (owner_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_contributes())))
    or department_id = any (array(select app.viewer_departments()))
  )
  with check (
    organization_id = any (array(select app.viewer_administers()))
    or (owner_id = (select app.viewer_id()) and organization_id = any (array(select app.viewer_contributes())))
    or department_id = any (array(select app.viewer_departments()))
  );
grant select, update (department_id) on objectives to gangway_system;
create policy system_read on objectives for select to gangway_system using (true);
create policy system_update on objectives for update to gangway_system using (true) with check (true);

drop policy insert_admin on key_results;
create policy insert_writer on key_results for insert to gangway_app with check (
  exists (
    select from objectives o
    where o.organization_id = key_results.organization_id and o.id = key_results.objective_id
      and (
        o.organization_id = any (array(select app.viewer_administers()))
        or (o.owner_id = (select app.viewer_id()) and o.organization_id = any (array(select app.viewer_contributes())))
        or o.department_id = any (array(select app.viewer_departments()))
      )
  )
);
grant update (title, target, "current", unit, updated_at) on key_results to gangway_app;
create policy update_writer on key_results for update to gangway_app
  using (
    exists (
      select from objectives o
      where o.organization_id = key_results.organization_id and o.id = key_results.objective_id
        and (
          o.organization_id = any (array(select app.viewer_administers()))
          or (o.owner_id = (select app.viewer_id()) and o.organization_id = any (array(select app.viewer_contributes())))
          or o.department_id = any (array(select app.viewer_departments()))
        )
    )
  );

-- Mails: written with what they tell of, read by the job that sends them.
grant insert on outbox_mails to gangway_app, gangway_auth;
create policy insert_inviter on outbox_mails for insert to gangway_app with check (
  kind = 'INVITATION' and state = 'QUEUED'
  and exists (
    select from invitations i
    where i.id = invitation_id and i.email = recipient and i.state = 'PENDING'
      and (
        i.organization_id = any (array(select app.viewer_administers()))
        or (
          i.invited_by_id = (select app.viewer_id()) and i.role in ('MEMBER', 'VIEWER')
          and i.organization_id = any (array(select app.viewer_manages()))
        )
      )
  )
);
create policy insert_account on outbox_mails for insert to gangway_auth with check (
  kind <> 'INVITATION' and invitation_id is null and state = 'QUEUED'
);
grant usage on schema public to gangway_auth;
grant select, update, delete on outbox_mails to gangway_system;
create policy system_all on outbox_mails for all to gangway_system using (true) with check (true);

-- The audit log: whoever acts writes, as themselves; owners and admins read, and everybody what they did to their own account.
grant select, insert on audit_log, audit_origins to gangway_app;
create policy read on audit_log for select to gangway_app using (
  organization_id = any (array(select app.viewer_administers()))
  or (actor_id = (select app.viewer_id()) and organization_id is null)
);
create policy insert_own on audit_log for insert to gangway_app with check (
  actor_id = (select app.viewer_id())
  and (organization_id is null or organization_id = any (array(select app.viewer_joins())))
);
create policy read on audit_origins for select to gangway_app using (
  user_id = (select app.viewer_id()) or exists (
    select from audit_log a
    where a.id = entry_id and a.organization_id = any (array(select app.viewer_administers()))
  )
);
create policy insert_own on audit_origins for insert to gangway_app with check (user_id = (select app.viewer_id()));
grant select, insert, delete on audit_log to gangway_system;
grant select, insert on audit_origins to gangway_system;
create policy system_read on audit_origins for select to gangway_system using (true);
create policy system_insert on audit_origins for insert to gangway_system with check (true);
create policy system_read on audit_log for select to gangway_system using (true);
create policy system_insert on audit_log for insert to gangway_system with check (true);
create policy system_delete on audit_log for delete to gangway_system using (occurred_at < now() - interval '30 days');

grant select, insert, update on idempotency_keys to gangway_app;
create policy own on idempotency_keys for all to gangway_app
  using (user_id = (select app.viewer_id())) with check (user_id = (select app.viewer_id()));
grant select (user_id, key, created_at), delete on idempotency_keys to gangway_system;
create policy system_read on idempotency_keys for select to gangway_system using (true);
create policy system_delete on idempotency_keys for delete to gangway_system using (true);

-- Domains: owners claim those of their own proven address.
grant select, insert, delete on organization_domains to gangway_app;
grant update (joining, updated_at) on organization_domains to gangway_app;
create policy read on organization_domains for select to gangway_app using (
  organization_id = any (array(select app.viewer_administers()))
);
create policy insert_owner on organization_domains for insert to gangway_app with check (
  organization_id = any (array(select app.viewer_owns())) and claimed_by_id = (select app.viewer_id())
  and domain = app.mail_domain((select app.viewer_address()))
);
create policy update_owner on organization_domains for update to gangway_app
  using (organization_id = any (array(select app.viewer_owns())))
  with check (organization_id = any (array(select app.viewer_owns())));
create policy delete_owner on organization_domains for delete to gangway_app using (
  organization_id = any (array(select app.viewer_owns()))
);
grant select on organization_domains to gangway_system;
create policy system_read on organization_domains for select to gangway_system using (true);

grant select on join_requests to gangway_app;
create policy read on join_requests for select to gangway_app using (
  user_id = (select app.viewer_id()) or organization_id = any (array(select app.viewer_administers()))
);
grant select, insert, update, delete on join_requests to gangway_system;
create policy system_all on join_requests for all to gangway_system using (true) with check (true);

-- Platform staff: themselves; written by the owner of the tables, whom forced row security would else bind as well.
grant select on platform_staff to gangway_app, gangway_system;
create policy read_own on platform_staff for select to gangway_app using (user_id = (select app.viewer_id()));
create policy system_read on platform_staff for select to gangway_system using (true);
do $$
begin
  execute format('create policy owner_all on platform_staff for all to %I using (true) with check (true)', current_user);
end
$$;

-- What people may take out about themselves where the policies above show them less, because it is their organization's
-- to read, or they have left it: rows of the viewer alone, and of nobody else but what they typed. Pages by id: at
-- most `most` rows after `last_place`.
create function app.own_identities() returns table (issuer text, subject text, created_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select issuer, subject, created_at from public.external_identities where user_id = (select app.viewer_id())
  $$;
create function app.own_memberships(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select m.id, jsonb_build_object('id', m.id, 'organizationId', m.organization_id, 'organizationName', o.name,
      'role', m.role, 'state', m.state, 'departmentId', m.department_id, 'createdAt', m.created_at, 'updatedAt', m.updated_at)
    from public.memberships m join public.organizations o on o.id = m.organization_id
    where m.user_id = (select app.viewer_id()) and (last_place is null or m.id > last_place) order by m.id limit most
  $$;
create function app.own_organizations(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('id', id, 'createdAt', created_at,
      'name', case when id in (select app.viewer_organizations()) then name end)
    from public.organizations
    where created_by_id = (select app.viewer_id()) and (last_place is null or id > last_place) order by id limit most
  $$;
create function app.own_objectives(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('id', id, 'organizationId', organization_id, 'startsAt', starts_at, 'endsAt', ends_at,
        'closedAt', closed_at, 'createdAt', created_at)
      || case when organization_id in (select app.viewer_organizations())
        then jsonb_build_object('title', title, 'description', description) else '{}' end
    from public.objectives
    where owner_id = (select app.viewer_id()) and (last_place is null or id > last_place) order by id limit most
  $$;
create function app.own_sent_invitations(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('id', id, 'organizationId', organization_id, 'email', email, 'role', role, 'state', state,
      'createdAt', created_at, 'expiresAt', expires_at, 'endedAt', ended_at)
    from public.invitations
    where invited_by_id = (select app.viewer_id()) and (last_place is null or id > last_place) order by id limit most
  $$;
create function app.own_received_invitations(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select i.id, jsonb_build_object('id', i.id, 'organizationId', i.organization_id,
      'organizationName', case when i.state = 'PENDING' or o.id in (select app.viewer_joins()) then o.name end, 'email', i.email, 'role', i.role, 'state', i.state, 'createdAt', i.created_at, 'expiresAt', i.expires_at, 'endedAt', i.ended_at)
    from public.invitations i join public.organizations o on o.id = i.organization_id
    where (i.accepted_by_id = (select app.viewer_id()) or i.email = (select app.viewer_address())) and (last_place is null or i.id > last_place) order by i.id limit most
  $$;
create function app.own_join_requests(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select r.id, jsonb_build_object('id', r.id, 'organizationId', r.organization_id,
      'organizationName', case when r.state = 'PENDING' or o.id in (select app.viewer_joins()) then o.name end, 'state', r.state, 'decidedAt', r.decided_at, 'createdAt', r.created_at)
    from public.join_requests r join public.organizations o on o.id = r.organization_id
    where r.user_id = (select app.viewer_id()) and (last_place is null or r.id > last_place) order by r.id limit most
  $$;
create function app.own_decisions(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('joinRequestId', id, 'organizationId', organization_id, 'state', state, 'decidedAt', decided_at)
    from public.join_requests
    where decided_by_id = (select app.viewer_id()) and (last_place is null or id > last_place) order by id limit most
  $$;
create function app.own_domains(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('id', id, 'organizationId', organization_id, 'domain', domain,
      'joining', case when organization_id in (select app.viewer_administers()) then joining end, 'createdAt', created_at)
    from public.organization_domains
    where claimed_by_id = (select app.viewer_id()) and (last_place is null or id > last_place) order by id limit most
  $$;
create function app.own_mails(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select id, jsonb_build_object('id', id, 'kind', kind, 'recipient', recipient, 'locale', locale, 'state', state,
      'createdAt', created_at, 'endedAt', ended_at)
    from public.outbox_mails
    where recipient = (select app.viewer_address()) and (last_place is null or id > last_place) order by id limit most
  $$;
-- Without what was before and after: that is the organization's.
create function app.own_acts(last_place uuid, most integer) returns table (place uuid, record jsonb)
  language sql stable security definer set search_path = ''
  as $$
    select a.id, jsonb_build_object('id', a.id, 'organizationId', a.organization_id, 'action', a.action, 'targetType', a.target_type,
      'targetId', a.target_id, 'occurredAt', a.occurred_at, 'ipAddress', o.ip_address, 'userAgent', o.user_agent)
    from public.audit_log a left join public.audit_origins o on o.entry_id = a.id
    where a.actor_id = (select app.viewer_id()) and (last_place is null or a.id > last_place) order by a.id limit most
  $$;
grant create on schema app to gangway_system;
do $$
declare
  name text;
begin
  foreach name in array array[
    'own_identities()', 'own_memberships(uuid, integer)', 'own_organizations(uuid, integer)',
    'own_objectives(uuid, integer)', 'own_sent_invitations(uuid, integer)', 'own_received_invitations(uuid, integer)',
    'own_join_requests(uuid, integer)', 'own_decisions(uuid, integer)', 'own_domains(uuid, integer)',
    'own_mails(uuid, integer)', 'own_acts(uuid, integer)'
  ] loop
    execute format('revoke all on function app.%s from public', name);
    execute format('grant execute on function app.%s to gangway_app', name);
    execute format('alter function app.%s owner to gangway_system', name);
  end loop;
end
$$;
revoke create on schema app from gangway_system;
