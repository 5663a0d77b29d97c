import { newSecretToken, secretTokenHash } from '../secret-token.ts';

/** How long an invitation is good for after it was sent, in days. */
export const INVITATION_DAYS = 7;

/** A token of an invitation; only its hash is kept once the mail is delivered. */
export const newInvitationToken = newSecretToken;

/** The hash that a token is found by; null where it has not the form of one. */
export const invitationHash = secretTokenHash;
