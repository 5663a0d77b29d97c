import { builder, enumOf } from '../builder.ts';
import { stillThere } from '../changes.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import {
  changeDomainJoining,
  claimDomain,
  DOMAIN_JOINING,
  effectiveClaims,
  MOST_DOMAINS,
  releaseDomain,
} from './domains.service.ts';
import type { DomainJoining } from './domains.service.ts';

/** What owners do: claim domains, and say how people with addresses at them may join. */

export const DomainJoiningEnum = enumOf(
  'DomainJoining',
  'How people with a verified address at a domain may join.',
  DOMAIN_JOINING,
);

const OrganizationDomainRef = builder.prismaNode('OrganizationDomain', {
  description: 'A mail domain that an organization claims. Its owners and admins see it.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    domain: t.exposeString('domain', { description: 'The domain, such as `example.com`.' }),
    joining: t.field({
      type: DomainJoiningEnum,
      description: 'How newcomers with an address there may join.',
      select: { joining: true },
      resolve: ({ joining }) => joining as DomainJoining,
    }),
    effective: t.loadable({
      type: 'Boolean',
      description:
        'Whether the claim counts: while an owner or admin of the organization has a verified address at the domain. Otherwise nobody joins by it.',
      load: (ids: string[], { access }) => effectiveClaims(access, ids),
      resolve: ({ id }) => id,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was claimed.' }),
  }),
});

builder.prismaObjectField('Organization', 'domains', (t) =>
  t.relation('domains', {
    type: OrganizationDomainRef,
    description: `The mail domains that it claims, by name, at most ${MOST_DOMAINS}. Owners and admins see them; to others there are none.`,
    query: { orderBy: { domain: 'asc' }, take: MOST_DOMAINS },
  }),
);

const domainId = { required: true, description: 'The id of an OrganizationDomain.' } as const;
const joiningField = {
  type: DomainJoiningEnum,
  required: true,
  description: 'How newcomers may join from now on.',
} as const;

const ClaimDomainInput = builder.inputType('ClaimDomainInput', {
  description: 'What claimDomain takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    domain: t.string({
      required: false,
      description:
        "The domain of the viewer's own verified address, such as `example.com`; that one if left out.",
    }),
    joining: t.field(joiningField),
    idempotencyKey: t.string({ required: false, description: idempotencyKeyDescription }),
  }),
});

const ChangeDomainJoiningInput = builder.inputType('ChangeDomainJoiningInput', {
  description: 'What changeDomainJoining takes.',
  fields: (t) => ({ domainId: t.id(domainId), joining: t.field(joiningField) }),
});

const ReleaseDomainInput = builder.inputType('ReleaseDomainInput', {
  description: 'What releaseDomain takes.',
  fields: (t) => ({ domainId: t.id(domainId) }),
});

const ReleasedDomainRef = builder.objectRef<{ readonly id: string }>('ReleasedDomain').implement({
  description: 'A claim that was given up.',
  fields: (t) => ({
    id: t.id({
      description: 'The global id that it had.',
      resolve: ({ id }) => encodeGlobalId('OrganizationDomain', id),
    }),
  }),
});

builder.mutationField('claimDomain', (t) =>
  t.prismaField({
    type: OrganizationDomainRef,
    ...answering('claimDomain', [
      InvalidInputError,
      NotFoundError,
      ForbiddenError,
      IdempotencyError,
    ]),
    description:
      "Claims the domain of the viewer's verified address for an organization, so that others with an address there may join. Public mail providers are refused. Other organizations may claim the same domain. One that is claimed already gets the new `joining`. For owners.",
    args: { input: t.arg({ type: ClaimDomainInput, required: true, description: 'The claim.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await claimDomain(signedIn(context), input);
      return stillThere(
        context.access.db.organizationDomain.findFirst({ ...query, where: { id } }),
      );
    },
  }),
);

builder.mutationField('changeDomainJoining', (t) =>
  t.prismaField({
    type: OrganizationDomainRef,
    ...answering('changeDomainJoining', [NotFoundError, ForbiddenError]),
    description:
      'Changes how newcomers with an address at a claimed domain may join. Who has joined stays, and requests stay. For owners.',
    args: {
      input: t.arg({ type: ChangeDomainJoiningInput, required: true, description: 'Which, how.' }),
    },
    resolve: async (query, _root, { input }, context) => {
      const id = await changeDomainJoining(signedIn(context), input);
      return stillThere(
        context.access.db.organizationDomain.findFirst({ ...query, where: { id } }),
      );
    },
  }),
);

builder.mutationField('releaseDomain', (t) =>
  t.field({
    type: ReleasedDomainRef,
    ...answering('releaseDomain', [NotFoundError, ForbiddenError]),
    description: 'Gives up the claim on a domain: nobody joins by it any more. For owners.',
    args: { input: t.arg({ type: ReleaseDomainInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) => ({
      id: await releaseDomain(signedIn(context), input),
    }),
  }),
);
