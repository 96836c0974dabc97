import { sql } from "kysely";
import type { Database, Transaction } from "../../storage/database.ts";

/** By which door mails come to a workspace: the server's listener, a provider's hook, a mailbox that is looked into. */
export type MailInWay = "hook" | "mailbox" | "listener";

/** How far a way has got, and what came of it. */
export interface MailInState {
  lookedAt: Date | null;
  mailAt: Date | null;
  taken: number;
  left: number;
  test: { id: string; sentAt: Date; backAt: Date | null } | null;
  /** Of a mailbox: up to where it was read. */
  mark: Mark | null;
}

/** Numbers of mails in a folder rise, and hold while the folder's own number stays (RFC 3501, 2.3.1.1). */
export interface Mark {
  validity: string;
  uid: number;
}

const NOTHING: MailInState = {
  ...{ lookedAt: null, mailAt: null, taken: 0, left: 0, test: null, mark: null },
};

interface Ref {
  workspaceId: string;
  way: MailInWay;
}

/** What came in by each way. */
export async function mailInStates(
  db: Database,
  workspaceId: string,
): Promise<(way: MailInWay) => MailInState> {
  const rows = await db
    .selectFrom("mail_in")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .execute();
  const states = new Map(
    rows.map((row) => [
      row.way,
      {
        lookedAt: row.looked_at,
        mailAt: row.mail_at,
        taken: Number(row.taken),
        left: Number(row.left_alone),
        test:
          row.test_id && row.test_sent_at
            ? { id: row.test_id, sentAt: row.test_sent_at, backAt: row.test_back_at }
            : null,
        mark:
          row.uid_validity === null ? null : { validity: row.uid_validity, uid: Number(row.uid) },
      },
    ]),
  );
  return (way) => states.get(way) ?? NOTHING;
}

/** Counts what came: taken in, or none of ours. */
export async function noteCame(
  db: Database | Transaction,
  {
    workspaceId,
    way,
    taken = 0,
    left = 0,
    now,
  }: Ref & { taken?: number; left?: number; now: Date },
): Promise<void> {
  const mailAt = taken > 0 ? now : null;
  await sql`
    insert into mail_in (workspace_id, way, mail_at, taken, left_alone)
    values (${workspaceId}, ${way}, ${mailAt}::timestamptz, ${taken}, ${left})
    on conflict (workspace_id, way) do update set
      mail_at = greatest(mail_in.mail_at, excluded.mail_at),
      taken = mail_in.taken + excluded.taken, left_alone = mail_in.left_alone + excluded.left_alone
  `.execute(db);
}

/** A mailbox was looked into, whatever was found. */
export async function noteLooked(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<void> {
  await sql`
    insert into mail_in (workspace_id, way, looked_at) values (${workspaceId}, 'mailbox', ${now}::timestamptz)
    on conflict (workspace_id, way) do update set looked_at = excluded.looked_at
  `.execute(db);
}

/**
 * Everything up to this mail has been looked at. Two who look at once never move it back; a folder that was made
 * anew begins with its own numbers.
 */
export async function moveMark(db: Database, workspaceId: string, mark: Mark): Promise<void> {
  await sql`
    insert into mail_in (workspace_id, way, uid_validity, uid)
    values (${workspaceId}, 'mailbox', ${mark.validity}, ${mark.uid})
    on conflict (workspace_id, way) do update set uid_validity = excluded.uid_validity, uid = excluded.uid
    where mail_in.uid_validity is distinct from excluded.uid_validity or mail_in.uid < excluded.uid
  `.execute(db);
}

/** A way that is set up anew begins anew: what was counted before was of another. */
export async function beginAnew(trx: Transaction, { workspaceId, way }: Ref): Promise<void> {
  await trx
    .deleteFrom("mail_in")
    .where("workspace_id", "=", workspaceId)
    .where("way", "=", way)
    .execute();
}

/** A test is on its way round. */
export async function noteTestSent(
  db: Database,
  { workspaceId, way, testId, now }: Ref & { testId: string; now: Date },
): Promise<void> {
  await sql`
    insert into mail_in (workspace_id, way, test_id, test_sent_at)
    values (${workspaceId}, ${way}, ${testId}, ${now}::timestamptz)
    on conflict (workspace_id, way) do update set
      test_id = excluded.test_id, test_sent_at = excluded.test_sent_at, test_back_at = null
  `.execute(db);
}

/** @returns false for a test that came back before, or that a newer one followed. */
export async function noteTestBack(
  db: Database,
  { workspaceId, testId, now }: { workspaceId: string; testId: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("mail_in")
    .set({ test_back_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("test_id", "=", testId)
    .where("test_back_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** So long a provider's token is remembered; it tries again for eight hours. */
const TOKEN_DAYS = 2;

/** Whether something was taken in under this token of the provider's signature before. */
export async function tokenWasUsed(
  db: Database,
  { workspaceId, token }: { workspaceId: string; token: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("mail_in_token")
    .select("token")
    .where("workspace_id", "=", workspaceId)
    .where("token", "=", token)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers a token once its mail is in, and forgets old ones. */
export async function useToken(
  db: Database,
  { workspaceId, token, now }: { workspaceId: string; token: string; now: Date },
): Promise<void> {
  await sql`
    insert into mail_in_token (workspace_id, token, at) values (${workspaceId}, ${token}, ${now}::timestamptz)
    on conflict (workspace_id, token) do nothing
  `.execute(db);
  await db
    .deleteFrom("mail_in_token")
    .where("workspace_id", "=", workspaceId)
    .where("at", "<", new Date(now.getTime() - TOKEN_DAYS * 86_400_000))
    .execute();
}
