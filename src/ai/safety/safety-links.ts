import { parse } from 'tldts';
import { hasPlaceholder } from './masking.ts';

/** What a model's text must not hold, whoever asked for it. Patterns are bounded: their time grows with the text's length. */

/** Something that must not be in a text, as the reason says it. */
interface Banned {
  readonly reason: string;
  readonly found: (text: string) => boolean;
}

// What fonts, and browsers (UTS 46), take for a full stop; NFKC knows the others.
const DOTS = /[。｡۔܁܂ꓸ꘎⸳]/gu;
const SLASHES = /[⁄∕⧸╱]/gu;
const COLONS = /[ː˸∶꞉׃։]/gu;

/** A text as it is read: full-width and mathematical signs are the plain ones, and what looks like `.`, `/` and `:` is it. */
const folded = (text: string) =>
  text.normalize('NFKC').replace(DOTS, '.').replace(SLASHES, '/').replace(COLONS, ':');

const SCHEMES =
  'javascript|vbscript|livescript|mailto|data|file|blob|tel|sms|whatsapp|intent|view-source|magnet|https?|ftps?|sftp|wss?|ssh|ldaps?|callto|facetime|skype|sips?|xmpp|bitcoin|ms-[a-z]{2,20}';
const LINKS: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{1,30}:\/\/|\bwww\d?\.|\bhxxps?\b|\bhttps?\s?:\s?[/\\]/iu,
  new RegExp(String.raw`\b(?:${SCHEMES})\s{0,3}:(?=[^\s])`, 'iu'),
  /[\p{L}\p{N}]:\?/u,
  /\/\/[\p{L}\p{N}]|\\\\[\p{L}\p{N}]/u, // of the page's own scheme, and of shares
  /\p{L}[\p{L}\p{N}_-]{0,62}:\d{2,5}\/|\blocalhost\b|\[[\da-f:]{0,30}::[\da-f:.]{0,38}\]/iu,
  /[^\s@]@[\p{L}\p{N}[-]|\S ?[[({]\s?(?:at|arroba|@)\s?[\])}] ?\S/iu,
  /[\p{L}\p{N}]\s?[[({]\s?(?:dot|punto|\.)\s?[\])}]\s?[\p{L}\p{N}]/iu,
  /\S (?:at|arroba) \S{1,63}(?: (?:dot|punto) \S{1,63})/iu,
  // `evil dot com`, but not `the dot com years`, `punto de venta` or `El punto es vender`.
  /(?<![\p{L}\p{N}])(?!(?:the|an?|las?|los|el|una?)[^\p{L}])[\p{L}\p{N}-]{1,63}[\s_,-]{1,3}(?:dot|punto|point)[\s_,-]{1,3}(?:com|net|org|io|biz|mx|xyz|ly|ru)(?!\p{L})/iu,
  /[\p{L}\p{N}][\s_-]{1,3}dot[\s_-]{1,3}(?:es|co|info|app|dev|ai|eu|uk|shop|site|online|store)(?!\p{L})|[\p{L}\p{N}][\s_-]{1,3}punto[\s_-]{1,3}es(?=\s{0,3}(?:[.,;!?/]|$))/iu,
  /[\p{L}\p{N}](?:dot|punto)(?:com|net|org)(?!\p{L})|[\p{L}\p{N}]\s?[·•∙⋅・]\s?(?:com|org)(?!\p{L})|[\p{L}\p{N}]\s?\.\s(?:com|org)(?!\p{L})/iu,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/u,
];
const DOTTED =
  /(?<![\p{L}\p{M}\p{N}_-])(?:[\p{L}\p{M}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{M}\p{N}-]{2,24}(?![\p{L}\p{M}\p{N}_-])/gu;
/** After a host: a path, a port, a query. */
const LEADS_ON = /^(?:[/\\#@]|[:?][\p{L}\p{N}])/u;
// Names of techniques, not of hosts.
const NO_HOSTS = new Set(['asp.net', 'ado.net', 'vb.net', 'ml.net']);
/** Others of one letter, as `v.gr`, `S.A.de` and `n.de`, are rather abbreviations. */
const OF_ONE_LETTER = new Set(
  `a.co b.link e.pn g.co g.dev g.page j.mp m.me n.pr q.com s.id t.co t.ly t.me u.nu u.to v.gd v.ht w.wiki x.ai x.co x.com x.org
  y.at z.cn z.com`.split(/\s+/),
);

/** Last labels of hosts with which a sentence may begin. */
const BEGINNINGS = new Set(
  `al as at be best by call casa de do es help how in is it la like me my new no now one read save se si so su team to today top
  us you`.split(/\s+/),
);
/** Those of hosts that one company alone has. */
const OWNED = new Set('able here next office open play search target'.split(' '));
/** Three words of a sentence, of which the last does not say that an address follows. */
const GOES_BEFORE =
  /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}]{1,40},? ){2}(?!(?:at|to|on|from|via|is|see|open|join|try|use|visit|recommend|en|a|es|por|desde|ve|usa|abre|entra|visita|prueba|recomendamos) $)\p{L}{1,40} $/iu;
const GOES_ON = /^ (?:\p{Ll}|\p{N})/u;

/** Whether it is the end of a sentence, a space that is missing, and another sentence: `We bake our bread.It sells well`. */
function lacksSpace(name: string, before: string, after: string): boolean {
  const [end = '', begin = '', more] = name.split('.');
  const words = /^(?:\p{L}+|\p{N}+)$/u.test(end) && /^\p{Lu}\p{Ll}+$/u.test(begin);
  if (!words || more !== undefined) return false;
  const word = begin.toLowerCase();
  if (OWNED.has(word)) return !LEADS_ON.test(after);
  return BEGINNINGS.has(word) && GOES_BEFORE.test(before) && GOES_ON.test(after);
}

/** Whether it reads as a host: under a domain of ICANN's, and no abbreviation such as `S.A.`. */
function isHost(name: string, before: string, after: string): boolean {
  const { domain, isIcann } = parse(name.toLowerCase());
  if (isIcann !== true || domain === null) return false;
  if (NO_HOSTS.has(name.toLowerCase()) || lacksSpace(name, before, after)) return false;
  const abbreviated = /^(?:[\p{L}\p{N}]\.)+[^.]+$/u.test(name);
  return !abbreviated || LEADS_ON.test(after) || OF_ONE_LETTER.has(domain);
}

const MARKUP: readonly RegExp[] = [
  /<[a-z/!?]/iu, // HTML, XML, comments
  // `R&D;` is none; the oldest entities need no semicolon.
  /&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,31};|(?:[lg]t|quot|amp|nbsp)(?![a-z]))/iu,
  /!\[|\]\s?\(|\]\s?\[|^\s{0,3}\[[^\]\n]{1,80}\]:/mu, // Markdown's images, links and references
  /```|~~~|``|`[^`\n]{1,200}`/u,
  /^\s{0,3}(?:#{1,6}\s|>\s|\|.{1,200}\||(?:[-*_]\s?){3,}$|={3,}\s{0,9}$)/mu,
  /\*\*[^*\n]{1,300}\*\*|__[^_\n]{1,300}__|~~[^~\n]{1,300}~~/u,
  // One sign on either side, escaped too: not `5*3*2`, `price* and cost*` or `snake_case_name`.
  /(?<![\p{L}\p{N}*])\*(?=[^\s*])[^*\n]{0,299}[^\s*]\*|(?<![\p{L}\p{N}_])_(?=[^\s_])[^_\n]{0,299}[^\s_]_(?![\p{L}\p{N}_])/u,
  /\[\/?(?:url|img|code|link|script|quote|color|size)\b[^\]\n]{0,200}\]/iu,
  /\{\{|\}\}|\$\{|\{%|<%|%>|\$t\(/u, // templates, i18next's among them
  /\\u\{?[\da-f]{4}|\\x[\da-f]{2}|%3c|%3a%2f/iu,
];

// An emoji may be written with a joiner or a variation selector.
const IN_EMOJI = /(?<=[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}\ufe0f])[\u200d\ufe0f]/gu;
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u2800]/u;

const BLOCK = /facts-[\da-f]{16}|PERSON\.wish|<\|[a-z_]{2,20}\|>|\[\/?INST\]/iu;

function linked(text: string): boolean {
  const read = folded(text);
  if (LINKS.some((one) => one.test(read))) return true;
  return Array.from(read.matchAll(DOTTED)).some(({ 0: name, index }) => {
    const end = index + name.length;
    return isHost(name, read.slice(Math.max(0, index - 90), index), read.slice(end, end + 2));
  });
}

export const BANNED: readonly Banned[] = [
  {
    reason: 'holds a link, a web address or an e-mail address',
    found: linked,
  },
  {
    reason: 'holds markup',
    found: (text) => MARKUP.some((one) => one.test(text) || one.test(folded(text))),
  },
  {
    reason: 'holds characters that cannot be seen',
    found: (text) => UNSEEN.test(text.replace(IN_EMOJI, '')),
  },
  {
    reason: 'holds a placeholder for personal data',
    found: (text) => hasPlaceholder(folded(text)),
  },
  { reason: 'holds a part of how the data were quoted', found: (text) => BLOCK.test(folded(text)) },
];

/** Whether a text holds nothing of the kind, whoever wrote it. */
export const mayShow = (text: string): boolean => !BANNED.some(({ found }) => found(text));
