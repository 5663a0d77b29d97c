import type { Outbox } from '../../src/mail/outbox.service.ts';

/** The outbox of a server without mail. */
export const NO_MAIL: Outbox = { sends: false, queue: () => Promise.resolve() };
