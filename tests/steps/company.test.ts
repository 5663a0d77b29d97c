import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { encodeGlobalId } from '../../src/global-id.ts';
import { checkStep } from '../../src/steps/check.ts';
import { company } from '../../src/steps/company.ts';
import { companyAnswers as valid } from './answers.ts';
import {
  context,
  isInteger,
  isOneOf,
  isOptional,
  isRequired,
  isText,
  problems,
  put,
  stored,
} from './kit.ts';

const place = (path: string) => ({ step: company, valid, path });
const of = (path: string, value: unknown, about = context()) =>
  problems(company, put(valid, path, value), about);
const kept = (path: string, value: unknown) => stored(company, put(valid, path, value), path);
const everything = {
  ...valid,
  employeeCount: 12,
  website: 'https://www.acme.example/',
  city: 'Madrid',
  foundedYear: 1999,
  logoUrl: 'https://cdn.acme.example/logo.svg',
};

test('COMPANY takes what is right, and must not be skipped', () => {
  expect(checkStep(company, valid, context())).toEqual({ issues: [], value: valid });
  expect(checkStep(company, everything, context())).toEqual({ issues: [], value: everything });
  expect(company).toMatchObject({ key: 'COMPANY', skippable: false });
});

describe('name 2–255', () => {
  isText({ ...place('name'), min: 2, max: 255 });
});

describe('slug? of a-z0-9 and single inner hyphens, 3–63', () => {
  isOptional(place('slug'));

  test.each([
    'abc',
    'a'.repeat(63),
    'a-b',
    'a-b-c',
    '007',
    '1-2-3',
    `${'a-'.repeat(31)}a`,
    '  acme\n',
  ])('takes %j', (slug) => {
    expect(kept('slug', slug)).toBe(slug.trim());
  });
  test.each([
    ['ab', 'TOO_SHORT'],
    ['a', 'TOO_SHORT'],
    ['é', 'TOO_SHORT'],
    ['a'.repeat(64), 'TOO_LONG'],
    ['-acme', 'INVALID_SLUG'],
    ['acme-', 'INVALID_SLUG'],
    ['ac--me', 'INVALID_SLUG'],
    ['---', 'INVALID_SLUG'],
    ['Acme', 'INVALID_SLUG'],
    ['ac_me', 'INVALID_SLUG'],
    ['ac me', 'INVALID_SLUG'],
    ['ac.me', 'INVALID_SLUG'],
    ['ac/me', 'INVALID_SLUG'],
    ['ñandú', 'INVALID_SLUG'],
    ['аcme', 'INVALID_SLUG'],
    ['acme\u200b', 'INVALID_SLUG'],
    ['acme\nacme', 'INVALID_CHARACTERS'],
    ['acme\0', 'NUL_CHARACTER'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (slug, code) => {
    expect(of('slug', slug)).toEqual([`slug ${code}`]);
  });

  describe('made from the name when absent', () => {
    const unnamed = put(valid, 'slug', undefined);

    test.each(['Acme & Sons', 'Ñandú', '株式会社 Acme', 'Café №1', 'X1'])(
      'which %j allows',
      (name) => {
        expect(problems(company, { ...unnamed, name })).toEqual([]);
      },
    );
    test.each(['株式会社', 'Компания', 'שלום', '🦤🦤', '!!!'])(
      'which %j does not: it is due then, at once rather than at completion',
      (name) => {
        expect(problems(company, { ...unnamed, name })).toEqual(['slug SLUG_UNAVAILABLE']);
        expect(problems(company, { ...unnamed, name, slug: ' ' })).toEqual([
          'slug SLUG_UNAVAILABLE',
        ]);
        expect(problems(company, { ...unnamed, name, slug: 'acme' })).toEqual([]);
      },
    );
    test('says nothing of it where there is no name, or one that is too long', () => {
      expect(problems(company, put(unnamed, 'name', undefined))).toEqual(['name REQUIRED']);
      expect(problems(company, { ...unnamed, name: '𐐀'.repeat(255) })).toEqual([
        'slug SLUG_UNAVAILABLE',
      ]);
      expect(problems(company, { ...unnamed, name: '𐐀'.repeat(256) })).toEqual(['name TOO_LONG']);
    });
  });
});

describe('industryId', () => {
  isRequired(place('industryId'));

  test('takes an id of an industry, with space around it or not', () => {
    expect(kept('industryId', ` ${valid.industryId}\n`)).toBe(valid.industryId);
  });
  test.each([
    ['software'],
    [encodeGlobalId('User', '0198a5c2-7b1e-7c3a-9c55-0123456789ab')],
    [encodeGlobalId('Industry', 'software')],
    ['0198a5c2-7b1e-7c3a-9c55-0123456789ab'],
    ["' or 1=1"],
  ])('knows without the database that %j is of none', (id) => {
    expect(of('industryId', id)).toEqual(['industryId UNKNOWN_INDUSTRY']);
  });
  test.each([
    ['a'.repeat(201), 'TOO_LONG'],
    [`${valid.industryId}\0`, 'NUL_CHARACTER'],
    [`\ud800${valid.industryId}`, 'UNPAIRED_SURROGATE'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (id, code) => {
    expect(of('industryId', id)).toContain(`industryId ${code}`);
  });
});

describe('size', () => {
  isOneOf(place('size'), 'STARTUP, SMALL, MEDIUM, LARGE, ENTERPRISE');
});

describe('employeeCount? 1–1,000,000', () => {
  describe('of any size', () => {
    test.each([undefined, null])('is optional: %j', (nothing) => {
      expect(of('employeeCount', nothing)).toEqual([]);
    });
    test.each(['7', true, [7], 1.5, NaN, Infinity])('refuses %s', (count) => {
      expect(of('employeeCount', count)).toContain('employeeCount INVALID_TYPE');
    });
    test.each([
      [0, 'TOO_SMALL', { min: 1 }],
      [-0, 'TOO_SMALL', { min: 1 }],
      [-1, 'TOO_SMALL', { min: 1 }],
      [1_000_001, 'TOO_LARGE', { max: 1_000_000 }],
      [1e308, 'TOO_LARGE', { max: 1_000_000 }],
    ])('refuses %d, without a warning as well', (employeeCount, code, params) => {
      for (const size of ['STARTUP', 'ENTERPRISE']) {
        const { issues } = checkStep(company, { ...valid, size, employeeCount }, context());
        expect(issues).toEqual([{ path: ['employeeCount'], code, severity: 'ERROR', params }]);
      }
    });
  });

  describe.each([
    ['STARTUP', 1, 10],
    ['SMALL', 11, 50],
    ['MEDIUM', 51, 250],
    ['LARGE', 251, 1000],
    ['ENTERPRISE', 1001, 1_000_000],
  ])('%s is %i–%i', (size, min, max) => {
    test.each([min, max])('%i fits', (employeeCount) => {
      expect(checkStep(company, { ...valid, size, employeeCount }, context()).issues).toEqual([]);
    });
    test.each(
      [1, min - 1, max + 1, 1_000_000].filter(
        (n) => n >= 1 && n <= 1_000_000 && (n < min || n > max),
      ),
    )('%i does not: a warning, which does not block', (employeeCount) => {
      const answers = { ...valid, size, employeeCount };
      expect(checkStep(company, answers, context())).toEqual({
        issues: [
          {
            path: ['employeeCount'],
            code: 'SIZE_MISMATCH',
            severity: 'WARNING',
            params: { min, max },
          },
        ],
        value: answers,
      });
    });
  });

  test.each([undefined, 'NONSENSE', '__proto__'])('does not mismatch the size %j', (size) => {
    const code = size === undefined ? 'REQUIRED' : 'INVALID_VALUE';
    expect(problems(company, put({ ...valid, employeeCount: 7 }, 'size', size))).toEqual([
      `size ${code}`,
    ]);
  });
});

describe('description 20–1000', () => {
  isText({ ...place('description'), min: 20, max: 1000, multiline: true });
});

describe.each([
  ['website', 255, ['http', 'https']],
  ['logoUrl', 500, ['https']],
] as const)('%s? a URL of at most %i characters, of %j', (path, max, schemes) => {
  isOptional(place(path));
  // Whose address it is, is another rule.
  const about = context({}, null);

  test.each([
    'https://x.y',
    'https://x.y/',
    'https://x.y.',
    'HTTPS://ACME.Example/Path',
    'https://acme.example:8443/a/b%20c?q=ñ&r={x|y}#top',
    "https://acme.example/@ada/o'brien",
    'https://acme.example?mail=ada@acme.example',
    'https://ñandú.example',
    'https://xn--and-6ma2c.example',
    'https://例え.テスト',
    'https://192.0.2.7/',
    'https://sub-domain.acme.co.uk',
    'https://acme.example/R&D',
  ])('keeps %j as typed', (address) => {
    expect(stored(company, put(valid, path, address), path, about)).toBe(address);
  });
  test('is trimmed', () => {
    expect(stored(company, put(valid, path, ' https://x.y\n'), path, about)).toBe('https://x.y');
  });

  test.each([
    'acme.example',
    'www.acme.example',
    '//acme.example',
    'https:acme.example',
    'https:/acme.example',
    'https:///acme.example',
    'https//acme.example',
    'https://',
    'https://?',
    'https://.',
    'https://..',
    'https://.example',
    'https://acme.',
    'https://acme..example',
    'https://.acme.example',
    'https://acme',
    'https://localhost:3000',
    'https://[2001:db8::1]/',
    'https://acme .example',
    'https://acme.example/a b',
    'https://acme.example/\u00a0/',
    'https://acme.example\\path',
    'https://acme.example/\\evil.example',
    'https://acme.example/<script>',
    'https://acme.example/"onload=',
    'https://ada@acme.example',
    'https://ada:secret@acme.example',
    'https://acme.example@evil.example',
    'https://acme.example:99999',
    'https://acme.example:port',
    'https://999.1.1.1',
    'https://%00.example',
    'ftp://acme.example',
    'file:///etc/passwd',
    'javascript:alert(1)//acme.example',
    'data:image/png;base64,AAAA',
    'mailto:ada@acme.example',
    'view-source:https://acme.example',
    'see https://acme.example',
  ])('refuses %j', (address) => {
    const { issues } = checkStep(company, put(valid, path, address), about);
    const prefixes = schemes.map((scheme) => `${scheme}://`);
    expect(issues).toEqual([
      { path: [path], code: 'INVALID_URL', severity: 'ERROR', params: { schemes: prefixes } },
    ]);
  });

  test(`takes http ${schemes.length > 1 ? 'as well' : 'never'}`, () => {
    expect(of(path, 'http://x.y', about)).toEqual(
      schemes.length > 1 ? [] : [`${path} INVALID_URL`],
    );
  });

  test.each(['a', '𐐀', 'e\u0301'])('counts code points after NFC: of %j', (letter) => {
    const address = (length: number) =>
      `https://x.y/${letter.repeat(length - 'https://x.y/'.length)}`;
    expect(of(path, address(max), about)).toEqual([]);
    expect(of(path, address(max + 1), about)).toEqual([`${path} TOO_LONG`]);
  });

  test.each([
    ['https://acme.example/\0', 'NUL_CHARACTER'],
    ['https://acme.example/\ud800', 'UNPAIRED_SURROGATE'],
    ['https://acme.example/\n/', 'INVALID_CHARACTERS'],
    ['https://acme.example/\u007f', 'INVALID_CHARACTERS'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (address, code) => {
    expect(of(path, address, about)).toEqual([`${path} ${code}`]);
  });

  test('answers soon where it is a quarter of a megabyte', () => {
    for (const huge of ['ñ', 'ñ.', 'a.', '/', '@', '\u0301\u0323', ' ']) {
      const address = `https://${huge.repeat(250_000 / huge.length)}.example`;
      expect(of(path, address)).toContain(`${path} TOO_LONG`);
    }
  });
});

describe('a website whose domain is not that of the founder’s e-mail address', () => {
  const warned = (website: string, ownerEmail: string | null) =>
    problems(company, { ...valid, website }, context({}, ownerEmail));

  test.each([
    ['https://acme.com', 'ada@acme.com'],
    ['https://www.acme.com', 'ada@acme.com'],
    ['https://shop.eu.acme.com/x?y#z', 'ada@acme.com'],
    ['https://acme.com', 'ada@mail.acme.com'],
    ['https://ACME.com', 'Ada@Acme.COM'],
    ['https://acme.com.', 'ada@acme.com'],
    ['https://acme.com:8443', 'ada@acme.com'],
    ['https://www.acme.co.uk', 'ada@acme.co.uk'],
    ['https://ñandú.es', 'ada@xn--and-6ma2c.es'],
    ['https://xn--and-6ma2c.es', 'ada@ñandú.es'],
    ['https://acme.com', 'a/b@acme.com'],
    ['https://acme.com', 'a?b#c@acme.com'],
  ])('%s is of %s', (website, ownerEmail) => {
    expect(warned(website, ownerEmail)).toEqual([]);
  });

  test.each([
    ['https://acme.com', 'ada@gmail.com', 'gmail.com'],
    ['https://acme.com', 'ada@acme.org', 'acme.org'],
    ['https://acme.co.uk', 'ada@other.co.uk', 'other.co.uk'],
    ['https://acme.com.evil.com', 'ada@acme.com', 'acme.com'],
    ['https://notacme.com', 'ada@mail.acme.com', 'acme.com'],
    ['https://acme.com', 'a/b@acme.org', 'acme.org'],
  ])('%s is not of %s: a warning, which does not block', (website, ownerEmail, domain) => {
    const answers = { ...valid, website };
    expect(checkStep(company, answers, context({}, ownerEmail))).toEqual({
      issues: [
        { path: ['website'], code: 'DOMAIN_MISMATCH', severity: 'WARNING', params: { domain } },
      ],
      value: answers,
    });
  });

  test.each([
    ['https://acme.com', null],
    ['https://192.0.2.7', 'ada@acme.com'],
    ['https://co.uk', 'ada@acme.com'],
    ['https://acme.com', 'ada@localhost'],
  ])('cannot be told of %s and %s', (website, ownerEmail) => {
    expect(warned(website, ownerEmail)).toEqual([]);
  });

  test('is not told of what is no address', () => {
    expect(warned('ftp://other.com', 'ada@acme.com')).toEqual(['website INVALID_URL']);
    expect(warned('other.com', 'ada@acme.com')).toEqual(['website INVALID_URL']);
  });

  test('is not asked of the logo', () => {
    expect(of('logoUrl', 'https://cdn.other.com/x', context({}, 'ada@acme.com'))).toEqual([]);
  });
});

describe('country, ISO 3166-1 alpha-2', () => {
  isRequired(place('country'));

  test.each(['ES', 'MX', 'GB', 'US', 'AQ', 'AX', 'SS', 'BQ', ' ES '])('takes %j', (code) => {
    expect(kept('country', code)).toBe(code.trim());
  });
  test.each([
    'es',
    'Es',
    'UK',
    'EU',
    'AN',
    'SU',
    'YU',
    'AA',
    'ZZ',
    'E',
    'ESP',
    '724',
    'Spain',
    'España',
    'ＥＳ',
    'E S',
  ])('refuses %j', (code) => {
    expect(of('country', code)).toEqual(['country INVALID_COUNTRY']);
  });
  test('takes the 249 of the standard, and Kosovo by the code that all use for it', () => {
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    const codes = letters.flatMap((a) => letters.map((b) => a + b));
    const taken = codes.filter((code) => of('country', code).length === 0);
    expect(taken).toHaveLength(249 + 1);
    expect(taken).toContain('XK');
  });
  test.each([
    ['E\0', 'NUL_CHARACTER'],
    ['E\nS', 'INVALID_CHARACTERS'],
    [7, 'INVALID_TYPE'],
  ])('refuses %j: %s', (code, expected) => {
    expect(of('country', code)).toEqual([`country ${expected}`]);
  });
});

describe('city? ≤100', () => {
  isText({ ...place('city'), min: 1, max: 100, optional: true });
});

describe('foundedYear? 1800–this year', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-15T12:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  isInteger(place('foundedYear'), 1800, 2026, true);

  test.each([
    ['2026-12-31T23:59:59.999Z', 2026],
    ['2027-01-01T00:00:00.000Z', 2027],
    ['2024-02-29T12:00:00.000Z', 2024],
  ])('at %s this year is %i, wherever the server stands', (now, year) => {
    vi.setSystemTime(new Date(now));
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      vi.stubEnv('TZ', zone);
      expect(of('foundedYear', year), zone).toEqual([]);
      expect(of('foundedYear', year + 1), zone).toEqual(['foundedYear TOO_LARGE']);
    }
  });
});

test('tells all at once, errors and warnings', () => {
  const answers = {
    name: 'A',
    slug: 'Acme!',
    industryId: 'software',
    size: 'STARTUP',
    employeeCount: 500,
    description: 'Too short',
    website: 'https://other.example',
    country: 'Spain',
    city: 'x'.repeat(101),
    foundedYear: 1799,
    logoUrl: 'http://acme.example/logo.png',
  };
  expect(problems(company, answers)).toEqual([
    'city TOO_LONG',
    'country INVALID_COUNTRY',
    'description TOO_SHORT',
    'employeeCount SIZE_MISMATCH?',
    'foundedYear TOO_SMALL',
    'industryId UNKNOWN_INDUSTRY',
    'logoUrl INVALID_URL',
    'name TOO_SHORT',
    'slug INVALID_SLUG',
    'website DOMAIN_MISMATCH?',
  ]);
});

test('of no answers at all, tells every field that is required', () => {
  expect(problems(company, {})).toEqual(
    ['country', 'description', 'industryId', 'name', 'size'].map((field) => `${field} REQUIRED`),
  );
});
