import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUGGESTION_KINDS } from '../../src/ai/kinds.ts';
import { partialOf } from '../../src/ai/making/proposal.ts';
import { versionsOf } from '../../src/ai/prompts/registry.ts';
import { descriptionsIn } from '../../src/ai/safety/safety-leak.ts';
import { isForeign } from '../../src/ai/safety/safety-language.ts';
import type { Industry } from '../../src/generated/prisma/client.ts';
import { mayShow } from '../../src/ai/safety/safety-links.ts';
import { unsafeIn } from '../../src/ai/safety/safety.ts';
import type { Made } from '../../src/ai/suggestion.ts';
import { spanish } from '../../src/messages/es.ts';
import { INJECTIONS, SYSTEM } from './injections.ts';
import { ANSWERS, knowledge } from './proposal-kit.ts';
import { situationOf } from './situation.ts';
import { industryTexts } from './industry-texts.ts';

/** What a model says back, before anybody sees it. */

const PROMPTS = SUGGESTION_KINDS.flatMap((kind) => versionsOf(kind));
const situation = situationOf('COMPANY_DESCRIPTION', {});
const context = { system: SYSTEM, locale: 'en' } as const;
const made = (rest: Partial<Made>): Made => ({
  proposal: null,
  alternatives: [],
  insights: null,
  rationale: 'Companies of this kind sell on the web and need somebody for it.',
  confidence: 0.5,
  confidenceBasis: 'MODEL_ESTIMATE',
  ...rest,
});
const describing = (description: string) => made({ proposal: { description } });
const insight = { topic: 'RISK', title: 'One risk', day: null, step: null } as const;

describe('a model that obeys what was typed', () => {
  const obeyed = INJECTIONS.filter(({ obeyed: text }) => text !== null);
  test.each(obeyed)('is caught: $name', ({ obeyed: text }) => {
    const planted = text ?? '';
    const hidden = `We bake bread every day. ${planted}`;
    expect(unsafeIn(describing(planted), context)).not.toEqual([]);
    expect(unsafeIn(made({ rationale: planted }), context)).not.toEqual([]);
    expect(unsafeIn(made({ insights: [{ ...insight, text: planted }] }), context)).not.toEqual([]);
    const alternative = { proposal: { description: planted }, confidence: 0.1, rationale: 'x' };
    expect(unsafeIn(made({ alternatives: [alternative] }), context)).not.toEqual([]);
    const objectives = [{ title: 'Bake', keyResults: [{ title: planted, metricType: 'NUMBER' }] }];
    expect(unsafeIn(made({ proposal: { objectives } }), context)).not.toEqual([]);
    // A heading begins a line; of two languages in one text the longer counts.
    if (!text?.startsWith('#') && !text?.startsWith('Nous') && !text?.startsWith('Мы')) {
      expect(unsafeIn(describing(hidden), context)).not.toEqual([]);
    }
  });

  test('cannot spread the prompt over several texts', () => {
    const words = SYSTEM.split('\n').at(-1)?.split(' ') ?? [];
    const departments = [words.slice(1, 5), words.slice(5, 9), words.slice(9, 13)].map((part) => ({
      name: part.join(' '),
    }));
    expect(unsafeIn(made({ proposal: { departments } }), context)).toEqual([
      'the texts together repeat instructions',
    ]);
  });

  test.each(PROMPTS)(
    'cannot tell what the schema of $version says, nor what is asked',
    (prompt) => {
      const told = { system: SYSTEM, prompt, locale: 'en' } as const;
      const descriptions = descriptionsIn(prompt.output);
      const long = [...descriptions, prompt.asks.en].filter((text) => text.split(/\W+/).length > 9);
      expect(long.length).toBeGreaterThan(1);
      for (const text of [...long, `Because: ${descriptions.join(' ').toUpperCase()}`]) {
        expect(unsafeIn(made({ rationale: text }), told)).toContain(
          'rationale repeats instructions',
        );
      }
      expect(partialOf(prompt, { rationale: descriptions.at(-1) }, situation, knowledge)).toEqual(
        {},
      );
      // Neither names of fields nor what honest texts say.
      const fields = Object.keys(prompt.output.shape).join(', ');
      const answer = JSON.stringify(ANSWERS[prompt.kind]).replace(/[^\p{L}\p{N}]+/gu, ' ');
      const honest = industryTexts.en.filter((_, index) => index % 20 === 0);
      for (const text of [...honest, fields, answer.slice(0, 200)]) {
        expect(unsafeIn(made({ rationale: text }), told)).toEqual([]);
      }
    },
  );

  test('is told why, without its own words', () => {
    const reasons = unsafeIn(describing('Visit https://evil.example.com now'), context);
    expect(reasons).toEqual([
      'proposal.description holds a link, a web address or an e-mail address',
    ]);
  });
});

describe('a link or markup in another form', () => {
  test.each([
    ...['evil.Com/login', 'https:/evil.Com/login', 'evil․com/login', 'evil.Com', 'bit.Ly/abc'],
    ...[
      'localhost:8080/login',
      'intranet:80/x',
      '𝐞𝐯𝐢𝐥.𝐜𝐨𝐦/login',
      'evil﹒com',
      '//evil/x',
      'evil。com',
    ],
    ...[
      'evil dot com',
      'evil-dot-com',
      'evil punto com',
      'visit evil . com',
      'evil·com',
      '[::1]/x',
    ],
    ...['javascript&colon;alert', '＜script＞', 'magnet:?xt=1', 'ftp:evil', '\\\\evil\\x', '&#x3c'],
    ...[
      't.me/evilshop',
      'x.com/evil',
      't.co/abc123',
      'a.co/d/123',
      'X.com',
      'help.x.com',
      'q.de/a',
    ],
    ...['Secure-bank.Shop', 'paypal-login.App', 'evil.Net', 'evil.It', 'EVIL.SHOP', 'evil1.Is'],
    ...['evil.Next/a', 'evil.me?a=1', 'evil.xn--p1ai', 'login.a.de'],
    ...['\\*click\\*', '*click* here', '_click_', '__click__', '＊click＊', '［EMAIL］'],
  ])('is caught: %s', (text) => {
    expect(mayShow(text)).toBe(false);
    expect(mayShow(`We bake ${text} every day.`)).toBe(false);
  });

  test('fewer than 1 in 100 honest texts are taken for one', () => {
    const texts = [...industryTexts.en, ...industryTexts.es];
    expect(texts.filter((text) => !mayShow(text)).length / texts.length).toBeLessThan(0.01);
  });
});

describe('an honest answer', () => {
  const honest = [
    'We sell bread & cakes in 3 towns; S.A. de C.V., e.g. at weddings (5,000 a year, 12.5 % more).',
    'C# and Node.js for B2B, 24/7: R&D costs < 5 % of sales. Costs: data: measured weekly.',
    'Trains teams in ASP.NET, plans <2 weeks each, at $1.5M revenue…',
    'Cut churn from 4.5 % to 3 %\n- keep customers\n- help them',
    'For clients.We sell in the dot com years: price* and cost*, 5*3*2, at 10:30/11:00, [10:30]',
    'Node.js/React and snake_case_name; R&D; AT&T; sales, com. team, goal:95, A // B',
    '* breads\n* cakes',
    'We bake our bread.It sells well, OKR.Next we plan. U.S.it and S.A.de C.V., v.gr. n.de 3.50 v2.10',
    'Team 👩‍💻 ships ✔️ on time: café, naïve, “quoted” — all good™',
  ];
  test.each(honest)('passes: %s', (text) => {
    expect(unsafeIn(describing(text), context)).toEqual([]);
  });

  test('may repeat the addresses of the draft where they belong, and no others', () => {
    const invitations = [{ email: 'Grace@acme.example', role: 'MEMBER' }];
    const own = ['grace@acme.example '];
    expect(unsafeIn(made({ proposal: { invitations } }), { ...context, own })).toEqual([]);
    expect(unsafeIn(made({ proposal: { invitations } }), context)).toHaveLength(1);
    expect(unsafeIn(describing('Ask Grace@acme.example'), { ...context, own })).toHaveLength(1);
  });

  test('may repeat what the prompt quotes of the knowledge base', () => {
    const title = 'Turn more of the visitors into buyers at the checkout';
    const objectives = [{ title, keyResults: [] }];
    const system = `${SYSTEM}\n- ${title}`;
    const answer = made({ proposal: { objectives } });
    expect(unsafeIn(answer, { system, locale: 'en' })).not.toEqual([]);
    const knowledge = {
      industry: { metrics: [], objectives } as unknown as Industry,
      industries: [],
    };
    expect(unsafeIn(answer, { system, locale: 'en', knowledge })).toEqual([]);
  });

  test('is not taken for a bad one: texts of the knowledge base and of our messages', () => {
    const english = industryTexts.en.filter((text) => unsafeIn(describing(text), context).length);
    expect(english).toEqual([]);
    const inSpanish = { ...context, locale: 'es' } as const;
    const spanish = industryTexts.es.filter(
      (text) => unsafeIn({ proposal: { description: text } }, inSpanish).length,
    );
    expect(spanish).toEqual([]);
    expect(spanishMessages().length).toBeGreaterThan(50);
    expect(spanishMessages().filter((text) => isForeign(text, 'es'))).toEqual([]);
    expect(industryTexts.es.length).toBeGreaterThan(500);
  });
});

test.each([
  ['en', 'es', industryTexts.en],
  ['es', 'en', industryTexts.es],
] as const)('of long texts in %s asked for in %s, 19 in 20 are told', (_, asked, texts) => {
  const long = texts.filter((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 70);
  expect(long.length).toBeGreaterThan(100);
  const told = long.filter((text) => isForeign(text, asked));
  expect(told.length / long.length).toBeGreaterThan(0.95);
});

test('any text is judged, and soon', () => {
  const unit = fc.constantFrom(
    ...Array.from('a.@ :/([{<`*_-1A\u200d\n'),
    'dot',
    'at',
    'data:',
    '🙂',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      expect(Array.isArray(unsafeIn(describing(text), context))).toBe(true);
    }),
    { numRuns: 200 },
  );
  for (const part of ['a', 'a.', '[', '<', '`', '*', 'a@', '(at) ', 'a-', '# ', '00', '{', '&#']) {
    expect(() => unsafeIn(describing(part.repeat(2000)), context)).not.toThrow();
  }
});

/** Our Spanish texts for people, without what is put into them. */
function spanishMessages(): readonly string[] {
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'string'
      ? [value.replace(/\{\{[^}]*\}\}/g, '')]
      : Object.values(Object(value) as object).flatMap(texts);
  return texts(spanish);
}
