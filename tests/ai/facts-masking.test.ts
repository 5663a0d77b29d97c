import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from '../../src/ai/clean-text.ts';
import type { Answers } from '../../src/steps/step.ts';
import { describing, masked, read, sessionWith, situationOf } from './situation.ts';

/** Personal data in free text, where a person did not let it be sent. */

describe('without leave for personal data', () => {
  test.each([
    ['Mail ana.ruiz+x@mail.example.co.uk!', 'Mail [EMAIL]!'],
    ['Mail ana＠example．com now', 'Mail [EMAIL] now'],
    ['Mail an\u200ba@exa\u00admple.com', 'Mail [EMAIL]'],
    ['ana (at) example dot com, or ana arroba ejemplo punto es', '[EMAIL], or [EMAIL]'],
    ['Call +34 612 34 56 78 or (555) 123-4567 or 612345678', 'Call [PHONE] or [PHONE] or [PHONE]'],
    ['Call ٠١٢ ٣٤٥ ٦٧٨٩', 'Call [PHONE]'],
    ['Pay to ES91 2100 0418 4502 0005 1332.', 'Pay to [ACCOUNT].'],
    ['Card 4111 1111 1111 1111', 'Card [CARD]'],
    ['DNI 12345678Z, NIE X1234567L, SSN 078-05-1120', 'DNI [ID], NIE [ID], SSN [ID]'],
    ['CURP GODE561231HDFRRN09', 'CURP [ID]'],
    ['pasaporte nº AB-123456, passport: C01X0006H', '[ID], [ID]'],
    ['Servers 192.168.1.20 and 2001:db8::1', 'Servers [IP] and [IP]'],
    ['See ftp://ana:secret@host.example/x', 'See [LINK]'],
    ['See https://acme.example/u/ana?x=1 and @ana_ruiz', 'See acme.example and [HANDLE]'],
    ['On https://instagram.com/ana.ruiz or linkedin.com/in/ana', 'On [HANDLE] or [HANDLE]'],
    ['Ask Dr. Jane Roe; my name is Ana Ruiz', 'Ask Dr. [NAME]; my name is [NAME]'],
  ])('%s', (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    'Founded 2019-2024, 1.000.000 units in 2024-05-13 and 5,000 more; 12.5 % of 3.200.000 €',
    'Sales of €612345678, 250 people, 24/7, ISO 9001, version 2.10, C++ std::vector at 10:30:45',
    'Look at Amazon for 1ª calidad: 20 m², ½ price, Nº 1',
  ])('what a company is about stays: %s', (text) => expect(masked(text)).toBe(text));

  test('the names of its people are masked wherever they stand', () => {
    const told = (fullName: string, description: string, invitations: Answers[] = []) => {
      const answers = { WELCOME: { fullName }, COMPANY: { description }, TEAM: { invitations } };
      const ownerEmail = 'jgarcia.work@acme.example';
      const session = sessionWith(answers, { ownerEmail });
      return read(situationOf('INDUSTRY', {}, { session }))['COMPANY.description'];
    };
    expect(
      told('José de la García', 'JOSE and Garcia’s bakery, garcías, de la casa, josegarcia'),
    ).toBe('[NAME] and [NAME]’s bakery, garcías, de la casa, josegarcia');
    expect(told('Jo García', 'Jo García, García Jo, JoGarcía; jo jo')).toBe(
      '[NAME], [NAME], [NAME]; jo jo',
    );
    expect(told('Li Wu', 'Li Wu and Li, in a list')).toBe('[NAME] and [NAME], in a list');
    expect(told('王小明', '我是王小明。')).toBe('我是[NAME]。');
    const invited = [{ email: 'maria.perez@acme.example' }, { email: 'sales@acme.example' }];
    expect(told('Ada', 'María Pérez runs sales', invited)).toBe('[NAME] runs sales');
  });

  test('what the owner’s mailbox spells is masked, but not words of shared mailboxes', () => {
    const told = (ownerEmail: string) => {
      const session = sessionWith(
        { COMPANY: { description: 'Ruiz sells, hello sales' } },
        { ownerEmail },
      );
      return read(situationOf('INDUSTRY', {}, { session }))['COMPANY.description'];
    };
    expect(told('ana.ruiz@acme.example')).toBe('[NAME] sells, hello sales');
    expect(told('sales@acme.example')).toBe('Ruiz sells, hello sales');
  });

  test('no address gets through, wherever it stands and however much surrounds it', () => {
    const address = fc.emailAddress();
    const around = fc.string({ unit: fc.constantFrom('a', ' ', '.', '1', '-', '(', 'ñ', '\n') });
    fc.assert(
      fc.property(around, address, around, (before, mail, after) => {
        expect(masked(`${before} ${mail} ${after}`)).not.toContain(mail);
      }),
    );
    const half = masked('a@b.example '.repeat(400)) ?? '';
    expect(half).not.toMatch(/@|example/);
  });

  test('all is sent as typed where all may be sent', () => {
    const text = 'Ada: ada@example.com, +34 612 345 678';
    expect(read(describing(text, { sharing: 'FULL' }))['COMPANY.description']).toBe(text);
  });
});

test('cleaning twice changes nothing more, and takes no long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(visibleText(visibleText(text))).toBe(visibleText(text));
    }),
  );
  for (const part of [
    'a',
    'a.',
    '1',
    '1 ',
    'a@',
    '@',
    'é\u0301\u0323',
    ':',
    'a at ',
    'http://',
    'A ',
  ]) {
    expect(Array.from(masked(part.repeat(5000)) ?? '').length).toBeLessThanOrEqual(1000);
  }
});
