import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../data/door.ts';
import type { Seal } from './seal.ts';

/** Notified at each commit that put mails into the outbox; without a payload. */
export const OUTBOX_CHANNEL = 'gangway_outbox';

/** What each kind of mail tells. Dates are ISO 8601; a mail whose `expiresAt` is past is not sent any more. */
export interface MailData {
  readonly INVITATION: {
    readonly token: string;
    readonly organizationName: string;
    readonly inviterName: string;
    readonly role: string;
    readonly expiresAt: string;
  };
  /** `url` verifies the address when it is opened, until `expiresAt`. */
  readonly VERIFICATION: {
    readonly name: string;
    readonly url: string;
    readonly expiresAt: string;
  };
  readonly PASSWORD_RESET: {
    readonly name: string;
    readonly token: string;
    readonly expiresAt: string;
  };
  readonly PASSWORD_CHANGED: { readonly name: string; readonly changedAt: string };
}
export type MailKind = keyof MailData;

/** A mail to be sent. */
export type Mail = {
  readonly [Kind in MailKind]: {
    readonly kind: Kind;
    readonly recipient: string;
    /** BCP 47: in which language, where there is a template in it. */
    readonly locale: string;
    readonly data: MailData[Kind];
    /** The invitation (UUID) that it brings. */
    readonly invitationId?: string;
  };
}[MailKind];

/** Where mails are put in the transaction of what they tell of; a job sends them. */
export interface Outbox {
  /** Whether there is anything that sends: without, nothing is queued. */
  readonly sends: boolean;
  /** One statement, however many. */
  queue(tx: Db, mails: readonly Mail[]): Promise<void>;
}

/** An outbox whose mails only the holder of `seal` can read; `sends` says whether there is mail at all. */
export function createOutbox(seal: Seal, sends: boolean): Outbox {
  return {
    sends,
    async queue(tx, mails) {
      if (!sends || mails.length === 0) return;
      await tx.outboxMail.createMany({
        data: mails.map(({ kind, recipient, locale, data, invitationId }) => ({
          id: uuidv7(),
          kind,
          recipient,
          locale,
          payload: seal.seal(JSON.stringify(data)),
          invitationId: invitationId ?? null,
        })),
      });
    },
  };
}
