import type { Evidence } from './matching.ts';
import type { Answers } from '../../steps/step.ts';

/** What the COMPANY step's answers say of the company, as the matching wants it. */

const NEITHER_LETTER_NOR_SPACE = /[\p{C}\p{Z}]+/gu;
/** Endings of hosts that say nothing of what somebody does; those of countries have two letters. */
const SAYS_NOTHING = new Set([
  'com',
  'org',
  'net',
  'info',
  'biz',
  'online',
  'site',
  'web',
  'www',
  'eu',
  'co',
]);
const SAYS_MUCH = new Set(['ai', 'tv']);

/** Text of bounded length, without what cannot be stored. */
const plain = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? value
        .slice(0, most * 2)
        .replace(NEITHER_LETTER_NOR_SPACE, ' ')
        .trim()
        .slice(0, most)
    : '';

/** A name's words, also where they are run together: `TalentBridge` is a bridge too. */
const apart = (name: string): string => name.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');

/** The words in a website's host, the subdomain www and endings that say nothing left out. */
function hostWords(website: string): string {
  const host =
    website
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .split(/[/?#:]/, 1)[0] ?? '';
  const labels = host.split('.');
  const last = labels.pop() ?? '';
  const ending = (last.length > 2 && !SAYS_NOTHING.has(last)) || SAYS_MUCH.has(last) ? [last] : [];
  return [...labels.filter((label) => !SAYS_NOTHING.has(label)), ...ending]
    .join(' ')
    .replaceAll('-', ' ');
}

/** The evidence in the COMPANY step's answers; null where there is none. */
export function evidenceOf({ name, description, website }: Answers): Evidence | null {
  const evidence = {
    name: apart(plain(name, 255)),
    description: plain(description, 1000),
    host: hostWords(plain(website, 255)),
  };
  return Object.values(evidence).some((text) => text !== '') ? evidence : null;
}
