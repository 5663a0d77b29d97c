import type { Language } from '../../messages/language.ts';
import { visibleText } from '../safety/clean-text.ts';
import { mayShow } from '../safety/safety-links.ts';

/** A person's own text put in order: nothing is added and no word is left out. */

/** Code points, as the COMPANY step has it. */
const LONGEST_DESCRIPTION = 1000;
/** Of what a draft may hold only so much is read. */
const LONGEST_READ = 4000;

const CONTROL_BUT_NEWLINE = /[^\P{Cc}\n]/gu;
const FORMAT_OR_SURROGATE = /[\p{Surrogate}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;
/** After these a sentence goes on. */
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|p\. ?ej|approx|aprox|etc|vs|no|núm|nº|tel|sr|sra|dr|dra|mr|mrs|st|av)\.$/iu;
/** What has a form of its own: addresses, file names, names such as iPhone. */
const OWN_FORM = /[@/_\\<>]|\p{L}\.\p{L}|^\p{Ll}+\p{Lu}/u;
const SHOUTED = 0.7;

/** Spacing, punctuation, capitals at the beginning of sentences, and a full stop at the end. */
export function tidied(text: string, locale: Language): string {
  const lines = text
    .slice(0, LONGEST_READ)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(CONTROL_BUT_NEWLINE, ' ')
    .replace(FORMAT_OR_SURROGATE, '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .map((line) => sentences(quieted(spaced(line), locale), locale));
  return lines.join('\n');
}

/**
 * A text without the sentences that hold a link, an address or markup: somebody who attacks a model types those, and others
 * can do without. What cannot be seen is dropped alone. Empty where nothing is left, or only markup over several lines.
 */
export function showable(text: string): string {
  const left = text
    .split('\n')
    .map((line) =>
      line
        .split(/(?<=[.!?…]["'”’)»]?) /u)
        .flatMap((one) => [one, visibleText(one)].find(mayShow) ?? [])
        .join(' '),
    )
    .filter((line) => line !== '')
    .join('\n');
  return mayShow(left) ? left : '';
}

/** Words by words, so that what has a form of its own keeps it. */
function spaced(line: string): string {
  const words = line.split(' ').map((word) =>
    OWN_FORM.test(word)
      ? word
      : word
          .replace(/([!?¡¿])\1+/gu, '$1')
          .replace(/,{2,}/g, ',')
          .replace(/\.{4,}/g, '…')
          .replace(/([,;])(?=\p{L})/gu, '$1 '),
  );
  return words.join(' ').replace(/ ([,;.!?:])(?= |$)/gu, '$1');
}

/** A text all in capitals in small letters. */
function quieted(line: string, locale: Language): string {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0;
  if (letters < 20 || capitals / letters < SHOUTED) return line;
  return line
    .split(' ')
    .map((word) => (OWN_FORM.test(word) ? word : word.toLocaleLowerCase(locale)))
    .join(' ');
}

function sentences(line: string, locale: Language): string {
  let begins = true;
  let before = '';
  const words = line.split(' ').map((word) => {
    const own = OWN_FORM.test(word);
    const said =
      locale === 'en' && /^i(?:['’](?:m|ve|d|ll))?[,.;!?]?$/.test(word)
        ? `I${word.slice(1)}`
        : word;
    const shown = begins && !own ? capital(said, locale) : said;
    begins = /[.!?…]["'”’)»]?$/u.test(word) && !ABBREVIATION.test(`${before} ${word}`);
    before = word;
    return shown;
  });
  const done = words.join(' ').replace(/[,;:\s-]+$/u, '');
  return /[.!?…"”»)]$/u.test(done) || OWN_FORM.test(words.at(-1) ?? '') ? done : `${done}.`;
}

/** With its first letter, which quotation marks may stand before, as a capital. */
const capital = (word: string, locale: Language): string =>
  word.replace(
    /^([^\p{L}\p{N}]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(locale),
  );

/** At most as long as a description may be, to the end of a sentence or at least of a word. */
export function shortened(text: string): { readonly text: string; readonly cut: boolean } {
  const letters = Array.from(text);
  if (letters.length <= LONGEST_DESCRIPTION) return { text, cut: false };
  const within = letters.slice(0, LONGEST_DESCRIPTION).join('');
  const sentence = /^[\s\S]*[.!?…](?=\s)/u.exec(within)?.[0];
  if (sentence !== undefined && sentence.length > within.length / 2)
    return { text: sentence, cut: true };
  const word = letters
    .slice(0, LONGEST_DESCRIPTION - 1)
    .join('')
    .replace(/\s+\S*$/u, '');
  return { text: `${word}…`, cut: true };
}

/** Whether a text says it already, whatever the case. */
export const inText = (said: string, text: string): boolean =>
  text.toLowerCase().includes(said.toLowerCase());
