import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../data/rights-scopes.ts';
import type { Me } from '../../tenants/oracle.ts';
import { around, idOf, overlaps } from './history.ts';
import type { History, Span } from './history.ts';
import type { Change, Table } from './journal.ts';

/** Holds every committed change against the rights that its actor had from its transaction's beginning to its end. */

/** A change with all that was changed in its transaction. */
interface Case extends Change {
  readonly together: readonly Change[];
  readonly me: Me;
  readonly span: Span;
  readonly history: History;
}

const rank = (role: unknown): number =>
  ['VIEWER', 'MEMBER', 'MANAGER', 'ADMIN', 'OWNER'].indexOf(String(role));
const organizationOf = ({ after, before }: Change): string =>
  idOf(after ?? before, 'organization_id');
const role = (one: Case, organization = organizationOf(one)): string =>
  one.me.roles.get(organization) ?? '';
const administers = (one: Case, organization?: string): boolean =>
  ['OWNER', 'ADMIN'].includes(role(one, organization));
const changed = ({ before, after }: Change, column: string): boolean =>
  JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]);
const isMine = ({ me, after, before }: Case, column = 'user_id'): boolean =>
  (after ?? before)?.[column] === me.id;
const isTo = ({ me, before }: Case): boolean => before?.['email'] === me.address;
const alongWith = (one: Case, table: Table, found: (change: Change) => boolean): boolean =>
  one.together.some((change) => change.table === table && found(change));
/** Whether an entry of the audit log of the same transaction tells of it. */
const isTold = (one: Case, actions: readonly string[], target: string): boolean =>
  alongWith(
    one,
    'audit_log',
    ({ after }) => actions.includes(String(after?.['action'])) && after?.['target_id'] === target,
  );
/** Whether a department that a row hung on was removed in the same transaction. */
const isDetached = (one: Case, column: 'department_id' | 'parent_id'): boolean =>
  changed(one, column) &&
  alongWith(
    one,
    'departments',
    ({ after, before }) => !after && before?.['id'] === one.before?.[column],
  );

/** Whether somebody's place of the same organization was ended, or became another, in the same transaction. */
const followsPlace = (one: Case, isWhose: (person: string) => boolean): boolean =>
  alongWith(
    one,
    'memberships',
    (place) =>
      place.before !== null &&
      (place.after === null || changed(place, 'role')) &&
      organizationOf(place) === organizationOf(one) &&
      isWhose(idOf(place.before, 'user_id')),
  );

/** Whoever leaves, or has less to say, leaves no invitation behind: of theirs, or to them. */
const isClosed = (one: Case): boolean =>
  one.after?.['state'] === 'REVOKED' &&
  followsPlace(
    one,
    (person) =>
      one.before?.['invited_by_id'] === person ||
      String(one.history.byId.get(person)?.[0]?.row['email']).toLowerCase() ===
        one.before?.['email'],
  );

/** Whether the actor managed a department, or one above it, at some moment: all links that there were count. */
function manages({ history, me, span }: Case, department: unknown): boolean {
  const reached = new Set<unknown>([department]);
  for (const id of reached) {
    for (const { row, ...version } of history.byId.get(String(id)) ?? []) {
      if (overlaps({ ...version, row }, span) && row['parent_id']) reached.add(row['parent_id']);
    }
  }
  return history
    .of('memberships')
    .some(
      (place) =>
        overlaps(place, span) &&
        place.row['user_id'] === me.id &&
        place.row['role'] === 'MANAGER' &&
        place.row['state'] === 'ACTIVE' &&
        place.row['department_id'] !== null &&
        reached.has(place.row['department_id']),
    );
}

function mayWriteObjective(one: Case, objective: Row | null | undefined): boolean {
  const organization = idOf(objective ?? null, 'organization_id');
  const own = objective?.['owner_id'] === one.me.id && rank(role(one, organization)) > 0;
  return administers(one, organization) || own || manages(one, objective?.['department_id']);
}

function mayInvite(one: Case, row: Row | null): boolean {
  const toLess = ['MEMBER', 'VIEWER'].includes(String(row?.['role']));
  return (
    administers(one) || (role(one) === 'MANAGER' && toLess && row?.['invited_by_id'] === one.me.id)
  );
}

function mayInsertPlace(one: Case): boolean {
  const { after, together, me } = one;
  const organization = organizationOf(one);
  if (after?.['role'] === 'OWNER') {
    const founded = alongWith(
      one,
      'organizations',
      (made) => made.after?.['created_by_id'] === me.id,
    );
    return isMine(one) && founded && isTold(one, ['ORGANIZATION_CREATED'], organization);
  }
  if (after?.['state'] !== 'PENDING') return false;
  const request = together.find(
    ({ table, after: row }) => table === 'join_requests' && row?.['state'] === 'APPROVED',
  );
  if (request) return administers(one) && request.after?.['user_id'] === after['user_id'];
  const invitation = together.find(({ table }) => table === 'invitations')?.after;
  if (invitation) {
    const agrees =
      invitation['role'] === after['role'] &&
      invitation['department_id'] === after['department_id'];
    return isMine(one) && agrees && isTold(one, ['INVITATION_ACCEPTED'], idOf(invitation));
  }
  const isOpen =
    one.history.invitedTo(me, one.span).has(organization) && after['role'] === 'MEMBER';
  return isMine(one) && isOpen && isTold(one, ['JOINED_BY_DOMAIN'], idOf(after));
}

function mayUpdatePlace(one: Case): boolean {
  const { before, after } = one;
  const id = idOf(after);
  if (changed(one, 'user_id') || changed(one, 'organization_id')) return false;
  if (changed(one, 'state')) {
    const completed = alongWith(
      one,
      'onboarding_sessions',
      (session) => session.after?.['state'] === 'COMPLETED',
    );
    return isMine(one) && completed && isTold(one, ['MEMBER_ACTIVATED'], idOf(after, 'user_id'));
  }
  if (changed(one, 'role')) {
    const ofOwners = [before?.['role'], after?.['role']].includes('OWNER');
    const raises = isMine(one) && rank(after?.['role']) > rank(before?.['role']);
    const may = ofOwners ? role(one) === 'OWNER' : administers(one);
    return may && !raises && isTold(one, ['MEMBER_ROLE_CHANGED', 'OWNERSHIP_TRANSFERRED'], id);
  }
  if (!changed(one, 'department_id') || isDetached(one, 'department_id')) return true;
  return administers(one) && isTold(one, ['MEMBER_MOVED'], id);
}

function mayDeletePlace(one: Case): boolean {
  const { before } = one;
  // One that waits yields to a newer invitation.
  const yields = alongWith(
    one,
    'memberships',
    ({ after }) => after?.['user_id'] === before?.['user_id'],
  );
  if (isMine(one)) return yields || isTold(one, ['MEMBER_LEFT'], idOf(before));
  const may = before?.['role'] === 'OWNER' ? role(one) === 'OWNER' : administers(one);
  return may && isTold(one, ['MEMBER_REMOVED'], idOf(before));
}

type Rule = (one: Case) => boolean;
const never: Rule = () => false;
interface Rules {
  readonly insert: Rule;
  readonly update: Rule;
  readonly remove: Rule;
}

const RULES: Readonly<Record<Table, Rules>> = {
  users: { insert: never, update: never, remove: never },
  organizations: {
    insert: (one) => isMine(one, 'created_by_id'),
    update: (one) =>
      administers(one, idOf(one.after)) && !changed(one, 'slug') && !changed(one, 'id'),
    remove: never,
  },
  memberships: { insert: mayInsertPlace, update: mayUpdatePlace, remove: mayDeletePlace },
  departments: {
    insert: (one) => administers(one) || manages(one, one.after?.['parent_id']),
    update: (one) =>
      isDetached(one, 'parent_id') || administers(one) || manages(one, one.after?.['id']),
    remove: (one) => administers(one) || manages(one, one.before?.['parent_id']),
  },
  objectives: {
    insert: (one) => mayWriteObjective(one, one.after),
    update: (one) => isDetached(one, 'department_id') || mayWriteObjective(one, one.before),
    remove: never,
  },
  key_results: {
    insert: (one) => mayWriteObjective(one, objectiveOf(one)),
    update: (one) => mayWriteObjective(one, objectiveOf(one)),
    remove: never,
  },
  invitations: {
    insert: (one) => isMine(one, 'invited_by_id') && mayInvite(one, one.after),
    update: (one) =>
      isDetached(one, 'department_id') ||
      isClosed(one) ||
      (['ACCEPTED', 'DECLINED'].includes(String(one.after?.['state'])) && changed(one, 'state')
        ? isTo(one)
        : mayInvite(one, one.after)),
    remove: never,
  },
  join_requests: {
    insert: (one) =>
      isMine(one) && one.history.invitedTo(one.me, one.span).has(organizationOf(one)),
    // Asking again leaves a request that was declined as it is.
    update: (one) =>
      administers(one) ||
      (isMine(one) &&
        (one.after?.['state'] === 'PENDING' || isDeepStrictEqual(one.before, one.after))),
    remove: (one) => followsPlace(one, (person) => one.before?.['user_id'] === person),
  },
  organization_domains: {
    insert: (one) =>
      role(one) === 'OWNER' && one.me.address?.endsWith(`@${idOf(one.after, 'domain')}`) === true,
    update: (one) => role(one) === 'OWNER',
    remove: (one) => role(one) === 'OWNER',
  },
  onboarding_sessions: {
    insert: (one) => isMine(one),
    update: (one) =>
      isMine(one) ||
      (one.after?.['state'] === 'ABANDONED' &&
        alongWith(
          one,
          'memberships',
          ({ after, before }) => !after && before?.['user_id'] === one.before?.['user_id'],
        )),
    remove: never,
  },
  audit_log: { insert: (one) => isMine(one, 'actor_id'), update: never, remove: never },
};

function objectiveOf({ after, history, span, together }: Case): Row | undefined {
  const id = idOf(after, 'objective_id');
  const made = together.find(
    (change) => change.table === 'objectives' && change.after?.['id'] === id,
  );
  const versions = history.byId.get(id) ?? [];
  return made?.after ?? versions.find((version) => overlaps(version, span))?.row;
}

/** The changes that nobody had a right to make. */
export function wrongChanges(history: History, changes: readonly Change[]): string[] {
  const transactions = new Map<string, Change[]>();
  for (const change of changes) {
    const together = transactions.get(change.transaction) ?? [];
    transactions.set(change.transaction, together);
    together.push(change);
  }
  return changes.flatMap((change) => {
    if (change.transaction === 'before') return [];
    const { table, before, after, actor, began, at } = change;
    const span = around({ from: began, to: at });
    const one: Case = {
      ...change,
      history,
      span,
      me: history.atMost(actor ?? '', span),
      together: transactions.get(change.transaction) ?? [],
    };
    const kind = !before ? 'insert' : !after ? 'remove' : 'update';
    if (actor !== null && RULES[table][kind](one)) return [];
    const told = JSON.stringify({ before, after, role: role(one) });
    return [`${actor ?? 'nobody'}: ${kind} ${table} ${told}`];
  });
}
