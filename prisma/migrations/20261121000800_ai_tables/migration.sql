-- What people choose of AI, what is suggested to them, and what that costs.
CREATE TABLE "ai_preferences" (
    "user_id" UUID NOT NULL,
    "enabled" BOOLEAN,
    "assistance" TEXT,
    "data_sharing" TEXT NOT NULL DEFAULT 'NOTHING',
    "off_kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "interaction_style" TEXT NOT NULL DEFAULT 'FRIENDLY',
    "explanation_detail" TEXT NOT NULL DEFAULT 'NORMAL',
    "min_confidence" REAL NOT NULL DEFAULT 0,
    "feedback_since" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_preferences_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "ai_consents" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "text_version" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "choice" JSONB NOT NULL,

    CONSTRAINT "ai_consents_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "organization_ai_settings" (
    "organization_id" UUID NOT NULL,
    "models_allowed" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_ai_settings_pkey" PRIMARY KEY ("organization_id")
);

CREATE TABLE "ai_suggestions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT,
    "state" TEXT NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT NOT NULL,
    "instruction" TEXT,
    "proposal" JSONB,
    "alternatives" JSONB,
    "insights" JSONB,
    "rationale" TEXT,
    "confidence" REAL,
    "confidence_basis" TEXT,
    "source" TEXT,
    "note" TEXT,
    "repaired" BOOLEAN NOT NULL DEFAULT false,
    "provider" TEXT,
    "model" TEXT,
    "prompt_version" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micros" BIGINT,
    "first_token_ms" INTEGER,
    "latency_ms" INTEGER,
    "reserved_tokens" BIGINT NOT NULL DEFAULT 0,
    "reserved_micros" BIGINT NOT NULL DEFAULT 0,
    "reserved_on" DATE,
    "reserved_for" UUID,
    "edits" JSONB,
    "rejection" TEXT,
    "rejection_note" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "watched_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "ai_suggestions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ai_cache" (
    "scope_id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID,
    "result" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ai_cache_pkey" PRIMARY KEY ("scope_id","key")
);

CREATE TABLE "ai_usage" (
    "day" DATE NOT NULL,
    "scope_id" UUID NOT NULL,
    "user_id" UUID,
    "organization_id" UUID,
    "tokens" BIGINT NOT NULL DEFAULT 0,
    "micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ai_usage_pkey" PRIMARY KEY ("day","scope_id")
);

CREATE INDEX "ai_consents_user_id_id_idx" ON "ai_consents"("user_id", "id");

CREATE INDEX "ai_suggestions_session_id_id_idx" ON "ai_suggestions"("session_id", "id");

CREATE INDEX "ai_suggestions_user_id_idx" ON "ai_suggestions"("user_id");

CREATE INDEX "ai_suggestions_created_at_idx" ON "ai_suggestions"("created_at");

CREATE INDEX "ai_cache_user_id_idx" ON "ai_cache"("user_id");

CREATE INDEX "ai_cache_organization_id_idx" ON "ai_cache"("organization_id");

CREATE INDEX "ai_cache_expires_at_idx" ON "ai_cache"("expires_at");

CREATE INDEX "ai_usage_user_id_idx" ON "ai_usage"("user_id");

CREATE INDEX "ai_usage_organization_id_idx" ON "ai_usage"("organization_id");

ALTER TABLE "ai_preferences" ADD CONSTRAINT "ai_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_consents" ADD CONSTRAINT "ai_consents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "organization_ai_settings" ADD CONSTRAINT "organization_ai_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "onboarding_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_cache" ADD CONSTRAINT "ai_cache_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_cache" ADD CONSTRAINT "ai_cache_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ai_preferences" ADD CONSTRAINT "ai_preferences_assistance_check"
    CHECK ("assistance" IN ('OFF', 'MINIMAL', 'MODERATE', 'EXTENSIVE'));
ALTER TABLE "ai_preferences" ADD CONSTRAINT "ai_preferences_data_sharing_check"
    CHECK ("data_sharing" IN ('NOTHING', 'COMPANY', 'FULL'));
ALTER TABLE "ai_preferences" ADD CONSTRAINT "ai_preferences_min_confidence_check" CHECK ("min_confidence" BETWEEN 0 AND 1);
ALTER TABLE "ai_consents" ADD CONSTRAINT "ai_consents_origin_check" CHECK ("origin" IN ('WIZARD', 'SETTINGS'));
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_state_check"
    CHECK ("state" IN ('PENDING', 'STREAMING', 'READY', 'ACCEPTED', 'MODIFIED', 'REJECTED', 'FAILED'));
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_source_check" CHECK ("source" IN ('MODEL', 'CACHE', 'RULES'));
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_confidence_check" CHECK ("confidence" BETWEEN 0 AND 1);
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_reserved_check"
    CHECK ("reserved_tokens" >= 0 AND "reserved_micros" >= 0);
-- Who works on it must end some time; what is decided was so at some time.
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_lease_check"
    CHECK ("state" NOT IN ('PENDING', 'STREAMING') OR "lease_until" IS NOT NULL);
ALTER TABLE "ai_suggestions" ADD CONSTRAINT "ai_suggestions_decided_check"
    CHECK (("decided_at" IS NOT NULL) = ("state" IN ('ACCEPTED', 'MODIFIED', 'REJECTED')));
ALTER TABLE "ai_cache" ADD CONSTRAINT "ai_cache_scope_check" CHECK ("scope_id" = coalesce("organization_id", "user_id"));
ALTER TABLE "ai_usage" ADD CONSTRAINT "ai_usage_scope_check" CHECK (
    "scope_id" = coalesce("organization_id", "user_id", '00000000-0000-0000-0000-000000000000')
    AND ("organization_id" IS NULL OR "user_id" IS NULL)
);

-- What the sweeper looks for: words that are to be forgotten.
CREATE INDEX "ai_suggestions_unpurged_created_at_idx" ON "ai_suggestions"("created_at") WHERE "purged_at" IS NULL;

-- And budgets that are held for calls which nobody makes any more.
CREATE INDEX "ai_suggestions_reserved_lease_until_idx" ON "ai_suggestions"("lease_until") WHERE "reserved_on" IS NOT NULL;

-- How much an AI may help stands in one place from now on. Forced row security binds the owner as well.
ALTER TABLE "preferences" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "ai_preferences" ("user_id", "assistance") SELECT "user_id", "ai_assistance" FROM "preferences";
ALTER TABLE "preferences" FORCE ROW LEVEL SECURITY;
ALTER TABLE "preferences" DROP COLUMN "ai_assistance";
