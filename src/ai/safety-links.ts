import { parse } from 'tldts';
import { hasPlaceholder } from './masking.ts';

/** What a model's text must not hold, whoever asked for it. Patterns are bounded: their time grows with the text's length. */

/** Something that must not be in a text, as the reason says it. */
interface Banned {
  readonly reason: string;
  readonly found: (text: string) => boolean;
}

const SCHEME =
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/|\b(?:javascript|vbscript|livescript|mailto|data|file|blob|tel|sms|whatsapp|intent|view-source)\s{0,3}:(?=[^\s])|\bwww\d?\.|\bhxxps?\b/iu;
const AT_DOMAIN = /[^\s@]@[\p{L}\p{N}[-]|\S ?[[({]\s?(?:at|arroba|@)\s?[\])}] ?\S/iu;
const SPELT_DOT = /[\p{L}\p{N}]\s?[[({]\s?(?:dot|punto|\.)\s?[\])}]\s?[\p{L}\p{N}]/iu;
const SPELT_ADDRESS = /\S (?:at|arroba) \S{1,63}(?: (?:dot|punto) \S{1,63})/iu;
const ADDRESS_OF_HOST = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/u;
const DOTTED =
  /(?<![\p{L}\p{N}_-])(?:[\p{L}\p{N}_-]{1,63}[.。．｡]){1,8}[\p{L}\p{N}-]{2,24}(?![\p{L}\p{N}_-])/gu;
// Names of techniques, not of hosts.
const NO_HOSTS = new Set(['asp.net', 'ado.net', 'vb.net', 'ml.net']);

/** Whether it reads as a host: under a domain of ICANN's, in one case, and no abbreviation such as `S.A.`. */
function isHost(found: string): boolean {
  const name = found.replace(/[。．｡]/gu, '.');
  const last = name.slice(name.lastIndexOf('.') + 1);
  // `… clients.We …` lacks a space, and `S.A` has one letter between its full stops.
  if (/^\p{Lu}\p{Ll}/u.test(last) || NO_HOSTS.has(name.toLowerCase())) return false;
  const { isIcann, isPrivate, domainWithoutSuffix } = parse(name.toLowerCase());
  return (isIcann === true || isPrivate === true) && (domainWithoutSuffix?.length ?? 0) > 1;
}

const MARKUP: readonly RegExp[] = [
  /<[a-z/!?]/iu, // HTML, XML, comments
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[lg]t|quot|apos|nbsp|amp);/iu,
  /!\[|\]\s?\(|\]\s?\[|^\s{0,3}\[[^\]\n]{1,80}\]:/mu, // Markdown's images, links and references
  /```|~~~|``|`[^`\n]{1,200}`/u,
  /^\s{0,3}(?:#{1,6}\s|>\s|\|.{1,200}\||(?:[-*_]\s?){3,}$)/mu,
  /\*\*[^*\n]{1,300}\*\*|__[^_\n]{1,300}__|~~[^~\n]{1,300}~~/u,
  /\[\/?(?:url|img|code|link|script|quote|color|size)\b[^\]\n]{0,200}\]/iu,
  /\{\{|\}\}|\$\{|\{%|<%|%>|\$t\(/u, // templates, i18next's among them
  /\\u\{?[\da-f]{4}|\\x[\da-f]{2}|%3c|%3a%2f/iu,
];

// An emoji may be written with a joiner or a variation selector.
const IN_EMOJI = /(?<=[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\ufe0f])[\u200d\ufe0f]/gu;
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u2800]/u;

const BLOCK = /facts-[\da-f]{16}|PERSON\.wish|<\|[a-z_]{2,20}\|>|\[\/?INST\]/iu;

export const BANNED: readonly Banned[] = [
  {
    reason: 'holds a link, a web address or an e-mail address',
    found: (text) =>
      [SCHEME, AT_DOMAIN, SPELT_DOT, SPELT_ADDRESS, ADDRESS_OF_HOST].some((one) =>
        one.test(text),
      ) || Array.from(text.matchAll(DOTTED), ([found]) => found).some(isHost),
  },
  { reason: 'holds markup', found: (text) => MARKUP.some((one) => one.test(text)) },
  {
    reason: 'holds characters that cannot be seen',
    found: (text) => UNSEEN.test(text.replace(IN_EMOJI, '')),
  },
  { reason: 'holds a placeholder for personal data', found: hasPlaceholder },
  { reason: 'holds a part of how the data were quoted', found: (text) => BLOCK.test(text) },
];

/** Whether a text holds nothing of the kind, whoever wrote it. */
export const mayShow = (text: string): boolean => !BANNED.some(({ found }) => found(text));
