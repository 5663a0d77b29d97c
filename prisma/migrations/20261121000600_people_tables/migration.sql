-- People join, leave and are told: invitations that are sent, mails, domains, an audit log, keys of repeated requests,
-- second factors.

ALTER TABLE "auth"."users" ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "invitations" ADD COLUMN     "accepted_by_id" UUID,
ADD COLUMN     "delivery" TEXT NOT NULL DEFAULT 'NONE',
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "token_hash" TEXT;
ALTER TABLE "member_profiles" ALTER COLUMN "role" DROP NOT NULL;
ALTER TABLE "objectives" ADD COLUMN     "closed_at" TIMESTAMPTZ(3);
CREATE TABLE "outbox_mails" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "payload" BYTEA,
    "state" TEXT NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "invitation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "enqueued_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "outbox_mails_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "audit_origins" (
    "entry_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    CONSTRAINT "audit_origins_pkey" PRIMARY KEY ("entry_id")
);
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);
CREATE TABLE "organization_domains" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "joining" TEXT NOT NULL DEFAULT 'OFF',
    "claimed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "organization_domains_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "join_requests" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "platform_staff" (
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "platform_staff_pkey" PRIMARY KEY ("user_id")
);
CREATE TABLE "auth"."two_factors" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    CONSTRAINT "two_factors_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "auth"."sign_in_failures" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_until" TIMESTAMPTZ(3),
    CONSTRAINT "sign_in_failures_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "outbox_mails_invitation_id_idx" ON "outbox_mails"("invitation_id");
CREATE INDEX "outbox_mails_recipient_idx" ON "outbox_mails"("recipient");
CREATE INDEX "audit_log_organization_id_occurred_at_id_idx" ON "audit_log"("organization_id", "occurred_at", "id");
CREATE INDEX "audit_log_actor_id_idx" ON "audit_log"("actor_id");
CREATE INDEX "audit_log_occurred_at_idx" ON "audit_log"("occurred_at");
CREATE INDEX "audit_origins_user_id_idx" ON "audit_origins"("user_id");
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");
CREATE INDEX "organization_domains_domain_idx" ON "organization_domains"("domain");
CREATE INDEX "organization_domains_claimed_by_id_idx" ON "organization_domains"("claimed_by_id");
CREATE UNIQUE INDEX "organization_domains_organization_id_domain_key" ON "organization_domains"("organization_id", "domain");
CREATE INDEX "join_requests_user_id_idx" ON "join_requests"("user_id");
CREATE INDEX "join_requests_decided_by_id_idx" ON "join_requests"("decided_by_id");
CREATE UNIQUE INDEX "join_requests_organization_id_user_id_key" ON "join_requests"("organization_id", "user_id");
CREATE INDEX "two_factors_user_id_idx" ON "auth"."two_factors"("user_id");
CREATE INDEX "verifications_value_idx" ON "auth"."verifications" USING HASH ("value");
CREATE INDEX "sign_in_failures_last_at_idx" ON "auth"."sign_in_failures"("last_at");
CREATE INDEX "departments_parent_id_idx" ON "departments"("parent_id");
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");
CREATE INDEX "invitations_organization_id_id_idx" ON "invitations"("organization_id", "id");
CREATE INDEX "invitations_accepted_by_id_idx" ON "invitations"("accepted_by_id");
CREATE INDEX "invitations_email_idx" ON "invitations"("email");
CREATE INDEX "key_results_objective_id_idx" ON "key_results"("objective_id");
CREATE INDEX "objectives_department_id_idx" ON "objectives"("department_id");
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "outbox_mails" ADD CONSTRAINT "outbox_mails_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "audit_origins" ADD CONSTRAINT "audit_origins_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "audit_origins" ADD CONSTRAINT "audit_origins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "platform_staff" ADD CONSTRAINT "platform_staff_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "auth"."two_factors" ADD CONSTRAINT "two_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "invitations" ADD CONSTRAINT "invitations_delivery_check"
    CHECK ("delivery" IN ('NONE', 'QUEUED', 'SENT', 'FAILED'));
-- A token has an end, and what has ended says when.
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_token_check" CHECK ("token_hash" IS NULL OR "expires_at" IS NOT NULL);
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_check" CHECK ("accepted_by_id" IS NULL OR "state" = 'ACCEPTED');
ALTER TABLE "outbox_mails" ADD CONSTRAINT "outbox_mails_state_check"
    CHECK ("state" IN ('QUEUED', 'SENT', 'DEAD', 'CANCELLED'));
ALTER TABLE "outbox_mails" ADD CONSTRAINT "outbox_mails_kind_check"
    CHECK ("kind" IN ('INVITATION', 'VERIFICATION', 'PASSWORD_RESET', 'PASSWORD_CHANGED'));
ALTER TABLE "outbox_mails" ADD CONSTRAINT "outbox_mails_ended_at_check" CHECK (("ended_at" IS NULL) = ("state" = 'QUEUED'));
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_joining_check"
    CHECK ("joining" IN ('OFF', 'REQUEST', 'AUTOMATIC'));
ALTER TABLE "organization_domains" ADD CONSTRAINT "organization_domains_domain_check" CHECK ("domain" = lower("domain"));
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_state_check"
    CHECK ("state" IN ('PENDING', 'APPROVED', 'DECLINED'));
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_owner_check" CHECK ("role" <> 'OWNER' OR "state" = 'ACTIVE');
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_key_check" CHECK (length("key") BETWEEN 1 AND 255);

-- What the relay of the outbox looks for, and what housekeeping does.
CREATE INDEX "outbox_mails_queued_idx" ON "outbox_mails"("enqueued_at", "created_at") WHERE "state" = 'QUEUED';
CREATE INDEX "outbox_mails_ended_at_idx" ON "outbox_mails"("ended_at") WHERE "state" <> 'QUEUED';
-- Who of an organization holds it.
CREATE INDEX "memberships_owners_idx" ON "memberships"("organization_id") WHERE "role" = 'OWNER' AND "state" = 'ACTIVE';
