import { v7 as uuidv7 } from 'uuid';
import { differences } from '../../changes.ts';
import type { Access, Db } from '../../data/door.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { AiPreferences } from '../../generated/prisma/client.ts';
import { preferencesOf, withdrawnKinds } from './choice.ts';
import type { Assistance, Choice, Preferences } from './choice.ts';
import { CONSENT_TEXT_VERSION } from './consents-text.ts';
import type { ConsentTextVersion } from './consents-text.ts';
import { SUGGESTION_KINDS } from '../kinds.ts';
import type { SuggestionKind } from '../kinds.ts';
import { judgedInput } from './preferences-input.ts';
import type { PreferencesInput } from './preferences-input.ts';

/** What people choose of AI: read, changed and withdrawn, each change with a record of it. */

/** Where a choice was made. */
export type ConsentOrigin = 'WIZARD' | 'SETTINGS';

/** What a person chose; the defaults where they chose nothing. One statement. */
export async function readPreferences(
  db: Pick<Db, 'aiPreferences'>,
  userId: string,
): Promise<Preferences> {
  return preferencesOf(await db.aiPreferences.findFirst({ where: { userId } }));
}

// A row `p` of ai_preferences, and the choice in it.
const COLUMNS = Prisma.sql`
  p.enabled, p.assistance, p.data_sharing as "dataSharing", p.off_kinds as "offKinds",
  p.interaction_style as "interactionStyle", p.explanation_detail as "explanationDetail",
  p.min_confidence as "minConfidence", p.feedback_since as "feedbackSince", p.updated_at as "updatedAt"`;
const CHOICE = Prisma.sql`
  jsonb_build_object(
    'enabled', p.enabled, 'assistance', p.assistance, 'dataSharing', p.data_sharing, 'offKinds', to_jsonb(p.off_kinds),
    'interactionStyle', p.interaction_style, 'explanationDetail', p.explanation_detail,
    'minConfidence', p.min_confidence)`;
// What is being written stops: its streams are told, and whoever works on it finds that it failed.
const WITHDRAWN = Prisma.sql`
  state = 'FAILED', note = 'WITHDRAWN', cursor = s.cursor + 1,
  proposal = null, alternatives = null, insights = null, rationale = null`;

type Row = Omit<AiPreferences, 'userId'>;

/**
 * Changes what a person chose: what is absent stays. Where models are allowed less than before, suggestions that one is
 * writing fail as WITHDRAWN. Four statements at the most.
 * @throws InvalidInputError
 */
export function updatePreferences(
  { access, viewer: { userId } }: PreferencesChanger,
  input: PreferencesInput,
): Promise<Preferences> {
  const wanted = judgedInput(input);
  return access.transaction(async (tx) => {
    const before = await lockPreferences(tx, userId);
    const after: Choice = { ...before, ...wanted.choice(before) };
    const changed = differences({ ...before }, { ...after }) !== null;
    const { resetFeedback, deleteDerived } = wanted;
    if (!changed && !resetFeedback && !deleteDerived) return before;
    const withdrawn = deleteDerived ? SUGGESTION_KINDS : withdrawnKinds(before, after);
    const { textVersion } = wanted;
    const write = { userId, after, changed, resetFeedback, withdrawn, textVersion };
    const written = await writePreferences(tx, write);
    if (deleteDerived) await deleteWhatModelsWrote(tx, userId);
    return written;
  });
}

/** Who changes their preferences: a request's context will do. */
export interface PreferencesChanger {
  readonly viewer: { readonly userId: string };
  readonly access: Access;
}

/** What holds now. Until the transaction ends nobody else changes it, and whoever reads it with a lock waits. */
async function lockPreferences(tx: Db, userId: string): Promise<Preferences> {
  const [row] = await tx.$queryRaw<Row[]>`
    insert into ai_preferences as p (user_id) values (${userId}::uuid)
    on conflict (user_id) do update set enabled = p.enabled
    returning ${COLUMNS}`;
  return preferencesOf(row ?? null);
}

interface PreferencesWrite {
  readonly userId: string;
  readonly after: Choice;
  /** Whether it differs from what held before: only then there is something to record. */
  readonly changed: boolean;
  readonly resetFeedback: boolean;
  /** Kinds of which nothing may go on being written. */
  readonly withdrawn: readonly SuggestionKind[];
  readonly textVersion: ConsentTextVersion;
}

async function writePreferences(tx: Db, write: PreferencesWrite): Promise<Preferences> {
  const { userId, after, changed } = write;
  const [row] = await tx.$queryRaw<Row[]>`
    with written as (
      update ai_preferences
      set enabled = ${after.enabled}, assistance = ${after.assistance}, data_sharing = ${after.dataSharing},
        off_kinds = ${[...after.offKinds]}::text[], interaction_style = ${after.interactionStyle},
        explanation_detail = ${after.explanationDetail}, min_confidence = ${after.minConfidence}::real,
        feedback_since = case when ${write.resetFeedback} then statement_timestamp() else feedback_since end,
        updated_at = case when ${changed} then statement_timestamp() else updated_at end
      where user_id = ${userId}::uuid
      returning *
    ), consent as (
      insert into ai_consents (id, user_id, text_version, origin, choice)
      select ${uuidv7()}::uuid, p.user_id, ${write.textVersion}, 'SETTINGS', ${CHOICE} from written p where ${changed}
    ), stopped as (
      update ai_suggestions s set ${WITHDRAWN}
      where s.user_id = ${userId}::uuid and s.state in ('PENDING', 'STREAMING')
        and s.kind = any (${[...write.withdrawn]}::text[])
    )
    select ${COLUMNS} from written p`;
  return preferencesOf(row ?? null);
}

/** Removes all that models wrote, or began to, for the person; what rules made stays. Two statements. */
async function deleteWhatModelsWrote(tx: Db, userId: string): Promise<void> {
  // What was held of the budgets for those in flight stays spent: that they may have cost it is all that is known.
  // The cache in a statement of its own: the next sees what was made from it while this waited.
  await tx.$executeRaw`delete from ai_cache where user_id = ${userId}::uuid`;
  await tx.$executeRaw`
    delete from ai_suggestions where user_id = ${userId}::uuid and source is distinct from 'RULES'`;
}

/**
 * Keeps the assistance level that a submitted PREFERENCES step asks for, with a record of it, where it is another than
 * before; OFF stops what models are writing. The record names the text in force. One statement.
 */
export async function chooseAssistance(tx: Db, userId: string, level: Assistance): Promise<void> {
  await tx.$executeRaw`
    with changed as (
      insert into ai_preferences as p (user_id, assistance) values (${userId}::uuid, ${level})
      on conflict (user_id) do update set assistance = excluded.assistance, updated_at = statement_timestamp()
        where p.assistance is distinct from excluded.assistance
      returning *
    ), consent as (
      insert into ai_consents (id, user_id, text_version, origin, choice)
      select ${uuidv7()}::uuid, p.user_id, ${CONSENT_TEXT_VERSION}, 'WIZARD', ${CHOICE} from changed p
    )
    update ai_suggestions s set ${WITHDRAWN}
    from changed p
    where s.user_id = p.user_id and s.state in ('PENDING', 'STREAMING') and p.assistance = 'OFF'`;
}
