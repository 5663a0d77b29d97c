import { markersIn, uuidsIn } from '../../tenants/markers.ts';
import type { Span } from './history.ts';
import { around, idOf, overlaps } from './history.ts';
import type { History } from './history.ts';

/** What somebody was answered, and when. */
export interface Heard extends Span {
  /** Who asked: a UUID. */
  readonly person: string;
  readonly operation: string;
  /** The global ids' UUIDs that it was asked of by name. */
  readonly asked: readonly string[];
  readonly answer: Answered;
}
export interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** The organization, or the person, whose texts carry a marker. */
export type Marks = ReadonlyMap<
  string,
  { readonly organization: string } | { readonly person: string }
>;

/** What of an answer nobody had a right to at any moment from the question to the answer; and what was kept from them. */
export function wrongIn(history: History, marks: Marks, heard: Heard): string[] {
  const { person, operation, answer } = heard;
  const span = around(heard);
  const me = history.atMost(person, span);
  const text = JSON.stringify(answer);
  const shown = (id: string) =>
    (history.byId.get(id) ?? []).some(
      (version) => overlaps(version, span) && history.shows(version, me, span),
    ) || history.tells(id, me, span);
  // Declining is safe to repeat: it tells once more of what was declined.
  const answered = operation === 'declineInvitation' ? ['PENDING', 'DECLINED'] : undefined;
  const invitedTo = history.invitedTo(me, span, answered);
  const ids = uuidsIn(text)
    .filter((id) => history.byId.has(id) && !shown(id))
    .map((id) => `${history.byId.get(id)?.[0]?.table ?? ''} ${id}`);
  const texts = markersIn(text).filter((marker) => {
    const whose = marks.get(marker);
    if (!whose) return false;
    if ('organization' in whose) {
      return !me.roles.has(whose.organization) && !invitedTo.has(whose.organization);
    }
    return !shown(whose.person) && !invites(history, whose.person, me.address);
  });
  const wrong = [...ids, ...texts].map((what) => `${operation}: ${person} was told of ${what}`);
  // What goes while the answer is put together, or the right to it, a part of the answer does not find.
  const errors = answer.errors?.filter(
    ({ extensions }) => !(extensions?.code === 'NOT_FOUND' && somethingEnded(history, span)),
  );
  if (errors?.length) wrong.push(`${operation}: ${JSON.stringify(errors)}`);
  return [...wrong, ...hiddenIn(history, heard)];
}

const somethingEnded = (history: History, { from, to }: Span): boolean =>
  [...history.byId.values()].some((versions) =>
    versions.some((version) => version.to >= from && version.to <= to),
  );

/** Whoever is invited is told by whom. */
const invites = (history: History, inviter: string, address: string | null): boolean =>
  history
    .of('invitations')
    .some(({ row }) => row['invited_by_id'] === inviter && row['email'] === address);

/** What somebody asked for by its id that they could see all the time, and were not shown. */
function hiddenIn(history: History, heard: Heard): string[] {
  const { nodes } = (heard.answer.data ?? {}) as { nodes?: ({ id: string } | null)[] };
  if (!nodes) return [];
  const span = around(heard);
  const me = history.atLeast(heard.person, span);
  return heard.asked
    .filter((id, n) => {
      const version = history.byId
        .get(id)
        ?.find(({ from, to }) => from <= span.from && to >= span.to);
      const isHidden = (nodes[n] ?? null) === null;
      return version && isHidden && version.table !== 'users' && history.shows(version, me, span);
    })
    .map((id) => `${heard.operation}: ${heard.person} was not shown ${id}`);
}

/** What a refusal says that it should not: that something is there, or that who owns it may not. */
export function wronglyRefused(history: History, heard: Heard): string[] {
  const { answer } = (heard.answer.data ?? {}) as { answer?: { __typename?: string } | null };
  const typename = answer?.__typename;
  const [target] = heard.asked;
  if (target === undefined) return [];
  const span = around(heard);
  const versions = (history.byId.get(target) ?? []).filter((version) => overlaps(version, span));
  const told = `${heard.operation}: ${heard.person} got ${typename ?? 'nothing'} at ${target}`;
  const least = history.atLeast(heard.person, span);
  if (typename === 'ForbiddenError') {
    const most = history.atMost(heard.person, span);
    if (!versions.some((version) => history.shows(version, most, span))) return [told];
    const owns = versions.every(({ table, row }) => {
      const organization = table === 'organizations' ? idOf(row) : idOf(row, 'organization_id');
      return least.roles.get(organization) === 'OWNER';
    });
    return owns ? [told] : [];
  }
  // By its id only who is invited answers, whoever else sees it.
  if (/^(accept|decline)Invitation$/.test(heard.operation)) return [];
  const [only] = versions;
  const isSteady = only && versions.length === 1 && only.from <= span.from && only.to >= span.to;
  return typename === 'NotFoundError' && isSteady && history.shows(only, least, span) ? [told] : [];
}
