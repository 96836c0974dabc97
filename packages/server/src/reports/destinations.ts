import type { AddDestination } from "@candor/contract/report.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import type { WebhookTarget } from "@candor/contract/webhook.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { checkTarget, shownAddress } from "../integrations/webhooks/deliver/check-target.ts";
import { reportMessage } from "../messages/report-messages.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { botOf, type PostDeps, postTo, sealWhere, unsealWhere, whereOf } from "./destination.ts";
import { type FreezeDeps, freeze } from "./freeze.ts";
import { postedMessage } from "./posted-message.ts";
import { draftOf, type ReportRow } from "./report.ts";
import { closedPeriod } from "./schedule.ts";
import { writeReport } from "./written-report.ts";

/** A report in more chats than these is news, and has a page for it. */
const MOST = 20;

interface By {
  actor: string;
  now: Date;
  report: ReportRow;
}

/**
 * Adds a chat; from the next run on the report goes there too.
 *
 * @throws {KnownError} 409 when no bot is connected or there are twenty; 422 for an address that may not be reached.
 */
export async function addDestination(
  deps: PostDeps,
  { actor, now, report }: By,
  wanted: AddDestination,
): Promise<void> {
  const { db, secret, check } = deps;
  const { workspace_id: workspaceId, id: reportId } = report;
  const shown = await shownOf(deps, workspaceId, wanted);
  if (wanted.kind !== "telegram") {
    await checkTarget({ target: targetOf(wanted), events: [] }, check);
  }
  const id = uuidv7(now.getTime());
  await db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom("report_destination")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("report_id", "=", reportId)
      .forUpdate()
      .execute();
    if (known.length >= MOST) {
      throw new KnownError(
        409,
        "too_many_destinations",
        `A report goes to ${MOST} chats at most. Take one off first.`,
      );
    }
    await trx
      .insertInto("report_destination")
      .values({
        ...{ workspace_id: workspaceId, report_id: reportId, id, kind: wanted.kind },
        ...{ name: wanted.name, shown, language: wanted.language ?? report.language },
        sealed: sealWhere(secret, { workspaceId, id }, whereOf(wanted)),
        ...{ added_by: actor, added_at: now },
        ...{ tested_at: null, test_state: null, test_detail: null },
      })
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "report.destination_added", target: report.name },
      details: { kind: wanted.kind, name: wanted.name, address: shown },
    });
  });
}

/** Takes a chat off, with the messages to it that still wait, and closes the pages that were shown there. @throws {KnownError} 404 */
export async function removeDestination(
  db: Database,
  q: { actor: string; report: ReportRow; destinationId: string },
): Promise<void> {
  const { actor, report, destinationId } = q;
  const workspaceId = report.workspace_id;
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom("report_destination")
      .where("workspace_id", "=", workspaceId)
      .where("report_id", "=", report.id)
      .where("id", "=", destinationId)
      .returning(["kind", "name", "shown"])
      .executeTakeFirst();
    if (!gone) throw noDestination(report);
    const { kind, name, shown } = gone;
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "report.destination_removed", target: report.name },
      details: { kind, name, address: shown },
    });
  });
}

/**
 * Says in a chat what the report would say of the last period that is over, marked as a test, and notes what came of it;
 * figures left the house, so that the audit log knows, whatever the chat answered.
 *
 * @throws {KnownError} 404
 */
export async function testDestination(
  deps: PostDeps & FreezeDeps,
  { actor, now, report, destinationId }: By & { destinationId: string },
): Promise<void> {
  const { db, secret } = deps;
  const workspaceId = report.workspace_id;
  const destination = await db
    .selectFrom("report_destination")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("report_id", "=", report.id)
    .where("id", "=", destinationId)
    .executeTakeFirst();
  if (!destination) throw noDestination(report);
  const draft = draftOf(report);
  const { time_zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const period = closedPeriod(draft.schedule.cadence, time_zone, now);
  const frozen = await freeze(deps, workspaceId, draft, { period, now });
  const survey = await getSurvey(db, { workspaceId, surveyId: draft.surveyId });
  const { language } = destination;
  const message = postedMessage(writeReport(frozen, survey, language), null);
  const mark = reportMessage(language, "post.test", { who: actor });
  const where = unsealWhere(secret, { workspaceId, id: destinationId }, destination.sealed);
  const { kind, reply } = await postTo(deps, {
    ...{ workspaceId, where },
    message: { ...message, lines: [mark, ...(message.lines ?? [])] },
  });
  const state = kind === "later" ? "refused" : kind;
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("report_destination")
      .set({ tested_at: now, test_state: state, test_detail: reply })
      .where("workspace_id", "=", workspaceId)
      .where("report_id", "=", report.id)
      .where("id", "=", destinationId)
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "report.destination_tested", target: report.name },
      details: {
        kind: destination.kind,
        name: destination.name,
        address: destination.shown,
        state,
      },
    });
  });
}

async function shownOf(
  { db, secret }: PostDeps,
  workspaceId: string,
  wanted: AddDestination,
): Promise<string> {
  if (wanted.kind !== "telegram") return shownAddress(targetOf(wanted));
  const bot = await botOf(db, secret, workspaceId);
  if (bot) return bot.username === "" ? wanted.chatId : `@${bot.username} → ${wanted.chatId}`;
  throw new KnownError(
    409,
    "telegram_not_connected",
    "No Telegram bot is connected to this workspace. Connect one under Settings, Channels, and add it to the chat.",
  );
}

function targetOf(wanted: Exclude<AddDestination, { kind: "telegram" }>): WebhookTarget {
  return { format: wanted.kind, url: wanted.url };
}

function noDestination({ name }: ReportRow): KnownError {
  return new KnownError(
    404,
    "destination_not_found",
    `The report "${name}" goes to no chat of that id.`,
  );
}
