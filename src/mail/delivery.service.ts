import type { Access, Db } from '../data/door.ts';
import type { Logger } from '../log.ts';
import { LANGUAGES, languageOf } from '../messages/language.ts';
import type { MailData, MailKind } from './outbox.service.ts';
import type { Seal } from './seal.ts';
import { render } from './templates/render.ts';
import type { RenderedMail } from './templates/render.ts';
import { DeliveryError } from './transport.ts';
import type { Transport } from './transport.ts';
import { isOneTooMany, MOST_INVITATIONS, stillStands, tokenHashOf } from './wanted.ts';

/** After so many attempts, over some 16 hours as the queue spaces them, a mail is given up. */
const MOST_ATTEMPTS = 12;

/** What {@link createDelivery} needs. */
interface DeliveryOptions {
  /** As the system: `door.asSystem('deliver mail')`. */
  readonly access: Access;
  readonly seal: Seal;
  readonly transport: Transport;
  /** What links begin with. */
  readonly publicUrl: string;
  readonly log: Logger;
}

/** Thrown where the queue is to try again later. Says nothing about the mail: the queue keeps it. */
class NotDeliveredError extends Error {
  override readonly name = 'NotDeliveredError';
}

/** Sends mails of the outbox. */
interface Delivery {
  /**
   * One attempt at one mail. Does nothing where it is not queued any more.
   *
   * @throws NotDeliveredError, or what the database says: to be called again later.
   */
  deliver(id: string, signal: AbortSignal): Promise<void>;
}

interface Claimed {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly locale: string;
  readonly payload: Uint8Array | null;
  readonly attempts: number;
  readonly invitationId: string | null;
}

/** Makes attempts; when, is for the queue to say. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { access, seal, transport, publicUrl, log } = options;

  /** Counted before it is made, so that one that ends the process counts as well. */
  async function claim(id: string): Promise<Claimed | undefined> {
    const [mail] = await access.db.outboxMail.updateManyAndReturn({
      where: { id, state: 'QUEUED' },
      data: { attempts: { increment: 1 } },
    });
    return mail;
  }

  function open({ kind, payload }: Claimed): MailData[MailKind] {
    if (!payload) throw new DeliveryError('The payload is gone.', true, 'PAYLOAD');
    try {
      return JSON.parse(seal.open(payload)) as MailData[MailKind];
    } catch {
      // Not for ever: the right secret may come back.
      const text = `The payload of this ${kind} cannot be read: it was sealed with another AUTH_SECRET.`;
      throw new DeliveryError(text, false, 'PAYLOAD');
    }
  }

  function write(mail: Claimed, data: MailData[MailKind]): RenderedMail {
    try {
      const kind = mail.kind as MailKind; // the table knows no other
      return render(kind, data, languageOf(mail.locale, LANGUAGES[0]), publicUrl);
    } catch {
      throw new DeliveryError(`This ${mail.kind} cannot be written.`, true, 'PAYLOAD');
    }
  }

  async function end(
    mail: Claimed,
    state: 'SENT' | 'CANCELLED',
    data: MailData[MailKind],
  ): Promise<void> {
    await access.transaction(async (tx) => {
      await tx.outboxMail.updateMany({
        where: { id: mail.id, state: 'QUEUED' },
        data: { state, endedAt: new Date(), payload: null, lastError: null },
      });
      await markInvitation(tx, mail, data, state === 'SENT' ? 'SENT' : 'FAILED');
    });
  }

  async function fail(
    mail: Claimed,
    error: DeliveryError,
    data: MailData[MailKind] | undefined,
  ): Promise<void> {
    const { attempts } = mail;
    const over = error.permanent || attempts >= MOST_ATTEMPTS;
    await access.transaction(async (tx) => {
      await tx.outboxMail.updateMany({
        where: { id: mail.id, state: 'QUEUED' },
        data: {
          lastError: error.message,
          // The payload stays, sealed: an operator who has mended the cause can have it sent after all.
          ...(over && { state: 'DEAD', endedAt: new Date() }),
        },
      });
      if (over) await markInvitation(tx, mail, data, 'FAILED');
    });
    // The text of the error may name the recipient: it is in the table, for `npm run mail -- dead`.
    const about = { mail: mail.id, kind: mail.kind, attempts, reason: error.reason };
    if (over) log.error(about, 'A mail was given up: see npm run mail -- dead');
    else log.warn(about, 'A mail was not taken: it is tried again');
  }

  return {
    async deliver(id, signal) {
      const mail = await claim(id);
      if (!mail) return;
      let data: MailData[MailKind] | undefined;
      try {
        data = open(mail);
        if (!(await stillStands(access.db, mail, data))) {
          await end(mail, 'CANCELLED', data);
          log.info({ mail: id, kind: mail.kind }, 'A mail was of no use any more');
          return;
        }
        if (await isOneTooMany(access.db, mail)) {
          const text = `This recipient was sent ${MOST_INVITATIONS} invitations within 24 hours: retry it later.`;
          throw new DeliveryError(text, true, 'RECIPIENT_LIMIT');
        }
        await transport.send({ id, recipient: mail.recipient, ...write(mail, data) }, signal);
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        await fail(mail, error, data);
        if (error.permanent || mail.attempts >= MOST_ATTEMPTS) return;
        throw new NotDeliveredError('Not delivered yet.');
      }
      // The server has it. If this is not recorded it goes out again, with the same Message-ID.
      await end(mail, 'SENT', data);
      log.info({ mail: id, kind: mail.kind, attempts: mail.attempts }, 'A mail was sent');
    },
  };
}

/**
 * Says of the invitation that a mail brings what became of it; an answered or revoked one waits for no mail either.
 *
 * @param data Undefined where it could not be read.
 */
async function markInvitation(
  tx: Db,
  mail: Claimed,
  data: MailData[MailKind] | undefined,
  delivery: 'SENT' | 'FAILED',
): Promise<void> {
  if (mail.invitationId === null) return;
  const tokenHash = data && tokenHashOf(mail, data);
  if (tokenHash === null) return;
  await tx.invitation.updateMany({
    // Where the token was renewed meanwhile, the newer mail decides.
    where: { id: mail.invitationId, ...(tokenHash !== undefined && { tokenHash }) },
    data: { delivery, updatedAt: new Date() },
  });
}
