import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/language.ts';
import type { MailData, MailKind } from '../../src/mail/outbox.service.ts';
import { safeName } from '../../src/mail/templates/names.ts';
import { render } from '../../src/mail/templates/render.ts';

const URL_ = 'https://gangway.example';
const DATA: MailData = {
  INVITATION: {
    token: 'a-token',
    organizationName: 'Ábaco',
    inviterName: 'Ada Lovelace',
    role: 'MANAGER',
    expiresAt: '2030-03-04T17:30:00.000Z',
  },
  VERIFICATION: {
    name: 'Ada',
    url: `${URL_}/api/auth/verify-email?token=a-token&callbackURL=%2F`,
    expiresAt: '2030-03-04T17:30:00.000Z',
  },
  PASSWORD_RESET: { name: 'Ada', token: 'a-token', expiresAt: '2030-03-04T17:30:00.000Z' },
  PASSWORD_CHANGED: { name: 'Ada', changedAt: '2030-03-04T17:30:00.000Z' },
};
const KINDS = Object.keys(DATA) as MailKind[];
const EACH = LANGUAGES.flatMap((language) => KINDS.map((kind) => [kind, language] as const));

describe('a mail', () => {
  it.each(EACH)('of kind %s in %s says the same as text and as HTML', (kind, language) => {
    const { subject, text, html, link } = render(kind, DATA[kind], language, URL_);
    expect(subject).not.toBe('');
    expect(html).toContain(`<html lang="${language}">`);
    for (const line of text.split('\n').filter((each) => each && each !== '-- ')) {
      expect(html).toContain(line.replaceAll('&', '&amp;').replaceAll("'", '&#39;'));
    }
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(link === null ? [] : [link.replaceAll('&', '&amp;')]);
    expect(`${text}${html}`).not.toMatch(/undefined|null|\[object|Invalid Date/);
  });

  it('leads where it should', () => {
    const linkOf = (kind: MailKind) => render(kind, DATA[kind], 'en', URL_).link;
    expect(linkOf('INVITATION')).toBe(`${URL_}/invitations/a-token`);
    expect(linkOf('PASSWORD_RESET')).toBe(`${URL_}/reset-password/a-token`);
    expect(linkOf('VERIFICATION')).toBe(DATA.VERIFICATION.url);
    expect(linkOf('PASSWORD_CHANGED')).toBeNull();
  });

  it.each([
    ['en', 'March 4, 2030', 'The link is personal', 'If you did not expect this invitation'],
    ['es', '4 de marzo de 2030', 'El enlace es personal', 'Si no esperabas esta invitación'],
  ] as const)(
    'in %s says when an invitation ends, that it is personal, what else to do',
    (language, ...said) => {
      const { text } = render('INVITATION', DATA.INVITATION, language, URL_);
      for (const part of [...said, '17:30', 'UTC']) {
        if (part === '17:30' && language === 'en') expect(text).toMatch(/5:30\sPM/);
        else expect(text).toContain(part);
      }
    },
  );

  it.each([
    ['VERIFICATION', 'en', 'The link is good until March 4, 2030'],
    ['PASSWORD_RESET', 'en', 'The link is good until March 4, 2030'],
    ['VERIFICATION', 'es', 'El enlace vale hasta el 4 de marzo de 2030'],
    ['PASSWORD_RESET', 'es', 'El enlace vale hasta el 4 de marzo de 2030'],
  ] as const)('of kind %s in %s says until when its link is good', (kind, language, said) => {
    expect(render(kind, DATA[kind], language, URL_).text).toMatch(new RegExp(`${said}.* UTC\\.`));
  });

  it('says less where it knows less', () => {
    const data = { ...DATA.INVITATION, inviterName: ' \u202e ', role: 'EMPEROR' };
    expect(render('INVITATION', data, 'en', URL_).text).toContain(
      'You are invited to join “Ábaco”.',
    );
    expect(render('PASSWORD_RESET', { ...DATA.PASSWORD_RESET, name: '' }, 'es', URL_).text).toMatch(
      /^Hola:\n/,
    );
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])(
    'does not lead to %s',
    (url) => {
      expect(() => render('VERIFICATION', { ...DATA.VERIFICATION, url }, 'en', URL_)).toThrow();
    },
  );

  it('gives a token no way out of its link', () => {
    const token = '../x?y#z"><b>';
    const { html, link } = render('PASSWORD_RESET', { ...DATA.PASSWORD_RESET, token }, 'en', URL_);
    expect(link).toBe(`${URL_}/reset-password/..%2Fx%3Fy%23z%22%3E%3Cb%3E`);
    expect(html).not.toContain('<b>');
  });

  it.each(LANGUAGES)('shows no name as anything but text (%s)', (language) => {
    const evil = '<img src=x onerror=alert(1)> "quoted" & \'single\'';
    const data = { ...DATA.INVITATION, organizationName: evil, inviterName: evil };
    const { html } = render('INVITATION', data, language, URL_);
    expect(html).not.toContain('<img');
    expect(html).toContain(
      '&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &amp; &#39;single&#39;',
    );
  });
});

/** What mail programs make links of, more or less: they differ, so this is wider than each. */
const LINK =
  /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:)\S|[\p{L}\p{N}-]+[.。．｡․][\p{L}\p{N}]|\S@\S/iu;

describe('a name', () => {
  it.each([
    'Click https://evil.example',
    'evil.example',
    'www.evil.example/login',
    'HTTP://EVIL.EXAMPLE',
    'mailto:eve@evil.example',
    'eve@evil.example',
    'http://3232235777/x',
    'http://[::1]/',
    '10.0.0.1',
    'evil。example',
    'evil．example',
    'evil.\u2060example', // what some would let pass
    'evil\u200b.\u200bexample',
    'evil.\u00adexample',
    'пример.рф',
    'a.b.c.d.e',
  ])('such as %j is no link', (name) => {
    expect(safeName(name)).not.toMatch(LINK);
    const data = { ...DATA.INVITATION, organizationName: name, inviterName: name };
    const { subject, text, html } = render('INVITATION', data, 'en', URL_);
    expect(subject).not.toMatch(LINK);
    expect(text.replaceAll(URL_, '')).not.toMatch(LINK);
    const words = html.replace(/<[^>]*>/g, ' ').replaceAll(URL_, '');
    expect(words).not.toMatch(LINK);
  });

  it.each([
    ['Ada\r\nBcc: x', 'Ada Bcc: x'],
    ['Ada\u2028Bcc', 'Ada Bcc'],
    ['\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['\ud800Ada\udc00', 'Ada'],
    ['  Ada \t  Lovelace ', 'Ada Lovelace'],
    ['St. Mary & Sons, Inc.', 'St. Mary & Sons, Inc.'],
    ['O’Neill / 株式会社', 'O’Neill / 株式会社'],
    ['👩‍🚀 Space', '👩‍🚀 Space'],
    ['\u0000\u0007', ''],
  ])('%j is shown as %j', (name, shown) => {
    expect(safeName(name)).toBe(shown);
  });

  it('is cut', () => {
    const cut = safeName('🚀'.repeat(500));
    expect(cut).toBe(`${'🚀'.repeat(59)}…`);
    expect(safeName('x'.repeat(60))).toBe('x'.repeat(60));
  });
});
