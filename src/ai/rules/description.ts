import type { z } from 'zod';
import type { Db } from '../../data/door.ts';
import { checkStep } from '../../steps/check.ts';
import { stepContext } from '../../onboarding/session.service.ts';
import { mayShow } from '../safety/safety-links.ts';
import type { Made, Situation } from '../suggestion.ts';
import type { Facts } from './facts.ts';
import { knownIndustry, nameOf } from './knowledge.ts';
import { basedOn, nothing, proposed, rationaleOf, stepOf } from './made.ts';
import { textsOf } from './texts.ts';
import type { Profile } from './texts.ts';
import { inText, shortened, showable, tidied } from './tidy.ts';

/** People in the bands of sizes. */
const BANDS = {
  STARTUP: [1, 10],
  SMALL: [11, 50],
  MEDIUM: [51, 250],
  LARGE: [251, 1000],
  ENTERPRISE: [1001, null],
} as const;
const FIRST_YEAR = 1800;

/** COMPANY_DESCRIPTION: the rough text put in order, and what other answers say that it does not. At most one statement. */
export async function suggestDescription(
  db: Db,
  situation: Situation,
  facts: Facts,
): Promise<Made> {
  const { name, description, industryId, size, country, city, foundedYear } = facts.COMPANY;
  const texts = textsOf(situation.locale).description;
  const typed = tidied(description ?? '', situation.locale);
  const own = showable(typed);
  if (own === '' && typed !== '') return nothing(texts.unsafe);
  // Only an industry that the person chose is a fact.
  const known = industryId === undefined ? null : await knownIndustry(db, facts);
  const industry =
    known?.how === 'CHOSEN' && known.industry ? nameOf(known.industry, situation.locale) : null;
  const step = stepOf(situation, 'COMPANY');
  const fields: Readonly<Record<string, z.ZodType>> = step?.schema.shape ?? {};
  const isCountry = fields['country']?.safeParse(country).success === true;
  const place = placeOf(city, isCountry ? country : undefined, situation.locale);
  const profile: Profile = {
    name: safeName(name),
    industry: industry !== null && !inText(industry, own) ? industry : null,
    place: place !== null && !inText(place.split(',')[0] ?? place, own) ? place : null,
    foundedYear:
      foundedYear !== undefined && isPast(foundedYear) && !inText(String(foundedYear), own)
        ? foundedYear
        : null,
    people: size === undefined ? null : BANDS[size],
  };
  const sentence = texts.sentence(profile);
  const paragraphs = [own, sentence].filter((text) => text !== null && text !== '').join(' ');
  const { text, cut } = shortened(paragraphs);
  const named =
    Array.from(text).length < 20 && profile.name !== null ? `${profile.name}: ${text}` : text;
  const proposal = { description: named };
  const issues = step ? checkStep(step, proposal, stepContext(situation.session)).issues : [];
  if (own === '' && sentence === null) return nothing(texts.tooLittle);
  if (issues.some(({ path }) => path[0] === 'description')) return nothing(texts.tooLittle);
  // Parts that are plain words one by one may be read as an address together.
  if (!mayShow(named)) return nothing(texts.unsafe);

  const completed = sentence !== null && text.endsWith(sentence);
  const given = [industry, size, country, foundedYear].filter(
    (fact) => fact !== null && fact !== undefined,
  );
  return proposed(
    proposal,
    rationaleOf(situation, [
      own === '' ? null : texts.tidied,
      own === typed ? null : texts.leftOut,
      completed ? texts.completed : null,
      cut ? texts.cut : null,
      basedOn(situation, [
        ['description', description],
        ['name', completed ? (profile.name ?? undefined) : undefined],
        ['industryId', completed ? (profile.industry ?? undefined) : undefined],
        ['size', completed ? size : undefined],
        ['city', completed && profile.place !== null ? city : undefined],
        ['country', completed && profile.place !== null ? country : undefined],
        ['foundedYear', completed ? (profile.foundedYear ?? undefined) : undefined],
      ]),
    ]),
    (own === '' ? 0.2 : 0.4) + 0.1 * given.length,
  );
}

const isPast = (year: number): boolean => year >= FIRST_YEAR && year <= new Date().getUTCFullYear();

// What another field holds goes into the text only where it is plain words: no address, no markup.
const PLAIN = /^[\p{L}\p{M}\p{N} '’&,()+-]+$/u;
const LONGEST_NAME = 80;

/** A name that may be repeated in a text; null where it is none, or one that holds more than a name. */
const safeName = (name: string | undefined): string | null =>
  name !== undefined &&
  name.length <= LONGEST_NAME &&
  PLAIN.test(name) &&
  !/https?|www/i.test(name) &&
  mayShow(name)
    ? name
    : null;

function placeOf(
  city: string | undefined,
  country: string | undefined,
  locale: string,
): string | null {
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const parts = [safeName(city), country === undefined ? null : regions.of(country)];
  const said = parts.filter((part) => part !== null && part !== undefined);
  return said.length === 0 ? null : said.join(', ');
}
