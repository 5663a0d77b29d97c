import { isIPv6 } from 'node:net';

/** Numbers that say who somebody is, or where their money is. Patterns are bounded: their time grows with the text's length. */

/** What a number, with what surrounds it, is replaced by; null where it is none of ours. */
type Judge = (found: string, text: string, at: number) => string | null;

interface Pattern {
  readonly pattern: RegExp;
  readonly placeholder: string | Judge;
}

/** A letter or figure before or after: then it is part of something longer. */
const ALONE = { before: String.raw`(?<![\p{L}\p{N}])`, after: String.raw`(?![\p{L}\p{N}])` };
const alone = (source: string) => new RegExp(ALONE.before + source + ALONE.after, 'giu');

const figures = (text: string) => text.replace(/\P{Nd}/gu, '');

// ISO 13616: two letters, two check figures, 11 to 30 letters and figures; in prose it is mostly figures.
const isAccount = (found: string) =>
  found.length > 0 && figures(found).length * 2 >= found.replace(/[^\p{L}\p{N}]/gu, '').length;

/** ISO/IEC 7812's check, that every payment card's number passes. */
function passesLuhn(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .map((figure, index) => Number(figure) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

const YEARS = /^(?:(?:1[89]|20)\d{2}\D+){1,6}(?:1[89]|20)\d{2}$/;
const DATE = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})$/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^[1-9]\d{0,2}(?: \d{3})+$/;
const MONEY_BEFORE = /(?:[€$£¥]|\b(?:EUR|USD|GBP|MXN|ARS|COP))\s?$/i;
const MONEY_AFTER =
  /^\s?(?:[€$£¥%]|(?:EUR|USD|GBP|MXN|ARS|COP|euros?|d[oó]lar(?:es)?|dollars?)\b)/i;

/** What is counted or measured in hundreds of millions. */
const UNITS_AFTER =
  /^\s?(?:m[2²3³]|kg|km|kwh?|mwh|tons?|tonnes?|toneladas|lit(?:er|re|ro)s|units?|unidades|items?|art[ií]culos|users?|usuarios|people|personas|customers|clientes|visit(?:or)?s|visitas|views|downloads|descargas|records|registros|transactions|transacciones|orders|pedidos|million|millones)(?!\p{L})/iu;

/** Telephone and card numbers, but not money, years, dates and thousands: those are what a company is about. */
const phoneOrCard: Judge = (found, text, at) => {
  const number = figures(found);
  if (number.length >= 13 && number.length <= 19 && passesLuhn(number)) return '[CARD]';
  if (found.startsWith('+') || number.startsWith('00')) return '[PHONE]';
  if (YEARS.test(found) || DATE.test(found)) return null;
  const money =
    MONEY_BEFORE.test(text.slice(0, at)) || MONEY_AFTER.test(text.slice(at + found.length));
  if (money && number.length < 13) return null;
  if (UNITS_AFTER.test(text.slice(at + found.length)) && THOUSANDS.test(found)) return null;
  // Spanish numbers have nine figures, in threes, and start with 6 to 9.
  if (THOUSANDS.test(found) && !/^[6-9]\d{8}$/.test(number)) return null;
  const written = found.length > number.length;
  return number.length >= (written ? 7 : 9) ? '[PHONE]' : null;
};

const PATTERNS: readonly Pattern[] = [
  {
    pattern: alone(String.raw`[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?`),
    placeholder: (found) => (isAccount(found) ? '[ACCOUNT]' : null),
  },
  ...[
    String.raw`\d{1,2}[. ]?\d{3}[. ]?\d{3} ?-? ?[A-Z]`, // Spain's DNI, Chile's RUT
    String.raw`\d{1,2}\.?\d{3}\.?\d{3}-\d`, // Chile's RUT
    String.raw`[XYZKLM] ?-? ?\d{7} ?-? ?[A-Z]`, // Spain's NIE
    String.raw`\d{3}[- ]\d{2}[- ]\d{4}`, // the USA's SSN
    String.raw`[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]`, // the United Kingdom's NINO
    String.raw`\d{3}\.\d{3}\.\d{3}-\d{2}`, // Brazil's CPF
    String.raw`\d{2}-\d{8}-\d`, // Argentina's CUIT
    String.raw`[A-ZÑ&]{4}\d{6}[A-Z0-9]{3}(?:[A-Z0-9]{5})?`, // Mexico's RFC and CURP
    String.raw`[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]`, // Italy's codice fiscale
    String.raw`(?:passport|pasaporte|DNI|NIF|NIE|SSN|CURP|RFC|CPF|RUT)[^\p{L}\p{N}\n]{1,5}(?:(?:no|n[uú]m|number|n[uú]mero|nº|is|es)[^\p{L}\p{N}\n]{1,5})?[A-Z0-9.-]{0,20}\d[A-Z0-9.-]{1,20}`,
  ].map((source): Pattern => ({ pattern: alone(source), placeholder: '[ID]' })),
  {
    pattern: /(?<![\p{L}\p{N}.])(?:\d{1,3}\.){3}\d{1,3}(?![\p{L}\p{N}]|\.\d)/gu,
    placeholder: (found) => (found.split('.').every((part) => Number(part) < 256) ? '[IP]' : null),
  },
  {
    pattern: /(?<![\p{L}\p{N}:.])[\da-f:]{2,39}(?:\.\d{1,3}){0,3}(?![\p{L}\p{N}:])/giu,
    placeholder: (found) => (/\d/.test(found) && isIPv6(found) ? '[IP]' : null),
  },
  {
    pattern:
      /(?<![\p{L}\p{N}])(?:\+ ?)?\(?\p{Nd}(?:[ ().\-/_·•\u2010-\u2015\u2212]{0,3}\p{Nd}){6,18}(?![\p{L}\p{N}])/gu,
    placeholder: phoneOrCard,
  },
  {
    // Commas are also between numbers: only as a telephone's figures are grouped.
    pattern:
      /(?<![\p{L}\p{N}]|\d,)(?:\+\d{1,3}(?:,\d{2,4}){2,5}|\d{3},\d{3},\d{3,4})(?![\p{L}\p{N}]|,\d)/gu,
    placeholder: phoneOrCard,
  },
  {
    // Shorter ones, where a word says what they are.
    pattern:
      /(?<=(?<!\p{L})(?:ext|extension|extensi[oó]n|anexo)[.:]? ?)\d{3,12}(?![\p{L}\p{N}])|(?<=(?<!\p{L})(?:tel|tfno|tlfn?o?|tel[eé]fono|telephone|phone|m[oó]vil|mobile|cell|celular|fax|whatsapp)[.:]{0,2} ?)\d(?:[ .-]?\d){5,14}(?![\p{L}\p{N}])/giu,
    placeholder: '[PHONE]',
  },
];

/** Text with [PHONE], [CARD], [ACCOUNT], [ID] and [IP] in the place of such numbers. */
export function maskNumbers(text: string): string {
  return PATTERNS.reduce(
    (masked, { pattern, placeholder }) =>
      masked.replace(pattern, (found: string, ...rest: readonly unknown[]) => {
        if (typeof placeholder === 'string') return placeholder;
        // None of the patterns that are judged has groups: what follows is the place and the text.
        return placeholder(found, masked, rest[0] as number) ?? found;
      }),
    text,
  );
}
