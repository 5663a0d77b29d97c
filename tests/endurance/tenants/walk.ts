import { encodeGlobalId } from '../../../src/global-id.ts';
import type { Row } from '../../data/rights-scopes.ts';
import type { Random } from '../../helpers/random.ts';
import { inFlight } from '../../tenants/in-flight.ts';
import type { Crowd, Walker } from './crowd.ts';
import { createHistory, idOf } from './history.ts';
import type { History } from './history.ts';
import { readJournal } from './journal.ts';
import type { Change, Table } from './journal.ts';
import { wrongIn, wronglyRefused } from './read-judge.ts';
import type { Answered, Heard } from './read-judge.ts';
import { wrongChanges } from './write-judge.ts';

/** A walk of many people through many organizations, several at a time, judged after each round. */

/** What an operation may do: ask as somebody, and pick what it asks of. */
export interface Step {
  readonly crowd: Crowd;
  readonly random: Random;
  readonly person: Walker;
  /** Some row there is; of an organization of the person more often than not. Undefined where there is none. */
  some(table: Table, organization?: string): Row | undefined;
  /** Its global id. */
  id(type: string, row: Row | undefined): string;
  /** Asks, and remembers the answer for the judges; `target` is the UUID of what it is about. */
  ask(
    operation: string,
    document: string,
    variables: object,
    target?: string | readonly string[],
  ): Promise<Answered>;
}
export type Operation = (step: Step) => Promise<unknown>;

/** How many operations are in flight at a time, and how many make a round. */
const AT_ONCE = 8;
const ROUND = 250;
/** After how many operations it is asked, while others are in flight, whether every organization has an owner. */
const SAMPLED = 25;

export interface Walk {
  readonly history: History;
  /** Everything that was changed so far. */
  readonly changes: readonly Change[];
  /** How often each operation was asked, and how often what was asked for was done. */
  readonly counts: ReadonlyMap<string, { asked: number; done: number }>;
  /** Goes on for a round of operations; gives what was wrong. */
  round(operations: number): Promise<string[]>;
  /** Rounds until there were so many operations, or something was wrong. */
  go(operations: number): Promise<string[]>;
  /** Judges an answer as if somebody had got it now. */
  judge(heard: Heard): string[];
}

export async function startWalk(
  crowd: Crowd,
  random: Random,
  draw: (random: Random) => Operation,
): Promise<Walk> {
  const { app, people, marks } = crowd;
  const history = createHistory();
  const changes: Change[] = [];
  const counts = new Map<string, { asked: number; done: number }>();
  let last = '0';
  const catchUp = async () => {
    const read = await readJournal(app.database, last);
    last = read.last;
    for (const change of read.changes) history.add(change);
    changes.push(...read.changes);
    return read.changes;
  };
  await catchUp();

  /** What there is, as of the last round. */
  let alive = new Map<string, Row[]>();
  const takeStock = () => {
    alive = new Map();
    for (const versions of history.byId.values()) {
      const version = versions.at(-1);
      if (version?.to !== Infinity) continue;
      const { table, row } = version;
      const organization = idOf(row, table === 'organizations' ? 'id' : 'organization_id');
      for (const key of [table, `${table} ${organization}`]) {
        const rows = alive.get(key) ?? [];
        alive.set(key, rows);
        rows.push(row);
      }
    }
  };
  takeStock();
  const pick = (rows: readonly Row[] = []) => rows[random.whole(rows.length)];
  const homeOf = ({ id }: Walker) => {
    const place = pick(alive.get('memberships')?.filter(({ user_id: user }) => user === id));
    return place && idOf(place, 'organization_id');
  };

  const judge = (heard: Heard) => [
    ...wrongIn(history, marks, heard),
    ...wronglyRefused(history, heard),
  ];

  const round = async (operations: number) => {
    const heard: Heard[] = [];
    const ownerless: string[] = [];
    const drawn = Array.from({ length: operations }, () => ({
      operation: draw(random),
      person: random.pick(people),
    }));
    await inFlight(AT_ONCE, drawn, async ({ operation, person }, index) => {
      if (index % SAMPLED === 0) ownerless.push(...(await withoutOwner(crowd)));
      const some: Step['some'] = (table, organization) => {
        const home = organization ?? (random.once(3) ? undefined : homeOf(person));
        return (
          pick(alive.get(home === undefined ? table : `${table} ${home}`)) ?? pick(alive.get(table))
        );
      };
      const ask: Step['ask'] = async (name, document, variables, target = []) => {
        const from = Date.now();
        const answer = await app.ask<object, object>(document, variables, person.token);
        heard.push({
          person: person.id,
          operation: name,
          asked: [target].flat(),
          answer,
          from,
          to: Date.now(),
        });
        const count = counts.get(name) ?? { asked: 0, done: 0 };
        counts.set(name, count);
        count.asked += 1;
        if (!isRefusal(answer)) count.done += 1;
        return answer;
      };
      const id: Step['id'] = (type, row) => encodeGlobalId(type, idOf(row ?? null));
      await operation({ crowd, random, person, some, id, ask });
    });
    const news = await catchUp();
    const wrong = [
      ...wrongChanges(history, news),
      ...heard.flatMap(judge),
      ...ownerless,
      ...(await withoutOwner(crowd)),
    ];
    takeStock();
    return wrong;
  };

  return {
    history,
    changes,
    counts,
    round,
    async go(operations) {
      for (let done = 0; done < operations; done += ROUND) {
        const wrong = await round(Math.min(ROUND, operations - done));
        if (wrong.length > 0) return wrong;
      }
      return [];
    },
    judge,
  };
}

/** Whether a mutation answered one of its errors. */
function isRefusal({ data }: Answered): boolean {
  const { answer } = (data ?? {}) as { answer?: { __typename?: string } | null };
  return answer?.__typename?.endsWith('Error') === true;
}

/** Organizations that nobody owns, at this moment. */
export async function withoutOwner({ app }: Crowd): Promise<string[]> {
  const rows = await app.database.query<{ id: string }>(
    `select id from organizations o where not exists (
       select from memberships m where m.organization_id = o.id and m.role = 'OWNER' and m.state = 'ACTIVE')`,
  );
  return rows.map(({ id }) => `organization ${id} has no owner`);
}
