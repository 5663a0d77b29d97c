import { createHash } from 'node:crypto';
import { domainToUnicode } from 'node:url';
import { z } from 'zod';
import { stateOf } from '../../onboarding/session.service.ts';
import type { Answers, Step } from '../../steps/step.ts';
import { webHost } from '../../steps/fields.ts';
import { fitting } from '../../steps/shape.ts';
import { cleanText, cut } from './clean-text.ts';
import { flatList } from './flat-lists.ts';
import { KINDS } from '../kinds.ts';
import { createMask, saysSomething } from './masking.ts';
import type { Knowledge, Situation } from '../suggestion.ts';

/** What a model is told of a person's answers: of those that the kind goes by, and no others. */

/** One answer, as plain text. */
interface Fact {
  /** `COMPANY.description`: the step and the field. Different for each. */
  readonly label: string;
  readonly value: string;
}

/** The label of the person's own words on what they want. */
const INSTRUCTION_LABEL = 'PERSON.wish';

/** Code points of one text, of one list, and of all facts together. */
const LONGEST_TEXT = 1000;
const LONGEST_LIST = 4000;
const LONGEST_IN_ALL = 8000;

/** Fields that say who somebody is: left out unless all may be sent. */
const PERSONAL = new Set([
  'WELCOME.fullName',
  'WELCOME.jobTitle',
  'WELCOME.role',
  'WELCOME.okrExperience',
  'PROFILE.fullName',
  'PROFILE.jobTitle',
  'PROFILE.okrExperience',
]);

/** How texts of a situation become what may be sent. */
type Clean = (text: string, most: number) => string;

/**
 * The answers that the kind goes by, in the order of KINDS, then the person's wish: visible text of bounded length,
 * personal data masked unless all may be sent. Throws where nothing may be sent.
 */
export function factsOf(situation: Situation, knowledge: Knowledge): readonly Fact[] {
  if (situation.sharing === 'NOTHING') throw new Error('Nothing may be sent of this session.');
  const clean = cleanerOf(situation);
  const wish = clean(situation.instruction ?? '', LONGEST_TEXT);
  let room = LONGEST_IN_ALL - Array.from(wish).length;
  const facts = inputsOf(situation).flatMap(({ label, step, field, answers }): readonly Fact[] => {
    const value =
      field === 'industryId'
        ? answers[field] === undefined
          ? ''
          : (knowledge.industry?.name ?? '')
        : valueOf(situation, clean, { label, step, field, answers });
    const fitted = cut(value, room);
    room -= Array.from(fitted).length;
    return fitted === '' ? [] : [{ label, value: fitted }];
  });
  return wish === '' ? facts : [...facts, { label: INSTRUCTION_LABEL, value: wish }];
}

/**
 * Whether there is something that a model can go by: consent, and of the answers that the kind needs at least one that
 * says something without personal data. Roles of people whose addresses may not be sent are nothing to ask for.
 */
export function hasAnythingToSend(situation: Situation): boolean {
  const { kind, sharing } = situation;
  if (sharing === 'NOTHING' || (kind === 'INVITATION_ROLES' && sharing !== 'FULL')) return false;
  const clean = cleanerOf(situation);
  const needed = Object.entries(KINDS[kind].needs).flatMap(([step, fields]) =>
    fields.map((field) => `${step}.${field}`),
  );
  return inputsOf(situation)
    .filter(({ label }) => needed.length === 0 || needed.includes(label))
    .some((input) =>
      input.field === 'industryId'
        ? input.answers[input.field] !== undefined
        : saysSomething(valueOf(situation, clean, input)),
    );
}

interface Input {
  readonly label: string;
  readonly step: Step;
  readonly field: string;
  /** The step's, of the types that it declares. */
  readonly answers: Answers;
}

/** The fields that the kind goes by, of the steps that the session's flow has and that were written. */
function inputsOf({ kind, session }: Situation): readonly Input[] {
  return Object.entries(KINDS[kind].inputs).flatMap(([key, fields]) => {
    const state = stateOf(session, key);
    if (!state?.answers) return [];
    const answers = fitting(state.step.schema, state.answers) as Answers;
    return fields.map((field) => ({ label: `${key}.${field}`, step: state.step, field, answers }));
  });
}

function valueOf({ kind, sharing }: Situation, clean: Clean, input: Input): string {
  const { label, step, field, answers } = input;
  const value = answers[field];
  if (sharing !== 'FULL' && PERSONAL.has(label)) return '';
  if (Array.isArray(value)) {
    const mailboxes = sharing === 'FULL' && kind === 'INVITATION_ROLES';
    return flatList(field, value, clean, mailboxes, LONGEST_LIST);
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  if (bare(step.schema.shape[field]) instanceof z.ZodEnum) return value;
  if (field === 'website' && sharing !== 'FULL') {
    return clean(domainToUnicode(webHost(value) ?? ''), LONGEST_TEXT);
  }
  // A code of two letters is no name, also where a person is called so.
  if (field === 'country' && /^[A-Z]{2}$/.test(value)) return value;
  return clean(value, LONGEST_TEXT);
}

const bare = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;

/** By the session that they were made of: several kinds are asked for at once, and each is read twice. */
const masks = new WeakMap<Situation['session'], (text: string) => string>();

function cleanerOf({ session, sharing }: Situation): Clean {
  if (sharing === 'FULL') return (text, most) => cleanText(text, most);
  const mask = masks.get(session) ?? maskOf(session);
  masks.set(session, mask);
  return (text, most) => cleanText(text, most, mask);
}

/** What is masked once is known from then on. */
function maskOf(session: Situation['session']): (text: string) => string {
  const textAt = (key: string, field: string) => {
    const value = stateOf(session, key)?.answers?.[field];
    return typeof value === 'string' ? [value.slice(0, 1000)] : [];
  };
  const mask = createMask({
    names: [
      ...textAt('WELCOME', 'fullName'),
      ...textAt('PROFILE', 'fullName'),
      (session.ownerName ?? '').slice(0, 1000),
    ],
    ownerEmail: session.ownerEmail,
    addresses: addressesOf(session),
  });
  const known = new Map<string, string>();
  return (text) => {
    const masked = known.get(text) ?? mask(text);
    known.set(text, masked);
    return masked;
  };
}

/** The addresses in the draft of the TEAM step, as typed: what a proposal of INVITATION_ROLES repeats. */
export function addressesOf(session: Situation['session']): readonly string[] {
  const invitations = stateOf(session, 'TEAM')?.answers?.['invitations'];
  if (!Array.isArray(invitations)) return [];
  return invitations.flatMap((invitation: { readonly email?: unknown } | null) =>
    typeof invitation?.email === 'string' ? [invitation.email] : [],
  );
}

/**
 * The facts as a block for a prompt: one line of JSON between two lines that it cannot hold. `<` and `>` are escaped in the
 * JSON, so no typed text can write a tag at all; and the tag is named by the JSON's own SHA-256, which a text cannot hold
 * before it is known, so that a text that only looks like the end is not it. The same facts give the same block.
 */
export function renderFacts(facts: readonly Fact[]): string {
  const entries = facts.map(({ label, value }) => [label, value]);
  const json = JSON.stringify(Object.fromEntries(entries)).replace(
    /[<>&`\u007f-\u009f\u2028\u2029]/g,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const tag = `facts-${createHash('sha256').update(json).digest('hex').slice(0, 16)}`;
  return `<${tag}>\n${json}\n</${tag}>`;
}
