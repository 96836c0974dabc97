import type { Language } from "@candor/contract/common.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { listMembers } from "../auth/member-queries.ts";
import { normalEmail } from "../auth/user-queries.ts";
import { hasMailServer } from "../delivery/customer-mail.ts";
import { KnownError } from "../errors/known-error.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Database } from "../storage/database.ts";
import type { ReportRow } from "./report.ts";
import { reportAskJob } from "./report-due-kind.ts";

/** A report is for those one can name, not a newsletter. */
const MOST = 200;

export interface RecipientDeps {
  db: Database;
  jobs: JobQueue;
  smtpUrl: string | null;
}

/**
 * Adds somebody. A colleague gets the next report; anybody else is asked first by a mail, and gets nothing until they say
 * yes. Somebody who left is asked anew, a colleague too: who said no is not written to because somebody else clicked.
 *
 * @throws {KnownError} 409 when they have it already, there are two hundred, or no mail can go out.
 */
export async function addRecipient(
  deps: RecipientDeps,
  by: { actor: string; now: Date; report: ReportRow },
  wanted: { email: string; language?: Language | undefined },
): Promise<void> {
  const { db, jobs, smtpUrl } = deps;
  const { actor, now, report } = by;
  const { workspace_id: workspaceId, id: reportId } = report;
  const email = normalEmail(wanted.email);
  const language = wanted.language ?? report.language;
  const member = (await listMembers(db, workspaceId)).find((one) => one.email === email);
  await db.transaction().execute(async (trx) => {
    if (!(await hasMailServer(trx, { workspaceId, smtpUrl }))) {
      throw new KnownError(
        409,
        "mail_not_configured",
        "No mail server is set up, so nobody can be written to. Enter one under Settings, Channels.",
      );
    }
    const known = await trx
      .selectFrom("report_recipient")
      .selectAll()
      .where("workspace_id", "=", workspaceId)
      .where("report_id", "=", reportId)
      .forUpdate()
      .execute();
    const before = known.find((one) => one.email === email);
    if (before && before.left_at === null) {
      throw new KnownError(
        409,
        "recipient_known",
        `${email} is on the list of "${report.name}" already.`,
      );
    }
    if (!before && known.length >= MOST) {
      throw new KnownError(
        409,
        "too_many_recipients",
        `A report has ${MOST} recipients at most; share a link instead.`,
      );
    }
    const confirmed = member && !before ? now : null;
    const id = before?.id ?? uuidv7(now.getTime());
    const ask = confirmed === null ? { ask_state: "queued", ask_at: now } : { ask_state: null };
    const set = {
      ...{ language, confirmed_at: confirmed, left_at: null, added_by: actor, added_at: now },
      ...ask,
    };
    await (before
      ? trx
          .updateTable("report_recipient")
          .set(set)
          .where("workspace_id", "=", workspaceId)
          .where("report_id", "=", reportId)
          .where("id", "=", id)
          .execute()
      : trx
          .insertInto("report_recipient")
          .values({
            workspace_id: workspaceId,
            report_id: reportId,
            id,
            email,
            user_id: member?.userId ?? null,
            ...set,
          })
          .execute());
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "report.recipient_added",
      target: report.name,
      details: { address: email },
    });
    if (confirmed === null) await jobs.enqueue(trx, reportAskJob, { workspaceId, recipientId: id });
  });
}

/** Takes somebody off the list, with what is known of them there. @throws {KnownError} 404 */
export async function removeRecipient(
  db: Database,
  q: { actor: string; report: ReportRow; recipientId: string },
): Promise<void> {
  const { actor, report, recipientId } = q;
  const workspaceId = report.workspace_id;
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom("report_recipient")
      .where("workspace_id", "=", workspaceId)
      .where("report_id", "=", report.id)
      .where("id", "=", recipientId)
      .returning("email")
      .executeTakeFirst();
    if (!gone) {
      throw new KnownError(
        404,
        "recipient_not_found",
        `Nobody of that id gets the report "${report.name}".`,
      );
    }
    await writeAudit(trx, {
      workspaceId,
      actor,
      action: "report.recipient_removed",
      target: report.name,
      details: { address: gone.email },
    });
  });
}
