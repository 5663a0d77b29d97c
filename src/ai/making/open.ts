import type { Db } from '../../data/door.ts';
import type { Session } from '../../onboarding/session.service.ts';
import { KINDS } from '../kinds.ts';
import type { Boarding } from './flights.ts';
import type { Opened } from './opening.ts';
import type { Owner } from '../rows.ts';
import type { DataSharing, Situation, SuggestionNote } from '../suggestion.ts';

/** What rules and models are to answer, and how it is kept. */

/** Where it is made. */
export interface Place {
  readonly db: Db;
  /** Runs `work` in a transaction; within one, in that. */
  readonly atomically: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  /** The request's places in calls of models; null where there is none. */
  readonly boarding: Boarding | null;
  /** Waits for other requests; a transaction, which they might wait for in turn, is given up. */
  readonly waitFor: (others: Promise<unknown>) => Promise<unknown>;
}

/** A suggestion that the cache did not answer. */
export interface Open {
  readonly opened: Opened;
  readonly situation: Situation;
  readonly promptVersion: string;
  /** Why rules answer it; null where a model may. */
  readonly note: SuggestionNote | null;
}

/** What the rows of both have in common. */
export const rowOf = ({ opened, situation }: Open) => ({
  id: opened.id,
  kind: situation.kind,
  step: KINDS[situation.kind].step,
  locale: situation.locale,
  instruction: situation.instruction,
});

/** @param sharing What may be sent of the session. */
export const ownerOf = ({ id, userId, organizationId }: Session, sharing: DataSharing): Owner => ({
  sessionId: id,
  userId,
  organizationId,
  sharing,
});
