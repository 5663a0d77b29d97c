import type { GangwayPlugin } from './request.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** What browsers are told of every answer. Answers hold tokens and personal data, so none is kept unless it says so. */
export function useSecurityHeaders(): GangwayPlugin {
  return {
    onResponse({ response: { headers } }) {
      for (const [name, value] of Object.entries(HEADERS)) {
        if (!headers.has(name)) headers.set(name, value);
      }
      if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    },
  };
}
