drop index auth.verifications_value_idx, memberships_owners_idx, key_results_objective_id_idx, objectives_department_id_idx, departments_parent_id_idx;
alter table memberships drop constraint memberships_owner_check;
-- Those who came in by the MEMBER wizard told none. Forced row security binds the owner as well.
alter table member_profiles no force row level security;
update member_profiles set role = 'OTHER' where role is null;
alter table member_profiles force row level security;
alter table member_profiles alter column role set not null;
alter table objectives drop column closed_at;
drop table auth.sign_in_failures, auth.two_factors;
alter table auth.users drop column two_factor_enabled;
drop table platform_staff, join_requests, organization_domains, idempotency_keys, audit_origins, audit_log, outbox_mails;
drop index invitations_email_idx, invitations_organization_id_id_idx;
alter table invitations
  drop column token_hash, drop column expires_at, drop column delivery, drop column ended_at, drop column accepted_by_id;
