import { commerceIndustries } from './industries/commerce.ts';
import { educationIndustries } from './industries/education.ts';
import { energyEnvironmentIndustries } from './industries/energy-environment.ts';
import { spanishTexts } from './industries/es/texts.ts';
import { financeIndustries } from './industries/finance.ts';
import { foodAgricultureIndustries } from './industries/food-agriculture.ts';
import { healthIndustries } from './industries/health.ts';
import { industryConstructionIndustries } from './industries/industry-construction.ts';
import type { EnglishIndustry, IndustrySeed } from './industries/industry.ts';
import { leisurePersonalServicesIndustries } from './industries/leisure-personal-services.ts';
import { mediaMarketingIndustries } from './industries/media-marketing.ts';
import { professionalServicesIndustries } from './industries/professional-services.ts';
import { publicNonprofitIndustries } from './industries/public-nonprofit.ts';
import { withSpanish } from './industries/spanish.ts';
import { technologyIndustries } from './industries/technology.ts';
import { transportTravelIndustries } from './industries/transport-travel.ts';

const english: readonly EnglishIndustry[] = [
  ...commerceIndustries,
  ...educationIndustries,
  ...energyEnvironmentIndustries,
  ...financeIndustries,
  ...foodAgricultureIndustries,
  ...healthIndustries,
  ...industryConstructionIndustries,
  ...leisurePersonalServicesIndustries,
  ...mediaMarketingIndustries,
  ...professionalServicesIndustries,
  ...publicNonprofitIndustries,
  ...technologyIndustries,
  ...transportTravelIndustries,
];

/** Every industry that a founder can choose, by category, in English and Spanish. */
export const industries: readonly IndustrySeed[] = english.map((industry) =>
  withSpanish(industry, spanishTexts),
);
