import { escapeHtml } from '../../escape-html.ts';
import type { Language } from '../../messages/language.ts';
import type { MailText } from './catalogue.ts';

/** The mail as a page of its own: no images, nothing that is loaded from elsewhere. */
export function htmlPage(
  { subject, before, action, after }: MailText,
  link: string | null,
  footer: string,
  language: Language,
): string {
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const button =
    link === null
      ? []
      : [
          `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="${BUTTON}">${escapeHtml(action ?? link)}</a></p>`,
          // For those whose mail program shows no buttons, and those who look before they click.
          `<p style="margin:0 0 16px;font-size:13px;color:#57606a;word-break:break-all">${escapeHtml(link)}</p>`,
        ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#f6f8fa;color:#1f2328;${FONT}">`,
    '<div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px">',
    ...before.map(paragraph),
    ...button,
    ...after.map(paragraph),
    `<p style="margin:24px 0 0;font-size:13px;color:#57606a">${escapeHtml(footer)}</p>`,
    '</div></body></html>',
    '',
  ].join('\n');
}

const FONT =
  'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif;font-size:16px;line-height:1.5';
const BUTTON =
  'display:inline-block;padding:12px 20px;background:#1f6feb;color:#ffffff;border-radius:6px;text-decoration:none';
