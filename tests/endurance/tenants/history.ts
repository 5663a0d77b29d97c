import type { Row } from '../../data/rights-scopes.ts';
import { uuidsIn } from '../../tenants/markers.ts';
import type { Me } from '../../tenants/oracle.ts';
import { SHOWN } from '../../tenants/oracle.ts';
import type { Change, Table } from './journal.ts';

/** What every row was at every moment, and so who could see it when. */

/** From the moment of one commit to that of the next. */
export interface Version {
  readonly table: Table;
  readonly row: Row;
  readonly from: number;
  to: number;
}

/** From before a request was sent until after its answer came. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** A commit is seen by others a moment after it was noted; milliseconds, much for a busy machine. */
const MOMENT = 500;
export const around = ({ from, to }: Span): Span => ({ from: from - MOMENT, to: to + MOMENT });

export interface History {
  readonly byId: ReadonlyMap<string, readonly Version[]>;
  add(change: Change): void;
  of(table: Table): readonly Version[];
  /** Somebody with the most that they held at any moment of a time. */
  atMost(person: string, span: Span): Me;
  /** Somebody with what they held all the time. */
  atLeast(person: string, span: Span): Me;
  /** Whether a version is shown to somebody by the rights table. */
  shows(version: Version, me: Me, span: Span): boolean;
  /** Whether an id may be told to somebody for another reason: the audit log, an invitation, a domain. */
  tells(id: string, me: Me, span: Span): boolean;
  /**
   * The organizations whose names somebody is told that they have no place in: by a domain, and by invitations in these
   * states, PENDING if not given.
   */
  invitedTo(me: Me, span: Span, states?: readonly string[]): ReadonlySet<string>;
}

const ROLES = ['OWNER', 'ADMIN', 'MANAGER', 'MEMBER', 'VIEWER'];
export const overlaps = (version: Version, { from, to }: Span): boolean =>
  version.from <= to && version.to >= from;
const spans = (version: Version, { from, to }: Span): boolean =>
  version.from <= from && version.to >= to;
export const idOf = (row: Row | null, column = 'id'): string => String(row?.[column]);

export function createHistory(): History {
  const byId = new Map<string, Version[]>();
  const byTable = new Map<Table, Version[]>();
  /** Memberships by person. */
  const places = new Map<string, Version[]>();
  /** The organizations whose audit logs name an id. */
  const named = new Map<string, Set<string>>();

  const of = (table: Table) => byTable.get(table) ?? [];
  const add = ({ table, at, before, after }: Change) => {
    const id = idOf(after ?? before);
    const versions = byId.get(id) ?? [];
    byId.set(id, versions);
    const last = versions.at(-1);
    if (last && last.to === Infinity) last.to = at;
    if (!after) return;
    const version = { table, row: after, from: at, to: Infinity };
    versions.push(version);
    const ofTable = byTable.get(table) ?? [];
    byTable.set(table, ofTable);
    ofTable.push(version);
    if (table === 'memberships') {
      const person = idOf(after, 'user_id');
      places.set(person, [...(places.get(person) ?? []), version]);
    }
    if (table === 'audit_log') {
      for (const one of uuidsIn(JSON.stringify(after))) {
        const organizations = named.get(one) ?? new Set<string>();
        named.set(one, organizations.add(idOf(after, 'organization_id')));
      }
    }
  };

  const whoWas = (id: string, span: Span, holds: typeof overlaps): Me => {
    const held = (places.get(id) ?? []).filter((version) => holds(version, span));
    const roles = new Map<string, string>();
    for (const { row } of held.filter(({ row: { state } }) => state === 'ACTIVE')) {
      const organization = idOf(row, 'organization_id');
      const known = roles.get(organization);
      const role = String(row['role']);
      if (!known || ROLES.indexOf(role) < ROLES.indexOf(known)) roles.set(organization, role);
    }
    const address = String(byId.get(id)?.at(-1)?.row['email']).toLowerCase();
    return {
      id,
      address,
      roles,
      places: new Set(held.map(({ row }) => idOf(row, 'organization_id'))),
    };
  };
  const atMost: History['atMost'] = (person, span) => whoWas(person, span, overlaps);
  const administers = (me: Me, organization: string) =>
    ['OWNER', 'ADMIN'].includes(me.roles.get(organization) ?? '');

  const showsPerson = (person: string, me: Me, span: Span) =>
    person === me.id ||
    (places.get(person) ?? []).some(
      (place) => overlaps(place, span) && me.roles.has(idOf(place.row, 'organization_id')),
    ) ||
    of('join_requests').some(
      (asks) =>
        overlaps(asks, span) &&
        asks.row['user_id'] === person &&
        asks.row['state'] === 'PENDING' &&
        administers(me, idOf(asks.row, 'organization_id')),
    );

  const invitedTo: History['invitedTo'] = (me, span, states = ['PENDING']) => {
    const invited = of('invitations')
      .filter((version) => overlaps(version, span) && version.row['email'] === me.address)
      .filter(({ row }) => states.includes(String(row['state'])));
    const joinable = of('organization_domains')
      .filter((version) => overlaps(version, span) && version.row['joining'] !== 'OFF')
      .filter(({ row }) => me.address?.endsWith(`@${String(row['domain'])}`))
      .filter(({ row }) =>
        of('users').some(
          (user) =>
            String(user.row['email']).endsWith(`@${String(row['domain'])}`) &&
            administers(atMost(idOf(user.row), span), idOf(row, 'organization_id')),
        ),
      );
    return new Set([...invited, ...joinable].map(({ row }) => idOf(row, 'organization_id')));
  };

  return {
    byId,
    add,
    of,
    atMost,
    atLeast: (person, span) => whoWas(person, span, spans),
    shows: (version, me, span) =>
      version.table === 'users'
        ? showsPerson(idOf(version.row), me, span)
        : (SHOWN[`public.${version.table}`]?.(version.row, me, new Map()) ?? false),
    tells(id, me, span) {
      if ([...(named.get(id) ?? [])].some((organization) => administers(me, organization)))
        return true;
      const versions = (byId.get(id) ?? []).filter((version) => overlaps(version, span));
      return versions.some(
        ({ table, row }) =>
          (table === 'invitations' && row['email'] === me.address && row['state'] === 'PENDING') ||
          (table === 'organizations' && (me.places.has(id) || invitedTo(me, span).has(id))),
      );
    },
    invitedTo,
  };
}
