import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { statements } from '../../src/data/pool.ts';

/** Does `work` and tells how many statements this process sent meanwhile. */
export async function counted<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; sent: number }> {
  let sent = 0;
  const count = () => void (sent += 1);
  subscribe(statements.name, count);
  try {
    const result = await work();
    return { result, sent };
  } finally {
    unsubscribe(statements.name, count);
  }
}
