import type { z } from 'zod';
import type { Doer } from '../audit/audit.service.ts';
import type { Db } from '../data/door.ts';
import type { Outbox } from '../mail/outbox.service.ts';
import type { Language } from '../messages/language.ts';
import type { Answers, Step } from '../steps/step.ts';

/** What a completion works with. */
export interface Completion {
  /** The session's owner, and from where they complete it. */
  readonly doer: Doer;
  /** The organization that the session joins; null where it makes one. */
  readonly organizationId: string | null;
  /** Takes the mails that the records ask for, in the completing transaction. */
  readonly outbox: Outbox;
  /** What to write them in. */
  readonly language: Language;
  /** A submitted step's answers as its rules made them; null where it was skipped. */
  answersOf<Schema extends Step>(step: Schema): z.output<Schema['schema']> | null;
}

/** A version of a wizard: an ordered list of steps, and what turns their answers into records. */
export interface Flow {
  /** Its name in the API (enum OnboardingFlow) and in the database. */
  readonly key: string;
  /** Sessions stay on the version that they began on. */
  readonly version: number;
  /** What it is for, for the API's readers. */
  readonly description: string;
  readonly steps: readonly Step[];
  /** The industry (UUID) that the answers name, where the flow asks for one. */
  industryIdOf?(answersOf: (key: string) => Answers): string | null;
  /** The BCP 47 tag that the answers name, as typed, where the flow asks for one. */
  localeOf?(answersOf: (key: string) => Answers): string | null;
  /**
   * Whether its sessions belong to an organization from their beginning: the one where a place waits for the person.
   * Without such a place there is nothing to start or to resume.
   */
  readonly joins?: boolean;
  /**
   * Makes the records, in the transaction that completes the session, and gives the organization's id (UUID).
   * Throws RequirementsDueError where only the database could know that something is due.
   */
  complete(completion: Completion, tx: Db): Promise<string>;
}

/** The flows that the server knows. */
export interface FlowRegistry {
  readonly flows: readonly Flow[];
  /** The newest version of a flow. Throws for a name that is not in it. */
  latest(key: string): Flow;
  /** The version that a session began on. Throws where it is gone: the server refuses to boot then. */
  find(key: string, version: number): Flow;
}

/** A registry of these flows. */
export function createRegistry(flows: readonly Flow[]): FlowRegistry {
  const must = (flow: Flow | undefined, name: string): Flow => {
    if (!flow) throw new Error(`There is no flow ${name} in the registry.`);
    return flow;
  };
  return {
    flows,
    latest: (key) =>
      must(
        flows
          .filter((flow) => flow.key === key)
          .reduce<Flow | undefined>((a, b) => (a && a.version > b.version ? a : b), undefined),
        key,
      ),
    find: (key, version) =>
      must(
        flows.find((flow) => flow.key === key && flow.version === version),
        `${key} version ${version}`,
      ),
  };
}
