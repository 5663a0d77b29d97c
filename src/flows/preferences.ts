import type { Db } from '../data/door.ts';
import { preferences } from '../steps/preferences.ts';
import { submitted } from './answers.ts';
import type { Completion } from './flow.ts';

/** Keeps how a person wants to be addressed and helped, across organizations: the latest wizard counts. */
export async function keepPreferences(tx: Db, completion: Completion): Promise<void> {
  const userId = completion.doer.viewer.userId;
  const chosen = submitted(completion, preferences);
  await tx.preferences.upsert({
    where: { userId },
    create: { userId, ...chosen },
    update: { ...chosen, updatedAt: new Date() },
  });
}
