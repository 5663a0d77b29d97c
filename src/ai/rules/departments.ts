import type { Db } from '../../data/door.ts';
import { checkStep } from '../../steps/check.ts';
import { normalText } from '../../steps/shape.ts';
import { stepContext } from '../../onboarding/session.service.ts';
import { mayShow } from '../safety/safety-links.ts';
import type { Made, Situation } from '../suggestion.ts';
import { peopleOf, present } from './facts.ts';
import type { Facts } from './facts.ts';
import { plainWords } from './lexicon.ts';
import { knownIndustry } from './knowledge.ts';
import { basedOn, industrySentence, nothing, proposed, rationaleOf, stepOf } from './made.ts';
import { departmentsOf } from './model-objectives.ts';
import type { TypicalDepartment } from './model-objectives.ts';
import { textsOf } from './texts.ts';
import type { DepartmentType } from './texts.ts';

const MOST = 20;
const LONGEST_NAME = 100;

interface Department {
  readonly key: string;
  readonly name: string;
  readonly type: DepartmentType;
  readonly parentKey?: string;
}

/** How many departments suit so many people; without a number, as for some dozens. */
function enoughFor(people: number | null): number {
  if (people === null) return 5;
  if (people <= 3) return 2;
  if (people <= 10) return 3;
  if (people <= 25) return 4;
  if (people <= 50) return 6;
  return people <= 250 ? 8 : 12;
}

/** What small companies have nobody of their own for. */
const LATE: ReadonlySet<DepartmentType> = new Set(['FINANCE', 'HR', 'LEGAL']);
/** What companies of any industry add, in this order, as they grow. */
const GENERAL = [
  'OPERATIONS',
  'SALES',
  'FINANCE',
  'MARKETING',
  'SUPPORT',
  'HR',
  'PRODUCT',
  'LEGAL',
  'ENGINEERING',
] as const;
/** Several departments often have these types, so that one of them says nothing of the next. */
const COMMON: ReadonlySet<DepartmentType> = new Set(['OPERATIONS', 'OTHER']);

/** DEPARTMENTS: those of the draft, and the industry's typical ones that it lacks, as many as suit the people. */
export async function suggestDepartments(
  db: Db,
  situation: Situation,
  facts: Facts,
): Promise<Made> {
  const { COMPANY, STRUCTURE } = facts;
  const texts = textsOf(situation.locale).departments;
  const kept = keptOf(STRUCTURE.departments, situation);
  // Leaving one out would lose what was typed: the list replaces the list.
  if (!kept.every(({ key, name }) => mayShow(key) && mayShow(name))) return nothing(texts.unsafe);
  const known = await knownIndustry(db, facts);
  const people = peopleOf(facts);
  const candidates = [
    ...(known.industry ? departmentsOf(known.industry, situation.locale) : []),
    ...GENERAL.map((type) => ({ name: texts.names[type], origin: type, type })),
  ];
  const room = Math.min(MOST, Math.max(enoughFor(people), kept.length)) - kept.length;
  const added = chosen(candidates, kept, room, (people ?? 30) <= 25);
  const departments = withKeys(kept, added);
  const basis = [known.industry, people, kept.length > 0 || null].filter((fact) => fact !== null);
  return proposed(
    { departments },
    rationaleOf(situation, [
      industrySentence(situation, known),
      people === null ? texts.unsized : texts.sized(people),
      kept.length > 0 ? texts.kept(kept.length) : null,
      basedOn(situation, [
        ['industryId', known.how === 'CHOSEN' ? COMPANY.industryId : undefined],
        ['name', known.how === 'INFERRED' ? COMPANY.name : undefined],
        ['description', known.how === 'INFERRED' ? COMPANY.description : undefined],
        ['size', COMPANY.size],
        ['employeeCount', COMPANY.employeeCount],
        ['teamSize', STRUCTURE.teamSize],
        ['departments', STRUCTURE.departments],
      ]),
    ]),
    known.industry ? 0.3 * known.certainty + 0.2 * basis.length : 0.2 + (people === null ? 0 : 0.1),
  );
}

/** What of the draft's departments can stand as it is; what they are part of only where that holds together. */
function keptOf(listed: Facts['STRUCTURE']['departments'], situation: Situation): Department[] {
  const keys = new Set<string>();
  const names = new Set<string>();
  const usable = present(listed).flatMap(({ key, name, type, parentKey }): Department[] => {
    if (name === undefined || names.has(name.toLowerCase())) return [];
    const made = key ?? unusedKey(name, keys);
    if (keys.has(made) || [made, name].some((text) => Array.from(text).length > LONGEST_NAME))
      return [];
    keys.add(made);
    names.add(name.toLowerCase());
    return [
      { key: made, name, type: type ?? 'OTHER', ...(parentKey !== undefined && { parentKey }) },
    ];
  });
  const step = stepOf(situation, 'STRUCTURE');
  if (!step) return usable.slice(0, MOST);
  const broken = (departments: readonly Department[]) =>
    checkStep(step, { departments }, stepContext(situation.session)).issues.filter(
      ({ path }) => path[0] === 'departments',
    );
  // Names with control characters, parents that are not there or go round in a circle.
  const bad = new Set(
    broken(usable.slice(0, MOST))
      .filter(({ path }) => path[2] !== 'parentKey')
      .map(({ path }) => path[1]),
  );
  const sound = usable.slice(0, MOST).filter((_, index) => !bad.has(String(index)));
  return broken(sound).length === 0
    ? sound
    : sound.map(({ key, name, type }) => ({ key, name, type }));
}

/** The candidates that are lacking, in their order: first of types that nobody has yet, late ones last where it is small. */
function chosen(
  candidates: readonly TypicalDepartment[],
  kept: readonly Department[],
  room: number,
  small: boolean,
): TypicalDepartment[] {
  const names = new Set(kept.map(({ name }) => normalText(name).toLowerCase()));
  const types = new Set(kept.map(({ type }) => type));
  const taken: TypicalDepartment[] = [];
  const passes = [
    ({ type }: TypicalDepartment) => !types.has(type) && !(small && LATE.has(type)),
    ({ type }: TypicalDepartment) => !types.has(type),
    ({ type }: TypicalDepartment) => !small && COMMON.has(type),
  ];
  for (const fits of passes) {
    for (const candidate of candidates) {
      const name = candidate.name.toLowerCase();
      if (taken.length >= room) break;
      if (names.has(name) || !fits(candidate)) continue;
      names.add(name);
      types.add(candidate.type);
      taken.push(candidate);
    }
  }
  return candidates.filter((candidate) => taken.includes(candidate));
}

function withKeys(kept: readonly Department[], added: readonly TypicalDepartment[]): Department[] {
  const keys = new Set(kept.map(({ key }) => key));
  return [
    ...kept,
    ...added.map(({ name, origin, type }) => {
      const key = unusedKey(origin, keys);
      keys.add(key);
      return { key, name, type };
    }),
  ];
}

/** A key that is made of a name and that no other has. */
function unusedKey(name: string, used: ReadonlySet<string>): string {
  const base = plainWords(name).join('-').slice(0, 60) || 'department';
  let key = base;
  for (let n = 2; used.has(key); n += 1) key = `${base}-${n}`;
  return key;
}
