import { z } from 'zod';

/** Whether texts repeat a prompt: as it is, or turned so that a plain comparison would not see it. */

/** So many words in a row of a line of the prompt are no accident. */
const RUN = 8;

/** Letters and figures only, without case and marks: neither spaces, signs nor accents hide a copy. */
const squeezed = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const words = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const reversed = (text: string) => Array.from(text).reverse().join('');
const rot13 = (text: string) =>
  text.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );

// At least 24 characters: shorter ones cannot hold eight words.
const BASE64 = /[A-Za-z0-9+/_-]{24,}/g;
const HEX = /(?:[\da-f]{2}[\s:]?){16,}/gi;

/** What the text says where parts of it are base64 or hexadecimal. */
function decoded(text: string): readonly string[] {
  const packed = text.replace(/\s+/gu, '').match(BASE64) ?? [];
  const hex = text.match(HEX) ?? [];
  return [
    ...packed.map((part) => Buffer.from(part, 'base64').toString('utf8')),
    ...hex.map((part) => Buffer.from(part.replace(/[^\da-f]/gi, ''), 'hex').toString('utf8')),
  ];
}

const described = new WeakMap<z.ZodType, readonly string[]>();

/** What a schema says of its fields: models are sent it, too. Not their names and values, which answers hold. */
export function descriptionsIn(schema: z.ZodType): readonly string[] {
  const found = described.get(schema) ?? descriptions(z.toJSONSchema(schema));
  described.set(schema, found);
  return found;
}

function descriptions(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'description' && typeof item === 'string' ? [item] : descriptions(item),
  );
}

/**
 * A judge of whether texts hold eight words in a row of any line of the prompt.
 *
 * @param prompt The texts that were sent, without what people typed.
 * @param open Texts within the prompt that anybody may read and a model may repeat, such as titles of the knowledge base.
 */
export function leakIn(
  prompt: readonly string[],
  open: readonly string[],
): (text: string) => boolean {
  const isOpen = new Set(open.map(squeezed));
  // By their first eight letters, of which eight words have at least as many.
  const runs = new Map<string, string[]>();
  for (const line of prompt.flatMap((text) => text.split('\n'))) {
    if (isOpen.has(squeezed(line))) continue;
    const its = words(line);
    for (let at = 0; at + RUN <= its.length; at += 1) {
      const run = its.slice(at, at + RUN).join('');
      const begin = run.slice(0, RUN);
      runs.set(begin, [...(runs.get(begin) ?? []), run]);
    }
  }
  const holds = (text: string) => {
    for (let at = 0; at + RUN <= text.length; at += 1) {
      const candidates = runs.get(text.slice(at, at + RUN));
      if (candidates?.some((run) => text.startsWith(run, at))) return true;
    }
    return false;
  };
  return (text) => {
    const plain = squeezed(text);
    const turned = [plain, reversed(plain), rot13(plain), ...decoded(text).map(squeezed)];
    return turned.some(holds);
  };
}
