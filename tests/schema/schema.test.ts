import { readFile } from 'node:fs/promises';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';

const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

test('schema.graphql is what the code prints', async () => {
  const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
});

test('every type, field, argument and value has a description', () => {
  const bare = types.flatMap((type) => {
    const missing = type.description ? [] : [type.name];
    if (isEnumType(type)) {
      return [
        ...missing,
        ...type
          .getValues()
          .filter((value) => !value.description)
          .map((value) => `${type.name}.${value.name}`),
      ];
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      return [
        ...missing,
        ...Object.values(type.getFields()).flatMap((field) => [
          ...(field.description ? [] : [`${type.name}.${field.name}`]),
          ...field.args
            .filter((arg) => !arg.description)
            .map((arg) => `${type.name}.${field.name}(${arg.name})`),
        ]),
      ];
    }
    if (isInputObjectType(type)) {
      return [
        ...missing,
        ...Object.values(type.getFields())
          .filter((field) => !field.description)
          .map((field) => `${type.name}.${field.name}`),
      ];
    }
    return missing;
  });
  expect(bare).toEqual([]);
});

test('a mutation takes one input and answers a union of its result and errors, null only beside a top-level error', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ name }) => name !== 'signOut',
  );
  for (const { name, args, type } of fields) {
    expect(
      args.map((arg) => [arg.name, String(arg.type).endsWith('!')]),
      name,
    ).toEqual([['input', true]]);
    expect(isUnionType(type), name).toBe(true);
    if (!isUnionType(type)) continue;
    const errors = type.getTypes().filter(({ name: member }) => member.endsWith('Error'));
    expect(type.getTypes().length - errors.length, name).toBe(1);
    for (const error of errors)
      expect(error.getInterfaces().map(String), error.name).toContain('Error');
  }
});

test('the names that outside clients are written against are there', () => {
  const names = (type: { getFields(): object } | null | undefined) =>
    Object.keys(type?.getFields() ?? {});
  expect(names(schema.getQueryType())).toEqual(
    expect.arrayContaining([
      'node',
      'nodes',
      'viewer',
      'onboardingStatus',
      'onboardingSession',
      'industries',
      'organization',
      'organizationSlug',
    ]),
  );
  expect(names(schema.getMutationType())).toEqual(
    expect.arrayContaining([
      'register',
      'signIn',
      'refreshAuth',
      'signOut',
      'startOnboarding',
      'saveOnboardingDraft',
      'submitWelcomeStep',
      'submitCompanyStep',
      'submitStructureStep',
      'submitObjectivesStep',
      'submitTeamStep',
      'submitPreferencesStep',
      'submitReviewStep',
      'skipOnboardingStep',
      'pauseOnboarding',
      'resumeOnboarding',
      'abandonOnboarding',
      'completeOnboarding',
      'requestSuggestion',
      'requestSuggestions',
      'acceptSuggestion',
      'rejectSuggestion',
    ]),
  );
  expect(names(schema.getSubscriptionType())).toEqual(['aiSuggestion', 'onboardingProgress']);
});
