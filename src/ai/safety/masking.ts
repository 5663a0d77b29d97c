import { parse } from 'tldts';
import type { Known } from './masking-names.ts';
import { nameMask } from './masking-names.ts';
import { maskNumbers } from './masking-numbers.ts';
import { maskPrivate } from './masking-private.ts';

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
  'ADDRESS',
  'DATE',
] as const;

// What stands before an @ is looked for from its beginning only, else a long word would take long.
const ADDRESS =
  /(?<![\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+\s?@\s?[\p{L}\p{N}-]{1,63}(?:\s?[.。]\s?[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** Without a full stop, as within a company's own network; `C@fé` is none. */
const LOCAL_ADDRESS = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{2,}@\p{L}[\p{L}\p{N}-]{1,62}/gu;
const LABEL = String.raw`[\p{L}\p{N}-]{1,63}`;
const MAILBOX = String.raw`(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]+`;
const BRACKETED_AT = String.raw` ?[\[({<] ?(?:at|arroba|@|a) ?[\])}>] ?`;
const WORD_AT = String.raw` (?:at|arroba) `;
const SPELT_DOT = String.raw`(?: ?[\[({<] ?(?:dot|punto|\.) ?[\])}>] ?| (?:dot|punto) )`;
const ANY_DOT = String.raw`(?:\.|${SPELT_DOT})`;

/** Addresses spelt out: `ana (at) example.com`, `ana at example dot com`. */
const SPELT: readonly RegExp[] = [
  `${MAILBOX}${BRACKETED_AT}${LABEL}(?:${ANY_DOT}${LABEL}){1,6}`,
  `${MAILBOX}${WORD_AT}${LABEL}(?:\\.${LABEL}){0,5}${SPELT_DOT}${LABEL}(?:${ANY_DOT}${LABEL}){0,5}`,
].map((source) => new RegExp(source, 'giu'));
/** `ana at example.com`, but not what a text says of a page: `look at example.com`. */
const SPELT_AT = new RegExp(
  String.raw`(${MAILBOX})${WORD_AT}(${LABEL}(?:\.${LABEL}){1,5})(?![\p{L}\p{N}-]|[/?#])`,
  'giu',
);
const BEFORE_PAGES = new Set(
  `and are at available bought buy check customers find here hosted is it join learn live look looking me more now online open or
  order orders out page products sale sell selling services shop shopping site sold start store them this us visit web website
  work works you`.split(/\s+/),
);

const WITH_USER = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@]{1,256}@[^\s"'<>]{1,500}/giu;
const WEB = /\bhttps?:\/\/(?:www\.)?([^\s/?#"'<>\\@]{1,253})[^\s"'<>]{0,2000}/giu;
const PROFILE =
  /(?<![\p{L}\p{N}.-])(?:[a-z]{2,3}\.)?(?:instagram|facebook|fb|twitter|x|linkedin|tiktok|youtube|threads|bsky|github|gitlab|telegram|t|wa|pinterest|twitch|snapchat|medium)\.(?:com|me|net|app|tv|org|es)\/[^\s"'<>]{1,200}/giu;
/** A host and what follows it, without a scheme. */
const BARE_WEB =
  /(?<![\p{L}\p{N}@./-])((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?::\d{2,5})?([/?#][^\s"'<>]{1,2000})/gu;
/** Accounts after their network's name; some of these names are also what a text may be about. */
const ACCOUNT_OF =
  /(?<=(?<!\p{L})(?:skype|username|discord|snapchat|wechat|kik)(?: (?:id|name|user))? ?[:=] ?)[\p{L}\p{N}][\p{L}\p{N}_.:-]{2,60}|(?<=(?<!\p{L})(?:instagram|ig|twitter|tiktok|telegram|facebook|linkedin|teams|slack|signal|github|gitlab|usuario|user) ?[:=] ?)[\p{L}\p{N}]{1,40}[_.\d-][\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,40}/giu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,50}/gu;

/** Domains that nobody can register (RFC 2606, RFC 6762), for which tldts knows no suffix. */
const RESERVED = /\.(?:example|test|invalid|localhost|local|internal|intranet|lan|corp|home)$/i;
const TECHNIQUES = /\.js$|^(?:asp|ado|vb|ml)\.net$/i;

/** The host, where it is one or its path is long; `Node.js/React` stays. */
function hostOnly(found: string, host: string, rest: string): string {
  if (TECHNIQUES.test(host)) return found;
  const known = parse(host).isIcann === true || RESERVED.test(host);
  return known || rest.lastIndexOf('/') > 0 ? host : found;
}

const isAddress = (mailbox: string, host: string): boolean =>
  !BEFORE_PAGES.has(mailbox.toLowerCase()) &&
  (parse(host).isIcann === true || RESERVED.test(host)) &&
  !TECHNIQUES.test(host);

/**
 * A mask for a person's texts. It knows forms and the names given, not every name and street: what it leaves is not proven
 * impersonal. Addresses of pages are cut to their host, for paths and queries name people.
 */
export function createMask(known: Known): (text: string) => string {
  const maskNames = nameMask(known);
  return (text) => {
    const linked = text.replace(WITH_USER, '[LINK]').replace(ADDRESS, '[EMAIL]');
    const spelt = SPELT.reduce((masked, pattern) => masked.replace(pattern, '[EMAIL]'), linked);
    const addressed = spelt
      .replace(LOCAL_ADDRESS, '[EMAIL]')
      .replace(SPELT_AT, (found, mailbox: string, host: string) =>
        isAddress(mailbox, host) ? '[EMAIL]' : found,
      );
    const plain = addressed
      .replace(PROFILE, '[HANDLE]')
      .replace(WEB, '$1')
      .replace(BARE_WEB, hostOnly)
      .replace(ACCOUNT_OF, '[HANDLE]')
      .replace(HANDLE, '[HANDLE]');
    return maskNames(maskNumbers(maskPrivate(plain)));
  };
}

const PLACEHOLDER = new RegExp(String.raw`\[(?:${PLACEHOLDERS.join('|')})\]`, 'gi');

/** Whether text holds what a mask put there: a model that repeats it has nothing to say. */
export const hasPlaceholder = (text: string): boolean => text.search(PLACEHOLDER) >= 0;

/** Whether anything is left of a masked text beside placeholders. */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.replace(PLACEHOLDER, ''));
