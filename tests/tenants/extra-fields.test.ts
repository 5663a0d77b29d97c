import { coerceInputValue, getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';
import { startApp } from '../helpers/app.ts';
import type { App, Person } from '../helpers/app.ts';
import { start } from '../helpers/wizard.ts';
import { CASES, inputsOf, nowhere } from './mutation-cases.ts';

/** Inputs take what they name and nothing else: no field lets somebody set whose a thing is, its role or its state. */

/** What is nobody's to say, where an input does not ask for it. */
const SET_BY_THE_SERVER = [
  'id',
  'organizationId',
  'userId',
  'ownerId',
  'role',
  'state',
  'invitedById',
  'acceptedById',
  'createdById',
  'emailVerified',
  'staff',
  'slug',
  'closedAt',
  'position',
];

let app: App;
let person: Person;
beforeAll(async () => {
  app = await startApp();
  person = await app.person();
});
afterAll(async () => {
  await app.close();
});

test('no input takes a field that it does not have', () => {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  expect(inputs.length).toBeGreaterThan(40);
  for (const input of inputs) {
    for (const name of SET_BY_THE_SERVER.filter((one) => !(one in input.getFields()))) {
      const told: string[] = [];
      coerceInputValue({ [name]: 'x' }, input, (_path, _value, { message }) => told.push(message));
      expect(told.join(' '), `${input.name}.${name}`).toContain(
        `Field "${name}" is not defined by type "${input.name}"`,
      );
    }
  }
});

const CHANGES_NOTHING = [
  'deleteMyAccount',
  'exportMyData',
  'refreshAuth',
  'signIn',
  'updateAiPreferences',
];
const REGISTER = { email: 'new@example.com', password: 'correct horse battery', name: 'New' };

test.each([...inputsOf(schema)].filter(([name]) => name !== 'signOut'))(
  'a request that sends more is refused whole: %s',
  async (name, input) => {
    const { id } = await start(person);
    const sent =
      CASES[name]?.({ ...nowhere(), session: id }) ?? (name === 'register' ? REGISTER : {});
    expect(name in CASES || name === 'register' || CHANGES_NOTHING.includes(name)).toBe(true);
    for (const field of SET_BY_THE_SERVER.filter((one) => !(one in (input?.getFields() ?? {})))) {
      const told = await refusal(name, input, { ...sent, [field]: 'ADMIN' });
      expect(told).toMatch(
        new RegExp(`Field "${field}" is not defined by type "${input?.name ?? ''}"`),
      );
    }
    // As it is within what it holds: answers, invitations, key results.
    for (const [key, value] of Object.entries(sent)) {
      const type = input?.getFields()[key]?.type;
      const inner = type && getNamedType(type);
      if (!isInputObjectType(inner)) continue;
      const more = { organizationId: 'x', state: 'ACTIVE' };
      const nested = Array.isArray(value)
        ? value.map((one: object) => ({ ...one, ...more }))
        : { ...(value as object), ...more };
      expect(await refusal(name, input, { ...sent, [key]: nested })).toContain(
        `"organizationId" is not defined by type "${inner.name}"`,
      );
    }
    const users = await app.database.query(`select 1 from users where email = 'new@example.com'`);
    expect(users).toEqual([]);
  },
);

/** What is told of a request that is refused; it must not have been run. */
async function refusal(
  mutation: string,
  input: GraphQLInputObjectType | null,
  sent: object,
): Promise<string> {
  const { data, errors } = await app.ask(
    `mutation ($input: ${input?.name ?? ''}!) { ${mutation}(input: $input) { __typename } }`,
    { input: sent },
    person.token,
  );
  expect(data ?? null).toBeNull();
  return (errors ?? []).map(({ message }) => message).join('\n');
}
