import type { GraphQLEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import {
  AI_DISABLED_REASONS,
  ERROR_CODES,
  INVITATION_REASONS,
  ISSUE_CODES,
  SESSION_STATE_REASONS,
  SUGGESTION_STATE_REASONS,
} from '../../src/errors.ts';
import { acceptedLanguage, LANGUAGES, languageOf } from '../../src/messages/language.ts';
import {
  catalogues,
  FAULT_CODES,
  message,
  NOTICE_CODES,
  TEXT_CODES,
} from '../../src/messages/messages.ts';
import type { Catalogue, MessageCode } from '../../src/messages/messages.ts';
import { schema } from '../../src/schema.ts';

const CODES = [
  ...ISSUE_CODES,
  ...ERROR_CODES,
  ...SESSION_STATE_REASONS,
  ...INVITATION_REASONS,
  ...AI_DISABLED_REASONS,
  ...SUGGESTION_STATE_REASONS,
  ...FAULT_CODES,
  ...NOTICE_CODES,
  ...TEXT_CODES,
];

const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();

describe.each(LANGUAGES)('the catalogue %s', (language) => {
  const catalogue: Catalogue = catalogues[language];

  test('has a message for every code of the code, and for nothing else', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual([...CODES].toSorted());
  });

  test.each(['IssueCode', 'ErrorCode', 'AiDisabledReason', 'AiSuggestionStateReason'])(
    'has a message for every %s of the API',
    (name) => {
      const type = schema.getType(name) as GraphQLEnumType;
      for (const { name: code } of type.getValues()) {
        expect(catalogue[code as MessageCode], code).toMatch(/\S.*\.$/);
      }
    },
  );

  test('names what the English one names', () => {
    for (const code of CODES) {
      expect(placeholders(catalogue[code]), code).toEqual(placeholders(catalogues.en[code]));
    }
  });

  test('is in a language of its own', () => {
    const others = LANGUAGES.filter((other) => other !== language);
    for (const code of CODES) {
      for (const other of others) expect(catalogue[code], code).not.toBe(catalogues[other][code]);
    }
  });

  test('fills in everything', () => {
    for (const code of CODES) {
      const params = Object.fromEntries(placeholders(catalogue[code]).map((name) => [name, 7]));
      const text = message(language, code, params);
      expect(text, code).not.toMatch(/[{}]/);
      expect(text, code).toBe(catalogue[code].replace(/\{\w+\}/g, '7'));
    }
  });
});

describe('what a message names', () => {
  test('is written as the language writes it', () => {
    expect(message('en', 'TOO_LARGE', { max: 1_000_000 })).toBe('Must be 1,000,000 or less.');
    expect(message('es', 'TOO_LARGE', { max: 1_000_000 })).toBe('Debe ser 1.000.000 o menos.');
    expect(message('en', 'TOO_LARGE', { max: 2026 })).toBe('Must be 2026 or less.');
    const schemes = ['http://', 'https://'];
    expect(message('en', 'INVALID_URL', { schemes })).toContain('http:// or https://');
    expect(message('es', 'INVALID_URL', { schemes })).toContain('http:// o https://');
    expect(message('es', 'INVALID_VALUE', { values: ['A', 'B', 'C'] })).toContain('A, B o C');
  });

  test.each(['<b>&', '{domain}', '{{domain}}', '$t(REQUIRED)', '$&', '__proto__', ''])(
    'is never read as more than text: %j',
    (domain) => {
      expect(message('en', 'DOMAIN_MISMATCH', { domain })).toBe(
        `The website's domain is not that of your e-mail address (${domain}).`,
      );
    },
  );
});

describe('the language', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['es', 'es'],
    ['es-MX, en;q=0.8', 'es'],
    ['ES', 'es'],
    ['en, es', 'en'],
    ['en;q=0.1, es;q=0.2', 'es'],
    ['de, fr;q=0.5', 'en'],
    ['de, es;q=0.5', 'es'],
    ['es;q=0', 'en'],
    ['*', 'en'],
    ['\u0000;;;q=,,', 'en'],
  ])('that %j accepts is %s', (header, expected) => {
    expect(acceptedLanguage(header)).toBe(expected);
  });

  test.each([
    [null, 'es', 'es'],
    ['en', 'es', 'en'],
    ['es-419', 'en', 'es'],
    [' ES ', 'en', 'es'],
    ['de-AT', 'es', 'es'],
    ['', 'es', 'es'],
    ['est', 'en', 'en'], // Estonian
    ['__proto__', 'en', 'en'],
  ] as const)('of a session in %j, for a client that accepts %s, is %s', (locale, accepted, to) => {
    expect(languageOf(locale, accepted)).toBe(to);
  });
});
