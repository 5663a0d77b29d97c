import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering, idempotencyKeyDescription } from '../errors.schema.ts';
import { ForbiddenError, IdempotencyError, InvalidInputError, NotFoundError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { departmentType } from '../steps/enums.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import {
  createDepartment,
  moveDepartment,
  removeDepartment,
  updateDepartment,
} from './department-changes.service.ts';
import type { RemovedDepartment } from './department-changes.service.ts';
import { DepartmentRef } from './departments.schema.ts';

const departmentIdDescription = 'The id of a Department.';
const nameDescription =
  'Its name, 1 to 100 characters, unique in the organization, whatever its case.';
const changeErrors = [InvalidInputError, NotFoundError, ForbiddenError] as const;

const CreateInput = builder.inputType('CreateDepartmentInput', {
  description: 'What createDepartment takes.',
  fields: (t) => ({
    organizationId: t.id({ required: true, description: 'The id of an Organization.' }),
    name: t.string({ required: true, description: nameDescription }),
    type: t.field({
      type: graphqlEnum(departmentType),
      required: true,
      description: 'What it does.',
    }),
    parentId: t.id({
      description: 'The id of the Department that it is part of. Null or absent: the top.',
    }),
    idempotencyKey: t.string({ description: idempotencyKeyDescription }),
  }),
});

builder.mutationField('createDepartment', (t) =>
  t.field({
    type: DepartmentRef,
    ...answering('createDepartment', [...changeErrors, IdempotencyError]),
    description:
      'Makes a department, at most 10 levels deep and 500 an organization. For owners and admins; managers below what they manage.',
    args: {
      input: t.arg({ type: CreateInput, required: true, description: 'The department.' }),
    },
    resolve: (_root, { input }, context) => createDepartment(signedIn(context), input),
  }),
);

const UpdateInput = builder.inputType('UpdateDepartmentInput', {
  description: 'What updateDepartment takes: an absent field stays as it is.',
  fields: (t) => ({
    departmentId: t.id({ required: true, description: departmentIdDescription }),
    name: t.string({ description: nameDescription }),
    type: t.field({ type: graphqlEnum(departmentType), description: 'What it does.' }),
  }),
});

builder.mutationField('updateDepartment', (t) =>
  t.field({
    type: DepartmentRef,
    ...answering('updateDepartment', changeErrors),
    description:
      'Renames a department, or gives it another type. For owners and admins, and whoever manages it.',
    args: {
      input: t.arg({
        type: UpdateInput,
        required: true,
        description: 'The department and what changes.',
      }),
    },
    resolve: (_root, { input }, context) => updateDepartment(signedIn(context), input),
  }),
);

const MoveInput = builder.inputType('MoveDepartmentInput', {
  description: 'What moveDepartment takes.',
  fields: (t) => ({
    departmentId: t.id({ required: true, description: departmentIdDescription }),
    parentId: t.id({
      description:
        'The id of the Department of the same organization to move it below. Null or absent: the top.',
    }),
  }),
});

builder.mutationField('moveDepartment', (t) =>
  t.field({
    type: DepartmentRef,
    ...answering('moveDepartment', changeErrors),
    description:
      'Moves a department, with all below it, below another or to the top. For owners and admins; managers within what they manage.',
    args: {
      input: t.arg({
        type: MoveInput,
        required: true,
        description: 'The department and where it goes.',
      }),
    },
    resolve: (_root, { input }, context) => moveDepartment(signedIn(context), input),
  }),
);

const RemovedDepartmentRef = builder.objectRef<RemovedDepartment>('RemovedDepartment').implement({
  description: 'A department that is no more.',
  fields: (t) => ({
    id: t.id({
      description: 'The global id that it had.',
      resolve: ({ id }) => encodeGlobalId('Department', id),
    }),
    organizationId: t.id({
      description: 'The id of the Organization that it belonged to.',
      resolve: ({ organizationId }) => encodeGlobalId('Organization', organizationId),
    }),
  }),
});

const RemoveInput = builder.inputType('RemoveDepartmentInput', {
  description: 'What removeDepartment takes.',
  fields: (t) => ({
    departmentId: t.id({ required: true, description: departmentIdDescription }),
  }),
});

builder.mutationField('removeDepartment', (t) =>
  t.field({
    type: RemovedDepartmentRef,
    ...answering('removeDepartment', [NotFoundError, ForbiddenError]),
    description:
      'Removes a department: those below it move up, its people and objectives belong to none. For owners and admins; managers below their own.',
    args: { input: t.arg({ type: RemoveInput, required: true, description: 'The department.' }) },
    resolve: (_root, { input }, context) => removeDepartment(signedIn(context), input),
  }),
);
