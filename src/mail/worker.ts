import { setTimeout as sleep } from 'node:timers/promises';
import type { MailConfig } from '../config.ts';
import type { Door } from '../data/door.ts';
import type { Listener } from '../data/listener.ts';
import type { Logger } from '../log.ts';
import { createDelivery } from './delivery.service.ts';
import { OUTBOX_CHANNEL } from './outbox.service.ts';
import { openQueue } from './queue.ts';
import type { Queue } from './queue.ts';
import type { Seal } from './seal.ts';
import { createMailTransport } from './transport.ts';
import { handOver } from './waiting.service.ts';

/** What {@link startMailWorker} needs. */
interface MailWorkerOptions {
  readonly mail: MailConfig;
  readonly publicUrl: string;
  readonly door: Door;
  readonly seal: Seal;
  /** Made for the channel of the outbox. */
  readonly listener: Listener;
  /** The owner's URL: the queue's tables are in a schema of its own. */
  readonly ownerUrl: string;
  readonly log: Logger;
}

/** How often to look whether anything is to be done besides what is notified. */
const TICK_MS = 5_000;
/** How often mails that were handed over long ago are offered again. */
const SWEEP_MS = 60_000;
/** How often to look for jobs of servers that are gone, which takes two looks. */
const LOOK_MS = 10_000;
/** What an idle queue may take to stop, at the least. */
const STOP_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Sends what is put into the outbox, for as long as the server runs: hands mails to the queue, and works on it. Starts
 * in the background, and again whenever the queue has ended because the database was away.
 *
 * @returns how to stop.
 */
export function startMailWorker(options: MailWorkerOptions): (timeoutMs: number) => Promise<void> {
  const { listener, log } = options;
  const access = options.door.asSystem('deliver mail');
  const transport = createMailTransport(options.mail, log);
  const delivery = createDelivery({ ...options, access, transport });
  const closed = new AbortController();
  const { signal } = closed;
  let queue: Queue | undefined;
  let sweptAt = -Infinity;
  let lookedAt = -Infinity;
  let working: Promise<void> = Promise.resolve();
  let again = false;
  let busy = false;
  let failing = false;

  const isClosed = () => signal.aborted;
  const due = (since: number, every: number) => performance.now() - since >= every;

  /** One round: what is due, one after another, and what came meanwhile. */
  async function round(current: Queue): Promise<void> {
    const sweep = due(sweptAt, SWEEP_MS);
    if (sweep) sweptAt = performance.now();
    await handOver(access, current.add, sweep);
    if (due(lookedAt, LOOK_MS)) {
      lookedAt = performance.now();
      await current.freeAbandoned();
    }
  }

  function wake(): void {
    again = true;
    if (!busy) working = work();
  }

  async function work(): Promise<void> {
    busy = true;
    try {
      while (again && queue && !signal.aborted) {
        again = false;
        await round(queue);
        failing = false;
      }
    } catch (error) {
      // The database may be away. The rows are there: the next tick hands them over.
      again = false;
      sweptAt = -Infinity;
      if (!failing && !closed.signal.aborted) log.warn({ err: error }, 'The outbox cannot be read');
      failing = true;
    } finally {
      busy = false;
    }
  }

  async function keepRunning(): Promise<void> {
    let former: string | undefined;
    for (let failures = 0; !signal.aborted; failures += 1) {
      const startedAt = performance.now();
      try {
        const { ownerUrl } = options;
        const opened = await openQueue({ ownerUrl, former, work: delivery.deliver, log });
        if (isClosed()) {
          await opened.stop(STOP_MS);
          return;
        }
        queue = opened;
        former = opened.name;
        log.info('Mails are being sent');
        sweptAt = -Infinity;
        wake();
        await Promise.race([opened.ended, aborted(signal)]);
        if (isClosed()) return;
        log.warn('The mail queue has ended: it is started again');
      } catch (error) {
        log.warn({ err: error }, 'The mail queue cannot start: it is tried again');
      }
      if (due(startedAt, LAST_RETRY_MS)) failures = 0;
      await sleep(Math.min(LAST_RETRY_MS, 250 * 2 ** failures), undefined, {
        signal,
        ref: false,
      }).catch(() => undefined);
    }
  }

  const stopListening = [listener.on(OUTBOX_CHANNEL, wake), listener.onConnect(wake)];
  const timer = setInterval(() => {
    if (!listener.connected || due(lookedAt, LOOK_MS) || due(sweptAt, SWEEP_MS)) wake();
  }, TICK_MS).unref();
  const running = keepRunning();

  return async (timeoutMs) => {
    const deadline = performance.now() + timeoutMs;
    closed.abort();
    clearInterval(timer);
    for (const stop of stopListening) stop();
    // What is being started ends by itself, or is stopped below; an import or a connection may take long.
    await Promise.race([running, sleep(timeoutMs / 2, undefined, { ref: false })]);
    await queue?.stop(Math.max(STOP_MS, deadline - performance.now()));
    await working;
    transport.close();
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
