import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { customerMailJob } from "../delivery/customer-mail.ts";
import { KnownError } from "../errors/known-error.ts";
import { rightsMessage } from "../messages/rights-messages.ts";
import { erasePerson } from "../people/erase-person.ts";
import type { ReassignAnswers } from "../people/merge-people.ts";
import type { Transaction } from "../storage/database.ts";
import { makeToken } from "../workspaces/signed-token.ts";
import { findWorkspace } from "../workspaces/workspace-queries.ts";
import type { AskDeps } from "./ask.ts";
import { COPY_DAYS, type DataRequestRow, monthsAfter, noSuchRequest } from "./data-request.ts";

export interface Settling {
  workspaceId: string;
  id: string;
  actor: string;
  now: Date;
}

/**
 * Does what was asked: opens the copy to the person's link and tells them, or erases them. What an erasure treated is
 * counted on the request, which stays as proof.
 *
 * @throws {KnownError} 404; 409 when it is settled or not confirmed, or the person is on legal hold.
 */
export async function fulfil(
  deps: AskDeps & { reassignAnswers: ReassignAnswers },
  settling: Settling,
): Promise<void> {
  const { workspaceId, id, actor, now } = settling;
  const found = await deps.db
    .selectFrom("data_request")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw noSuchRequest(id);
  refuseSettled(found);
  if (found.kind === "export") {
    await deps.db.transaction().execute(async (trx) => {
      const row = await lockOpen(trx, settling);
      const copyUntil = new Date(now.getTime() + COPY_DAYS * 24 * 3600_000);
      await settle(trx, settling, { state: "done", copy_until: copyUntil });
      await note(trx, settling, row, "data_request.fulfilled");
      await tell(trx, deps, row, "copy");
    });
    return;
  }
  const { person_id: personId } = found;
  const { reassignAnswers } = deps;
  const removed = await erasePerson(deps.db, {
    ...{ workspaceId, personId, actor, now, reassignAnswers },
  }).catch((error: unknown) => {
    // Erased by hand meanwhile: what was asked for is done.
    if (error instanceof KnownError && error.status === 404) return {};
    throw error;
  });
  await deps.db.transaction().execute(async (trx) => {
    // Of two who erase at once the second counted nothing.
    await lockOpen(trx, settling);
    await settle(trx, settling, { state: "done", removed: JSON.stringify(removed) });
    // Whatever else they asked for ends with them.
    await sql`
      update data_request set state = 'done', settled_at = ${now}::timestamptz, settled_by = ${actor},
        copy_until = null
      where workspace_id = ${workspaceId} and person_id = ${personId}::uuid
        and (state in ('open', 'unconfirmed') or copy_until is not null)
    `.execute(trx);
    await note(trx, settling, found, "data_request.fulfilled");
  });
}

/**
 * Refuses what was asked, and tells the person why.
 *
 * @throws {KnownError} 404; 409 when it is settled or not confirmed.
 */
export async function refuse(
  deps: AskDeps,
  settling: Settling & { reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockOpen(trx, settling);
    const { reason } = settling;
    await settle(trx, settling, { state: "refused", reason });
    await note(trx, settling, row, "data_request.refused");
    await tell(trx, deps, row, "refused", { reason });
  });
}

/**
 * Two months more, once, for what is complex; the person is told why (article 12(3) GDPR).
 *
 * @throws {KnownError} 404; 409 when it is settled, not confirmed or was extended before.
 */
export async function extend(
  deps: AskDeps,
  settling: Settling & { reason: string },
): Promise<void> {
  const { workspaceId, id, now, reason } = settling;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockOpen(trx, settling);
    if (row.extended_at) {
      throw new KnownError(
        409,
        "data_request_extended",
        "This request was given more time already, which may happen once. Answer it by its day.",
      );
    }
    const dueAt = monthsAfter(row.asked_at, 3);
    await trx
      .updateTable("data_request")
      .set({ due_at: dueAt, extended_at: now, reason })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .execute();
    await note(trx, settling, row, "data_request.extended");
    await tell(trx, deps, row, "extended", { reason, dueAt });
  });
}

async function lockOpen(trx: Transaction, { workspaceId, id }: Settling): Promise<DataRequestRow> {
  const row = await trx
    .selectFrom("data_request")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw noSuchRequest(id);
  refuseSettled(row);
  return row;
}

function refuseSettled({ state }: DataRequestRow): void {
  if (state === "open") return;
  throw new KnownError(
    409,
    state === "unconfirmed" ? "data_request_unconfirmed" : "data_request_settled",
    state === "unconfirmed"
      ? "Nobody has confirmed yet, by the mail that was sent, that the person asked for this. Wait for it, or take the request down yourself when you know who asks."
      : "This request is settled already. Look at the list again.",
  );
}

async function settle(
  trx: Transaction,
  { workspaceId, id, actor, now }: Settling,
  set: { state: "done" | "refused"; copy_until?: Date; removed?: string; reason?: string },
): Promise<void> {
  await trx
    .updateTable("data_request")
    .set({ ...set, settled_at: now, settled_by: actor })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

function note(
  trx: Transaction,
  { workspaceId, actor }: Settling,
  { kind, person_id: target }: DataRequestRow,
  action: "data_request.fulfilled" | "data_request.refused" | "data_request.extended",
): Promise<void> {
  return writeAudit(trx, { workspaceId, actor, action, target, details: { kind } });
}

async function tell(
  trx: Transaction,
  { jobs, secret, publicUrl }: AskDeps,
  row: DataRequestRow,
  what: "copy" | "refused" | "extended",
  { reason = "", dueAt }: { reason?: string; dueAt?: Date } = {},
): Promise<void> {
  const { workspace_id: workspaceId, person_id: personId, language, kind } = row;
  const workspace = await findWorkspace(trx, workspaceId);
  const day = dueAt
    ? new Intl.DateTimeFormat(language, {
        ...{ dateStyle: "long", timeZone: workspace?.timeZone ?? "UTC" },
      }).format(dueAt)
    : "";
  const link = `${publicUrl}/y/${makeToken(secret, "data", { workspaceId, id: personId })}`;
  const say = (key: string) =>
    rightsMessage(language, key, {
      ...{ organisation: workspace?.name ?? "", reason, day, link, kind, days: COPY_DAYS },
    });
  await jobs.enqueue(trx, customerMailJob, {
    ...{ workspaceId, personId, askedFor: true },
    subject: say(`mail.${what}.subject`),
    text: say(`mail.${what}.text`),
  });
}
