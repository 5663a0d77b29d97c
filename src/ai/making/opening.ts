import type { Db } from '../../data/door.ts';
import type { Language } from '../../messages/language.ts';
import { LANGUAGES } from '../../messages/language.ts';
import type { Raw, SessionRow } from '../../onboarding/session.service.ts';
import { fromRaw, SESSION } from '../../onboarding/session.service.ts';
import type { KindDefinition, SuggestionKind } from '../kinds.ts';
import { COLUMNS, EXPIRY, NOW } from '../rows.ts';
import type { Suggestion } from '../rows.ts';
import type {
  DataSharing,
  ExplanationDetail,
  InteractionStyle,
  SuggestionNote,
} from '../suggestion.ts';

/** Why a kind is not suggested at all. */
export type Refusal = 'SWITCHED_OFF' | 'ASSISTANCE_OFF' | 'KIND_OFF';

/** A suggestion that is asked for. */
export interface Asked extends Pick<KindDefinition, 'step' | 'inputs' | 'needs'> {
  /** The id that it gets (UUID). */
  readonly id: string;
  readonly kind: SuggestionKind;
  readonly promptVersion: string;
  /** Flows whose sessions it can be asked for in. */
  readonly flows: readonly string[];
}

/** What is known of a suggestion that is asked for, before anything is made. */
export interface Opened {
  readonly id: string;
  readonly refusal: Refusal | null;
  /** Why no model may be asked, as far as the person and their organization decide; null where one may. */
  readonly note: SuggestionNote | null;
  /** What the cache goes by: SHA-256 of prompt version, model, locale and the normalised inputs. */
  readonly key: Uint8Array;
  /** Made from the cache; null where nothing was there. */
  readonly suggestion: Suggestion | null;
}

export interface Opening {
  readonly session: SessionRow;
  readonly locale: Language;
  readonly sharing: DataSharing;
  readonly style: InteractionStyle;
  readonly detail: ExplanationDetail;
  readonly opened: readonly Opened[];
}

interface Question {
  /** UUID of the session. */
  readonly sessionId: string;
  readonly instruction: string | null;
  /** What the client reads where the session has no language. */
  readonly language: Language;
  /** Provider and model that are asked first; null where none may be asked: the cache is not looked at then. */
  readonly model: string | null;
  readonly asked: readonly Asked[];
}

type Row = Omit<Opening, 'session' | 'opened'> & {
  readonly session: Omit<Raw, 'expiresAt' | 'createdAt' | 'updatedAt'> &
    Readonly<Record<'expiresAt' | 'createdAt' | 'updatedAt', string>>;
} & Omit<Opened, 'suggestion'> & { readonly suggestion: RawSuggestion | null };
type Times = 'createdAt' | 'readyAt' | 'decidedAt' | 'expiresAt';
type RawSuggestion = Omit<Suggestion, Times> & Readonly<Record<Times, string | null>>;

/** What String.trim takes away, so that the statement finds blank what `isBlank` does. */
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * Reads all that a request for suggestions depends on, and answers from the cache what it holds, in one statement: the
 * viewer's session, what they and their organization chose, and what of the answers each kind goes by. Undefined where
 * the session is not the viewer's.
 */
export async function openSuggestions(
  db: Db,
  { sessionId, instruction, language, model, asked }: Question,
): Promise<Opening | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    with session as (${SESSION} where s.id = ${sessionId}::uuid and s.user_id = (select app.viewer_id())),
    -- Before what the cache holds, as who withdraws locks it too.
    preferences as materialized (select * from ai_preferences where user_id = (select app.viewer_id()) for share),
    choice as (
      select session."userId", session.flow, session.state, session."organizationId", session.steps::jsonb as steps,
        coalesce(p.enabled, true) as helped, coalesce(p.enabled, false) as consented,
        coalesce(p.assistance, '') as assistance, coalesce(p.off_kinds, '{}') as off_kinds,
        coalesce(p.data_sharing, 'NOTHING') as sharing, coalesce(p.interaction_style, 'FRIENDLY') as style,
        coalesce(p.explanation_detail, 'NORMAL') as detail, coalesce(o.models_allowed, true) and (
          session."organizationId" is null or session."organizationId" in (select app.viewer_joins())
        ) as allowed,
        (
          select coalesce(max(l), ${language})
          from unnest(${[...LANGUAGES]}::text[]) as languages (l), jsonb_array_elements(session.steps::jsonb) as t (written)
          where written ->> 'key' = 'PREFERENCES'
            and l = lower(split_part(btrim(written -> 'answers' ->> 'locale'), '-', 1))
        ) as locale
      from session left join preferences p on p.user_id = session."userId"
        left join organization_ai_settings o on o.organization_id = session."organizationId"
    ),
    asked as (
      select a.*, choice.*,
        -- As possible.ts judges it, for all of them: a request that is refused is given nothing.
        a.flows ? flow and (state = 'IN_PROGRESS' or (state = 'COMPLETED' and a.step is null))
          and (a.needs = '{}' or exists (
            select from jsonb_array_elements(choice.steps) as t (written),
              jsonb_array_elements_text(a.needs -> (written ->> 'key')) as f (field),
              lateral (select written -> 'answers' -> field) as v (value)
            where case jsonb_typeof(value)
              when 'null' then false when 'array' then value <> '[]'
              when 'string' then btrim(value #>> '{}', ${BLANKS}) <> '' else value is not null
            end
          )) as possible,
        case
          when not helped then 'SWITCHED_OFF' when assistance = 'OFF' then 'ASSISTANCE_OFF'
          when a.kind = any (off_kinds) then 'KIND_OFF'
        end as refusal,
        case
          when not allowed then 'FORBIDDEN_BY_ORGANIZATION'
          when not consented or sharing = 'NOTHING' then 'NO_CONSENT'
        end as note,
        sha256(convert_to(jsonb_build_array(
          a."promptVersion", ${model}::text, locale, sharing, style, detail,
          normalize(${instruction}::text),
          regexp_replace(normalize((
            select jsonb_object_agg(concat_ws('.', written ->> 'key', field), written -> 'answers' -> field)::text
            from jsonb_array_elements(choice.steps) as t (written),
              jsonb_array_elements_text(a.inputs -> (written ->> 'key')) as f (field)
            where written -> 'answers' ? field
          )), ' +', ' ', 'g'),
          (select max(updated_at) from industries)
        )::text, 'UTF8')) as key
      from choice, jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (
        id uuid, kind text, step text, inputs jsonb, needs jsonb, "promptVersion" text, flows jsonb)
    ),
    hit as (
      select a.*, c.result from asked a
      join ai_cache c on c.scope_id = coalesce(a."organizationId", a."userId") and c.key = a.key
      where ${model}::text is not null and a.refusal is null and a.note is null and c.expires_at > ${NOW}
        and not exists (select from asked x where x.refusal is not null or not x.possible)
      for key share of c -- who removes it waits until this is made, or this waits for them, and finds none
    ),
    s as (
      insert into ai_suggestions (
        id, user_id, session_id, kind, step, state, locale, instruction, proposal, alternatives, insights, rationale,
        confidence, confidence_basis, source, provider, model, prompt_version, latency_ms, cost_micros, ready_at, expires_at
      )
      select h."id", h."userId", ${sessionId}::uuid, h.kind, h.step, 'READY', h.locale, ${instruction}, r.proposal,
        r.alternatives, r.insights, r.rationale, r.confidence, r."confidenceBasis", 'CACHE', r.provider, r.model,
        h."promptVersion", 0, 0, ${NOW}, ${EXPIRY}
      from hit h, jsonb_to_record(h.result) as r (
        proposal jsonb, alternatives jsonb, insights jsonb, rationale text, confidence real, "confidenceBasis" text,
        provider text, model text)
      returning *
    ),
    made as (select ${COLUMNS} from s)
    select a.id, a.refusal, a.note, a.key, a.locale, a.sharing, a.style, a.detail,
      (select to_jsonb(session) from session) as session,
      (select to_jsonb(made) from made where made.id = a.id) as suggestion
    from asked a`;
  const [first] = rows;
  if (!first) return undefined;
  const { locale, sharing, style, detail, session } = first;
  const opened = asked.flatMap(({ id }) => rows.filter((row) => row.id === id).map(openedOf));
  return { session: sessionOf(session), locale, sharing, style, detail, opened };
}

const openedOf = ({ id, refusal, note, key, suggestion }: Row): Opened => ({
  id,
  refusal,
  note,
  key,
  suggestion: suggestion && {
    ...suggestion,
    createdAt: new Date(suggestion.createdAt ?? 0),
    readyAt: dateOf(suggestion.readyAt),
    decidedAt: dateOf(suggestion.decidedAt),
    expiresAt: new Date(suggestion.expiresAt ?? 0),
  },
});
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const sessionOf = ({ expiresAt, createdAt, updatedAt, ...row }: Row['session']): SessionRow =>
  fromRaw({
    ...row,
    expiresAt: new Date(expiresAt),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  });
