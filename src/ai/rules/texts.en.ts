import { generalEn } from './general-objectives.en.ts';
import { insightsEn } from './insight-texts.en.ts';
import type { Profile, RuleTexts } from './texts.ts';
import { weekEn } from './week-texts.en.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${more}`;

const band = ([least, most]: readonly [number, number | null]): string =>
  most === null
    ? `more than ${(least - 1).toLocaleString('en')} people`
    : `${least} to ${most} people`;

function sentence({ name, industry, place, foundedYear, people }: Profile): string | null {
  const subject = name ?? 'the company';
  const opening = [
    ...(foundedYear === null ? [] : [`founded in ${foundedYear}`]),
    ...(place === null ? [] : [`based in ${place}`]),
  ].join(' and ');
  const main = [
    ...(industry === null ? [] : [`works in the field of ${industry}`]),
    ...(people === null
      ? []
      : [industry === null ? `has a team of ${band(people)}` : `with a team of ${band(people)}`]),
  ].join(' ');
  if (opening === '' && main === '') return null;
  if (main === '') {
    const verbs = [
      ...(foundedYear === null ? [] : [`was founded in ${foundedYear}`]),
      ...(place === null ? [] : [`is based in ${place}`]),
    ].join(' and ');
    return `${capital(subject)} ${verbs}.`;
  }
  return opening === ''
    ? `${capital(subject)} ${main}.`
    : `${capital(opening)}, ${subject} ${main}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What rules say in English. */
export const en: RuleTexts = {
  fields: {
    name: "the company's name",
    description: "the company's description",
    website: 'the website',
    industryId: 'the industry',
    size: 'the size',
    employeeCount: 'the number of employees',
    country: 'the country',
    city: 'the city',
    foundedYear: 'the founding year',
    teamSize: 'the size of the team',
    structure: 'how the company is led',
    departments: 'the departments',
    okrMaturity: "the company's experience with OKRs",
    okrExperience: 'your experience with OKRs',
    primaryGoal: 'your main goal',
    urgency: 'how urgent it is',
    currentChallenges: 'the challenges',
    businessGoals: 'the business goals',
    okrCycleDays: 'the length of the cycle',
    objectives: 'the objectives',
    invitations: 'the addresses',
    fullName: 'your name',
    jobTitle: 'your job title',
  },
  basedOn: (answers) => `Based on ${answers}.`,
  industry: {
    best: (name) => `Of all industries, “${name}” has the most words in common with your company.`,
    also: (name) => `Some of your words also fit “${name}”.`,
    next: (name) => `The next that fits is “${name}”.`,
    noOther: 'No other industry comes close.',
    nothingKnown:
      'Nothing is known of the company yet: its name or a few words on what it does would help.',
    nothingFits:
      'None of the words fits an industry that we know. A sentence on what you sell, and to whom, would help.',
    chosen: (name) => `It goes by what is typical of the industry that you chose, “${name}”.`,
    inferred: (name) =>
      `You chose no industry; by name and description it seems to be “${name}”, and this goes by what is typical of it.`,
    unknown: 'The industry is not known, so these are general defaults.',
  },
  description: {
    sentence,
    tidied: 'Your own words, with spacing, capitals and punctuation put right.',
    completed:
      'Facts from your other answers that were not in it yet were added at the end; nothing was made up.',
    cut: 'It was shortened after a sentence to fit 1,000 characters.',
    leftOut: 'Sentences with a link, an address or markup are left out.',
    unsafe:
      'The text holds a link, an address or markup: take that out first, then it can be put in order.',
    tooLittle:
      'There is too little to make a description of: write a few words on what the company does.',
  },
  departments: {
    names: {
      ENGINEERING: 'Engineering',
      PRODUCT: 'Product',
      DESIGN: 'Design',
      MARKETING: 'Marketing',
      SALES: 'Sales',
      OPERATIONS: 'Operations',
      FINANCE: 'Finance',
      HR: 'People',
      LEGAL: 'Legal',
      SUPPORT: 'Customer Support',
    },
    sized: (people) => `Their number suits about ${many(people, 'person', 'people')}.`,
    unsized: 'How many people work there is not known, so it is a medium number of departments.',
    kept: (count) =>
      `${many(count, 'department that you had is', 'departments that you had are')} kept.`,
    unsafe:
      'A department that you have holds a link, an address, markup or hidden characters: take that out first.',
  },
  objectives: {
    general: generalEn,
    model:
      'Objectives that companies of this industry start from, those first that fit your goals.',
    defaults: 'General objectives for the goals that you named, or that most companies have.',
    kept: (days) => `The cycle of ${days} days is the one that you chose.`,
    chosen: (days) => `A cycle of ${days} days suits how urgent it is.`,
    check: 'The numbers are typical ones, not yours: replace baselines and targets.',
  },
  challenges: {
    fromWords: 'Some follow from the words of your main goal.',
    fromFacts: 'Some are what companies of such a size, age and experience commonly have.',
  },
  invitations: {
    guessed: (count, of) =>
      `The address itself tells the role or department of ${count} of ${of}; the others are plain members.`,
    kept: 'What you had chosen already is kept.',
    noDepartments: 'There are no departments yet that people could be put in.',
    none: 'There are no addresses in the draft yet.',
    fixFirst: 'Some of the addresses cannot be invited as they are: correct them first.',
  },
  insights: insightsEn,
  week: weekEn,
};
