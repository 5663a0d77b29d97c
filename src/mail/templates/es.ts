import type { MailCatalogue } from './catalogue.ts';

const greeting = (name: string) => (name ? `Hola, ${name}:` : 'Hola:');
const PERSONAL = 'El enlace es personal: no se lo pases a nadie.';

/** The mails in Spanish. */
export const spanish: MailCatalogue = {
  roles: {
    OWNER: 'con el rol de propiedad',
    ADMIN: 'con el rol de administración',
    MANAGER: 'con el rol de gestión',
    MEMBER: 'con el rol de miembro',
    VIEWER: 'con el rol de consulta',
  },
  footer: (publicUrl) => `Enviado por Gangway, ${publicUrl}`,
  kinds: {
    INVITATION: ({ organization, inviter, role, ends }) => ({
      subject: `Invitación para unirte a «${organization}»`,
      before: [
        greeting(''),
        `${inviter ? `${inviter} te invita` : 'Te han invitado'} a unirte a «${organization}»${role && ` ${role}`}.`,
      ],
      action: 'Ver la invitación',
      after: [
        `La invitación termina el ${ends}. ${PERSONAL}`,
        'Si no esperabas esta invitación, no hagas caso de este correo: no pasa nada si no la aceptas.',
      ],
    }),
    VERIFICATION: ({ name, ends }) => ({
      subject: 'Confirma tu dirección de correo',
      before: [
        greeting(name),
        'Abre este enlace donde tengas la sesión iniciada, o con tu contraseña a mano, para confirmar que esta dirección de correo es tuya.',
      ],
      action: 'Confirmar la dirección',
      after: [
        `El enlace vale hasta el ${ends}. ${PERSONAL}`,
        'Si no nos has dado esta dirección, no hagas caso de este correo: sin tu confirmación no se usa.',
      ],
    }),
    PASSWORD_RESET: ({ name, ends }) => ({
      subject: 'Elige una contraseña nueva',
      before: [
        greeting(name),
        'Alguien, seguramente tú, ha pedido una contraseña nueva. Abre este enlace para elegirla.',
      ],
      action: 'Elegir una contraseña nueva',
      after: [
        `El enlace vale hasta el ${ends}. ${PERSONAL}`,
        'Si no la has pedido, no hagas caso de este correo: tu contraseña sigue siendo la misma.',
      ],
    }),
    PASSWORD_CHANGED: ({ name, changed }) => ({
      subject: 'Tu contraseña ha cambiado',
      before: [greeting(name), `La contraseña de tu cuenta se cambió el ${changed}.`],
      after: [
        'Si has sido tú, no hay nada que hacer.',
        'Si no, pide ahora mismo una contraseña nueva donde inicias sesión y avisa a quienes llevan este servicio.',
      ],
    }),
  },
};
