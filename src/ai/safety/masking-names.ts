import { maskIntroduced } from './masking-introduced.ts';

/** The names that a session tells us of: its owner's, and those that addresses spell. */

// Words of names that are words of the language: masking them would mask half a text.
const PARTICLES = new Set(
  'da das de del della den der des di do dos du el la las le les los al san santa the van vander vom von y e zu zur and of'.split(
    ' ',
  ),
);
/** What stands before the @ of addresses that are a company's rather than a person's. */
const SHARED_MAILBOXES = new Set(
  `account accounts admin administracion administration ayuda billing careers ceo compras contact contacto contabilidad
  customer customers cto cfo coo design dev director direccion email empleo equipo events facturacion finance finanzas founder
  gerencia hello help hi hola hr info investors it jobs legal mail marketing me media news office oficina operations
  ops owner partners people press prensa product recepcion recruiting reservas rrhh sales security service services shop
  soporte success support team tech tienda user ventas web webmaster welcome work`.split(/\s+/),
);

const SPACELESS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}\p{sc=Hang}]/u;
const SEPARATORS = String.raw`[\s._\-·,'’]{0,3}`;
const MOST_ADDRESSES = 100;
/** Words of one name: longer ones are no names, and make patterns that take long. */
const MOST_WORDS = 16;

/** Letters without case and marks. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string) =>
  plain(text)
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS);

/** What a mailbox spells, such as `ana` and `ruiz` of ana.ruiz+news@…; nothing where it is a shared one. */
function mailboxWords(address: string): readonly string[] {
  const mailbox = address.slice(0, Math.max(0, address.lastIndexOf('@'))).split('+')[0] ?? '';
  const words = wordsOf(mailbox.slice(0, 64));
  return words.some((word) => SHARED_MAILBOXES.has(word)) ? [] : words;
}

/** A pattern for letters that may bear marks, in text in NFD; of Latin ones a short class, that soon compiles. */
const letters = (word: string) =>
  Array.from(word, (letter) => `${letter}${/[a-z]/i.test(letter) ? LATIN_MARKS : ANY_MARKS}`).join(
    '',
  );
const LATIN_MARKS = String.raw`[\u0300-\u036f]*`;
const ANY_MARKS = String.raw`\p{M}*`;

/** Words one after the other, with little between them. */
const inARow = (words: readonly string[]) => words.map(letters).join(SEPARATORS);

const bounded = (source: string, word: string) =>
  SPACELESS.test(word) ? source : String.raw`(?<![\p{L}\p{M}])${source}(?![\p{L}\p{M}])`;

/** Whose names are to be masked. */
export interface Known {
  /** Full names, as typed. */
  readonly names: readonly string[];
  readonly ownerEmail: string | null;
  /** Addresses of people who are invited. */
  readonly addresses: readonly string[];
}

/**
 * Masks the owner's names, whole and in parts, whatever their case and accents; of invited people the names that their
 * addresses spell, whole only, for parts of those may be any word.
 */
export function nameMask({ names, ownerEmail, addresses }: Known): (text: string) => string {
  const own = [...names.map(wordsOf), mailboxWords(ownerEmail ?? '')];
  const invited = addresses.slice(0, MOST_ADDRESSES).map(mailboxWords);
  const whole = [...own, ...invited.filter((words) => words.length > 1)]
    .filter((words) => words.join('').length > 1)
    .flatMap((words) => [words, words.toReversed()])
    .map((words) => bounded(inARow(words), words.join('')));
  const parts = own
    .flat()
    .filter((word) => !PARTICLES.has(word))
    .filter((word) => word.length > 2 || SPACELESS.test(word))
    .map((word) => bounded(letters(word), word));
  // Names of two letters, such as Li, are words too: they count where they are written as names are.
  const short = own
    .flat()
    .filter((word) => word.length === 2 && !PARTICLES.has(word) && !SPACELESS.test(word))
    .map((word) => bounded(letters(word.charAt(0).toUpperCase() + word.slice(1)), word));
  const masks = [
    ...patterns([...new Set(whole), ...new Set(parts)], 'giu'),
    ...patterns([...new Set(short)], 'gu'),
  ];
  return (text) => {
    const known = masks.reduce(
      (masked, pattern) => masked.replace(pattern, '[NAME]'),
      text.normalize('NFD'),
    );
    return maskIntroduced(known).normalize('NFC');
  };
}

const patterns = (sources: readonly string[], flags: string) =>
  sources.length === 0 ? [] : [new RegExp(sources.join('|'), flags)];
