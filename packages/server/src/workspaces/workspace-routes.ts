import { Workspace, WorkspacePatch } from "@candor/contract/workspace.ts";
import { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { createWorkspace } from "./create-workspace.ts";
import { checkTimeZone } from "./time-zone.ts";
import { toWorkspace, workspacesOf } from "./workspace-queries.ts";

/** What the routes of workspaces need. */
export interface WorkspaceDeps {
  db: Database;
  /** Called in the transaction that moves a workspace to another time zone, whose days are others. */
  timeZoneChanged(trx: Transaction, workspaceId: string): Promise<void>;
}

const NewWorkspaceBody = WorkspacePatch.required({ name: true, language: true }).extend({
  timeZone: z.string().min(1).max(64).default("UTC"),
});

/** `PATCH /workspace` and `POST /workspaces`. */
export function workspaceRoutes(app: App, { db, timeZoneChanged }: WorkspaceDeps): void {
  app.patch(
    "/workspace",
    {
      schema: { body: WorkspacePatch, response: { 200: Workspace } },
      config: { scope: "admin" },
    },
    async (request) => {
      const { workspaceId } = request.principal;
      const { timeZone } = request.body;
      if (timeZone !== undefined) await checkTimeZone(db, timeZone);
      const change = (trx: Transaction) =>
        changeWorkspace(trx, {
          workspaceId,
          actor: request.actor,
          patch: request.body,
          timeZoneChanged,
        });
      // Days belong to the tallies: no answer is recorded in one zone while they move to another.
      return timeZone === undefined
        ? db.transaction().execute(change)
        : withWorkspace(db, workspaceId, change);
    },
  );

  app.post(
    "/workspaces",
    {
      schema: { body: NewWorkspaceBody, response: { 201: Workspace } },
      config: { session: true },
    },
    async (request, reply) => {
      const { userId, email } = request.user;
      const own = await workspacesOf(db, userId);
      if (!own.some(({ role }) => role === "owner" || role === "admin")) {
        throw new KnownError(
          403,
          "role_not_allowed",
          "Only an owner or an admin of a workspace may make another one. Ask one of them.",
        );
      }
      await checkTimeZone(db, request.body.timeZone);
      const workspace = await db
        .transaction()
        .execute((trx) => createWorkspace(trx, { ...request.body, ownerId: userId, actor: email }));
      return reply.code(201).send(workspace);
    },
  );
}

async function changeWorkspace(
  trx: Transaction,
  change: {
    workspaceId: string;
    actor: string;
    patch: z.infer<typeof WorkspacePatch>;
    timeZoneChanged: WorkspaceDeps["timeZoneChanged"];
  },
): Promise<Workspace> {
  const { workspaceId, patch } = change;
  // Not `for update`: that would hold up everybody who records an answer in this workspace.
  const before = await trx
    .selectFrom("workspace")
    .selectAll()
    .where("id", "=", workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const after = await trx
    .updateTable("workspace")
    .set({
      name: patch.name ?? before.name,
      language: patch.language ?? before.language,
      time_zone: patch.timeZone ?? before.time_zone,
    })
    .where("id", "=", workspaceId)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (after.time_zone !== before.time_zone) await change.timeZoneChanged(trx, workspaceId);
  await writeAudit(trx, {
    workspaceId,
    actor: change.actor,
    action: "workspace.changed",
    target: after.name,
    details: { ...patch },
  });
  return toWorkspace(after);
}
