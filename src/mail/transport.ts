import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailConfig } from '../config.ts';
import type { Logger } from '../log.ts';
import { scrub } from '../log.ts';
import type { RenderedMail } from './templates/render.ts';

/** A mail on its way out. */
export interface Parcel extends RenderedMail {
  /** The outbox row's id (UUID): makes the Message-ID, the same at each attempt. */
  readonly id: string;
  readonly recipient: string;
}

/** What takes mails away. */
export interface Transport {
  /**
   * Resolves when the server has taken it, or the file is there.
   *
   * @param signal Gives up when it is aborted; whether the server has the mail is then unknown.
   * @throws DeliveryError
   */
  send(parcel: Parcel, signal: AbortSignal): Promise<void>;
  /** Ends the connections. */
  close(): void;
}

/** A mail was not taken. The message may hold the recipient's address, but no secret; at most 500 characters. */
export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  /** Whether the server will not take it the next time either. */
  readonly permanent: boolean;
  /** A word without personal data for the log: the answer's code, such as 550, or the error's, such as ECONNECTION. */
  readonly reason: string;

  constructor(message: string, permanent: boolean, reason: string) {
    super(message);
    this.permanent = permanent;
    this.reason = reason;
  }
}

/** Connections to the mail server: as many as jobs that run at a time. */
export const CONNECTIONS = 3;
/** How long one attempt may take in all, in milliseconds. */
const SEND_LIMIT_MS = 60_000;

/** Opens the way that the configuration names. Nothing is sent before the first mail. */
export function createMailTransport(config: MailConfig, log: Logger): Transport {
  return config.kind === 'smtp' ? smtpTransport(config) : fileTransport(config, log);
}

type Smtp = Extract<MailConfig, { kind: 'smtp' }>;
type Files = Extract<MailConfig, { kind: 'files' }>;

function smtpTransport({ url, from }: Smtp): Transport {
  const { password } = new URL(url);
  const transporter = createTransport({
    // What the URL says wins over what stands here.
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // A password goes over no line that others read. `?requireTLS=false` is for a relay in one's own network.
    requireTLS: password !== '',
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transporter.on('error', () => undefined); // whoever sends is told
  return {
    async send(parcel, signal) {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(SEND_LIMIT_MS)]);
      try {
        await transporter.sendMail({ ...message(parcel, from), signal: limited });
      } catch (error) {
        throw deliveryError(error, decoded(password));
      }
    },
    close: () => {
      transporter.close();
    },
  };
}

function fileTransport({ directory, from }: Files, log: Logger): Transport {
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(parcel) {
      try {
        const { message: bytes } = await composer.sendMail(message(parcel, from));
        const file = join(directory, `${parcel.id}.eml`);
        // For its owner alone: the link is as good as a password.
        await mkdir(directory, { recursive: true, mode: 0o700 });
        await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600 });
        await rename(`${file}.part`, file);
        // The one place that logs a link: it is how a developer gets at it. Not in production, where mails are no files.
        log.info({ subject: parcel.subject, link: parcel.link, file }, 'A mail, as a file');
      } catch (error) {
        throw deliveryError(error, '');
      }
    },
    close: () => undefined,
  };
}

function message({ id, recipient, subject, text, html }: Parcel, from: Smtp['from']) {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from: { ...from },
    // As an object: a string would be parsed, and could name several.
    to: { name: '', address: recipient },
    subject,
    text,
    html,
    messageId: `<${id}@${domain}>`,
    // No out-of-office notes, please (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

interface SmtpFailure {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
}

function deliveryError(error: unknown, password: string): DeliveryError {
  const { code, command, responseCode } = (error ?? {}) as SmtpFailure;
  const text = error instanceof Error ? error.message : String(error);
  const clean = scrub(password ? text.replaceAll(password, '[redacted]') : text)
    .replace(/\p{C}+/gu, ' ')
    .slice(0, 500)
    .replace(/\p{Cs}/gu, ''); // a character that was cut in half
  const answer = typeof responseCode === 'number' ? responseCode : 0;
  // 55x is about this mailbox or this message (RFC 5321, 4.2.3). Other refusals, such as of our sender, our password or
  // a command, are for an operator to mend: the mail waits meanwhile.
  const aboutIt = command === 'RCPT TO' || command === 'DATA';
  const permanent = aboutIt && answer >= 550 && answer <= 559;
  return new DeliveryError(
    clean,
    permanent,
    answer ? String(answer) : typeof code === 'string' ? code : 'ERROR',
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
