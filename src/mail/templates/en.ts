import type { MailCatalogue } from './catalogue.ts';

const greeting = (name: string) => (name ? `Hello ${name},` : 'Hello,');
const PERSONAL = 'The link is personal: do not pass it on.';

/** The mails in English. */
export const english: MailCatalogue = {
  roles: {
    OWNER: 'as an owner',
    ADMIN: 'as an admin',
    MANAGER: 'as a manager',
    MEMBER: 'as a member',
    VIEWER: 'as a viewer',
  },
  footer: (publicUrl) => `Sent by Gangway, ${publicUrl}`,
  kinds: {
    INVITATION: ({ organization, inviter, role, ends }) => ({
      subject: `Invitation to join “${organization}”`,
      before: [
        greeting(''),
        `${inviter ? `${inviter} invites you` : 'You are invited'} to join “${organization}”${role && ` ${role}`}.`,
      ],
      action: 'See the invitation',
      after: [
        `The invitation ends on ${ends}. ${PERSONAL}`,
        'If you did not expect this invitation, ignore this mail: nothing happens unless you accept.',
      ],
    }),
    VERIFICATION: ({ name, ends }) => ({
      subject: 'Confirm your e-mail address',
      before: [
        greeting(name),
        'Open this link where you are signed in, or with your password at hand, to confirm that this e-mail address is yours.',
      ],
      action: 'Confirm the address',
      after: [
        `The link is good until ${ends}. ${PERSONAL}`,
        'If you did not give this address to us, ignore this mail: without your confirmation it is not used.',
      ],
    }),
    PASSWORD_RESET: ({ name, ends }) => ({
      subject: 'Set a new password',
      before: [
        greeting(name),
        'Somebody, probably you, asked for a new password. Open this link to set it.',
      ],
      action: 'Set a new password',
      after: [
        `The link is good until ${ends}. ${PERSONAL}`,
        'If you did not ask for this, ignore this mail: your password stays as it is.',
      ],
    }),
    PASSWORD_CHANGED: ({ name, changed }) => ({
      subject: 'Your password was changed',
      before: [greeting(name), `The password of your account was changed on ${changed}.`],
      after: [
        'If that was you, there is nothing to do.',
        'If it was not, ask for a new password where you sign in, at once, and tell those who run this service.',
      ],
    }),
  },
};
