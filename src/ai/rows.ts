import type { Db } from '../data/door.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Language } from '../messages/language.ts';
import type { Answers } from '../steps/step.ts';
import type { SuggestionKind } from './kinds.ts';
import type {
  Alternative,
  ConfidenceBasis,
  DataSharing,
  Insight,
  Made,
  SuggestionNote,
} from './suggestion.ts';

/** The statements of suggestions. What they may see and change, row-level security decides. */

/** Minutes in which a suggestion can be accepted, once it is ready. */
const EXPIRES_AFTER_MINUTES = 30;

export type SuggestionState =
  'PENDING' | 'STREAMING' | 'READY' | 'ACCEPTED' | 'MODIFIED' | 'REJECTED' | 'EXPIRED' | 'FAILED';

/** A suggestion as its person sees it now. */
export interface Suggestion {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: SuggestionKind;
  readonly step: string | null;
  /** By the clock of the database: what nobody works on any more FAILED, what nobody decided in time EXPIRED. */
  readonly state: SuggestionState;
  readonly cursor: number;
  readonly locale: Language;
  readonly instruction: string | null;
  readonly proposal: Answers | null;
  readonly alternatives: readonly Alternative[] | null;
  readonly insights: readonly Insight[] | null;
  readonly rationale: string | null;
  readonly confidence: number | null;
  readonly confidenceBasis: ConfidenceBasis | null;
  readonly source: 'MODEL' | 'CACHE' | 'RULES' | null;
  readonly note: SuggestionNote | null;
  readonly repaired: boolean;
  readonly provider: string | null;
  readonly model: string | null;
  readonly promptVersion: string | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costMicros: number | null;
  readonly edits: Answers | null;
  readonly rejection: string | null;
  readonly rejectionNote: string | null;
  readonly createdAt: Date;
  readonly readyAt: Date | null;
  readonly decidedAt: Date | null;
  readonly expiresAt: Date;
  /** Whether it is less sure than its person asks for, or nobody knows yet how sure: what it says is then not shown. */
  readonly withheld: boolean;
}

export const NOW = Prisma.sql`statement_timestamp()`;
export const RUNNING = Prisma.sql`('PENDING', 'STREAMING')`;
/** Once it is ready, a suggestion waits so long for its person. */
export const EXPIRY = Prisma.sql`${NOW} + make_interval(mins => ${EXPIRES_AFTER_MINUTES}::int)`;

/** Of a suggestion `s`: nobody works on it any more, and it did not end. */
const LAPSED = Prisma.sql`(s.state in ${RUNNING} and s.lease_until <= ${NOW})`;

/** What is read of a suggestion `s`. That it lapsed is its last change, though nobody writes it: its words go with it. */
export const COLUMNS = Prisma.sql`
  s.id, s.session_id as "sessionId", s.kind, s.step,
  case
    when ${LAPSED} then 'FAILED'
    when s.state = 'READY' and s.expires_at <= ${NOW} then 'EXPIRED'
    else s.state
  end as state,
  s.cursor + ${LAPSED}::int as cursor, s.locale, s.instruction,
  case when not ${LAPSED} then s.proposal end as proposal,
  case when not ${LAPSED} then s.alternatives end as alternatives,
  case when not ${LAPSED} then s.insights end as insights,
  case when not ${LAPSED} then s.rationale end as rationale,
  case when not ${LAPSED} then s.confidence end as confidence,
  case when not ${LAPSED} then s.confidence_basis end as "confidenceBasis", s.source,
  case when ${LAPSED} then 'INTERRUPTED' else s.note end as note,
  s.repaired, s.provider, s.model,
  case when s.source is distinct from 'RULES' then s.prompt_version end as "promptVersion", s.input_tokens as "inputTokens",
  s.output_tokens as "outputTokens", s.cost_micros::float8 as "costMicros", s.edits, s.rejection,
  s.rejection_note as "rejectionNote", s.created_at as "createdAt", s.ready_at as "readyAt",
  s.decided_at as "decidedAt", s.expires_at as "expiresAt",
  coalesce(
    coalesce(s.confidence, 0) < (select p.min_confidence from ai_preferences p where p.user_id = (select app.viewer_id())), false
  ) as withheld`;

/** The suggestions with these ids that the viewer may see, in no particular order. */
export function readSuggestions(db: Db, ids: readonly string[]): Promise<Suggestion[]> {
  return db.$queryRaw<Suggestion[]>`
    select ${COLUMNS} from ai_suggestions s where s.id = any (${ids}::uuid[])`;
}

/** A suggestion to be kept: ready, or waiting for a model. */
export interface NewSuggestion {
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly step: string | null;
  readonly state: 'PENDING' | 'READY' | 'FAILED';
  readonly locale: Language;
  readonly instruction: string | null;
  readonly note: SuggestionNote | null;
  readonly made: Made | null;
  readonly promptVersion: string | null;
  /** How long until whoever works on it has ended, in milliseconds; null where nobody does. */
  readonly leaseMs: number | null;
  readonly latencyMs: number | null;
  /** What is held of budgets for it; null where nothing is. */
  readonly reserved: {
    readonly tokens: number;
    readonly micros: number;
    /** As Postgres gave it: a date. */
    readonly day: Date;
    readonly organizationId: string | null;
  } | null;
}

/** Whose suggestions they are, and what of it may be sent to models. */
export interface Owner {
  readonly userId: string;
  readonly sessionId: string;
  readonly organizationId: string | null;
  readonly sharing: DataSharing;
}

/**
 * Keeps suggestions of a session of the viewer's, in one statement; gives them in the order of the list. Those for a
 * model only while its person consents to what is sent, and their organization does not forbid it: who withdraws at this
 * moment waits, and then finds them to be stopped.
 */
export async function insertSuggestions(
  db: Db,
  { userId, sessionId, organizationId, sharing }: Owner,
  suggestions: readonly NewSuggestion[],
): Promise<Suggestion[]> {
  if (suggestions.length === 0) return [];
  const rows = suggestions.map(({ made, reserved, ...row }) => ({
    ...row,
    ...made,
    source: made && 'RULES',
    tokens: reserved?.tokens ?? 0,
    micros: reserved?.micros ?? 0,
    day: reserved?.day.toISOString().slice(0, 10) ?? null,
    organizationId: reserved?.organizationId ?? null,
  }));
  const made = await db.$queryRaw<Suggestion[]>`
    with consent as materialized (
      select p.off_kinds from ai_preferences p
      where p.user_id = ${userId}::uuid and p.enabled and p.data_sharing = ${sharing}
        and p.assistance is distinct from 'OFF' and not exists (
          select from organization_ai_settings o where o.organization_id = ${organizationId}::uuid and not o.models_allowed)
        and (${organizationId}::uuid is null or ${organizationId}::uuid in (select app.viewer_joins()))
      for share of p
    ),
    s as (
      insert into ai_suggestions (
        id, user_id, session_id, kind, step, state, locale, instruction, note, proposal, alternatives, insights, rationale,
        confidence, confidence_basis, source, prompt_version, latency_ms, reserved_tokens, reserved_micros, reserved_on,
        reserved_for, lease_until, ready_at, expires_at
      )
      select r.id, ${userId}::uuid, ${sessionId}::uuid, r.kind, r.step, r.state, r.locale, r.instruction, r.note,
        nullif(r.proposal, 'null'), nullif(r.alternatives, 'null'), nullif(r.insights, 'null'), r.rationale, r.confidence,
        r."confidenceBasis", r.source, r."promptVersion", r."latencyMs", r.tokens, r.micros, r.day,
        (select j from app.viewer_joins() j where j = r."organizationId"),
        ${NOW} + make_interval(secs => r."leaseMs" / 1000.0), case r.state when 'READY' then ${NOW} end, ${EXPIRY}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        id uuid, kind text, step text, state text, locale text, instruction text, note text, proposal jsonb,
        alternatives jsonb, insights jsonb, rationale text, confidence real, "confidenceBasis" text, source text,
        "promptVersion" text, "latencyMs" integer, tokens bigint, micros bigint, day date, "organizationId" uuid,
        "leaseMs" float8
      )
      where r.state <> 'PENDING' or exists (select from consent c where not r.kind = any (c.off_kinds))
      returning *
    )
    select ${COLUMNS} from s`;
  return suggestions.flatMap(({ id }) => made.filter((suggestion) => suggestion.id === id));
}
