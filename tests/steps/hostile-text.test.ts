import fc from 'fast-check';
import { validate as isUuid } from 'uuid';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { allSteps } from '../../src/flows/index.ts';
import { decodeGlobalId, encodeGlobalId } from '../../src/global-id.ts';
import { isSlug, slugOf, variantsOf } from '../../src/organizations/slugs.service.ts';
import { checkStep } from '../../src/steps/check.ts';
import { isLonger, normalText } from '../../src/steps/shape.ts';
import type { Answers } from '../../src/steps/step.ts';
import { hostileText } from '../endurance/input/hostile-text.ts';
import { fieldsOf, runs, unwrapped } from '../endurance/input/hostile.ts';
import { scaled } from '../helpers/scale.ts';
import { context } from './kit.ts';

/** What the functions under the steps owe to any text. */

vi.setConfig({ testTimeout: scaled(30_000, 600_000) });

/** Marks in rows, in an order that is none, on letters that take some of them in. */
const marks = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'e\u0301',
        'α\u0313\u0300\u0345',
        '각',
        '\u0bc6',
        '\u{11131}',
        '\u{1611e}',
      ),
      fc.constantFrom(
        '\u0301',
        '\u0323',
        '\u0334',
        '\u0345',
        '\u0344',
        '\u0bbe',
        '\u{11127}',
        '\u{1611f}',
        '\u{1d165}',
      ),
    ),
    { size: '+1' },
  )
  .chain((parts) =>
    fc.nat(300).map((times) => parts.join('') + (parts.at(-1) ?? '').repeat(times)),
  );

describe('text as a submission stores it', () => {
  test('is in NFC, or has too many characters even so', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostileText, marks),
        fc.constantFrom(30, 100, 255, 1000),
        (text, most) => {
          // What would take NFC minutes need not be asked.
          fc.pre(text.length <= 20_000);
          const normal = text.trim().normalize('NFC');
          const kept = normalText(text, most);
          if (isLonger(normal, most)) expect(isLonger(kept, most)).toBe(true);
          else expect(kept).toBe(normal);
        },
      ),
      // Marks that NFC makes two of: enough as typed, too many after.
      { ...runs(scaled(2_000, 200_000)), examples: [['\u0344'.repeat(200), 255]] },
    );
  });

  test('is longer than so many code points exactly where counting says so', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(300), (text, most) => {
        expect(isLonger(text, most)).toBe(Array.from(text).length > most);
      }),
      runs(scaled(500, 50_000)),
    );
  });

  test('is not put in order where a beginning shows that there is too much of it', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    onTestFinished(() => normalize.mockRestore());
    for (const most of [30, 100, 255, 1000]) {
      normalize.mockClear();
      for (const length of [2, 6, 100].map((times) => times * most)) {
        normalText(`a${'\u0345\u0334'.repeat(length / 2)}`, most);
      }
      const lengths = normalize.mock.contexts.map((text) => String(text).length);
      expect(Math.max(...lengths), `at most ${most}`).toBeLessThan(most * 2);
    }
  });
});

// Were all of it put in order, this would take minutes.
describe.each(['\u0345\u0334', '\u{1d165}\u{1d16d}', 'e\u0301\u0323', '\u0bc6\u0bbe\u0334'])(
  'a row of %j',
  (row) => {
    test.each([1_000, 100_000])('%i long is judged in every field of every step', (length) => {
      const text = `Añ${row.repeat(length / row.length)}`;
      for (const step of allSteps) {
        const answers = filled(step.schema, text, Math.floor(1e6 / text.length)) as Answers;
        expect(checkStep(step, answers, context()).value).toBeNull();
      }
    });
  },
);

/** Answers with this text in every field, and in every list so many items. */
function filled(schema: z.ZodType, text: string, items: number): unknown {
  const type = unwrapped(schema);
  if (type instanceof z.ZodArray) {
    const item = filled(type.element as z.ZodType, text, Math.min(items, 5));
    return Array.from({ length: Math.min(items, 500) }, () => item);
  }
  if (!(type instanceof z.ZodObject)) return text;
  return Object.fromEntries(
    fieldsOf(type).map(([key, field]) => [key, filled(field, text, items)]),
  );
}

test('a slug made of any name is one, and so are its variants', () => {
  fc.assert(
    fc.property(hostileText, (name) => {
      const slug = slugOf(name.slice(0, 510));
      if (slug === null) return;
      for (const variant of variantsOf(slug)) expect(variant).toSatisfy(isSlug);
      expect(slugOf(slug)).toBe(slug);
    }),
    runs(scaled(500, 10_000)),
  );
});

test('a global id names a UUID, or nothing', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (typename, id) => {
      const found = decodeGlobalId(typename);
      if (found !== null) expect(found.id).toSatisfy(isUuid);
      expect(decodeGlobalId(encodeGlobalId(typename, id))).toBeNull();
    }),
    runs(scaled(500, 100_000)),
  );
});
