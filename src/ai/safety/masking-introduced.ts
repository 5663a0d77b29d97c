/** Names that nobody told us of, where something says that a name follows. Patterns are for text in NFD. */

// A name as written: Juan Pérez, JOHN F. SMITH, O’Neil; a part may be masked already.
const WORD = String.raw`(?:\p{Lu}(?:[\p{L}\p{M}'’-]{1,40}(?![\p{L}\p{M}])|\.(?= \p{Lu}))|\[NAME\])`;
const PARTICLES = String.raw`(?:(?:de|del|la|las|los|van|von|der|den|da|do|dos|di|y) ){0,3}`;
/** One word in capitals is rather an abbreviation, such as CEO. */
const MIXED = String.raw`(?:\p{Lu}\p{M}*['’]?\p{Lu}?\p{M}*\p{Ll}[\p{L}\p{M}'’-]{0,40}(?![\p{L}\p{M}])|\[NAME\])`;

const MARK = String.raw`[\u0300-\u036f]?`;
/** Letters in either case, with or without marks; a space is any, and an apostrophe either. */
const anyCase = (words: string) =>
  Array.from(words, (letter) => {
    if (letter === ' ') return String.raw`\s{1,3}`;
    if (letter === "'") return "['’]";
    if (letter === '-') return '-?';
    if (!/[a-z]/.test(letter)) return String.raw`\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
    // Of Latin letters only: classes of all marks make patterns that take seconds to compile.
    return `[${letter}${letter.toUpperCase()}]${/[aeioun]/.test(letter) ? MARK : ''}`;
  }).join('');
const anyOf = (phrases: string) => `(?:${phrases.split('|').map(anyCase).join('|')})`;
const NO_LETTER = String.raw`(?![\p{L}\p{M}])`;

const FUNCTION_WORDS =
  'a|an|the|un|una|unos|unas|el|la|lo|los|las|de|del|y|e|o|and|or|but|pero|in|en|on|at|to|for|por|para|from|of|with|con|that|que|is|es|are|very|muy|so|not|no|this|esta|este|my|mi|our|nuestro|nuestra|his|her|their|su|i|we|you|they|he|she|it|yo|soy|nosotros|also|tambien|who|here|quien|ella|ellos|everyone|nobody';
const BUSINESS_WORDS =
  'sales|ventas|marketing|support|soporte|info|customer|clientes|human|recursos|team|equipo|product|scrum|senior|junior|head|chief|director|directora|manager|gerente|founder|fundador|fundadora|owner|general|finance|finanzas|operations|operaciones|engineering|engineers|ingenieros|web|online|service|services|servicios|reception|recepcion|office|oficina|administration|administracion|legal|press|prensa|development|desarrollo|us|spanish|english|american|british|mexican';
/** What begins no name, also where it is capitalized. */
const NO_NAMES = new Set(`${FUNCTION_WORDS}|${BUSINESS_WORDS}`.split('|'));

const FULL = `${WORD}(?: ${PARTICLES}${WORD}){1,4}`;
const EITHER = `(?:${FULL}|${MIXED})`;
/** Several, each whole. */
const FULLS = `${FULL}(?:(?:, |,? (?:and|y|e|&) )${FULL}){0,4}`;
const TITLED = `${WORD}(?: ${PARTICLES}${WORD}){0,4}`;
const JOINED = String.raw`${EITHER}(?:(?:, )${FULL}|,? (?:and|y|e|&) ${EITHER}){0,4}`;
// In small letters, up to what is a word of the language.
const SMALL_WORD = `(?!${anyOf(FUNCTION_WORDS)}${NO_LETTER})[\\p{L}\\p{M}'’-]{1,40}${NO_LETTER}`;
const SMALL = `${SMALL_WORD}(?: (?:(?:de|del|la|van|von) ){0,2}${SMALL_WORD}){0,2}`;
/** In a text all in capitals. */
const CAPITALS = `${WORD}(?: (?!${anyOf(FUNCTION_WORDS)}${NO_LETTER})${WORD}){1,3}`;

const EXECUTIVES =
  'ceo|cto|cfo|coo|cmo|founder|co-founder|founders|co-founders|fundador|fundadora|fundadores|fundadoras|cofundador|cofundadora|cofundadores|cofundadoras|socio fundador|socia fundadora|socios fundadores|socias fundadoras';
const ROLES =
  'ceo|cto|cfo|coo|cmo|founder|co-founder|founders|owner|director|directora|manager|president|presidente|presidenta|gerente|fundador|fundadora|cofundador|cofundadora|dueno|duena|propietario|propietaria|boss|jefe|jefa|socio|socia|partner|administrador|administradora|responsable|encargado|encargada|chef';
const ROLE = String.raw`${anyOf(ROLES)}(?: ${anyOf('general|executive|ejecutivo|ejecutiva|comercial|financiero|financiera|creativo|creativa')})?`;
const CALLED = anyOf("is|es|was|fue|is called|se llama|named|llamado|llamada|'s name is");

const GREETINGS = anyOf(
  'regards|sincerely|yours truly|atentamente|saludos|un saludo|un abrazo|cordialmente',
);

const SOURCES: readonly (readonly [before: string, name: string])[] = [
  [
    String.raw`(?:${anyOf('mr|mrs|dr|dra|sr|sra|srta|prof|ing|lic|don|dona|senor|senora|senorita|doctor|doctora|miss|mister')}|Ms|MS(?=\.)|D\.ª|Dª|Dn\u0303?a)\.? `,
    TITLED,
  ],
  [String.raw`(?<![+&])D\. `, FULL],
  [
    `${anyOf("my name is|my name's|my full name is|me llamo|mi nombre es|i am called|se llama|call me")} `,
    `(?:${FULL}|${SMALL})`,
  ],
  [String.raw`(?:[Ii]['’]m|[Ii] am|[Ss]oy) `, EITHER],
  [`${anyOf('this is|aqui')} `, FULL],
  [String.raw`(?:I['’]M|I AM|SOY) `, String.raw`${CAPITALS}(?=\s*(?:[.,;:!\n(]|$))`],
  [
    `${anyOf('founded by|co-founded by|started by|created by|led by|headed by|fundado por|fundada por|cofundada por|cofundado por|creado por|creada por|liderado por|liderada por|dirigido por|dirigida por|signed by|firmado por')} `,
    JOINED,
  ],
  [
    `${anyOf('owned by|run by|managed by|propiedad de|gestionado por|gestionada por|contact|contact with|contactar con|contacta con|hablar con|habla con|speak to|talk to|ask for|pregunta por|preguntar por|write to|escribe a|attended by|atendido por')} `,
    FULL,
  ],
  [`${ROLE},? ${CALLED} `, JOINED],
  [String.raw`${ROLE}(?:, | | \(| ?[:\u2013\u2014-] ?)`, FULLS],
  [
    String.raw`(?:${ROLE}|${anyOf('contact|contacto|contact person|persona de contacto|att|attn|atencion|signed|firmado|firma|fdo')}\.?) ?: ?`,
    EITHER,
  ],
  [String.raw`${GREETINGS}(?:,?\s{1,5}|[.!]\s{0,3}\n\s{0,3})`, EITHER],
  [
    String.raw`${anyOf('thanks|thank you|cheers|gracias|yours')}(?:,\s{1,5}|[.!]?\s{0,3}\n\s{0,3})`,
    String.raw`${EITHER}(?=\s*(?:[.,\n]|$))`,
  ],
  [String.raw`${GREETINGS},\s{1,5}`, String.raw`${SMALL}(?=\s*(?:[.\n]|$))`],
];

/** At the end of a text, or before a role: what is between dashes is mostly no name. */
const SIGNED = new RegExp(
  String.raw`(?<before>[\u2013\u2014\u2015] ?)${FULL}(?=\.?\s*$|, ?${ROLE}${NO_LETTER})`,
  'gu',
);

/** Those that are said after a name: `Acme Bakery, our partner` is none of them. */
const PERSONS = `${EXECUTIVES}|head of|chief of|boss|manager|managers|director|directora|directores|directoras|president|presidente|presidenta|gerente|jefe|jefa|chef|dueno|duena|owner|owners|propietario|propietaria|responsable de|encargado|encargada`;
const THEIR = `(?:${anyOf('our|the|a|its|their|nuestro|nuestra|nuestros|nuestras|el|la|los|las|su|sus|un|una')} )`;
const KIND = `(?:${anyOf('sales|marketing|product|technical|general|executive|managing|commercial|operations|finance|creative|head|new|current|first')} )`;
const ARE = anyOf('is|was|are|were|es|era|fue|son|eran');
const SAID = `${THEIR}?${KIND}?${anyOf(PERSONS)}${NO_LETTER}`;
const ALONE = String.raw`(?<![\p{L}\p{M}\p{N}])`;

/** Names before what somebody is: `Ana Pérez, our CEO`, `Ana Pérez (CEO)`, `Ana Pérez is the founder`. */
const BEFORE_ROLES: readonly RegExp[] = [
  String.raw`${ALONE}${FULLS}(?=(?:, | \(| [\u2013\u2014-] |,? ${ARE} )${SAID})`,
  // One name alone may be a place or a product, which are no founders.
  `${ALONE}${MIXED}(?=(?: \\(| ${ARE} ${THEIR})${anyOf(EXECUTIVES)}${NO_LETTER})`,
].map((source) => new RegExp(source, 'gu'));

const INTRODUCED: readonly RegExp[] = [
  ...SOURCES.map(
    ([before, name]) =>
      new RegExp(String.raw`(?<before>(?<![\p{L}\p{M}\p{N}])${before})${name}`, 'gu'),
  ),
  SIGNED,
];

const isNoName = (word: string) => NO_NAMES.has(word.replace(/\P{L}/gu, '').toLowerCase());

/** Without the words before it that begin no name; `Our Bakery Owner` is none at all. */
function maskBeforeRole(found: string): string {
  const words = found.split(' ');
  const first = words.findIndex((word) => !isNoName(word));
  const name = first < 0 ? [] : words.slice(first);
  const fewer = name.length === 1 && words.length > 1;
  if (name.length === 0 || fewer || isNoName(name.at(-1) ?? '')) return found;
  return [...words.slice(0, first), '[NAME]'].join(' ');
}

/** Text with [NAME] in the place of such names; what says so stays. */
export function maskIntroduced(text: string): string {
  const introduced = INTRODUCED.reduce(
    (masked, pattern) =>
      masked.replace(pattern, (found: string, before: string) => {
        const first =
          /^[\p{L}\p{M}]+(?!\p{L}|['’]|\. \p{Lu})/u.exec(found.slice(before.length))?.[0] ?? '';
        return isNoName(first) ? found : `${before}[NAME]`;
      }),
    text,
  );
  return BEFORE_ROLES.reduce(
    (masked, pattern) => masked.replace(pattern, maskBeforeRole),
    introduced,
  );
}
