import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { metricType } from '../steps/enums.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import { createKeyResult, updateKeyResult } from './key-result-changes.service.ts';
import { KeyResultRef } from './objectives.schema.ts';

const titleDescription = 'What is to be reached, 5 to 150 characters.';
const unitDescription =
  'What is counted, at most 30 characters. For CURRENCY an ISO 4217 code, required.';
const targetDescription = 'Where it should stand at the end. 0 or 1 for BOOLEAN.';

const CreateInput = builder.inputType('CreateKeyResultInput', {
  description: 'What createKeyResult takes.',
  fields: (t) => ({
    objectiveId: t.id({ required: true, description: 'The id of an Objective.' }),
    title: t.string({ required: true, description: titleDescription }),
    metricType: t.field({
      type: graphqlEnum(metricType),
      required: true,
      description: 'How it is measured.',
    }),
    baseline: t.float({
      required: true,
      description: 'Where it stands now. 0 or 1 for BOOLEAN.',
    }),
    target: t.float({ required: true, description: targetDescription }),
    unit: t.string({ description: unitDescription }),
    idempotencyKey: t.string({ description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('createKeyResult', (t) =>
  t.field({
    type: KeyResultRef,
    ...answering('createKeyResult', [
      InvalidInputError,
      NotFoundError,
      ForbiddenError,
      IdempotencyError,
    ]),
    description:
      'Adds a key result to an objective that is not closed; at most 20. For whoever may change the objective.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The key result.' }) },
    resolve: (_root, { input }, context) => createKeyResult(signedIn(context), input),
  }),
);

const UpdateInput = builder.inputType('UpdateKeyResultInput', {
  description:
    'What updateKeyResult takes: an absent field stays as it is, null clears one that may be empty.',
  fields: (t) => ({
    keyResultId: t.id({ required: true, description: 'The id of a KeyResult.' }),
    title: t.string({ description: titleDescription }),
    target: t.float({ description: targetDescription }),
    current: t.float({ description: 'Where it stands now. 0 or 1 for BOOLEAN.' }),
    unit: t.string({ description: unitDescription }),
  }),
});

builder.mutationField('updateKeyResult', (t) =>
  t.field({
    type: KeyResultRef,
    ...answering('updateKeyResult', [InvalidInputError, NotFoundError, ForbiddenError]),
    description:
      'Tells how a key result stands, or changes it, while its objective is not closed. For whoever may change the objective.',
    args: {
      input: t.arg({
        type: UpdateInput,
        required: true,
        description: 'The key result and what changes.',
      }),
    },
    resolve: (_root, { input }, context) => updateKeyResult(signedIn(context), input),
  }),
);
