import type { Logger } from '../log.ts';
import type { Onboarding } from './onboarding.service.ts';

/** Marks sessions whose time is up and removes the answers of those long given up, now and then; returns how to stop, which waits for a sweep that runs. */
export function startSweeper(
  onboarding: Pick<Onboarding, 'expireDue' | 'purgeDue'>,
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
      const purged = await onboarding.purgeDue();
      if (purged > 0) log.info({ purged }, 'Sessions purged of their answers');
    } catch (error) {
      // They read as expired all the same; the next sweep marks and purges them.
      log.error({ err: error }, 'Sessions could not be swept');
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
