import type { Accounts } from '../accounts/accounts.service.ts';
import type { Proof } from '../accounts/reauthenticate.service.ts';
import { isOutside } from '../accounts/viewer-end.service.ts';
import { recordDeeds } from '../audit/audit.service.ts';
import type { Changer, Doer } from '../audit/audit.service.ts';
import type { Access, Door } from '../data/door.ts';
import { NotFoundError } from '../errors.ts';
import { deleteViewer } from './deletion.service.ts';
import { exportPieces, smallExport } from './export.service.ts';
import { createExportLinks } from './export-links.ts';
import type { LinkBearer } from './export-links.ts';

/** What {@link createPrivacy} needs. */
export interface PrivacyOptions {
  readonly door: Door;
  readonly accounts: Pick<Accounts, 'reauthenticate' | 'signOut' | 'forget'>;
  /** The server's. */
  readonly secret: string;
  /** What links begin with. */
  readonly publicUrl: string;
}

/** Everything about a person, and where to download it. */
export interface DataExport {
  /** Null where it is larger than an answer should be, 1 MB, or was not asked for. */
  readonly data: unknown;
  readonly url: string;
  /** When the url ends. */
  readonly expiresAt: Date;
}

/** Who asks for something about themselves: a request's context will do. */
export interface Asker extends Changer {
  readonly viewer: Parameters<Accounts['signOut']>[0];
}

/** What people may do with what is kept about them. */
export interface Privacy {
  /**
   * Everything about the viewer, or only where to download it. Recorded in the audit log.
   * @throws NotFoundError where the account is gone
   */
  exportData(asker: Asker, includeData: boolean): Promise<DataExport>;
  /** The same as a stream of JSON text, for whom the endpoint has found out. Recorded as well. */
  stream(doer: Doer): Promise<AsyncGenerator<string, void>>;
  /** Whose export a link gives; null where it is of no use, or its sign-in session has ended. */
  bearerOf(params: URLSearchParams): Promise<LinkBearer | null>;
  /**
   * Deletes the viewer's account, and ends their tokens.
   * @throws InvalidInputError, TwoFactorRequiredError, TooManyAttemptsError, SignInAgainError, SoleOwnerError
   */
  deleteAccount(asker: Asker, proof: Proof): Promise<void>;
}

export function createPrivacy({ door, accounts, secret, publicUrl }: PrivacyOptions): Privacy {
  const account = door.asAuth();
  const links = createExportLinks(secret, publicUrl);
  const accessOf = (userId: string) => ({ viewer: door.asViewer(userId), account });
  return {
    async exportData({ access, ...doer }, includeData) {
      const { userId } = doer.viewer;
      if ((await access.db.user.count({ where: { id: userId } })) === 0) throw new NotFoundError();
      const data = includeData ? await smallExport(accessOf(userId), userId) : null;
      await recordExport(access, doer);
      return { data, ...links.make(doer.viewer) };
    },
    async stream(doer) {
      const { userId } = doer.viewer;
      await recordExport(door.asViewer(userId), doer);
      return exportPieces(accessOf(userId), userId);
    },
    async bearerOf(params) {
      const bearer = links.read(params);
      return bearer && (await goesOn(account, bearer)) ? bearer : null;
    },
    async deleteAccount(asker, proof) {
      const { viewer, ip, userAgent } = asker;
      await accounts.reauthenticate(viewer, proof, { ip, userAgent });
      await deleteViewer(asker);
      // The database has ended the sessions; this instance knows at once, and an outside token has no session.
      await accounts.signOut(viewer);
      if (isOutside(viewer)) await accounts.forget(viewer.userId);
    },
  };
}

const recordExport = ({ db }: Access, doer: Doer): Promise<void> =>
  recordDeeds(db, doer, [
    {
      organizationId: null,
      action: 'DATA_EXPORTED',
      targetType: 'User',
      targetId: doer.viewer.userId,
    },
  ]);

/** Whether the sign-in session, or the outside token, of a link has not ended. */
async function goesOn({ db }: Access, bearer: LinkBearer): Promise<boolean> {
  const { userId, sessionKey } = bearer;
  if (isOutside(bearer))
    return (await db.authRevocation.count({ where: { key: sessionKey } })) === 0;
  const where = { id: sessionKey, userId, expiresAt: { gt: new Date() } };
  return (await db.authSession.count({ where })) > 0;
}
