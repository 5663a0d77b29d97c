drop policy system_delete on onboarding_answers;
drop policy system_read on onboarding_answers;
revoke select (session_id), delete on onboarding_answers from gangway_system;
drop index onboarding_sessions_unpurged_ended_at_idx;
alter table onboarding_sessions drop column purged_at;
