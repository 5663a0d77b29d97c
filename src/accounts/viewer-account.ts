import type { Access, Door } from '../data/door.ts';

/** A session of a person, as they see it. */
export interface OwnSession {
  /** A UUID: what access tokens carry as `sid`. */
  readonly id: string;
  readonly createdAt: Date;
  /** When its tokens were last renewed; null where they never were. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** What people see of their accounts beside their row, each for several people in one statement. */
export interface ViewerAccounts {
  /** Which of them have two-factor on. */
  twoFactor(userIds: readonly string[]): Promise<boolean[]>;
  /** Their sessions that have not ended, the newest 100 of each, the newest first. */
  sessions(userIds: readonly string[]): Promise<OwnSession[][]>;
  /** Which of them operate the platform. */
  staff(userIds: readonly string[]): Promise<boolean[]>;
}

export function createViewerAccounts(door: Pick<Door, 'asViewer'>, auth: Access): ViewerAccounts {
  return {
    async twoFactor(userIds) {
      const rows = await auth.db.authUser.findMany({
        where: { id: { in: [...userIds] }, twoFactorEnabled: true },
        select: { id: true },
      });
      return userIds.map((id) => rows.some((row) => row.id === id));
    },
    async sessions(userIds) {
      const rows = await auth.db.$queryRaw<(OwnSession & { userId: string })[]>`
        select s.id, s.user_id as "userId", s.created_at as "createdAt",
          case when s.updated_at > s.created_at + interval '1 second' then s.updated_at end as "lastUsedAt",
          s.expires_at as "expiresAt", nullif(s.ip_address, '') as "ipAddress", nullif(s.user_agent, '') as "userAgent"
        from unnest(${[...userIds]}::uuid[]) as person (id)
        cross join lateral (
          select * from auth.sessions where user_id = person.id and expires_at > now()
          order by created_at desc, id desc limit 100
        ) s
        order by s.created_at desc, s.id desc`;
      return userIds.map((id) => rows.filter(({ userId }) => userId === id));
    },
    staff: (userIds) =>
      // Everybody may read their own row only.
      Promise.all(
        userIds.map(async (userId) => {
          const { db } = door.asViewer(userId);
          return (await db.platformStaff.findFirst({ where: { userId } })) !== null;
        }),
      ),
  };
}
