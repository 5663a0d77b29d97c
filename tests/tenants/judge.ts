import { decodeGlobalId } from '../../src/global-id.ts';
import type { Row } from '../data/rights-scopes.ts';
import type { Answer } from '../helpers/app.ts';
import { markersIn, uuidsIn } from './markers.ts';
import type { Everything } from './rows.ts';
import type { Sight } from './oracle.ts';

/** Holds answers against what somebody may see. */

/** What of an answer somebody should not have got: ids, and the texts behind markers. */
export function leaksIn(everything: Everything, sight: Sight, answer: unknown): string[] {
  const text = JSON.stringify(answer);
  const ids = uuidsIn(text).flatMap((id) => {
    const found = everything.byId.get(id);
    return found && !sight.ids.has(id) ? [`${found.table} ${id}`] : [];
  });
  const cells = markersIn(text).flatMap((marker) => {
    const stands = [...(everything.cellsOfMarker.get(marker) ?? [])];
    return stands.length > 0 && !stands.some((cell) => sight.cells.has(cell)) ? stands : [];
  });
  return [...ids, ...cells];
}

/** Where a field leads: the rows that belong to the one that it is asked of, before rights. */
type Relation = (row: Row, everything: Everything) => Row | undefined | readonly Row[];

const to =
  (table: string, column: string): Relation =>
  (row, { rows }) =>
    (rows.get(`public.${table}`) ?? []).find((one) => one['id'] === row[column]);
const allOf =
  (table: string, column = 'organization_id'): Relation =>
  (row, { rows }) =>
    (rows.get(`public.${table}`) ?? []).filter((one) => one[column] === row['id']);

/** Every field that leads from one node to others. What is shown of them, the oracle says. */
export const RELATIONS: Readonly<Record<string, Relation>> = {
  'Organization.auditLog': allOf('audit_log'),
  'Organization.departments': allOf('departments'),
  'Organization.domains': allOf('organization_domains'),
  'Organization.industry': to('industries', 'industry_id'),
  'Organization.invitations': allOf('invitations'),
  'Organization.joinRequests': allOf('join_requests'),
  'Organization.members': allOf('memberships'),
  'Organization.objectives': allOf('objectives'),
  'AuditEntry.actor': to('users', 'actor_id'),
  'Department.children': allOf('departments', 'parent_id'),
  'Department.members': allOf('memberships', 'department_id'),
  'Department.parent': to('departments', 'parent_id'),
  'Invitation.department': to('departments', 'department_id'),
  'Invitation.invitedBy': to('users', 'invited_by_id'),
  'JoinRequest.decidedBy': to('users', 'decided_by_id'),
  'JoinRequest.user': to('users', 'user_id'),
  'Membership.department': to('departments', 'department_id'),
  'Membership.onboarding': (place, { rows }) =>
    (rows.get('public.onboarding_sessions') ?? []).find(
      (session) =>
        session['flow'] === 'MEMBER' &&
        session['organization_id'] === place['organization_id'] &&
        session['user_id'] === place['user_id'],
    ),
  'Membership.user': to('users', 'user_id'),
  'Objective.department': to('departments', 'department_id'),
  'Objective.keyResults': allOf('key_results', 'objective_id'),
  'Objective.owner': to('users', 'owner_id'),
  'OnboardingSession.suggestions': allOf('ai_suggestions', 'session_id'),
  'OnboardingSession.organization': to('organizations', 'organization_id'),
};

/** Fields from node to node that are judged by themselves, and how. */
export const OTHER_RELATIONS: Readonly<Record<string, string>> = {
  'OnboardingSession.industry': 'Named by answers, and public: the answers are what is looked for.',
};

interface Shown {
  readonly __typename: string;
  readonly id: string;
}
const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && '__typename' in value && 'id' in value;

/** Wherever an answer leads from one thing to others, what it shows too much of, or too little. */
export function wrongRelations(
  everything: Everything,
  sight: Sight,
  answer: Answer<unknown>,
): string[] {
  const wrong: string[] = [];
  const uuid = ({ id }: Shown) => decodeGlobalId(id)?.id ?? id;
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.values(value).forEach(walk);
    if (!isShown(value)) return;
    const row = everything.byId.get(uuid(value))?.row ?? {};
    for (const [field, got] of Object.entries(value)) {
      const relation = RELATIONS[`${value.__typename}.${field}`];
      if (!relation) continue;
      const led = relation(row, everything);
      const table = tableOf(everything, led);
      const due = [led ?? []].flat().filter((one) => sight.shows(table, one));
      const expected = due.map((one) => String(one['id'])).sort();
      const found = itemsOf(got).map(uuid).sort();
      if (JSON.stringify(found) !== JSON.stringify(expected)) {
        wrong.push(
          `${value.__typename}.${field} of ${uuid(value)}: ${found.length} shown, ${expected.length} due`,
        );
      }
      const count = (got as { totalCount?: number } | null)?.totalCount;
      if (count !== undefined && count !== expected.length) {
        wrong.push(
          `${value.__typename}.${field} of ${uuid(value)}: counts ${count}, ${expected.length} due`,
        );
      }
    }
  };
  walk(answer.data);
  return wrong;
}

const tableOf = ({ byId }: Everything, led: ReturnType<Relation>): string => {
  const [first] = [led ?? []].flat();
  return byId.get(String(first?.['id']))?.table ?? '';
};

/** The things that a field gave: of a page, all its nodes. */
function itemsOf(value: unknown): Shown[] {
  if (Array.isArray(value)) return value.filter(isShown);
  if (isShown(value)) return [value];
  const { nodes } = (value ?? {}) as { nodes?: unknown[] };
  return (nodes ?? []).filter(isShown);
}
