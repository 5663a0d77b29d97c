import { builder } from '../builder.ts';
import { metricType } from '../steps/enums.ts';
import { graphqlEnum } from '../steps/step.types.ts';
import { DepartmentRef } from './departments.schema.ts';
import { UserRef } from './members.schema.ts';
import { meanProgress, progressOf } from './progress.ts';

export const KeyResultRef = builder.prismaNode('KeyResult', {
  description: 'A measurable result of an objective.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What is to be reached.' }),
    metricType: t.field({
      type: graphqlEnum(metricType),
      description: 'How it is measured.',
      resolve: (result) => metricType.parse(result.metricType),
    }),
    baseline: t.exposeFloat('baseline', { description: 'Where it stood at the beginning.' }),
    target: t.exposeFloat('target', { description: 'Where it should stand at the end.' }),
    current: t.exposeFloat('current', { description: 'Where it stands now.' }),
    unit: t.exposeString('unit', {
      nullable: true,
      description: 'What is counted; for CURRENCY an ISO 4217 code.',
    }),
    progress: t.float({
      description: 'How far it is from its baseline to its target: 0 to 1.',
      resolve: progressOf,
    }),
  }),
});

export const ObjectiveRef = builder.prismaNode('Objective', {
  description: 'Something that an organization wants to achieve within a cycle.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    title: t.exposeString('title', { description: 'What is to be achieved.' }),
    description: t.exposeString('description', { nullable: true, description: 'Why it matters.' }),
    owner: t.relation('owner', {
      type: UserRef,
      nullable: true,
      description: 'Whose it is; null where they are no member any more.',
    }),
    department: t.relation('department', {
      type: DepartmentRef,
      nullable: true,
      description: 'The department that it belongs to; null for the whole organization.',
    }),
    keyResults: t.relation('keyResults', {
      type: KeyResultRef,
      description: 'How one will know that it is achieved, in the order given.',
      query: { orderBy: { position: 'asc' } },
    }),
    progress: t.float({
      nullable: true,
      description: 'How far it is: 0 to 1, the mean of its key results; null where it has none.',
      select: { keyResults: { select: { baseline: true, target: true, current: true } } },
      resolve: ({ keyResults }) => meanProgress(keyResults),
    }),
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When its cycle began.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When its cycle ends.' }),
    closedAt: t.expose('closedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed: from then on it stays as it is. Null while it is open.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});
