import { describe, expect, test } from 'vitest';
import { checkStep } from '../../src/steps/check.ts';
import { preferences } from '../../src/steps/preferences.ts';
import { preferencesAnswers as valid } from './answers.ts';
import { context, isOfText, isOneOf, isRequired, isSomeOf, problems, put, stored } from './kit.ts';

const place = (path: string) => ({ step: preferences, valid, path });
const of = (path: string, value: unknown) => problems(preferences, put(valid, path, value));
const kept = (path: string, value: unknown) => stored(preferences, put(valid, path, value), path);

test('PREFERENCES takes what is right, and must not be skipped', () => {
  expect(checkStep(preferences, valid, context())).toEqual({ issues: [], value: valid });
  expect(preferences).toMatchObject({ key: 'PREFERENCES', skippable: false });
});

describe('communicationStyle', () => {
  isOneOf(place('communicationStyle'), 'FORMAL, INFORMAL');
});

describe('locale, BCP 47', () => {
  isRequired(place('locale'));
  isOfText(place('locale'));

  test.each([
    'en',
    'es',
    'es-MX',
    'es-419',
    'EN',
    'en-us',
    'zh-Hant-TW',
    'sr-Latn-RS',
    'yue',
    'sl-nedis',
    'de-CH-1996',
    'en-u-ca-buddhist',
    'qaa',
    'en-x-pirate',
    ' en ',
  ])('takes %j as written', (tag) => {
    expect(kept('locale', tag)).toBe(tag.trim());
  });
  test.each([
    'es_MX',
    'en-',
    '-en',
    'e',
    'en--US',
    'xx-invalid-…',
    'español',
    'en US',
    'en,es',
    '*',
    'en;q=0.8',
    'C',
    'toolonglang',
    'en-US-US',
    '12',
    'ｅｎ',
  ])('refuses %j', (tag) => {
    expect(of('locale', tag)).toEqual(['locale INVALID_LOCALE']);
  });
  test('takes the 35 characters for which RFC 5646 wants room, and no more', () => {
    const longest = 'zh-hant-tw-x-abcdefgh-ijklmnop-qrst';
    expect(longest).toHaveLength(35);
    expect(of('locale', longest)).toEqual([]);
    expect(of('locale', `${longest}u`)).toEqual(['locale TOO_LONG']);
  });
  test.each([
    ['en\0', 'NUL_CHARACTER'],
    ['e\nn', 'INVALID_CHARACTERS'],
    ['en\ud800', 'UNPAIRED_SURROGATE'],
  ])('refuses %j: %s', (tag, code) => {
    expect(of('locale', tag)).toEqual([`locale ${code}`]);
  });
});

describe('timezone, IANA', () => {
  isRequired(place('timezone'));
  isOfText(place('timezone'));

  test('takes every zone that Intl lists', () => {
    for (const zone of Intl.supportedValuesOf('timeZone'))
      expect(kept('timezone', zone)).toBe(zone);
  });
  test.each([
    'UTC',
    'Etc/UTC',
    'GMT',
    'Zulu',
    'Etc/GMT+5',
    'Etc/GMT-14',
    'Europe/Kyiv',
    'Europe/Kiev',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'US/Pacific',
    'CET',
    'EST',
    'EST5EDT',
    'HST',
    'PRC',
    'ROK',
    'GB',
    'NZ',
    'W-SU',
    ' Europe/Madrid\n',
  ])('takes %j as written: names that IANA keeps for older data too', (zone) => {
    expect(kept('timezone', zone)).toBe(zone.trim());
  });
  test.each(['europe/madrid', 'EUROPE/MADRID', 'utc', 'est'])(
    'takes %j as written: IANA names are told apart without regard to case',
    (zone) => {
      expect(kept('timezone', zone)).toBe(zone);
    },
  );
  test.each([
    '+01:00',
    '-08:00',
    '+0100',
    '-08',
    '+00:00',
    'UTC+1',
    'GMT+1',
    'UTC+01:00',
    '01:00',
    'Z',
  ])('refuses the offset %j', (zone) => {
    expect(of('timezone', zone)).toEqual(['timezone INVALID_TIMEZONE']);
  });
  test.each(['PST', 'CST', 'IST', 'BST', 'JST', 'AET', 'pst', 'SystemV/PST8PDT'])(
    'refuses %j, which Intl knows and IANA does not',
    (zone) => {
      expect(of('timezone', zone)).toEqual(['timezone INVALID_TIMEZONE']);
    },
  );
  test.each([
    'Madrid',
    'Europe',
    'Europe/',
    'Europe/Nowhere',
    'Europe / Madrid',
    'Europe\\Madrid',
    'Etc/Unknown',
    '../etc/passwd',
    'CEST',
    'Eur​ope/Madrid',
    'Central European Standard Time',
    '7',
  ])('refuses %j', (zone) => {
    expect(of('timezone', zone)).toEqual(['timezone INVALID_TIMEZONE']);
  });
  test.each([
    ['x'.repeat(65), 'TOO_LONG'],
    ['UTC\0', 'NUL_CHARACTER'],
    ['U\tTC', 'INVALID_CHARACTERS'],
    ['UTC\ud800', 'UNPAIRED_SURROGATE'],
  ])('refuses %j: %s', (zone, code) => {
    expect(of('timezone', zone)).toEqual([`timezone ${code}`]);
  });
});

describe('notificationFrequency', () => {
  isOneOf(place('notificationFrequency'), 'DAILY, WEEKLY, MONTHLY');
});
describe('focusAreas, 1–5', () => {
  isSomeOf(place('focusAreas'), 'STRATEGY, EXECUTION, ANALYTICS, COLLABORATION, REPORTING', 1);

  test('soon of a hundred thousand', () => {
    const huge = Array.from({ length: 100_000 }, () => 'STRATEGY');
    expect(of('focusAreas', huge)).toContain('focusAreas TOO_MANY');
  });
});
describe('aiAssistance', () => {
  isOneOf(place('aiAssistance'), 'OFF, MINIMAL, MODERATE, EXTENSIVE');
});

test('tells all at once', () => {
  const answers = {
    locale: 'es_MX',
    timezone: '+01:00',
    focusAreas: ['STRATEGY', 'STRATEGY'],
    aiAssistance: 'FULL',
  };
  expect(problems(preferences, answers)).toEqual([
    'aiAssistance INVALID_VALUE',
    'communicationStyle REQUIRED',
    'focusAreas.1 DUPLICATE',
    'locale INVALID_LOCALE',
    'notificationFrequency REQUIRED',
    'timezone INVALID_TIMEZONE',
  ]);
});
