import { MembershipRole } from '../../generated/prisma/enums.ts';
import type { Language } from '../../messages/language.ts';
import type { MailData, MailKind } from '../outbox.service.ts';
import type { MailCatalogue, MailFacts, MailText } from './catalogue.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { htmlPage } from './html.ts';
import { safeName } from './names.ts';

/** A mail, ready to be sent. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What its button opens; null where it has none. */
  readonly link: string | null;
}

const CATALOGUES: Readonly<Record<Language, MailCatalogue>> = { en: english, es: spanish };

/**
 * Writes a mail.
 *
 * @param publicUrl What links begin with; no slash at its end.
 * @throws where `data` holds no date or no web address in the place of one.
 */
export function render<Kind extends MailKind>(
  kind: Kind,
  data: MailData[Kind],
  language: Language,
  publicUrl: string,
): RenderedMail {
  const catalogue = CATALOGUES[language];
  const facts = FACTS[kind](data, (iso) => dateIn(language, iso), catalogue);
  const words = catalogue.kinds[kind](facts);
  const link = LINKS[kind](data, publicUrl);
  const footer = catalogue.footer(publicUrl);
  return {
    subject: words.subject,
    text: plainText(words, link, footer),
    html: htmlPage(words, link, footer, language),
    link,
  };
}

const FACTS: {
  readonly [Kind in MailKind]: (
    data: MailData[Kind],
    date: (iso: string) => string,
    catalogue: MailCatalogue,
  ) => MailFacts[Kind];
} = {
  INVITATION: ({ organizationName, inviterName, role, expiresAt }, date, { roles }) => ({
    organization: safeName(organizationName),
    inviter: safeName(inviterName),
    role: isRole(role) ? roles[role] : '',
    ends: date(expiresAt),
  }),
  VERIFICATION: ({ name, expiresAt }, date) => ({ name: safeName(name), ends: date(expiresAt) }),
  PASSWORD_RESET: ({ name, expiresAt }, date) => ({ name: safeName(name), ends: date(expiresAt) }),
  PASSWORD_CHANGED: ({ name, changedAt }, date) => ({
    name: safeName(name),
    changed: date(changedAt),
  }),
};

const LINKS: {
  readonly [Kind in MailKind]: (data: MailData[Kind], publicUrl: string) => string | null;
} = {
  INVITATION: ({ token }, publicUrl) => `${publicUrl}/invitations/${encodeURIComponent(token)}`,
  VERIFICATION: ({ url }) => webAddress(url),
  PASSWORD_RESET: ({ token }, publicUrl) =>
    `${publicUrl}/reset-password/${encodeURIComponent(token)}`,
  PASSWORD_CHANGED: () => null,
};

const isRole = (text: string): text is MembershipRole => Object.hasOwn(MembershipRole, text);

function webAddress(text: string): string {
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('Not a web address.');
  return url.href;
}

/** In UTC, because nobody knows where the mail will be read. */
function dateIn(language: Language, iso: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(iso))} UTC`;
}

function plainText({ before, after }: MailText, link: string | null, footer: string): string {
  const paragraphs = [...before, ...(link === null ? [] : [link]), ...after, `-- \n${footer}`];
  return `${paragraphs.join('\n\n')}\n`;
}
