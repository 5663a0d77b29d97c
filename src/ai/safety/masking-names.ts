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
/** What may stand between the words of one name. */
const JOINING = /^[\s._\-·,'’]{0,3}$/u;
const MOST_ADDRESSES = 100;
/** Words of one name: longer ones are no names. */
const MOST_WORDS = 16;

// One of the two small sigmas stands at the end of a word, wherever names are joined.
const small = (letters: string) => letters.toLowerCase().replaceAll('ς', 'σ');

/** Letters without case and marks. */
const plain = (text: string) => small(text.normalize('NFKD').replace(/\p{M}/gu, ''));

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
  // Only names of several words go over the ends of words: `is a family` is not Isa's.
  const whole = [...own, ...invited]
    .filter((words) => words.length > 1)
    .flatMap((words) => [words.join(''), words.toReversed().join('')]);
  const words = own.flat().filter((word) => !PARTICLES.has(word));
  const parts = words.filter((word) => word.length > 2 || SPACELESS.test(word));
  const alone = own.filter(({ length }) => length === 1).flat();
  // Names of two letters, such as Li, are words too: they count where they are written as names are.
  const short = words.filter((word) => word.length === 2 && !SPACELESS.test(word));
  const sought = new Map([
    ...[...parts, ...alone.filter((word) => word.length > 1)].map(
      (word) => [word, 'ONE_WORD'] as const,
    ),
    ...whole.map((letters) => [letters, 'SEVERAL_WORDS'] as const),
  ]);
  const titled = new Set(short.filter((word) => !sought.has(word)));
  return (text) => {
    const read = lettersOf(text.normalize('NFD'));
    const found = [
      ...Array.from(sought).flatMap(([name, of]) => placesOf(name, of, read)),
      ...Array.from(titled).flatMap((name) =>
        placesOf(name, 'ONE_WORD', read).filter(isTitled(read.text)),
      ),
    ];
    return maskIntroduced(withNames(read.text, found)).normalize('NFC');
  };
}

/** From where to where in a text. */
type Place = readonly [from: number, to: number];

/** A text's letters as names are compared: without marks and case, words of a name joined. */
interface Letters {
  readonly text: string;
  /** With a space where more than what joins a name is between words. */
  readonly joined: string;
  /** Where in the text each unit of `joined` stands, its marks included. */
  readonly places: readonly Place[];
  /** The indices in `joined` at which words begin and end. */
  readonly begins: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

/** @param text In NFD. */
function lettersOf(text: string): Letters {
  let joined = '';
  let end = 0;
  const places: Place[] = [];
  const begins = new Set<number>();
  const ends = new Set<number>();
  const add = (units: string, place: Place) => {
    joined += units;
    for (let unit = 0; unit < units.length; unit += 1) places.push(place);
  };
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!JOINING.test(text.slice(end, index))) add(' ', [end, index]);
    end = index + word.length;
    begins.add(joined.length);
    for (const { 0: letter, index: at } of word.matchAll(/\P{M}\p{M}*/gu)) {
      const bare = String.fromCodePoint(letter.codePointAt(0) ?? 0);
      add(small(bare), [index + at, index + at + letter.length]);
    }
    ends.add(joined.length);
  }
  return { text, joined, places, begins, ends };
}

/** Where a name stands: as whole words, but where its script has no spaces. A search, for a pattern may take seconds to compile. */
function placesOf(
  name: string,
  of: 'ONE_WORD' | 'SEVERAL_WORDS',
  { joined, places, begins, ends }: Letters,
): readonly Place[] {
  const anywhere = SPACELESS.test(name);
  const isWhole = (from: number, to: number) =>
    of === 'SEVERAL_WORDS' || !Array.from(begins).some((begin) => begin > from && begin < to);
  const found: Place[] = [];
  let at = joined.indexOf(name);
  while (at >= 0) {
    const next = at + name.length;
    const stands = anywhere || (begins.has(at) && ends.has(next) && isWhole(at, next));
    const [first, last] = [places[at], places[next - 1]];
    if (stands && first && last) found.push([first[0], last[1]]);
    at = joined.indexOf(name, stands ? next : at + 1);
  }
  return found;
}

const isTitled =
  (text: string) =>
  ([from, to]: Place): boolean =>
    /^\p{Lu}\p{Ll}$/u.test(text.slice(from, to).replace(/\p{M}/gu, ''));

/** The text with [NAME] in these places; those that overlap are one. */
function withNames(text: string, found: readonly Place[]): string {
  let masked = '';
  let end = 0;
  for (const [from, to] of found.toSorted((one, other) => one[0] - other[0])) {
    if (from >= end) masked += `${text.slice(end, from)}[NAME]`;
    end = Math.max(end, to);
  }
  return masked + text.slice(end);
}
