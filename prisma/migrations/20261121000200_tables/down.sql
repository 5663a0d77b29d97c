drop schema auth cascade;

drop table
  users,
  external_identities,
  onboarding_sessions,
  onboarding_steps,
  onboarding_answers,
  onboarding_events,
  industries,
  industry_terms,
  organizations,
  memberships,
  member_profiles,
  preferences,
  departments,
  objectives,
  key_results,
  invitations;

drop type onboarding_state;
drop type step_state;
drop type membership_role;
drop type membership_state;
drop type invitation_state;
