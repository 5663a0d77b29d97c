import type { Access, Db } from '../../data/door.ts';
import { currentStep } from '../../onboarding/session.service.ts';
import type { Session } from '../../onboarding/session.service.ts';
import { kindEnabled, mayHelp } from './choice.ts';
import type { Preferences } from './choice.ts';
import { KINDS, SUGGESTION_KINDS } from '../kinds.ts';
import type { SuggestionKind } from '../kinds.ts';
import { readPreferences } from './preferences.service.ts';

/** Which kinds of suggestions are offered, and which first: by what the person made of earlier ones. */

/** How a person decided on suggestions of a kind. */
export interface Decisions {
  readonly kind: SuggestionKind;
  readonly accepted: number;
  readonly modified: number;
  readonly rejected: number;
}

/** A kind in the order in which they are offered. */
export interface RankedKind extends Decisions {
  /** How welcome it is, above 0 and below 1: see scoreOf. */
  readonly score: number;
  /** From 1, the best. */
  readonly rank: number;
}

/**
 * How welcome suggestions are that were decided on so: the share that was taken, where one that was changed counts half.
 * As if one more had been taken and one refused (Laplace's rule), so that few decisions say little: 0.5 with none.
 */
export const scoreOf = ({ accepted, modified, rejected }: Omit<Decisions, 'kind'>): number =>
  (accepted + modified / 2 + 1) / (accepted + modified + rejected + 2);

/** All kinds, the most welcome first; those that are equal in the order of SUGGESTION_KINDS. */
export function ranked(decisions: readonly Decisions[]): RankedKind[] {
  return SUGGESTION_KINDS.map((kind) => {
    const none = { kind, accepted: 0, modified: 0, rejected: 0 };
    const own = decisions.find((one) => one.kind === kind) ?? none;
    return { ...own, score: scoreOf(own) };
  })
    .toSorted((a, b) => b.score - a.score)
    .map((kind, index) => ({ ...kind, rank: index + 1 }));
}

/** All kinds, ranked by what the person decided since they last reset it. One statement. */
export async function readRanking(db: Db, userId: string): Promise<RankedKind[]> {
  const rows = await db.$queryRaw<Decisions[]>`
    select kind,
      count(*) filter (where state = 'ACCEPTED')::int as accepted,
      count(*) filter (where state = 'MODIFIED')::int as modified,
      count(*) filter (where state = 'REJECTED')::int as rejected
    from ai_suggestions
    where user_id = ${userId}::uuid and decided_at > coalesce(
      (select feedback_since from ai_preferences where user_id = ${userId}::uuid), '-infinity')
    group by kind`;
  return ranked(rows);
}

/**
 * The kinds to offer in a session now, the best first: those switched on that go with its current step, and at REVIEW
 * those that go with none. All of them where the person wants help wherever there can be some (EXTENSIVE), none where
 * they want to ask for it (MINIMAL) or want none (OFF), and else the first.
 */
export function offeredKinds(
  preferences: Preferences,
  ranking: readonly RankedKind[],
  session: Session,
): SuggestionKind[] {
  const { assistance } = preferences;
  if (!session.own || session.state !== 'IN_PROGRESS') return [];
  if (!mayHelp(preferences) || assistance === 'MINIMAL') return [];
  const { key } = currentStep(session);
  const fitting = ranking
    .map(({ kind }) => kind)
    .filter((kind) => (KINDS[kind].step ?? 'REVIEW') === key && kindEnabled(preferences, kind));
  return assistance === 'EXTENSIVE' ? fitting : fitting.slice(0, 1);
}

/**
 * The kinds to offer in each of these sessions now, in their order; none in others'. Two statements for all: what the
 * viewer chose and decided is the same for all of theirs.
 */
export async function offeredIn(
  { db }: Access,
  sessions: readonly Session[],
): Promise<SuggestionKind[][]> {
  const userId = sessions.find(({ own }) => own)?.userId;
  if (userId === undefined) return sessions.map(() => []);
  const [preferences, ranking] = await Promise.all([
    readPreferences(db, userId),
    readRanking(db, userId),
  ]);
  return sessions.map((session) => offeredKinds(preferences, ranking, session));
}
