import { isUuid } from '../global-id.ts';
import type { Accounts } from './accounts.service.ts';

/** Longer than this a timer cannot be set; a stream that lasts as long is ended rather than trusted. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Whether it is what a token of an outside issuer ends by: those have no session here, whose id (UUID) it would be. */
export const isOutside = ({ sessionKey }: { readonly sessionKey: string }): boolean =>
  !isUuid(sessionKey);

/** Calls `end` once the viewer's token has expired or was signed out; returns how to stop watching. */
export function watchViewer(
  accounts: Pick<Accounts, 'onRevoked'>,
  viewer: { readonly sessionKey: string; readonly expiresAt: Date },
  end: () => void,
): () => void {
  const left = viewer.expiresAt.getTime() - Date.now();
  const timer = setTimeout(end, Math.min(left, LONGEST_TIMER_MS)).unref();
  const stopWatching = accounts.onRevoked(viewer.sessionKey, end);
  return () => {
    clearTimeout(timer);
    stopWatching();
  };
}
