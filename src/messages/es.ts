import type { Catalogue } from './messages.ts';

/** The messages in Spanish. */
export const spanish: Catalogue = {
  REQUIRED: 'Este dato es obligatorio.',
  TOO_SHORT: 'Escribe al menos {min} caracteres.',
  TOO_LONG: 'Escribe como máximo {max} caracteres.',
  TOO_SMALL: 'Debe ser {min} o más.',
  TOO_LARGE: 'Debe ser {max} o menos.',
  TOO_FEW: 'Indica al menos {min}.',
  TOO_MANY: 'Indica como máximo {max}.',
  INVALID_TYPE: 'Este valor no es del tipo que corresponde aquí.',
  INVALID_VALUE: 'Elige uno de estos valores: {values}.',
  INVALID_CHARACTERS: 'Quita los caracteres de control.',
  INVALID_NAME: 'Usa solo letras, espacios, apóstrofos, puntos y guiones.',
  INVALID_EMAIL: 'No es una dirección de correo completa, como ada@example.com.',
  INVALID_URL: 'No es una dirección web completa que empiece por {schemes}.',
  INVALID_SLUG: 'Usa minúsculas sin acentos, cifras y guiones sueltos entre ellas.',
  INVALID_COUNTRY: 'Usa un código de país de dos letras de la norma ISO 3166-1, como ES.',
  INVALID_CURRENCY: 'Usa un código de moneda de tres letras de la norma ISO 4217, como EUR.',
  INVALID_LOCALE: 'Usa una etiqueta de idioma BCP 47, como en o es-MX.',
  INVALID_TIMEZONE: 'Usa una zona horaria de la IANA, como Europe/Madrid.',
  NOT_ALLOWED: 'Aquí no va nada: déjalo sin indicar.',
  NOT_SKIPPABLE: 'Este paso no se puede omitir.',
  MUST_BE_ACCEPTED: 'Hay que aceptarlo para continuar.',
  DUPLICATE: 'Ya hay otro igual.',
  OWN_EMAIL: 'No puedes invitarte a ti.',
  UNKNOWN_INDUSTRY: 'No existe ese sector. Toma un id de la consulta industries.',
  UNKNOWN_PARENT: 'No existe tal departamento.',
  UNKNOWN_DEPARTMENT: 'No existe tal departamento.',
  DEPARTMENT_CYCLE: 'Un departamento no puede depender de sí mismo.',
  DEPARTMENT_TOO_DEEP: 'Los departamentos pueden tener como máximo {max} niveles.',
  SLUG_TAKEN: 'Esta dirección está ocupada. Elige otra.',
  SLUG_UNAVAILABLE: 'De este nombre no se puede formar una dirección. Elige una.',
  NUL_CHARACTER: 'Quita el carácter nulo (U+0000).',
  UNPAIRED_SURROGATE: 'Quita el carácter roto (un sustituto sin pareja).',
  STEP_TOO_LARGE: 'Las respuestas de un paso pueden ocupar como máximo {max} bytes.',
  PASSWORD_TOO_COMMON: 'Esta contraseña es de las más comunes. Elige otra.',
  STEP_INCOMPLETE: 'Este paso no está terminado.',
  SIZE_MISMATCH: 'Una empresa de este tamaño tiene de {min} a {max} personas.',
  TOO_MANY_KEY_RESULTS:
    'Más de {max} resultados clave en un objetivo son difíciles de tener a la vista.',
  DISPOSABLE_EMAIL: 'Parece una dirección de usar y tirar.',
  DOMAIN_MISMATCH: 'El dominio del sitio web no es el de tu dirección de correo ({domain}).',
  ALREADY_MEMBER: 'Esta persona ya es miembro.',
  ALREADY_INVITED: 'Otra persona ya la ha invitado.',
  ROLE_NOT_ALLOWED: 'Tu rol no te permite dar este rol.',
  UNKNOWN_MEMBER: 'Elige a otra persona que sea miembro activo.',
  OBJECTIVE_CLOSED: 'El objetivo está cerrado: ya no admite cambios.',
  PUBLIC_MAIL_DOMAIN:
    'Cualquiera puede tener una dirección en este dominio. Usa un dominio propio.',
  DOMAIN_NOT_PROVEN: 'Verifica antes una dirección de correo tuya en este dominio.',
  WRONG_PASSWORD: 'La contraseña no es correcta.',
  WRONG_CODE: 'El código no es correcto o ya no es válido.',

  INVALID_INPUT: 'Hay datos que no son correctos. Mira issues.',
  STALE_VERSION:
    'Este paso no está en la versión que esperabas: seguramente se cambió en otro dispositivo. Mira en step cómo está ahora.',
  SESSION_STATE: 'El estado de la sesión no lo permite ahora.',
  REQUIREMENTS_DUE: 'Hay pasos sin terminar. Mira requirements.',
  NOT_FOUND: 'No se ha encontrado: no existe, o no te corresponde verlo.',
  EMAIL_TAKEN: 'Esta dirección de correo ya tiene una cuenta. Inicia sesión con ella.',
  INVALID_CREDENTIALS: 'La dirección de correo o la contraseña no son correctas.',
  INVALID_REFRESH_TOKEN: 'Este token de renovación ya no es válido. Vuelve a iniciar sesión.',
  IDEMPOTENCY:
    'Esta clave de idempotencia se usó para otra petición. Crea una nueva para cada una.',
  FORBIDDEN: 'Tu rol no te permite hacer esto.',
  LAST_OWNER:
    'Una organización siempre tiene propietario. Nombra antes a otra persona como propietaria.',
  SOLE_OWNER:
    'Solo tú eres propietario de una organización. Transfiere antes su propiedad o elimínala.',
  INVITATION_STATE: 'Ahora no se puede responder a la invitación.',
  TOO_MANY_ATTEMPTS: 'Demasiados intentos erróneos: inténtalo de nuevo dentro de {retryAfter} s.',
  TWO_FACTOR_REQUIRED: 'Indica también el código de tu aplicación de autenticación.',
  SIGN_IN_AGAIN: 'Vuelve a iniciar sesión y hazlo antes de cinco minutos.',
  AI_DISABLED: 'Las sugerencias están desactivadas.',
  SUGGESTION_STATE: 'La sugerencia ya no se puede cambiar.',

  SWITCHED_OFF: 'Has desactivado las sugerencias. Actívalas en tus preferencias de IA.',
  ASSISTANCE_OFF: 'Tu nivel de ayuda es OFF. Súbelo en tus preferencias de IA.',
  KIND_OFF: 'Has desactivado este tipo de sugerencia. Actívalo en tus preferencias de IA.',
  SUGGESTION_NOT_READY: 'La sugerencia aún no está lista.',
  SUGGESTION_EXPIRED: 'La sugerencia es demasiado antigua. Pide otra.',
  SUGGESTION_FAILED: 'La sugerencia ha fallado. Pide otra.',
  SUGGESTION_DECIDED: 'La sugerencia ya se aceptó o se rechazó.',
  SUGGESTION_HIDDEN: 'La sugerencia está oculta: es menos segura de lo que pides.',

  INVITATION_EXPIRED: 'La invitación ha caducado. Pide una nueva.',
  INVITATION_ACCEPTED: 'La invitación ya se aceptó.',
  INVITATION_DECLINED: 'La invitación se rechazó. Pide una nueva.',
  INVITATION_REVOKED: 'La invitación se retiró. Pide una nueva.',
  INVITATION_OTHER_ADDRESS:
    'La invitación es para otra dirección de correo. Inicia sesión con la dirección que la recibió.',
  INVITATION_ADDRESS_UNVERIFIED: 'Verifica antes tu dirección de correo.',
  INVITATION_ALREADY_MEMBER: 'Ya eres miembro de esta organización.',

  SESSION_PAUSED: 'La sesión está en pausa. Reanúdala primero.',
  SESSION_COMPLETED: 'La sesión está completada.',
  SESSION_ABANDONED: 'La sesión se abandonó. Reanúdala primero.',
  SESSION_EXPIRED: 'La sesión ha caducado. Reanúdala primero.',
  STEP_OUT_OF_ORDER: 'Termina primero los pasos anteriores a este.',
  ANOTHER_SESSION_OPEN: 'Hay otra sesión abierta de este proceso. Continúa con ella.',
  RESUME_TOO_LATE: 'La sesión terminó hace demasiado tiempo para reanudarla. Empieza de nuevo.',

  ADDRESS_VERIFIED: 'Tu dirección de correo está verificada.',
  NEW_PASSWORD_REQUIRED:
    'Tu dirección de correo está verificada, y la contraseña de la cuenta se ha eliminado: pide un correo para poner la tuya, con /api/auth/request-password-reset.',
  CONFIRMATION_REQUIRED:
    'No se ha cambiado nada. Demuestra que la cuenta es tuya: envía aquí por POST el token y tu contraseña como `token` y `password`, o `drop: true` en lugar de la contraseña si no la elegiste tú.',
  INVALID_LINK: 'Este enlace no es válido, o ya no lo es. Pide otro.',

  AI_CONSENT:
    'Con tu consentimiento, un modelo de lenguaje escribe sugerencias para ti. Qué se envía: si compartes los datos de la empresa, las respuestas sobre tu empresa y sobre lo que quieres conseguir, y en qué plazo, en las que se basa la sugerencia, y lo que pides con tus propias palabras, sin los datos personales que Gangway reconoce en ello, como nombres, direcciones de correo y teléfonos: no los reconoce todos, así que no escribas ahí nada sobre otras personas; si lo compartes todo, todas las respuestas en las que se basa y lo que pides, tal como lo escribiste, incluidos datos personales tuyos y de las personas a las que invitas. A quién: a los proveedores de modelos que ha elegido quien gestiona este servidor, y a nadie más. Lo que escribió un modelo se guarda con tu cuenta; durante seis horas, las peticiones iguales de tu organización también pueden recibirlo. Puedes retirar tu consentimiento en cualquier momento, en los ajustes de sugerencias: a partir de entonces no se envía nada, lo que se está escribiendo se detiene y, si lo pides, se borra lo que los modelos escribieron para ti. Sin tu consentimiento no se envía nada: las sugerencias vienen entonces de reglas en este servidor.',

  RATE_LIMITED: 'Demasiadas peticiones: inténtalo de nuevo dentro de {retryAfter} s.',
  SERVICE_UNAVAILABLE:
    'El servidor no puede responder ahora; inténtalo de nuevo dentro de un momento. Indica este identificador de petición a quien lo administra: {requestId}',
  INTERNAL_SERVER_ERROR:
    'Error inesperado. Indica este identificador de petición a quien administra el servidor: {requestId}',
};
