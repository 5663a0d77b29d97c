import i18next from 'i18next';
import type {
  AiDisabledReason,
  ErrorCode,
  InvitationReason,
  IssueCode,
  SessionStateReason,
  SuggestionStateReason,
} from '../errors.ts';
import { english } from './en.ts';
import type { Language } from './language.ts';
import { LANGUAGES } from './language.ts';
import { spanish } from './es.ts';

/** What a message may name, as `{max}` in its text: a list is told as alternatives, `30, 60, or 90`. */
export type MessageParameters = Readonly<Record<string, string | number | readonly string[]>>;

/** Failures that can meet anybody, whatever they asked for. */
export const FAULT_CODES = [
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
type FaultCode = (typeof FAULT_CODES)[number];

/** What somebody reads who opened the link of a mail without a front end. */
export const NOTICE_CODES = [
  'ADDRESS_VERIFIED',
  'NEW_PASSWORD_REQUIRED',
  'CONFIRMATION_REQUIRED',
  'INVALID_LINK',
] as const;
type NoticeCode = (typeof NOTICE_CODES)[number];

/** Texts that people agree to. Their version changes with their words. */
export const TEXT_CODES = ['AI_CONSENT'] as const;
type TextCode = (typeof TEXT_CODES)[number];

/** Every code that has a message. A catalogue that lacks one does not compile. */
export type MessageCode =
  | IssueCode
  | ErrorCode
  | SessionStateReason
  | InvitationReason
  | FaultCode
  | NoticeCode
  | TextCode
  | AiDisabledReason
  | SuggestionStateReason;
export type Catalogue = Readonly<Record<MessageCode, string>>;

export const catalogues: Readonly<Record<Language, Catalogue>> = { en: english, es: spanish };

const i18n = i18next.createInstance();
void i18n.init({
  initAsync: false,
  showSupportNotice: false, // it would print an advertisement
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [language, { translation: catalogues[language] }]),
  ),
  keySeparator: false,
  nsSeparator: false,
  // Plain text: whoever shows it on a page escapes it there.
  interpolation: { prefix: '{', suffix: '}', escapeValue: false, skipOnVariables: true },
});
const inLanguage = new Map(LANGUAGES.map((language) => [language, i18n.getFixedT(language)]));

/** The message of a code, for people to read; clients switch on the code, which no language changes. */
export function message(
  language: Language,
  code: MessageCode,
  params: MessageParameters = {},
): string {
  const named = Object.entries(params).map(([name, value]) => [name, written(language, value)]);
  return inLanguage.get(language)?.(code, Object.fromEntries(named) as Texts) ?? code;
}

type Texts = Readonly<Record<string, string>>;

const formats = new Map(
  LANGUAGES.map((language) => [
    language,
    {
      // Years and short numbers stay in one piece: 2026, but 10,000.
      number: new Intl.NumberFormat(language, { useGrouping: 'min2' } as object),
      list: new Intl.ListFormat(language, { type: 'disjunction' }),
    },
  ]),
);

function written(language: Language, value: MessageParameters[string]): string {
  const format = formats.get(language);
  if (typeof value === 'string' || !format) return String(value);
  return typeof value === 'number' ? format.number.format(value) : format.list.format(value);
}
