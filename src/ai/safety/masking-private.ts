/** When somebody was born and where somebody lives, where a text says so. Patterns are bounded, as those of numbers are. */

const ALONE = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)`;
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|º)?`;
const DATE = [
  String.raw`\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2})`,
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`${DAY} (?:of |de )?${MONTH}\.?,?(?: of| de| del)? \d{4}`,
  String.raw`${MONTH}\.? ${DAY},? \d{4}`,
].join('|');
const BORN = String.raw`(?:born|date of birth|birth ?date|birthday|d\.?o\.?b\.?|nacid[oa]|nac[ií]|naci[oó]|fecha de nacimiento|f\. ?nac\.?|cumpleaños)`;

const STREET_WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{1,30}`;
const NUMBER = String.raw`\d{1,5}[A-Za-z]?`;
/** Of the United Kingdom or the USA, and what stands between it and the street. */
const POSTCODE = String.raw`(?:,?(?: ${STREET_WORD}){1,3})?,? (?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]{2} \d{5})`;
const STREET = String.raw`(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd|Terrace|Crescent)`;
const CALLE = String.raw`(?:[Cc]alle|CALLE|[Cc]/|[Aa]v(?:enid|d)a|[Aa]v|[Pp]aseo|[Pp]laza|[Pp]za|[Cc]amino|[Tt]raves[ií]a|[Cc]arretera|[Cc]tra)\.?`;
const FLOOR = String.raw`(?:, ?\d{1,2}[ºª°]? ?\p{L}?${END})?`;

const PATTERNS: readonly (readonly [pattern: RegExp, placeholder: string])[] = [
  [
    new RegExp(
      String.raw`(?<=${ALONE}${BORN}(?: ?:| is| es)?(?: on(?: the)?| the| el(?: d[ií]a)?)? )(?:${DATE})${END}`,
      'giu',
    ),
    '[DATE]',
  ],
  [
    new RegExp(
      String.raw`${ALONE}${NUMBER} (?:${STREET_WORD} ){1,3}(?:${STREET}\b|(?:Drive|Square)\b(?! \p{Ll}))(?:${POSTCODE}${END})?`,
      'gu',
    ),
    '[ADDRESS]',
  ],
  [
    new RegExp(
      String.raw`${ALONE}${CALLE}(?: |(?<=/))(?:(?:de|del|la|las|los|el) ){0,2}${STREET_WORD}(?: (?:(?:de|del|la|las|los|y) ){0,2}${STREET_WORD}){0,3},? (?:n(?:[.º°]{1,2}|[uú]m(?:ero|\.)?) ?)?${NUMBER}(?![\p{L}\p{N}%]|[.,]\d)${FLOOR}(?:,? \d{5}${END})?`,
      'gu',
    ),
    '[ADDRESS]',
  ],
];

/** Text with [DATE] in the place of dates of birth, and [ADDRESS] of streets with a number. */
export const maskPrivate = (text: string): string =>
  PATTERNS.reduce((masked, [pattern, placeholder]) => masked.replace(pattern, placeholder), text);
