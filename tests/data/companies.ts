import { createHash } from 'node:crypto';
import { companiesEn } from './companies.en.ts';
import { companiesEs } from './companies.es.ts';

/** Companies as their founders describe them, each with the industry that a person would file it under. */

/** The key of the industry, the name, the description ('' where only the name is known), and the website of some. */
export type CompanyRow = readonly [
  industry: string,
  name: string,
  description: string,
  website?: string,
];

export interface LabelledCompany {
  readonly language: 'en' | 'es';
  readonly industry: string;
  readonly name: string;
  readonly description: string;
  readonly website: string | null;
  /** Never looked at while the scoring was tuned: what it says of companies that nobody has seen. */
  readonly holdout: boolean;
}

/** About every fourth, by its name, so that what is added moves none of the others to the other side. */
const isHeldOut = (name: string): boolean =>
  (createHash('sha256').update(name).digest()[0] ?? 0) % 4 === 0;

const labelled = (language: 'en' | 'es', rows: readonly CompanyRow[]): LabelledCompany[] =>
  rows.map(([industry, name, description, website = null]) => ({
    language,
    industry,
    name,
    description,
    website,
    holdout: isHeldOut(name),
  }));

export const companies: readonly LabelledCompany[] = [
  ...labelled('en', companiesEn),
  ...labelled('es', companiesEs),
];
