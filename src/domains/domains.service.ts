import { domainToASCII } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { recorderOf } from '../audit/audit.service.ts';
import type { Changer } from '../audit/audit.service.ts';
import { change, invalid, refuse, targetId } from '../changes.ts';
import type { Access, Db } from '../data/door.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { once } from '../idempotency/idempotency.service.ts';
import { isPublicMailDomain } from './public-mail.ts';

/** How newcomers with a proven address at a domain may join, and what it means. */
export const DOMAIN_JOINING = {
  OFF: 'Not at all.',
  REQUEST: 'They ask, and an owner or admin decides.',
  AUTOMATIC: 'They join at once, as MEMBER.',
} as const;
export type DomainJoining = keyof typeof DOMAIN_JOINING;

/** The most domains that an organization may claim. */
export const MOST_DOMAINS = 20;

/** What claimDomain takes. */
export interface ClaimInput {
  /** Global id. */
  readonly organizationId: string;
  /** That of the viewer's own address if left out. */
  readonly domain?: string | null | undefined;
  readonly joining: DomainJoining;
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Claims the domain of the owner's own proven address for an organization; one that it claims already gets the new way
 * of joining. Gives the claim's id (UUID).
 * @throws InvalidInputError (DOMAIN_NOT_PROVEN, PUBLIC_MAIL_DOMAIN, TOO_MANY), NotFoundError, ForbiddenError, IdempotencyError
 */
export function claimDomain(by: Changer, input: ClaimInput): Promise<string> {
  const call = { mutation: 'claimDomain', input };
  return change(by, (tx) =>
    once(tx, by.viewer.userId, call, async () => {
      const organizationId = await lockOwned(tx, input.organizationId);
      const domain = await provenDomain(tx, input.domain);
      const known = await tx.organizationDomain.findFirst({ where: { organizationId, domain } });
      if (known) return setJoining(tx, by, known, input.joining);
      await refuseTooMany(tx, organizationId);
      const id = uuidv7();
      const claim = { domain, joining: input.joining };
      const data = { id, organizationId, ...claim, claimedById: by.viewer.userId };
      await tx.organizationDomain.createMany({ data: [data] });
      await record(tx, by, 'DOMAIN_CLAIMED', data, { after: claim });
      return id;
    }),
  );
}

/** Changes how newcomers of a claimed domain may join. Gives the claim's id (UUID). @throws NotFoundError, ForbiddenError */
export function changeDomainJoining(
  by: Changer,
  input: { readonly domainId: string; readonly joining: DomainJoining },
): Promise<string> {
  return change(by, async (tx) =>
    setJoining(tx, by, await lockClaim(tx, input.domainId), input.joining),
  );
}

/** Gives up a claim. Gives its id (UUID). @throws NotFoundError, ForbiddenError */
export function releaseDomain(by: Changer, input: { readonly domainId: string }): Promise<string> {
  return change(by, async (tx) => {
    const claim = await lockClaim(tx, input.domainId);
    await tx.organizationDomain.deleteMany({ where: { id: claim.id } });
    const { domain, joining } = claim;
    await record(tx, by, 'DOMAIN_RELEASED', claim, { before: { domain, joining } });
    return claim.id;
  });
}

/**
 * Whether each of these claims (UUIDs) counts now, in their order: while an owner or admin of the organization has a
 * proven address at the domain, whoever claimed it. One statement.
 */
export async function effectiveClaims(
  { db }: Access,
  ids: readonly string[],
): Promise<readonly boolean[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select d.id from organization_domains d
    where d.id = any (${[...ids]}::uuid[]) and exists (
      select from memberships m join users u on u.id = m.user_id
      where m.organization_id = d.organization_id and m.state = 'ACTIVE' and m.role in ('OWNER', 'ADMIN')
        and u.email_verified and app.mail_domain(u.email) = d.domain
    )`;
  const effective = new Set(rows.map(({ id }) => id));
  return ids.map((id) => effective.has(id));
}

interface Claim {
  readonly id: string;
  readonly organizationId: string;
  readonly domain: string;
  readonly joining: string;
}

const record = recorderOf('OrganizationDomain');

/** The organization's id (UUID), with nobody else claiming for it until the transaction ends. */
async function lockOwned(tx: Db, globalId: string): Promise<string> {
  const id = targetId('Organization', globalId);
  const [place] = await tx.$queryRaw<{ role: string }[]>`
    select m.role::text as role from organizations o join memberships m on m.organization_id = o.id
    where o.id = ${id}::uuid and m.user_id = (select app.viewer_id()) and m.state = 'ACTIVE'`;
  if (!place) throw new NotFoundError();
  if (place.role !== 'OWNER') throw new ForbiddenError();
  await tx.$queryRaw`select 1 from organizations where id = ${id}::uuid for no key update`;
  return id;
}

/** A claim that the viewer may change, locked. */
async function lockClaim(tx: Db, globalId: string): Promise<Claim> {
  const id = targetId('OrganizationDomain', globalId);
  const [claim] = await tx.$queryRaw<Claim[]>`
    select id, organization_id as "organizationId", domain, joining from organization_domains
    where id = ${id}::uuid for no key update`;
  // The policy for updates hides from the lock what admins may read.
  return claim ?? refuse(tx.organizationDomain.findFirst({ where: { id }, select: { id: true } }));
}

/** The domain of the viewer's proven address, which the one that they typed has to be. */
async function provenDomain(tx: Db, typed: string | null | undefined): Promise<string> {
  const [row] = await tx.$queryRaw<{ domain: string | null }[]>`
    select app.mail_domain(app.viewer_address()) as domain`;
  const own = row?.domain ?? null;
  const wanted = typeof typed === 'string' ? domainToASCII(typed.trim().replace(/\.$/, '')) : own;
  if (wanted !== null && wanted !== '' && isPublicMailDomain(wanted)) {
    throw invalid('domain', 'PUBLIC_MAIL_DOMAIN');
  }
  if (wanted === null || wanted !== own) throw invalid('domain', 'DOMAIN_NOT_PROVEN');
  return wanted;
}

async function refuseTooMany(tx: Db, organizationId: string): Promise<void> {
  const claimed = await tx.organizationDomain.count({ where: { organizationId } });
  if (claimed < MOST_DOMAINS) return;
  throw invalid('organizationId', 'TOO_MANY', { max: MOST_DOMAINS });
}

async function setJoining(
  tx: Db,
  by: Changer,
  claim: Claim,
  joining: DomainJoining,
): Promise<string> {
  if (claim.joining === joining) return claim.id;
  await tx.organizationDomain.updateMany({
    where: { id: claim.id },
    data: { joining, updatedAt: new Date() },
  });
  const values = { before: { joining: claim.joining }, after: { joining } };
  await record(tx, by, 'DOMAIN_CHANGED', claim, values);
  return claim.id;
}
