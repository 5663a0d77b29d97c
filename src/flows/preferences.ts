import type { Db } from '../data/door.ts';
import { preferences } from '../steps/preferences.ts';
import { submitted } from './answers.ts';
import type { Completion } from './flow.ts';

/**
 * Keeps how a person wants to be addressed and what to show them, across organizations: the latest wizard counts. How
 * much an AI may help was kept when the step was submitted.
 */
export async function keepPreferences(tx: Db, completion: Completion): Promise<void> {
  const userId = completion.doer.viewer.userId;
  const { aiAssistance: _, ...chosen } = submitted(completion, preferences);
  await tx.preferences.upsert({
    where: { userId },
    create: { userId, ...chosen },
    update: { ...chosen, updatedAt: new Date() },
  });
}
