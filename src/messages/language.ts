import Negotiator from 'negotiator';

/** The languages that messages are written in. The first is what others get. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that a client prefers among ours. */
export function acceptedLanguage(acceptLanguage: string | null | undefined): Language {
  if (!acceptLanguage) return LANGUAGES[0];
  const headers = { 'accept-language': acceptLanguage };
  const [best] = new Negotiator({ headers }).languages([...LANGUAGES]);
  return LANGUAGES.find((language) => language === best) ?? LANGUAGES[0];
}

/**
 * The language to tell somebody something in: that of the session it is about, where we have it, else what their
 * client accepts.
 *
 * @param locale A BCP 47 tag as somebody typed it, such as `es-MX`; null where there is none.
 */
export function languageOf(locale: string | null, accepted: Language): Language {
  const [subtag] = (locale ?? '').trim().toLowerCase().split('-');
  return LANGUAGES.find((language) => language === subtag) ?? accepted;
}
