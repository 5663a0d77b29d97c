import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App, Person } from '../../helpers/app.ts';
import { startApp } from '../../helpers/app.ts';
import { start } from '../../helpers/wizard.ts';
import { send } from './requests.ts';

/** Documents and variables of absurd depth, width and length: answered, if with an error then with a clean one. */

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
});
afterAll(() => app.close());

const CLEAN = [
  'TOO_COMPLEX',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'REQUEST_ENTITY_TOO_LARGE',
];
/** What an answer may have more than the request: some 20 errors of a screen each. */
const ROOM = 100_000;

/** Sends a body; what comes back is what was asked for, or a clean error, and hardly longer. */
async function expectClean(body: string): Promise<void> {
  const { status, errors, length } = await send(app, body, person);
  const about = `${body.slice(0, 60)}… (${body.length})`;
  expect(CLEAN, about).toEqual(expect.arrayContaining([...errors]));
  expect(status, about).toBeOneOf(errors.length > 0 ? [200, 400, 413] : [200]);
  expect(length, about).toBeLessThan(Buffer.byteLength(body) + ROOM);
}
const ask = (query: string, variables = {}) => expectClean(JSON.stringify({ query, variables }));

const rows = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');
const nested = (count: number, open: string, inside: string, close: string) =>
  open.repeat(count) + inside + close.repeat(count);

const documents: Readonly<Record<string, (size: number) => string>> = {
  // Reading these is what takes the most stack: they come first, while nothing is compiled yet.
  'lists in lists': (n) => `{ node(id: ${nested(n, '[', '1', ']')}) { id } }`,
  'lists in lists by default': (n) =>
    `query ($id: ID = ${nested(n, '[', '1', ']')}) { node(id: $id) { id } }`,
  'objects in objects': (n) => `{ node(id: ${nested(n, '{ a: ', '1', '}')}) { id } }`,
  'lists of lists as a type': (n) => `query ($id: ${nested(n, '[', 'ID', ']')}) { __typename }`,
  'fields in fields': (n) => `{ ${nested(n, 'viewer { ', 'id', '}')} }`,
  'fields in fields of the schema': (n) =>
    `{ __schema { types { ${nested(n, 'ofType { ', 'name', '}')} } } }`,
  'fragments in fragments': (n) => `{ ${nested(n, '... { ', '__typename', '}')} }`,
  'what is never closed': (n) => '{ a '.repeat(n),
  'one field over and over': (n) => `{ ${'viewer { id } '.repeat(n)} }`,
  'one field under many names': (n) => `{ ${rows(n, (i) => `a${i}: viewer { id }`)} }`,
  'many fields under one name': (n) => `{ ${rows(n, (i) => `a: f${i}`)} }`,
  directives: (n) => `{ __typename ${'@skip(if: false) '.repeat(n)} }`,
  operations: (n) => rows(n, (i) => `query Q${i} { __typename }`),
  variables: (n) => `query (${rows(n, (i) => `$v${i}: Int`)}) { __typename }`,
  'fragments that double at each step': (n) =>
    `{ ...F0 } ${rows(n, (i) => `fragment F${i} on Query { x${i}: __typename ...F${i + 1} ... { ...F${i + 1} } }`)}
    fragment F${n} on Query { __typename }`,
  'fragments in a circle': (n) =>
    `{ ...F0 } ${rows(n, (i) => `fragment F${i} on Query { ...F${(i + 1) % n} }`)}`,
  'a long string': (n) => `{ node(id: "${'\\u{1F600}'.repeat(n)}") { id } }`,
  'a long block': (n) => `{ node(id: """${'\n  x'.repeat(n)}""") { id } }`,
  'a long name': (n) => `{ ${'x'.repeat(n)} }`,
  'a long comment': (n) => `# ${'x'.repeat(n)}\n{ __typename }`,
  'a long number': (n) => `{ node(id: ${'9'.repeat(n)}) { id } }`,
  space: (n) => `{ ${' ,\n\ufeff'.repeat(n)} __typename }`,
};

test.each(Object.entries(documents))('a document of %s', async (_what, document) => {
  for (const size of [300, 740, 1_490, 2_990, 100_000]) await ask(document(size));
});

const answers = (step: string, value: string) =>
  `{"query":"mutation ($input: Submit${step}StepInput!) { submit${step}Step(input: $input) { __typename } }",
  "variables":{"input":{"sessionId":"SESSION","expectedVersion":0,"answers":${value}}}}`;
const list = (count: number, item: (index: number) => string) =>
  `[${Array.from({ length: count }, (_, index) => item(index)).join()}]`;

const bodies: Readonly<Record<string, (size: number) => string>> = {
  'lists in lists for an object': (n) => answers('Welcome', nested(n, '[', '1', ']')),
  'objects in objects for text': (n) =>
    answers('Welcome', `{"fullName":${nested(n, '{"a":', '1', '}')}}`),
  'lists in lists for a list': (n) =>
    answers('Structure', `{"departments":${nested(n, '[', '', ']')}}`),
  'objects in lists in objects': (n) =>
    answers('Objectives', nested(n, '{"objectives":[', '', ']}')),
  'fields that nobody knows': (n) =>
    answers('Welcome', `{${list(n, (i) => `"k${i}":1`).slice(1, -1)}}`),
  'items that are none': (n) => answers('Structure', `{"departments":${list(n, () => '1')}}`),
  'words that are none': (n) =>
    answers('Structure', `{"businessGoals":${list(n, () => '"NONE"')}}`),
  'numbers that are none': (n) => answers('Structure', `{"teamSize":1${'0'.repeat(n)}}`),
  'keys that come again': (n) =>
    answers('Welcome', `{${list(n, () => '"fullName":"Ada"').slice(1, -1)}}`),
  'lists that nobody asked for': (n) =>
    `{"query":"{ __typename }","variables":{"x":${nested(n, '[', '', ']')}}}`,
  extensions: (n) =>
    `{"query":"{ __typename }","extensions":{"x":${nested(n, '{"x":', '1', '}')}}}`,
  'lists alone': (n) => nested(n, '[', '', ']'),
  'brackets alone': (n) => '['.repeat(n),
};

test.each(Object.entries(bodies))('a body of %s', async (_what, body) => {
  const { id } = await start(person);
  for (const size of [100, 1_000, 10_000, 60_000, 400_000]) {
    await expectClean(body(size).replace('SESSION', id));
  }
});
