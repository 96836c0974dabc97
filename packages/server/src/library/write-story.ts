import { ImprovementMeasure } from "@candor/contract/improvement.ts";
import type { PatchStory } from "@candor/contract/library.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { redact } from "@candor/text";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import { lockImprovement, requireState } from "../improvements/improvement.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import { namesBehind, refusePersonal } from "./names-behind.ts";
import { isTheirs, noStory, type StoryReader, type StoryRow } from "./story.ts";
import { isUuid } from "./story-queries.ts";

/** So long a text of a story may be. */
const LONGEST = 4000;

/**
 * Writes an improvement up as a draft, from what was planned, remarked and decided; names, addresses and numbers of
 * customers are left out of it. Written up twice it is one story.
 *
 * @returns its id.
 * @throws {KnownError} 404; 409 while the improvement is not over, and when a colleague writes it up already.
 */
export async function writeUp(
  db: Database,
  improvementId: string,
  { by: { workspaceId, actor, userId, now }, reader }: { by: By; reader: StoryReader },
): Promise<string> {
  return inTransaction(db, async (trx) => {
    const row = await lockImprovement(trx, { workspaceId, improvementId });
    const written = await trx
      .selectFrom("library_case")
      .select(["id", "shown", "created_by_user"])
      .where("workspace_id", "=", workspaceId)
      .where("improvement_id", "=", row.id)
      .executeTakeFirst();
    if (written) {
      if (written.shown || isTheirs(written, reader)) return written.id;
      throw new KnownError(
        409,
        "story_being_written",
        `A colleague is writing improvement ${row.number} up, and has not shown it to everybody yet.`,
      );
    }
    requireState(row, ["done", "dropped"], "written up");
    const remarks = await trx
      .selectFrom("improvement_remark")
      .select("words")
      .where("workspace_id", "=", workspaceId)
      .where("improvement_id", "=", row.id)
      .orderBy("id")
      .execute();
    const names = await namesBehind(trx, { workspaceId, improvementId: row.id });
    const clean = (text: string) => redact(text, names).slice(0, LONGEST);
    const themes = ImprovementMeasure.parse(row.measure).theme.map(
      (one) => one.split(":")[0] ?? "",
    );
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("library_case")
      .values({
        ...{ workspace_id: workspaceId, id, improvement_id: row.id, title: clean(row.title) },
        ...{ problem: clean(row.hypothesis), lesson: clean(row.decision_words) },
        done: clean(remarks.map(({ words }) => words).join("\n\n")),
        themes: [...new Set(themes)].slice(0, 10),
        ...{ industry: null, created_by: actor, created_by_user: userId },
        ...{ created_at: now, updated_at: now },
      })
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "story.written" },
      ...{ target: `#${row.number}`, details: {} },
    });
    return id;
  });
}

/**
 * Changes what is named.
 *
 * @throws {KnownError} 403 for who did not write it and does not edit here; 404; 409 when somebody was faster; 422 for
 *   words that name a customer.
 */
export async function patchStory(
  db: Database,
  storyId: string,
  { version, ...wanted }: PatchStory,
  { by, reader }: { by: By; reader: StoryReader },
): Promise<void> {
  const { workspaceId, actor, now } = by;
  await inTransaction(db, async (trx) => {
    const { row, number } = await lockStory(trx, workspaceId, storyId, reader);
    if (version !== undefined && version !== row.version) {
      throw new KnownError(
        409,
        "story_changed",
        "Somebody changed this story meanwhile. Load it again, and change what is there now.",
      );
    }
    const { title, problem, done, lesson } = wanted;
    const names = await namesBehind(trx, { workspaceId, improvementId: row.improvement_id });
    refusePersonal({ title, problem, done, lesson }, names);
    await trx
      .updateTable("library_case")
      .set({ ...wanted, updated_at: now, version: row.version + 1 })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    if (wanted.shown === undefined || wanted.shown === row.shown) return;
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, target: `#${number}`, details: {} },
      action: wanted.shown ? "story.shared" : "story.unshared",
    });
  });
}

/** Takes it out of the library; the improvement stays, and can be written up anew. @throws {KnownError} 403, 404. */
export async function removeStory(
  db: Database,
  storyId: string,
  { by, reader }: { by: By; reader: StoryReader },
): Promise<void> {
  const { workspaceId, actor, now } = by;
  await inTransaction(db, async (trx) => {
    const { row, number } = await lockStory(trx, workspaceId, storyId, reader);
    await trx
      .deleteFrom("library_case")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", row.id)
      .execute();
    await writeAudit(trx, {
      ...{ workspaceId, actor, at: now, action: "story.removed" },
      ...{ target: `#${number}`, details: {} },
    });
  });
}

async function lockStory(
  trx: Transaction,
  workspaceId: string,
  storyId: string,
  reader: StoryReader,
): Promise<{ row: StoryRow; number: number }> {
  if (!isUuid(storyId)) throw noStory(storyId);
  const row = await trx
    .selectFrom("library_case")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", storyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || (!row.shown && !isTheirs(row, reader))) throw noStory(storyId);
  if (!isTheirs(row, reader)) {
    throw new KnownError(
      403,
      "story_of_another",
      "Only whoever wrote this story, and those who edit the workspace, can change it.",
    );
  }
  const { number } = await trx
    .selectFrom("improvement")
    .select("number")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", row.improvement_id)
    .executeTakeFirstOrThrow();
  return { row, number };
}
