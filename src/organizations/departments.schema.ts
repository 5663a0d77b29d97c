import { builder } from '../builder.ts';
import { departmentType } from '../steps/enums.ts';
import { graphqlEnum } from '../steps/step.types.ts';

export const DepartmentRef = builder.prismaNode('Department', {
  description: 'A department of an organization.',
  id: { field: 'id', description: 'A global id.' },
  nullable: true,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, unique in the organization.' }),
    type: t.field({
      type: graphqlEnum(departmentType),
      description: 'What it does.',
      resolve: ({ type }) => departmentType.parse(type),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

builder.prismaObjectFields('Department', (t) => ({
  parent: t.relation('parent', {
    type: DepartmentRef,
    nullable: true,
    description: 'The department that it is part of; null at the top.',
  }),
  children: t.relation('children', {
    type: DepartmentRef,
    complexity: { field: 1, multiplier: 20 },
    description: 'The departments that are part of it, by name.',
    query: { orderBy: { name: 'asc' } },
  }),
}));
