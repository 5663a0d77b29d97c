import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { z } from 'zod';
import { idOf } from '../global-id.ts';
import { checkCompany, slugOf } from '../organizations/slugs.service.ts';

import { choice, country, globalId, integer, slug, text, webAddress, webHost } from './fields.ts';
import { defineStep, error, warning } from './step.ts';
import { exposeStep } from './step.schema.ts';

const companySize = choice('CompanySize', 'How many people work in a company.', {
  STARTUP: '1 to 10 people.',
  SMALL: '11 to 50 people.',
  MEDIUM: '51 to 250 people.',
  LARGE: '251 to 1000 people.',
  ENTERPRISE: 'More than 1000 people.',
});

const MOST_EMPLOYEES = 1_000_000;
const SIZE_BANDS: Readonly<Record<z.infer<typeof companySize>, readonly [number, number]>> = {
  STARTUP: [1, 10],
  SMALL: [11, 50],
  MEDIUM: [51, 250],
  LARGE: [251, 1000],
  ENTERPRISE: [1001, MOST_EMPLOYEES],
};
const LONGEST_NAME = 255;
const FIRST_YEAR = 1800;

const schema = z.object({
  name: text({ min: 2, max: LONGEST_NAME }).describe("The company's name, 2 to 255 characters."),
  slug: slug()
    .optional()
    .describe(
      "The company's part of addresses: `a-z0-9` and single inner hyphens, 3 to 63 characters. Made from the name when left out. See Query.organizationSlug.",
    ),
  industryId: globalId().describe('The id of an Industry, from Query.industries.'),
  size: companySize,
  employeeCount: integer(1, MOST_EMPLOYEES)
    .optional()
    .describe(
      "How many people work there, 1 to 1,000,000. Outside the size's band it gives a warning SIZE_MISMATCH.",
    ),
  description: text({ min: 20, max: 1000, multiline: true }).describe(
    'What the company does, 20 to 1000 characters. May have several lines.',
  ),
  website: webAddress(255, ['http', 'https'])
    .optional()
    .describe('Its web address with http:// or https://, at most 255 characters.'),
  country: country().describe('Where it is based: an ISO 3166-1 alpha-2 code such as ES.'),
  city: text({ max: 100 }).optional().describe('The city it is based in, at most 100 characters.'),
  foundedYear: z
    .int()
    .min(FIRST_YEAR)
    .optional()
    .describe('The year it was founded, from 1800 to this year.'),
  logoUrl: webAddress(500, ['https'])
    .optional()
    .describe('Where its logo is: an https:// address, at most 500 characters.'),
});

/** The domain that somebody registered for a host, in ASCII: of `www.ñandú.es` it is `xn--and-6ma2c.es`. */
function registeredDomain(host: string | null | undefined): string | null {
  return host ? getDomain(domainToASCII(host)) : null;
}

export const company = defineStep({
  key: 'COMPANY',
  name: 'Company',
  description: 'What the company is.',
  skippable: false,
  schema,
  rules({ name, slug: chosen, industryId, size, employeeCount, ...rest }, { ownerEmail }) {
    const { foundedYear, website } = rest;
    const thisYear = new Date().getUTCFullYear();
    const issues = [];
    const readable = name !== undefined && name.length <= LONGEST_NAME * 2;
    if (chosen === undefined && readable && slugOf(name) === null) {
      issues.push(error(['slug'], 'SLUG_UNAVAILABLE'));
    }
    if (industryId !== undefined && idOf('Industry', industryId) === null) {
      issues.push(error(['industryId'], 'UNKNOWN_INDUSTRY'));
    }
    if (foundedYear !== undefined && foundedYear > thisYear) {
      issues.push(error(['foundedYear'], 'TOO_LARGE', { max: thisYear }));
    }
    if (size !== undefined && employeeCount !== undefined) {
      const [min, max] = SIZE_BANDS[size];
      const possible = employeeCount >= 1 && employeeCount <= MOST_EMPLOYEES;
      if (possible && (employeeCount < min || employeeCount > max)) {
        issues.push(warning(['employeeCount'], 'SIZE_MISMATCH', { min, max }));
      }
    }
    const domain = registeredDomain(ownerEmail?.slice(ownerEmail.lastIndexOf('@') + 1));
    const siteDomain = registeredDomain(website === undefined ? null : webHost(website));
    if (domain !== null && siteDomain !== null && domain !== siteDomain) {
      issues.push(warning(['website'], 'DOMAIN_MISMATCH', { domain }));
    }
    return issues;
  },
  async verify(answers, db) {
    const industryId = idOf('Industry', answers.industryId ?? '');
    const { industryKnown, slugTaken } = await checkCompany(db, industryId, answers.slug ?? null);
    return [
      ...(industryId === null || industryKnown ? [] : [error(['industryId'], 'UNKNOWN_INDUSTRY')]),
      ...(slugTaken ? [error(['slug'], 'SLUG_TAKEN')] : []),
    ];
  },
});

exposeStep(company);
