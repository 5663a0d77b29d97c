import { commerceSpanish } from './commerce.ts';
import { educationSpanish } from './education.ts';
import { energyEnvironmentSpanish } from './energy-environment.ts';
import { financeSpanish } from './finance.ts';
import { foodAgricultureSpanish } from './food-agriculture.ts';
import { healthSpanish } from './health.ts';
import { industryConstructionSpanish } from './industry-construction.ts';
import { leisurePersonalServicesSpanish } from './leisure-personal-services.ts';
import { mediaMarketingSpanish } from './media-marketing.ts';
import { professionalServicesSpanish } from './professional-services.ts';
import { publicNonprofitSpanish } from './public-nonprofit.ts';
import { technologySpanish } from './technology.ts';
import { transportTravelSpanish } from './transport-travel.ts';
import type { SpanishTexts } from '../spanish.ts';

/** The Spanish of every industry, by its key. */
export const spanishTexts: SpanishTexts = {
  ...commerceSpanish,
  ...educationSpanish,
  ...energyEnvironmentSpanish,
  ...financeSpanish,
  ...foodAgricultureSpanish,
  ...healthSpanish,
  ...industryConstructionSpanish,
  ...leisurePersonalServicesSpanish,
  ...mediaMarketingSpanish,
  ...professionalServicesSpanish,
  ...publicNonprofitSpanish,
  ...technologySpanish,
  ...transportTravelSpanish,
};
