import { idOf } from './history.ts';
import type { History } from './history.ts';

/** Places whose roles, one after another, the audit log does not explain: each change has its entry, each entry its change. */
export function unexplainedRoles(history: History): string[] {
  const places = new Set(history.of('memberships').map(({ row }) => idOf(row)));
  const entries = history
    .of('audit_log')
    .filter(({ row }) =>
      ['MEMBER_ROLE_CHANGED', 'OWNERSHIP_TRANSFERRED'].includes(String(row['action'])),
    );
  return [...places].flatMap((id) => {
    const roles = (history.byId.get(id) ?? [])
      .map(({ row }) => String(row['role']))
      .filter((role, n, all) => role !== all[n - 1]);
    const told = entries
      .filter(({ row }) => row['target_id'] === id)
      // Handing over to somebody who is an owner already makes nothing else of them.
      .filter(({ row }) => JSON.stringify(row['before']) !== JSON.stringify(row['after']))
      .map(({ row }) =>
        [row['before'], row['after']].map((values) => (values as { role: string }).role),
      );
    const changes = roles.slice(1).map((role, n) => [roles[n], role]);
    return JSON.stringify(told) === JSON.stringify(changes)
      ? []
      : [`membership ${id}: ${JSON.stringify(changes)}, told ${JSON.stringify(told)}`];
  });
}
