import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';

async function logged(
  logFormat: 'json' | 'pretty',
  write: (log: Awaited<ReturnType<typeof createLog>>) => void,
) {
  let output = '';
  const destination = { write: (line: string) => void (output += line) };
  write(await createLog({ logLevel: 'info', logFormat }, destination));
  return output;
}

describe.each(['json', 'pretty'] as const)('the log as %s', (format) => {
  it('keeps secrets out, wherever they are', async () => {
    const output = await logged(format, (log) => {
      const cause = Object.assign(new Error('refused by redis://:hunter2@cache:6379'), {
        code: 'ECONNREFUSED',
        password: 'hunter2',
      });
      log.error(
        {
          requestId: 'r-1',
          err: new Error('cannot reach postgres://app:hunter2@db/app', { cause }),
          headers: { authorization: 'Bearer hunter2', Cookie: 'a=hunter2', 'user-agent': 'test' },
          input: {
            deep: [{ password: 'hunter2', refreshToken: 'hunter2', newPassword: 'hunter2' }],
          },
          token: 'hunter2',
          authSecret: 'hunter2',
        },
        'sent Bearer hunter2.x.y to https://user:hunter2@example.com/',
      );
    });
    expect(output).not.toContain('hunter2');
    for (const kept of ['r-1', 'cannot reach postgres://app:', 'db/app', 'ECONNREFUSED', 'test']) {
      expect(output).toContain(kept);
    }
  });

  it('survives what has no end', async () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(await logged(format, (log) => log.info({ round }, 'round'))).toContain('round');
  });
});
