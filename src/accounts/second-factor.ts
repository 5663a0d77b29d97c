import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Access } from '../data/door.ts';
import type { AuthTwoFactor } from '../generated/prisma/client.ts';
import type { Nameless } from '../nameless.ts';
import { totpStepOf } from './totp.ts';

/** What stands beside a password: codes of an authenticator app, and backup codes for when it is lost. */
export interface SecondFactor {
  /** Whether it is a right code of the person's second factor; if so, it is used up. Takes either kind. */
  accept(userId: string, code: string): Promise<boolean>;
  /**
   * Whether it is a right code of the authenticator app, and not used before. `setUp` false: also of an app that waits
   * to be proved by its first code.
   */
  acceptTotp(userId: string, code: string, setUp: boolean): Promise<boolean>;
  /** Whether it is one of the backup codes that are left. */
  acceptBackupCode(userId: string, code: string): Promise<boolean>;
}

/** @param secret The server's: better-auth encrypts secrets and backup codes with it. */
export function createSecondFactor(
  access: Access,
  nameless: Nameless,
  secret: string,
): SecondFactor {
  const key = { keys: new Map([[1, secret]]), currentVersion: 1 }; // as auth.ts tells better-auth
  const decrypt = (data: string) =>
    symmetricDecrypt({ key, data }).catch((cause: unknown) => {
      throw new Error(
        'A second factor cannot be decrypted. If AUTH_SECRET was changed, set the former one, or have the person reset theirs: delete their row of auth.two_factors and set two_factor_enabled to false in auth.users.',
        { cause },
      );
    });
  const find = (userId: string) => access.db.authTwoFactor.findFirst({ where: { userId } });

  /** False where it was used before: a code read over somebody's shoulder is of no use (RFC 6238, 5.2). */
  async function spend(userId: string, step: number): Promise<boolean> {
    const added = await access.db.$executeRaw`
      insert into auth.sign_in_failures (key, failures)
      values (${`c:${nameless(`code ${userId} ${step}`)}`}, 0) on conflict (key) do nothing`;
    return added > 0;
  }

  async function isTotp(row: AuthTwoFactor, code: string): Promise<boolean> {
    const step = totpStepOf(await decrypt(row.secret), code);
    return step !== null && spend(row.userId, step);
  }

  async function isBackupCode(found: AuthTwoFactor, code: string): Promise<boolean> {
    let row: AuthTwoFactor | null = found;
    // Again where another code was used at the same moment.
    for (let tries = 0; row?.verified && tries < 10; tries++) {
      const { id, userId, backupCodes } = row;
      const codes = JSON.parse(await decrypt(backupCodes)) as string[];
      if (!codes.includes(code)) return false;
      const left = codes.filter((one) => one !== code);
      const used = await access.db.authTwoFactor.updateMany({
        where: { id, backupCodes },
        data: { backupCodes: await symmetricEncrypt({ key, data: JSON.stringify(left) }) },
      });
      if (used.count > 0) return true;
      row = await find(userId);
    }
    return false;
  }

  return {
    async accept(userId, typed) {
      const code = typed.replace(/\s/g, '');
      const row = await find(userId);
      if (!row?.verified) return false;
      return /^\d{6}$/.test(code) ? isTotp(row, code) : isBackupCode(row, code);
    },
    async acceptTotp(userId, typed, setUp) {
      const row = await find(userId);
      if (!row || (setUp && !row.verified)) return false;
      return isTotp(row, typed.replace(/\s/g, ''));
    },
    async acceptBackupCode(userId, typed) {
      const row = await find(userId);
      return row !== null && isBackupCode(row, typed.trim());
    },
  };
}
