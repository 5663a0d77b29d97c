import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/**
 * Selections made from the schema: each leads from a type along one way of fields to all that the type at its end tells.
 * A field that is added is in them, and an argument that nobody has given a value for is an error.
 */

/** Values of arguments that fields below the root want. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'OnboardingSession.step': ['key: WELCOME', 'key: PROFILE'],
};
/** Public, and large: its name tells that it is reached. */
const BRIEFLY: readonly string[] = ['Industry'];
/** How long the lists are that are asked for: longer than any in the test's world. */
const PAGE = 20;

const isNode = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType =>
  isObjectType(type) && type.name.endsWith('Connection');

/** All selections of a type, of ways through at most `hops` other nodes. */
export function selectionsOf(type: GraphQLNamedType, hops: number): string[] {
  if (BRIEFLY.includes(type.name)) return ['__typename id name'];
  if (!leadsOn(type)) return [whole(type)];
  const fields = fieldsOf(type);
  const own = fields
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name);
  const named = ['__typename', ...own.filter((name) => name === 'id')];
  const further = fields
    .filter((field) => !isLeafType(getNamedType(field.type)))
    .flatMap((field) => fieldSelections(type.name, field, hops))
    .map((inner) => [...named, inner].join(' '));
  return [['__typename', ...own].join(' '), ...further];
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  if (isObjectType(type)) return Object.values(type.getFields());
  throw new Error(`Nothing says how ${type.name} is to be asked.`);
}

/** Whether there are nodes behind it, or it is one. */
function leadsOn(type: GraphQLNamedType, seen: readonly GraphQLNamedType[] = []): boolean {
  if (isNode(type) || isConnection(type)) return true;
  if (isLeafType(type) || seen.includes(type)) return false;
  const behind = isUnionType(type)
    ? type.getTypes()
    : fieldsOf(type).map((field) => getNamedType(field.type));
  return behind.some((one) => leadsOn(one, [...seen, type]));
}

/** All of something that leads to no node. */
function whole(type: GraphQLNamedType): string {
  if (isUnionType(type)) {
    const each = type.getTypes().map((one) => `... on ${one.name} { ${whole(one)} }`);
    return ['__typename', ...each].join(' ');
  }
  const parts = fieldsOf(type).map(({ name, type: wrapped }) => {
    const inner = getNamedType(wrapped);
    return isLeafType(inner) ? name : `${name} { ${whole(inner)} }`;
  });
  return ['__typename', ...parts].join(' ');
}

/** A field with what is selected of its type, in all ways. */
export function fieldSelections(
  parent: string,
  field: GraphQLField<unknown, unknown>,
  hops: number,
): string[] {
  const type = getNamedType(field.type);
  if (isConnection(type)) return connectionSelections(field, type, hops);
  const left = isNode(type) ? hops - 1 : hops;
  if (left < 0) return [];
  return argumentsOf(parent, field).flatMap((given) =>
    selectionsOf(type, left).map((inner) => `${field.name}${given} { ${inner} }`),
  );
}

function connectionSelections(
  { name }: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
  hops: number,
): string[] {
  const { nodes, totalCount } = type.getFields();
  if (!nodes) throw new Error(`${type.name} has no nodes.`);
  const item = getNamedType(nodes.type);
  if (isNode(item) && hops < 1) return [];
  const [first = '', ...further] = selectionsOf(item, isNode(item) ? hops - 1 : hops);
  const named = isObjectType(item) && 'id' in item.getFields() ? '__typename id' : '__typename';
  const page = `pageInfo { startCursor endCursor hasNextPage hasPreviousPage } ${totalCount ? 'totalCount' : ''}`;
  return [
    `${name}(first: ${PAGE}) { nodes { ${first} } edges { cursor node { ${named} } } ${page} }`,
    `${name}(last: ${PAGE}) { nodes { ${named} } ${page} }`,
    ...further.map((inner) => `${name}(first: ${PAGE}) { nodes { ${inner} } }`),
  ];
}

function argumentsOf(parent: string, { name, args }: GraphQLField<unknown, unknown>): string[] {
  const wanted = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const given = ARGUMENTS[`${parent}.${name}`];
  if (given) return given.map((text) => `(${text})`);
  if (wanted.length === 0) return [''];
  throw new Error(`Say with which arguments ${parent}.${name} is to be asked.`);
}

export const nodeTypesOf = (schema: GraphQLSchema): readonly GraphQLObjectType[] => {
  const node = schema.getType('Node');
  return isInterfaceType(node) ? [...schema.getPossibleTypes(node)] : [];
};
