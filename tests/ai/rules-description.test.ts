import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/steps/step.ts';
import { ask } from './rules-kit.ts';

describe('a description', () => {
  const describeAs = async (COMPANY: Answers, locale: 'en' | 'es' = 'en') =>
    (await ask('COMPANY_DESCRIPTION', { COMPANY }, { locale })).proposal?.['description'];

  test.each([
    ['we  bake bread ,and cakes   for cafes!!', 'We bake bread, and cakes for cafes!'],
    ['we bake bread. we deliver it too', 'We bake bread. We deliver it too.'],
    ['i make iPhone cases. i sell them', 'I make iPhone cases. I sell them.'],
    ['WE BAKE BREAD AND CAKES FOR CAFES', 'We bake bread and cakes for cafes.'],
    ['tools, e.g. drills and saws, for rent', 'Tools, e.g. drills and saws, for rent.'],
    ['first line here\n\n\nsecond line here', 'First line here.\nSecond line here.'],
    ['we\u0000 bake\u0007 bread\u202e for\tcafes', 'We bake bread for cafes.'],
  ])('puts %j in order', async (rough, better) => {
    expect(await describeAs({ description: rough })).toBe(better);
  });

  test('adds facts that it does not have, and no others', async () => {
    const facts = { name: 'Acme', foundedYear: 2015, city: 'Leeds', country: 'GB', size: 'SMALL' };
    expect(await describeAs({ ...facts, description: 'we bake bread' })).toBe(
      'We bake bread. Founded in 2015 and based in Leeds, United Kingdom, Acme has a team of 11 to 50 people.',
    );
    expect(await describeAs({ ...facts, description: 'hacemos pan' }, 'es')).toBe(
      'Hacemos pan. Fundada en 2015 y con sede en Leeds, Reino Unido, Acme tiene un equipo de 11 a 50 personas.',
    );
    expect(
      await describeAs({
        name: 'Acme',
        description: 'we bake bread in Leeds since 2015',
        city: 'Leeds',
        foundedYear: 2015,
      }),
    ).toBe('We bake bread in Leeds since 2015.');
  });

  test('leaves out what cannot be a fact', async () => {
    const COMPANY = {
      description: 'we bake bread for cafes',
      country: 'ZZ',
      city: '<b>x</b>',
      foundedYear: 3000,
    };
    expect(await describeAs(COMPANY)).toBe('We bake bread for cafes.');
  });

  test('is cut after a sentence where it is too long', async () => {
    const long = await describeAs({ description: 'We bake bread for cafes. '.repeat(100) });
    expect(String(long).length).toBeLessThanOrEqual(1000);
    expect(long).toMatch(/cafes\.$/);
    const endless = await describeAs({ description: 'ab'.repeat(3000) });
    expect(Array.from(String(endless)).length).toBeLessThanOrEqual(1000);
  });

  test('is not made up where there is only a name', async () => {
    const made = await ask('COMPANY_DESCRIPTION', { COMPANY: { name: 'Acme' } });
    expect(made).toMatchObject({ proposal: {}, confidence: 0 });
    expect(made.rationale).toMatch(/too little/);
  });
});
