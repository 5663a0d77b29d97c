import type pg from 'pg';
import { counted } from '../../helpers/statements.ts';

/** How statements read the tables that grow: from EXPLAIN, because times say more of the machine. */

/** The tables that grow with the number of people. */
const LARGE = [
  'users',
  'organizations',
  'memberships',
  'member_profiles',
  'departments',
  'objectives',
  'key_results',
  'invitations',
  'join_requests',
  'organization_domains',
  'audit_log',
  'audit_origins',
  'onboarding_sessions',
  'onboarding_steps',
  'onboarding_answers',
  'onboarding_events',
];

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** A connection as a superuser, who may take any role. */
export interface Planner {
  readonly client: pg.Client;
  /** On whose behalf statements are planned. */
  readonly userId: string;
}

/** A large table that a plan reads, and by which condition; `by Seq Scan` and the like where there is none. */
export interface Read {
  readonly table: string;
  readonly how: string;
}

/**
 * What the plan of a statement reads. With parameters (`$1`), it is the plan that serves any values; without, the one
 * made for these.
 */
export async function planOf(
  { client, userId }: Planner,
  statement: string,
  role = 'gangway_app',
): Promise<Read[]> {
  const options = /\$\d/.test(statement) ? 'generic_plan, format json' : 'format json';
  await client.query(`begin; set local role ${role}; set local app.user_id = '${userId}'`);
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (${options}) ${statement}`,
    );
    return rows.flatMap((row) =>
      nodesOf(row['QUERY PLAN'][0].Plan).flatMap((node) => {
        const table = node['Relation Name'] ?? '';
        const reading = node['Node Type'].includes('Scan') && LARGE.includes(table);
        return reading ? [{ table, how: howRead(node) }] : [];
      }),
    );
  } finally {
    await client.query('rollback');
  }
}

/** A whole index read from end to end, without a condition, is no better than the table. */
const howRead = (node: Plan): string =>
  node['Index Cond'] ?? node['Recheck Cond'] ?? `by ${node['Node Type']}`;

/** What the statements that `work` sends would read, each in its generic plan. */
export async function readsOf(
  planner: Planner,
  work: () => Promise<unknown>,
  role?: string,
): Promise<Read[]> {
  const { sent } = await counted(work);
  const reads: Read[] = [];
  for (const statement of new Set(sent)) reads.push(...(await planOf(planner, statement, role)));
  return reads;
}

/** The tables read, each `by index` where it is so every time. */
export const summary = (reads: readonly Read[]): string[] =>
  [
    ...new Set(
      reads.map(({ table, how }) => `${table} ${how.startsWith('by') ? how : 'by index'}`),
    ),
  ].toSorted();
