import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { nestedInput } from '../steps/step.types.ts';
import { keyResult } from './key-result-changes.service.ts';
import { closeObjective, updateObjective } from './objective-changes.service.ts';
import { createObjective } from './objective-creation.service.ts';
import { ObjectiveRef } from './objectives.schema.ts';

const titleDescription = 'What is to be achieved, 5 to 100 characters.';
const descriptionDescription = 'Why it matters, 10 to 300 characters. May have several lines.';
const departmentIdDescription = 'The id of a Department of the same organization. Null: none.';
const cycleDaysDescription = 'How many days its cycle lasts: 30, 60, 90, 180 or 365.';
const objectiveIdDescription = 'The id of an Objective.';
const forWhom =
  'For its owner (unless a VIEWER), owners and admins, and managers of its department.';

const CreateInput = builder.inputType('CreateObjectiveInput', {
  description: 'What createObjective takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    title: t.string({ required: true, description: titleDescription }),
    description: t.string({ description: descriptionDescription }),
    departmentId: t.id({ description: departmentIdDescription }),
    ownerId: t.id({
      description:
        'The id of the User whose objective it is: an active member. Null or absent: the viewer.',
    }),
    cycleDays: t.int({
      description: `${cycleDaysDescription} Null or absent: the organization's okrCycleDays, else 90.`,
    }),
    keyResults: t.field({
      type: [nestedInput(keyResult)],
      description: 'How one will know that it is achieved: 1 to 5. More come by createKeyResult.',
    }),
    idempotencyKey: t.string({ description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('createObjective', (t) =>
  t.field({
    type: ObjectiveRef,
    ...answering('createObjective', [
      InvalidInputError,
      NotFoundError,
      ForbiddenError,
      IdempotencyError,
    ]),
    description:
      'Makes an objective whose cycle begins now; at most 500 open ones an organization. Everybody but a VIEWER makes their own; owners and admins, and managers in their departments, make those of others.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The objective.' }) },
    resolve: (_root, { input }, context) => createObjective(signedIn(context), input),
  }),
);

const UpdateInput = builder.inputType('UpdateObjectiveInput', {
  description:
    'What updateObjective takes: an absent field stays as it is, null clears one that may be empty.',
  fields: (t) => ({
    objectiveId: t.id({ required: true, description: objectiveIdDescription }),
    title: t.string({ description: titleDescription }),
    description: t.string({ description: descriptionDescription }),
    departmentId: t.id({ description: departmentIdDescription }),
    cycleDays: t.int({ description: `${cycleDaysDescription} Counted from startsAt.` }),
  }),
});

builder.mutationField('updateObjective', (t) =>
  t.field({
    type: ObjectiveRef,
    ...answering('updateObjective', [InvalidInputError, NotFoundError, ForbiddenError]),
    description: `Changes an objective that is not closed. ${forWhom}`,
    args: {
      input: t.arg({
        type: UpdateInput,
        required: true,
        description: 'The objective and what changes.',
      }),
    },
    resolve: (_root, { input }, context) => updateObjective(signedIn(context), input),
  }),
);

const CloseInput = builder.inputType('CloseObjectiveInput', {
  description: 'What closeObjective takes.',
  fields: (t) => ({
    objectiveId: t.id({ required: true, description: objectiveIdDescription }),
  }),
});

builder.mutationField('closeObjective', (t) =>
  t.field({
    type: ObjectiveRef,
    ...answering('closeObjective', [NotFoundError, ForbiddenError]),
    description: `Closes an objective: it and its key results stay as they are. Safe to repeat. ${forWhom}`,
    args: { input: t.arg({ type: CloseInput, required: true, description: 'The objective.' }) },
    resolve: (_root, { input }, context) => closeObjective(signedIn(context), input),
  }),
);
