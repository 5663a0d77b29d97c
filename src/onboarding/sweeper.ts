import type { Logger } from '../log.ts';
import type { Onboarding } from './onboarding.service.ts';

/** Marks sessions whose time is up, now and then; returns how to stop, which waits for a sweep that runs. */
export function startSweeper(
  onboarding: Pick<Onboarding, 'expireDue'>,
  intervalMs: number,
  log: Logger,
): () => Promise<void> {
  let sweep: Promise<void> = Promise.resolve();
  let sweeping = false;
  const run = async () => {
    sweeping = true;
    try {
      const expired = await onboarding.expireDue();
      if (expired > 0) log.info({ expired }, 'Sessions expired');
    } catch (error) {
      // They read as expired all the same; the next sweep marks them.
      log.error({ err: error }, 'Sessions could not be marked as expired');
    } finally {
      sweeping = false;
    }
  };
  const timer = setInterval(() => {
    if (!sweeping) sweep = run();
  }, intervalMs).unref();
  return () => {
    clearInterval(timer);
    return sweep;
  };
}
