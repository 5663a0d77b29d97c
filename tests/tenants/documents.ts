import { complexityFromQuery } from '@pothos/plugin-complexity';
import { getNamedType, isObjectType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import { encodeGlobalId } from '../../src/global-id.ts';
import { fieldSelections, nodeTypesOf, selectionsOf } from './probes.ts';
import type { Everything } from './rows.ts';

/** Everything that can be asked, of everything that there is: the same documents for everybody. */

/** The table of each type that has global ids. */
export const TABLES: Readonly<Record<string, string>> = {
  Organization: 'public.organizations',
  Membership: 'public.memberships',
  User: 'public.users',
  Department: 'public.departments',
  Objective: 'public.objectives',
  KeyResult: 'public.key_results',
  Invitation: 'public.invitations',
  JoinRequest: 'public.join_requests',
  OrganizationDomain: 'public.organization_domains',
  OnboardingSession: 'public.onboarding_sessions',
  AiSuggestion: 'public.ai_suggestions',
  Industry: 'public.industries',
};

/** The arguments with which each field of Query is asked; `node` and `nodes` are asked of every id. */
const ROOTS: Readonly<Record<string, (everything: Everything) => string[]>> = {
  viewer: () => [''],
  onboardingStatus: () => ['(flow: ORGANIZATION)', '(flow: MEMBER)'],
  onboardingSession: (all) =>
    idsOf(all, 'OnboardingSession').map((id) => `(id: ${JSON.stringify(id)})`),
  organization: ({ rows }) =>
    (rows.get('public.organizations') ?? []).map(({ slug }) => `(slug: ${JSON.stringify(slug)})`),
  aiEffectiveness: () => [`(since: "${new Date(Date.now() - 86_400_000).toISOString()}")`],
  // Whoever holds a token is told something: a test of its own. Of these, none is one.
  invitation: ({ rows }) =>
    (rows.get('public.invitations') ?? [])
      .flatMap((row) => [row['id'], row['token_hash'], row['email']])
      .filter((value) => typeof value === 'string')
      .map((token) => `(token: ${JSON.stringify(token)})`),
};

/** Fields of Query that tell nothing of anybody, and why. */
export const PUBLIC_ROOTS: Readonly<Record<string, string>> = {
  industries: 'What branches of business there are is the same for everybody.',
  industryCategories: 'The same.',
  organizationSlug: 'Whether an address is free crosses tenants on purpose (product.md).',
};

export const idsOf = ({ rows }: Everything, type: string): string[] => {
  const table = TABLES[type];
  if (table === undefined) throw new Error(`Say in which table the ids of ${type} are.`);
  // Branches of business are public, and hundreds.
  return (rows.get(table) ?? [])
    .slice(0, type === 'Industry' ? 3 : undefined)
    .map((row) => encodeGlobalId(type, String(row['id'])));
};

/** What one operation may ask at most, a little below what the server takes. */
const MOST = { complexity: 9_000, breadth: 400, length: 12_000 };
/** How many nodes away from those that are asked for. */
const HOPS = 2;

interface Probe {
  readonly text: string;
  readonly complexity: number;
  readonly breadth: number;
}

/** All documents; `nodes` for all ids of each type, `node` for each, and every other field of Query. */
export function documentsFor(schema: GraphQLSchema, everything: Everything): string[] {
  const probe = (text: string): Probe => {
    const cost = complexityFromQuery(`{ ${text} }`, { schema, ctx: {} });
    return { text, complexity: cost.complexity, breadth: cost.breadth };
  };
  const ofNodes = nodeTypesOf(schema).flatMap((type) => {
    const ids = idsOf(everything, type.name);
    const [own = ''] = selectionsOf(type, 0);
    const one = ids.map((id) =>
      probe(`node(id: ${JSON.stringify(id)}) { ... on ${type.name} { ${own} } }`),
    );
    const many = selectionsOf(type, HOPS).flatMap((inner) => {
      const ask = (some: readonly string[]) =>
        probe(
          `nodes(ids: ${JSON.stringify(some)}) { __typename ... on ${type.name} { ${inner} } }`,
        );
      const size = Math.floor(MOST.complexity / ask(ids.slice(0, 1)).complexity);
      // What costs more than one operation may is asked along a shorter way.
      return size < 1 ? [] : chunks(ids, Math.min(size, 100)).map(ask);
    });
    return [...one, ...many];
  });
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const ofRoots = fields
    .filter(({ name }) => name !== 'node' && name !== 'nodes' && !(name in PUBLIC_ROOTS))
    .flatMap((field) => {
      const given = ROOTS[field.name]?.(everything);
      if (!given) throw new Error(`Say with which arguments Query.${field.name} is to be asked.`);
      const asked = fieldSelections('Query', { ...field, args: [] }, 1);
      return given.flatMap((text) =>
        asked.map((inner) => probe(inner.replace(field.name, `${field.name}${text}`))),
      );
    });
  return packed([...ofNodes, ...ofRoots]);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}

function packed(probes: readonly Probe[]): string[] {
  const documents: string[] = [];
  let pack: Probe[] = [];
  const total = (key: 'complexity' | 'breadth') => pack.reduce((sum, one) => sum + one[key], 0);
  const flush = () => {
    if (pack.length > 0)
      documents.push(`{ ${pack.map(({ text }, n) => `a${n}: ${text}`).join('\n')} }`);
    pack = [];
  };
  for (const probe of probes) {
    const isFull =
      total('complexity') + probe.complexity > MOST.complexity ||
      total('breadth') + probe.breadth > MOST.breadth ||
      pack.reduce((sum, { text }) => sum + text.length, 0) + probe.text.length > MOST.length;
    if (isFull) flush();
    pack.push(probe);
  }
  flush();
  return documents;
}

/** Every field of an object type that these documents ask for, as `Type.field`. */
export function fieldsAsked(schema: GraphQLSchema, documents: readonly string[]): Set<string> {
  const asked = new Set<string>();
  const info = new TypeInfo(schema);
  for (const document of documents) {
    visit(
      parse(document),
      visitWithTypeInfo(info, {
        Field: ({ name }) => {
          const parent = info.getParentType();
          if (parent) asked.add(`${parent.name}.${name.value}`);
        },
      }),
    );
  }
  return asked;
}

/** Every field of every object type that can be reached from a type, as `Type.field`. */
export function fieldsWithin(
  schema: GraphQLSchema,
  root: GraphQLNamedType | null | undefined,
): Set<string> {
  const fields = new Set<string>();
  const seen = new Set<GraphQLNamedType>();
  const follow = (type: GraphQLNamedType) => {
    if (seen.has(type)) return;
    seen.add(type);
    if ('getTypes' in type) type.getTypes().forEach(follow);
    if (!('getFields' in type)) return;
    if (!isObjectType(type)) {
      if ('getInterfaces' in type) schema.getPossibleTypes(type).forEach(follow);
      return;
    }
    for (const field of Object.values(type.getFields())) {
      fields.add(`${type.name}.${field.name}`);
      follow(getNamedType(field.type));
    }
  };
  if (root) follow(root);
  return fields;
}
