import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { addMember, userIdOf } from '../../helpers/members.ts';
import { complete, walk } from '../../helpers/wizard.ts';
import { uuidOf } from '../../helpers/people.ts';
import { newMarker } from '../../tenants/markers.ts';
import { keepJournal } from './journal.ts';
import type { Marks } from './read-judge.ts';

/** Twenty people at three domains, in six organizations that share members. */

export interface Walker extends Person {
  /** UUID. */
  readonly id: string;
}

export interface Crowd {
  readonly app: App;
  readonly people: readonly [Walker, ...Walker[]];
  readonly industryId: string;
  /** Whose texts carry which marker; organizations get theirs when something is first written of them. */
  readonly marks: Map<string, Marks extends ReadonlyMap<string, infer Mark> ? Mark : never>;
  /** The marker of an organization (UUID). */
  markOf(organization: string): string;
  /** The marker of a person (UUID). */
  nameOf(person: string): string;
}

const PEOPLE = 20;
const ORGANIZATIONS = 6;
const DOMAINS = ['one.test', 'two.test', 'three.test'];
const ROLES = ['ADMIN', 'MANAGER', 'MEMBER', 'VIEWER', 'MEMBER', 'OWNER'] as const;

export async function gather(): Promise<Crowd> {
  const app = await startApp();
  const { database } = app;
  const marks: Crowd['marks'] = new Map();
  const organizations = new Map<string, string>();
  const names = new Map<string, string>();
  const markOf = (organization: string) => {
    const mark = organizations.get(organization) ?? newMarker();
    organizations.set(organization, mark);
    marks.set(mark, { organization });
    return mark;
  };
  const people: Walker[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const person = await app.person(`walker-${n}@${DOMAINS[n % DOMAINS.length] ?? ''}`);
    const id = await userIdOf(app, person);
    const mark = newMarker();
    marks.set(mark, { person: id });
    names.set(id, mark);
    people.push({ ...person, id });
    await database.query('update users set name = $2 where id = $1', [id, mark]);
  }
  await database.query('update auth.users set email_verified = true');
  const [first, ...others] = people;
  if (!first) throw new Error('There is nobody.');
  for (const [n, founder] of people.slice(0, ORGANIZATIONS).entries()) {
    const id = await found(app, founder);
    await database.query('update organizations set name = $2 where id = $1', [id, markOf(id)]);
    await database.query(
      `update departments set name = name || ' ' || $2 where organization_id = $1`,
      [id, markOf(id)],
    );
    const [department] = await database.query<{ id: string }>(
      'select id from departments where organization_id = $1 order by parent_id nulls last limit 1',
      [id],
    );
    for (const [place, role] of ROLES.entries()) {
      const somebody = people[(n * 3 + place + 1) % PEOPLE];
      if (!somebody || somebody === founder) continue;
      await addMember(app, id, somebody, role, department?.id ?? null);
    }
  }
  await openDoors(app, people);
  await keepJournal(database);
  const [industry] = await database.query<{ id: string }>('select id from industries limit 1');
  return {
    app,
    people: [first, ...others],
    industryId: industry?.id ?? '',
    marks,
    markOf,
    nameOf: (person) => names.get(person) ?? '',
  };
}

/** Every organization lets in the domain of its founder, some at once; and somebody asks already. */
async function openDoors({ database }: App, people: readonly Walker[]): Promise<void> {
  await database.query(
    `insert into organization_domains (id, organization_id, domain, joining, claimed_by_id)
     select gen_random_uuid(), o.id, split_part(u.email, '@', 2),
       case when row_number() over (order by o.id) % 3 = 0 then 'AUTOMATIC' else 'REQUEST' end, u.id
     from organizations o join users u on u.id = o.created_by_id`,
  );
  await database.query(
    `insert into join_requests (id, organization_id, user_id)
     select gen_random_uuid(), o.id, $1 from organizations o
     where not exists (select from memberships m where m.organization_id = o.id and m.user_id = $1)`,
    [people.at(-1)?.id],
  );
}

/** Walks the whole wizard; gives the organization's UUID. */
export async function found(app: App, founder: Person): Promise<string> {
  const session = await walk(app, founder, undefined, {
    TEAM: { invitations: [{ email: `guest-of-${founder.email}`, role: 'VIEWER' }] },
  });
  const { organization } = await complete(founder, session.id);
  if (!organization) throw new Error('The wizard made no organization.');
  return uuidOf(organization.id);
}
