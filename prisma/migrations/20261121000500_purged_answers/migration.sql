-- When the answers of a session that was given up were removed: 30 days after its end, when it can be resumed no more.
ALTER TABLE "onboarding_sessions" ADD COLUMN "purged_at" TIMESTAMPTZ(3);

-- What the sweeper looks for: of the sessions that ended so, each once.
CREATE INDEX "onboarding_sessions_unpurged_ended_at_idx" ON "onboarding_sessions"("ended_at")
    WHERE "state" IN ('ABANDONED', 'EXPIRED') AND "purged_at" IS NULL;

-- Whoever removes answers finds them by their session, and reads none.
grant update (purged_at) on onboarding_sessions to gangway_system;
grant select (session_id), delete on onboarding_answers to gangway_system;
create policy system_read on onboarding_answers for select to gangway_system using (true);
create policy system_delete on onboarding_answers for delete to gangway_system using (true);
