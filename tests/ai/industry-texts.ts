import { industries } from '../../prisma/industries.ts';

/** The texts of the knowledge base as it is seeded: what honest answers read like, in both languages. */
export const industryTexts = {
  en: industries.flatMap(({ description, objectives, departments }) => [
    description,
    ...departments.map(({ name }) => name),
    ...objectives.flatMap(({ title, description: why, keyResults }) => [
      title,
      why,
      ...keyResults.map((result) => result.title),
    ]),
  ]),
  es: industries.flatMap(({ objectives, departments }) => [
    ...departments.map(({ nameEs }) => nameEs),
    ...objectives.flatMap(({ titleEs, descriptionEs, keyResults }) => [
      titleEs,
      descriptionEs,
      ...keyResults.map((result) => result.titleEs),
    ]),
  ]),
};
