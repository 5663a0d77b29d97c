import { CountryCodeResolver } from 'graphql-scalars';
import { z } from 'zod';
import type { IssueCode } from '../errors.ts';
import type { MessageParameters } from '../messages/messages.ts';
import { isLonger, normalText } from './shape.ts';

/** The fields that step schemas are made of. Each reports its own issue codes; check.ts reads them. */

/** Which GraphQL type a field has where its zod type does not say. */
export interface FieldMeta {
  /** The GraphQL type's name, of an enum or of a list's items. */
  readonly id?: string;
  readonly description?: string;
  /** An opaque id rather than text. */
  readonly graphql?: 'ID';
  /** What each value of an enum means. */
  readonly values?: Readonly<Record<string, string>>;
}

type Report = (code: IssueCode, params?: MessageParameters) => void;

/** A check that reports issue codes of ours. */
function checked({ max }: TextRules, check: (value: string, report: Report) => void) {
  return z
    .string()
    .overwrite((value) => normalText(value, max))
    .superRefine((value, context) => {
      check(value, (code, params) =>
        context.addIssue({ code: 'custom', params: { code, params } }),
      );
    });
}

const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_NEWLINE_AND_TAB = /[^\P{Cc}\n\t]/u;
const SURROGATE = /\p{Surrogate}/u;

interface TextRules {
  /** Least and most code points, after trimming and NFC. */
  readonly min?: number;
  readonly max: number;
  /** Whether newlines and tabs may stand in it. */
  readonly multiline?: boolean;
}

function checkText(value: string, rules: TextRules, report: Report): boolean {
  const { min = 0, max, multiline = false } = rules;
  if (value === '' && min > 0) report('REQUIRED');
  else if (SURROGATE.test(value)) report('UNPAIRED_SURROGATE');
  else if (value.includes('\0')) report('NUL_CHARACTER');
  else if ((multiline ? CONTROL_BUT_NEWLINE_AND_TAB : CONTROL).test(value)) {
    report('INVALID_CHARACTERS');
  } else {
    if (isLonger(value, max)) report('TOO_LONG', { max });
    else if (Array.from(value).length < min) report('TOO_SHORT', { min });
    else return true;
  }
  return false;
}

/** Text that stays as typed, but for surrounding space and Unicode form. */
export const text = (rules: TextRules) =>
  checked(rules, (value, report) => void checkText(value, rules, report));

/** Text of a particular form: the form is judged where the text rules hold. */
function formatted(rules: TextRules, check: (value: string, report: Report) => void) {
  return checked(rules, (value, report) => {
    if (checkText(value, rules, report)) check(value, report);
  });
}

const PERSON_NAME = /^[\p{L}\p{M} '’.-]+$/u;

/** A person's name: letters of any script, marks, spaces, apostrophes, full stops, hyphens. */
export const personName = () =>
  formatted({ min: 2, max: 100 }, (value, report) => {
    if (!PERSON_NAME.test(value)) report('INVALID_NAME');
  });

// RFC 5322 allows more than mail systems accept: this is the form that HTML's e-mail fields accept, with a dotted domain.
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

/** Whether it is an address that mail can be sent to, by its form. */
export const isEmail = (value: string): boolean => value.length <= 254 && EMAIL.test(value);

/** An address as it is stored and compared. */
export const normalizeEmail = (address: string): string => address.trim().toLowerCase();

/** An e-mail address of at most 254 characters (RFC 5321's path limit). */
export const email = () =>
  formatted({ min: 1, max: 254 }, (value, report) => {
    if (!isEmail(value)) report('INVALID_EMAIL');
  });

// URL forgives slashes too many or too few, spaces and backslashes; and a password has no place in an address to show.
const WEB_ADDRESS = /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i;
const NEVER_IN_ADDRESS = /[\s"<>\\]/u;
const DOTTED_HOST = /^[^.]+(?:\.[^.]+)+\.?$/;

// Reading a host costs more than its length.
const LONGEST_ADDRESS = 500 * 2;

/** The host of a complete http or https address, as the DNS has it; null where it is not one. */
export function webHost(value: string): string | null {
  if (value.length > LONGEST_ADDRESS) return null;
  const written = WEB_ADDRESS.test(value) && !NEVER_IN_ADDRESS.test(value);
  if (!written || !URL.canParse(value)) return null;
  const { hostname } = new URL(value);
  return DOTTED_HOST.test(hostname) ? hostname : null;
}

/** An absolute web address of one of these schemes. */
export const webAddress = (max: number, schemes: readonly ('http' | 'https')[]) =>
  formatted({ min: 1, max }, (value, report) => {
    const known = schemes.some((scheme) => value.toLowerCase().startsWith(`${scheme}://`));
    if (!known || webHost(value) === null) {
      report('INVALID_URL', { schemes: schemes.map((scheme) => `${scheme}://`) });
    }
  });

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The last part of an organization's address: `a-z0-9` and single inner hyphens. */
export const slug = () =>
  formatted({ min: 3, max: 63 }, (value, report) => {
    if (!SLUG.test(value)) report('INVALID_SLUG');
  });

/** ISO 3166-1 alpha-2, in capitals. */
export const country = () =>
  formatted({ min: 1, max: 100 }, (value, report) => {
    if (!/^[A-Z]{2}$/.test(value) || !accepts(() => CountryCodeResolver.parseValue(value))) {
      report('INVALID_COUNTRY');
    }
  });

/** A BCP 47 language tag; 35 characters is RFC 5646's recommended room. */
export const locale = () =>
  formatted({ min: 1, max: 35 }, (value, report) => {
    if (!accepts(() => new Intl.Locale(value))) report('INVALID_LOCALE');
  });

// Intl takes offsets too, and names of ICU's own, of which some mean several zones: IST, BST.
const NOT_IANA =
  /^(?:[^a-z]|systemv\/|(?!(?:CET|EET|EST|GMT|HST|MET|MST|PRC|ROC|ROK|UCT|UTC|WET)$)[a-z]{3}$)/i;

/** A name of the IANA time zone database, in any case, as there. */
export const timezone = () =>
  formatted({ min: 1, max: 64 }, (value, report) => {
    if (
      NOT_IANA.test(value) ||
      !accepts(() => new Intl.DateTimeFormat('en', { timeZone: value }))
    ) {
      report('INVALID_TIMEZONE');
    }
  });

// Intl leaves out a currency and the units of account in which contracts are kept.
const UNITS_OF_ACCOUNT = ['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW', 'XUA'];
const currencies = new Set([...Intl.supportedValuesOf('currency'), 'VED', ...UNITS_OF_ACCOUNT]);

/** Whether it is an ISO 4217 code. */
export const isCurrency = (value: string): boolean => currencies.has(value);

/** An opaque id that a query gave. */
export const globalId = () =>
  text({ min: 1, max: 200 }).meta({ graphql: 'ID' } satisfies FieldMeta);

/** A whole number from `min` to `max`. */
export const integer = (min: number, max: number) => z.int().min(min).max(max);

/** An enum of the API: its GraphQL name, and what each value means. */
export function choice<const Values extends Readonly<Record<string, string>>>(
  id: string,
  description: string,
  values: Values,
) {
  const names = Object.keys(values) as (keyof Values & string)[];
  return z.enum(names).meta({ id, description, values } satisfies FieldMeta);
}

/** A list of different values of an enum. */
export function choices<Schema extends z.ZodEnum>(item: Schema, min: number, max: number) {
  return z
    .array(item)
    .superRefine((items, context) => {
      items.forEach((value, index) => {
        if (items.indexOf(value) < index) {
          context.addIssue({ code: 'custom', path: [index], params: { code: 'DUPLICATE' } });
        }
      });
    })
    .min(min) // after the refinement, which would not run where a bound is broken
    .max(max);
}

function accepts(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
