import type { MembershipRole } from '../../generated/prisma/enums.ts';
import type { MailKind } from '../outbox.service.ts';

/** What the texts of each kind name. Names are safe to show (`safeName`), dates are in words. */
export interface MailFacts {
  readonly INVITATION: {
    readonly organization: string;
    /** Empty where it is not known. */
    readonly inviter: string;
    /** As `roles` of the catalogue says it; empty where there is no such role. */
    readonly role: string;
    readonly ends: string;
  };
  readonly VERIFICATION: { readonly name: string; readonly ends: string };
  readonly PASSWORD_RESET: { readonly name: string; readonly ends: string };
  readonly PASSWORD_CHANGED: { readonly name: string; readonly changed: string };
}

/** A mail in words: paragraphs of plain text. */
export interface MailText {
  readonly subject: string;
  readonly before: readonly string[];
  /** What the button says, where there is a link. */
  readonly action?: string;
  /** Below the link: how long it is good, and what to do if one did not expect the mail. */
  readonly after: readonly string[];
}

/** The texts of one language. One that is missing does not compile. */
export interface MailCatalogue {
  /** As it follows "invites you to join … ". */
  readonly roles: Readonly<Record<MembershipRole, string>>;
  /** Below everything: who sent this. */
  footer(publicUrl: string): string;
  readonly kinds: {
    readonly [Kind in MailKind]: (facts: MailFacts[Kind]) => MailText;
  };
}
