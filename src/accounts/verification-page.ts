import { createHash } from 'node:crypto';
import { escapeHtml } from '../escape-html.ts';
import type { Language } from '../messages/language.ts';

/** What the page says that the link of a verification mail opens. */
interface PageTexts {
  readonly title: string;
  /** Before and after the address. */
  readonly about: readonly [string, string];
  readonly password: string;
  readonly confirm: string;
  readonly stranger: string;
  readonly drop: string;
  readonly verified: string;
  readonly dropped: string;
  readonly invalid: string;
}

const TEXTS: Readonly<Record<Language, PageTexts>> = {
  en: {
    title: 'Confirm your e-mail address',
    about: ['This is about the account of ', '.'],
    password: 'Confirm with your password',
    confirm: 'Confirm',
    stranger:
      'Somebody else may have registered your address. If you did not choose a password here, the one of the account is removed, everybody is signed out, and a mail lets you set your own.',
    drop: 'I did not choose a password here',
    verified: 'Your e-mail address is verified. You can close this page.',
    dropped:
      'Your e-mail address is verified, and the password that somebody had set was removed. To get in, say that you forgot the password where you sign in: a mail lets you set your own.',
    invalid: 'This link is not valid, or not any more. Ask for another where you sign in.',
  },
  es: {
    title: 'Confirma tu dirección de correo',
    about: ['Se trata de la cuenta de ', '.'],
    password: 'Confirma con tu contraseña',
    confirm: 'Confirmar',
    stranger:
      'Puede que otra persona haya registrado tu dirección. Si no elegiste ninguna contraseña aquí, se elimina la de la cuenta, se cierran todas las sesiones y un correo te permite poner la tuya.',
    drop: 'No elegí ninguna contraseña aquí',
    verified: 'Tu dirección de correo está verificada. Ya puedes cerrar esta página.',
    dropped:
      'Tu dirección de correo está verificada, y la contraseña que alguien había puesto se ha eliminado. Para entrar, indica que has olvidado la contraseña donde inicias sesión: un correo te permite poner la tuya.',
    invalid: 'Este enlace no es válido, o ya no lo es. Pide otro donde inicias sesión.',
  },
};

/** What the form is about, and what was wrong with it before. */
export interface VerificationForm {
  readonly email: string;
  readonly token: string;
  readonly callbackUrl?: string | undefined;
  /** In the language of the page. */
  readonly problem?: string | undefined;
}

/** Asks for the password, or for the choice to drop it. */
export function verificationForm(
  language: Language,
  form: VerificationForm,
  status = 200,
): Response {
  const { email, token, callbackUrl, problem } = form;
  const texts = TEXTS[language];
  const [before, after] = texts.about;
  const hidden = [
    ...Object.entries({ token, ...(callbackUrl !== undefined && { callbackURL: callbackUrl }) }),
  ].map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`);
  // Relative: in front of the server there may be a path. Two forms, so that no password goes with the second.
  const begin = ['<form method="post" action="verify-email">', ...hidden];
  return page(
    language,
    [
      `<p>${escapeHtml(before)}<strong>${escapeHtml(email)}</strong>${escapeHtml(after)}</p>`,
      ...(problem === undefined ? [] : [`<p role="alert">${escapeHtml(problem)}</p>`]),
      ...begin,
      `<label for="password">${escapeHtml(texts.password)}</label>`,
      '<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1000">',
      `<button>${escapeHtml(texts.confirm)}</button>`,
      '</form>',
      '<hr>',
      ...begin,
      `<p>${escapeHtml(texts.stranger)}</p>`,
      `<button name="drop" value="true" class="other">${escapeHtml(texts.drop)}</button>`,
      '</form>',
    ],
    status,
    callbackUrl,
  );
}

/** Tells what came of it. */
export const verificationNotice = (
  language: Language,
  text: 'verified' | 'dropped' | 'invalid',
  status = 200,
): Response => page(language, [`<p>${escapeHtml(TEXTS[language][text])}</p>`], status);

const STYLE = [
  'body{margin:0;padding:24px;background:#f6f8fa;color:#1f2328;font:16px/1.5 system-ui,sans-serif}',
  'main{max-width:480px;margin:0 auto;padding:32px;background:#fff;border-radius:8px}',
  'h1{margin-top:0;font-size:22px}strong{word-break:break-all}label{display:block;margin-bottom:4px}',
  'input{box-sizing:border-box;width:100%;margin-bottom:16px;padding:10px;font:inherit;border:1px solid #6e7781;border-radius:6px}',
  'button{padding:10px 20px;font:inherit;color:#fff;background:#1f6feb;border:1px solid #1f6feb;border-radius:6px}',
  '.other{color:#1f2328;background:#fff;border-color:#6e7781}hr{margin:32px 0;border:0;border-top:1px solid #d0d7de}',
  '[role=alert]{color:#a40e26}',
].join('');
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, and nothing that is loaded from elsewhere. */
function page(
  language: Language,
  body: readonly string[],
  status: number,
  callbackUrl?: string,
): Response {
  const title = escapeHtml(TEXTS[language].title);
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${title}</h1>`,
    ...body,
    '</main></body></html>',
    '',
  ].join('\n');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self'${redirectSource(callbackUrl)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': policy.join('; '),
      // With no-referrer, browsers send the form with `Origin: null`, which is refused beside a cookie.
      'referrer-policy': 'strict-origin',
    },
  });
}

/** Where the form may be redirected to: browsers hold redirects to `form-action` as well. */
function redirectSource(callbackUrl: string | undefined): string {
  if (callbackUrl === undefined || !URL.canParse(callbackUrl)) return '';
  const { origin, protocol } = new URL(callbackUrl);
  const source = origin === 'null' ? protocol : origin;
  return /^[\w.:/+[\]-]+$/.test(source) ? ` ${source}` : '';
}
