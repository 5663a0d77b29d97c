import { recordDeeds } from '../../audit/audit.service.ts';
import type { Db } from '../../data/door.ts';
import { NotFoundError } from '../../errors.ts';
import { profile } from '../../steps/profile.ts';
import { submitted } from '../answers.ts';
import type { Completion } from '../flow.ts';
import { keepPreferences } from '../preferences.ts';

/** Makes the place active that waits for its person, with what they told of themselves; gives the organization's id. */
export async function completeMembership(completion: Completion, tx: Db): Promise<string> {
  const { doer, organizationId } = completion;
  const { userId } = doer.viewer;
  if (organizationId === null) throw new Error('A MEMBER session has its organization.');
  const [place] = await tx.$queryRaw<{ active: boolean }[]>`
    select app.activate_membership(${organizationId}::uuid) as active`;
  if (!place?.active) throw new NotFoundError();
  await tx.memberProfile.createMany({
    data: [{ organizationId, userId, ...submitted(completion, profile) }],
  });
  await keepPreferences(tx, completion);
  await recordDeeds(tx, doer, [
    { organizationId, action: 'MEMBER_ACTIVATED', targetType: 'User', targetId: userId },
  ]);
  return organizationId;
}
