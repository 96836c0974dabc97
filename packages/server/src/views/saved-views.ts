import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { type SavedView, ViewState } from "@candor/contract/view.ts";
import type { Selectable } from "kysely";
import { KnownError } from "../errors/known-error.ts";
import type { Database } from "../storage/database.ts";
import type { SavedViewTable } from "../storage/tables-views.ts";
import { refuseUnknownIds } from "../workspaces/known-ids.ts";

/** Whose views: a colleague sees their own and those for all, a key those for all. */
export interface Viewer {
  workspaceId: string;
  userId: string | null;
}

/** The views that somebody may see, by name. */
export async function listViews(db: Database, viewer: Viewer): Promise<SavedView[]> {
  const rows = await visible(db, viewer).orderBy("name").orderBy("id").execute();
  return rows.map((row) => toView(row, viewer));
}

/** One of them. @throws {KnownError} 404, also for another colleague's own. */
export async function getView(
  db: Database,
  viewer: Viewer & { viewId: string },
): Promise<SavedView> {
  const row = await visible(db, viewer).where("id", "=", viewer.viewId).executeTakeFirst();
  if (row) return toView(row, viewer);
  throw new KnownError(
    404,
    "view_not_found",
    `There is no view "${viewer.viewId}" in this workspace, or it is a colleague's own.`,
  );
}

/** Saves a view under a name. @throws {KnownError} 422 when it shows a survey that is not here. */
export async function createView(
  db: Database,
  viewer: Viewer,
  made: { name: string; shared: boolean; state: ViewState; actor: string; now: Date },
): Promise<SavedView> {
  await refuseUnknownSurvey(db, viewer, made.state);
  const row = await db
    .insertInto("saved_view")
    .values({
      workspace_id: viewer.workspaceId,
      id: uuidv7(made.now.getTime()),
      name: made.name,
      owner_id: viewer.userId,
      shared: made.shared,
      state: JSON.stringify(made.state),
      created_by: made.actor,
      created_at: made.now,
      updated_at: made.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row, viewer);
}

/** Changes what is named of a view; the rest stays. @throws {KnownError} 404, 422. */
export async function changeView(
  db: Database,
  viewer: Viewer & { viewId: string },
  change: { name?: string | undefined; shared?: boolean | undefined; state: object; now: Date },
): Promise<SavedView> {
  return db.transaction().execute(async (trx) => {
    const row = await visible(trx, viewer)
      .where("id", "=", viewer.viewId)
      .forUpdate()
      .executeTakeFirst();
    const before = row ? toView(row, viewer) : await getView(db, viewer);
    const state = ViewState.parse({ ...ViewState.parse(before), ...change.state });
    await refuseUnknownSurvey(trx, viewer, state);
    const changed = await trx
      .updateTable("saved_view")
      .set({
        name: change.name ?? before.name,
        shared: change.shared ?? before.shared,
        state: JSON.stringify(state),
        updated_at: change.now,
      })
      .where("workspace_id", "=", viewer.workspaceId)
      .where("id", "=", viewer.viewId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toView(changed, viewer);
  });
}

/** Takes a view away. @throws {KnownError} 404. */
export async function deleteView(db: Database, viewer: Viewer & { viewId: string }): Promise<void> {
  await getView(db, viewer);
  await db
    .deleteFrom("saved_view")
    .where("workspace_id", "=", viewer.workspaceId)
    .where("id", "=", viewer.viewId)
    .execute();
}

function visible(db: Database, { workspaceId, userId }: Viewer) {
  return db
    .selectFrom("saved_view")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where((row) =>
      userId === null
        ? row("shared", "=", true)
        : row.or([row("shared", "=", true), row("owner_id", "=", userId)]),
    );
}

async function refuseUnknownSurvey(
  db: Database,
  { workspaceId }: Viewer,
  { surveyId }: ViewState,
): Promise<void> {
  const ids = surveyId === null ? [] : [surveyId];
  await refuseUnknownIds(db, { workspaceId, table: "survey", ids, field: "surveyId" });
}

function toView(row: Selectable<SavedViewTable>, { userId }: Viewer): SavedView {
  return {
    id: row.id,
    name: row.name,
    shared: row.shared,
    mine: row.owner_id !== null && row.owner_id === userId,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    ...ViewState.parse(row.state),
  };
}
