import { francAll } from 'franc-min';
import type { Language } from '../../messages/language.ts';

/** Whether a text is in another language than was asked for, where it is long enough to tell. */

const CODES: Readonly<Record<Language, string>> = { en: 'eng', es: 'spa' };
/** What models slip into, and what is near to ours: with all of franc's, short texts are taken for anything. */
const PLAUSIBLE = ['eng', 'spa', 'por', 'fra', 'deu', 'ita'];

/**
 * With fewer letters no language is told; below this score, of the best's 1, a text is not in the language. Of the texts
 * of the knowledge base that are long enough none is then taken for another language, and of those in the other of our
 * languages 19 in 20 are seen.
 */
const LETTERS = 50;
const SCORE = 0.9;
/** A few letters of another script than ours may be a name; this many, and most of the text, are not. */
const FOREIGN_LETTERS = 10;

// A capital within a sentence begins a name, of no language in particular.
const NAMES = /(?<=[\p{L}\p{N},;:)"'’”»-] ?)(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}'’.&-]*/gu;

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;

export function isForeign(text: string, locale: Language): boolean {
  const letters = count(text, /\p{L}/gu);
  const others = letters - count(text, /\p{sc=Latin}/gu);
  if (others >= FOREIGN_LETTERS && others * 2 > letters) return true;
  const prose = text.replace(NAMES, '').replace(/\s+/gu, ' ');
  if (count(prose, /\p{L}/gu) < LETTERS) return false;
  const scores = francAll(prose, { only: PLAUSIBLE });
  const own = scores.find(([code]) => code === CODES[locale]);
  return own !== undefined && own[1] < SCORE;
}
