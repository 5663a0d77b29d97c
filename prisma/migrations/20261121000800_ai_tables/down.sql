alter table preferences add column ai_assistance text;
-- Forced row security binds the owner as well.
alter table preferences no force row level security;
update preferences p set ai_assistance = coalesce((select a.assistance from ai_preferences a where a.user_id = p.user_id), 'OFF');
alter table preferences force row level security;
alter table preferences alter column ai_assistance set not null;
drop table ai_usage, ai_cache, ai_suggestions, organization_ai_settings, ai_consents, ai_preferences;
