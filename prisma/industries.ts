import { commerceIndustries } from './industries/commerce.ts';
import { educationIndustries } from './industries/education.ts';
import { energyEnvironmentIndustries } from './industries/energy-environment.ts';
import { financeIndustries } from './industries/finance.ts';
import { foodAgricultureIndustries } from './industries/food-agriculture.ts';
import { healthIndustries } from './industries/health.ts';
import { industryConstructionIndustries } from './industries/industry-construction.ts';
import type { IndustrySeed } from './industries/industry.ts';
import { leisurePersonalServicesIndustries } from './industries/leisure-personal-services.ts';
import { mediaMarketingIndustries } from './industries/media-marketing.ts';
import { professionalServicesIndustries } from './industries/professional-services.ts';
import { publicNonprofitIndustries } from './industries/public-nonprofit.ts';
import { technologyIndustries } from './industries/technology.ts';
import { transportTravelIndustries } from './industries/transport-travel.ts';

/** Every industry that a founder can choose, by category. */
export const industries: readonly IndustrySeed[] = [
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
