import type { Known } from './masking-names.ts';
import { nameMask } from './masking-names.ts';
import { maskNumbers } from './masking-numbers.ts';

/** Personal data in free text, and what stands in its place. Texts are those of clean-text.ts. */

/** All that masks put in the place of personal data, without the brackets. */
const PLACEHOLDERS = [
  'EMAIL',
  'PHONE',
  'CARD',
  'ACCOUNT',
  'ID',
  'IP',
  'LINK',
  'HANDLE',
  'NAME',
] as const;

const ADDRESS =
  /[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\s?[.。]\s?[\p{L}\p{N}-]{1,63}){1,8}/gu;
const LABEL = String.raw`[\p{L}\p{N}-]{1,63}`;
const MAILBOX = String.raw`[\p{L}\p{N}._+-]{1,64}`;
const BRACKETED_AT = String.raw` ?[\[({<] ?(?:at|arroba|@) ?[\])}>] ?`;
const WORD_AT = String.raw` (?:at|arroba) `;
const SPELT_DOT = String.raw`(?: ?[\[({<] ?(?:dot|punto|\.) ?[\])}>] ?| (?:dot|punto) )`;
const ANY_DOT = String.raw`(?:\.|${SPELT_DOT})`;

/** Addresses spelt out: `ana (at) example.com`; `ana at example dot com`, but not `look at example.com`. */
const SPELT: readonly RegExp[] = [
  `${MAILBOX}${BRACKETED_AT}${LABEL}(?:${ANY_DOT}${LABEL}){1,6}`,
  `${MAILBOX}${WORD_AT}${LABEL}(?:\\.${LABEL}){0,5}${SPELT_DOT}${LABEL}(?:${ANY_DOT}${LABEL}){0,5}`,
].map((source) => new RegExp(source, 'giu'));

const WITH_USER = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@]{1,256}@[^\s"'<>]{1,500}/giu;
const WEB = /\bhttps?:\/\/(?:www\.)?([^\s/?#"'<>\\@]{1,253})[^\s"'<>]{0,2000}/giu;
const PROFILE =
  /(?<![\p{L}\p{N}.-])(?:[a-z]{2,3}\.)?(?:instagram|facebook|fb|twitter|x|linkedin|tiktok|youtube|threads|bsky|github|gitlab|telegram|t|wa|pinterest|twitch|snapchat|medium)\.(?:com|me|net|app|tv|org|es)\/[^\s"'<>]{1,200}/giu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,50}/gu;

/**
 * A mask for a person's texts. It knows forms and the names given, not every name and street: what it leaves is not proven
 * impersonal. Addresses of pages are cut to their host, for paths and queries name people.
 */
export function createMask(known: Known): (text: string) => string {
  const maskNames = nameMask(known);
  return (text) => {
    const linked = text.replace(WITH_USER, '[LINK]').replace(ADDRESS, '[EMAIL]');
    const addressed = SPELT.reduce((masked, pattern) => masked.replace(pattern, '[EMAIL]'), linked);
    const plain = addressed
      .replace(PROFILE, '[HANDLE]')
      .replace(WEB, '$1')
      .replace(HANDLE, '[HANDLE]');
    return maskNames(maskNumbers(plain));
  };
}

const PLACEHOLDER = new RegExp(String.raw`\[(?:${PLACEHOLDERS.join('|')})\]`, 'gi');

/** Whether text holds what a mask put there: a model that repeats it has nothing to say. */
export const hasPlaceholder = (text: string): boolean => text.search(PLACEHOLDER) >= 0;

/** Whether anything is left of a masked text beside placeholders. */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.replace(PLACEHOLDER, ''));
