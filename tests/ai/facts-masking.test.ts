import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { visibleText } from '../../src/ai/safety/clean-text.ts';
import { hasAnythingToSend } from '../../src/ai/safety/facts.ts';
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
    ['ana(a)sol.es, ana@sol', '[EMAIL], [EMAIL]'],
    ['600·123·456 or 600,123,456 or 600_123_456', '[PHONE] or [PHONE] or [PHONE]'],
    ['ext 12345678, tel: 612 345', 'ext [PHONE], tel: [PHONE]'],
    ['acme.example/people/juan-perez, Skype: juan.perez', 'acme.example Skype: [HANDLE]'],
    [
      'ana at example.com, ana (at) example (dot) com, ana arroba sol.es',
      '[EMAIL], [EMAIL], [EMAIL]',
    ],
    ['Born 12/03/1985, nacida el 3 de marzo de 1985', 'Born [DATE], nacida el [DATE]'],
    ['DOB: 1985-03-12, born on March 3rd, 1985', 'DOB: [DATE], born on [DATE]'],
    ['12 Baker Street, London NW1 6XE. 5b Long Road, Oslo', '[ADDRESS]. [ADDRESS], Oslo'],
    ['1600 Oak Ave, Springfield, IL 62701', '[ADDRESS]'],
    ['Calle Mayor 12, 3º B, 28013 Madrid', '[ADDRESS] Madrid'],
    ['Av. de la Constitución, nº 7 y C/ del Sol, 4', '[ADDRESS] y [ADDRESS]'],
    ['C/Mayor 5; 12 Oak Drive, Reno', '[ADDRESS]; [ADDRESS], Reno'],
    ['Ask Dr. Jane Roe; my name is Ana Ruiz', 'Ask Dr. [NAME]; my name is [NAME]'],
  ])('%s', (text, expected) => expect(masked(text)).toBe(expected));

  test.each([
    'Founded 2019-2024, 1.000.000 units in 2024-05-13 and 5,000 more; 12.5 % of 3.200.000 €',
    'Sales of €612345678, 250 people, 24/7, ISO 9001, version 2.10, C++ std::vector at 10:30:45',
    'Look at Amazon for 1ª calidad: 20 m², ½ price, Nº 1',
    '600,123,456 € for 600,123,456 users, $600,123,456; in 2019, 2020, 2021 and 10,20,30,40,50',
    'Node.js/React/Vue and ASP.NET/C# y/o S.A./S.L., C@fé; Skype: we resell it',
    'Soy una panadería. I am happy, we are Acme. I AM HAPPY TO SELL BREAD. Founded by engineers',
    'Contact: sales. Contact: Sales. Our founder is a baker; fundada por ingenieros, I+D. Vendemos',
    'Acme Bakery, our partner; in Spain, our CEO; Our Bakery Owner, Manager; Ella es la fundadora',
    'Who is our founder? Moda Verde es una empresa responsable. Sun Labs is the head office',
    'Look at example.com or shop at acme.es; Founded 12/03/1985, born in 1985. Node.js at 10:30',
    '12 Happy Bakers, 3 shops in Baker Street; la calle Mayor en 2010, C/C++ 17, plaza 12 %',
    'We have 500 Google Drive seats; ronda Semilla 2024 cerrada',
    'Services — Web Design, Branding — since 2010. Thanks! Bread is all. SOY UNA PANADERÍA.',
  ])('what a company is about stays: %s', (text) => expect(masked(text)).toBe(text));

  test.each([
    ['Soy Juan Pérez', 'Soy [NAME]'],
    ['I’m John Smith, I am Jane', 'I’m [NAME], I am [NAME]'],
    ['SOY JUAN PÉREZ. MY NAME IS JOHN SMITH', 'SOY [NAME]. MY NAME IS [NAME]'],
    ['My name’s John F. Smith', 'My name’s [NAME]'],
    ['me llamo juan pérez y vendo pan', 'me llamo [NAME] y vendo pan'],
    ['Founded by Jane Doe and Jo O’Neil in 2010', 'Founded by [NAME] in 2010'],
    ['Fundada por Pedro García y vendemos pan', 'Fundada por [NAME] y vendemos pan'],
    ['Our CEO is María López; founder: Ana', 'Our CEO is [NAME]; founder: [NAME]'],
    ['Best regards,\nJohn Smith', 'Best regards,\n[NAME]'],
    ['Atentamente, juan pérez', 'Atentamente, [NAME]'],
    ['We bake. — Juan Pérez', 'We bake. — [NAME]'],
    ['Contact: Juan Pérez', 'Contact: [NAME]'],
    ['D. Juan de la Pérez, DR. SMITH', 'D. [NAME], DR. [NAME]'],
    ['Bob Smith, our CEO, bakes; Ana Pérez (CEO) too', '[NAME], our CEO, bakes; [NAME] (CEO) too'],
    ['In Madrid Bob Smith is our founder', 'In [NAME] is our founder'],
    ['Ana Pérez, nuestra directora', '[NAME], nuestra directora'],
    ['ANA PÉREZ y Jo O’Neil son los fundadores', '[NAME] son los fundadores'],
    ['Ana (fundadora); Bob is our founder', '[NAME] (fundadora); [NAME] is our founder'],
    [
      'el señor García, la señora Pérez, doctor Smith',
      'el señor [NAME], la señora [NAME], doctor [NAME]',
    ],
  ])('a name that is introduced or signed is masked: %s', (text, expected) =>
    expect(masked(text)).toBe(expected),
  );

  test('the name of the account is masked as the one that was typed is', () => {
    const answers = { COMPANY: { description: 'Zuri bakes, Óscar Zuri too' } };
    const session = sessionWith(answers, { ownerName: 'Oscar Zuri' });
    expect(read(situationOf('INDUSTRY', {}, { session }))).toEqual({
      'COMPANY.description': '[NAME] bakes, [NAME] too',
    });
  });

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
    expect(told('Isa López', 'This is a bakery. Isa-López, isalópez')).toBe(
      'This is a bakery. [NAME], [NAME]',
    );
    expect(told('Noa', 'No a todo; Noa')).toBe('No a todo; [NAME]');
    const invited = [{ email: 'maria.perez@acme.example' }, { email: 'sales@acme.example' }];
    expect(told('Ada', 'María Pérez runs sales', invited)).toBe('[NAME] runs sales');
  });

  test('names are looked up: no pattern is made of them, and those of a session are read once', () => {
    const greek = (at: number) =>
      String.fromCodePoint(
        ...Array.from({ length: 31 }, (_, index) => 0x3b1 + ((at * 7 + index * at) % 25)),
      );
    const names = Array.from({ length: 100 }, (_, at) => [greek(at), greek(at + 3)]);
    const invitations = names.map((name) => ({ email: `${name.join('.')}@acme.example` }));
    const description = `${names.at(9)?.join(' ').toUpperCase()} sells bread`;
    const session = sessionWith({ COMPANY: { description }, TEAM: { invitations } });
    let reads = 0;
    const counted = {
      ...session,
      get ownerEmail() {
        reads += 1;
        return 'ada@acme.example';
      },
    };
    let patterns = 0;
    const construct = (target: RegExpConstructor, args: [string, string]) => {
      patterns += 1;
      return new target(...args);
    };
    vi.stubGlobal('RegExp', new Proxy(RegExp, { construct }));
    for (const kind of ['DEPARTMENTS', 'INDUSTRY'] as const) {
      const situation = situationOf(kind, {}, { session: counted });
      expect(hasAnythingToSend(situation)).toBe(true);
      expect(read(situation)['COMPANY.description']).toBe('[NAME] sells bread');
    }
    vi.unstubAllGlobals();
    expect({ patterns, reads }).toEqual({ patterns: 0, reads: 1 });
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
      { numRuns: 50 },
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
    'Soy A',
    'Ab ',
    'ana, Ab ',
    'ceo is Ab and ',
    'a.b/',
    'http://',
    'A ',
  ]) {
    expect(Array.from(masked(part.repeat(5000)) ?? '').length).toBeLessThanOrEqual(1000);
  }
});
