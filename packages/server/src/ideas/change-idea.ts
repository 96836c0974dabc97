import type { PatchIdea } from "@candor/contract/idea.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { wake } from "../due-work/due-work.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import {
  findIdea,
  type IdeaAsked,
  type IdeaDeps,
  type IdeaRow,
  lockIdea,
  requireUnmerged,
  TELL_AFTER_MS,
  updateIdea,
} from "./idea.ts";
import { IDEA_NEWS } from "./idea-news-kind.ts";

/**
 * Changes what is named. Who wants it is told of another state, once a day is over in which it can be changed again.
 *
 * @throws {KnownError} 404; 409 when somebody was faster, or for the state of a merged one; 422 for a no without a reason.
 */
export async function patchIdea(
  { db, news }: IdeaDeps,
  asked: IdeaAsked,
  { version, ...patch }: PatchIdea,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockIdea(trx, asked);
    if (version !== undefined && version !== row.version) throw changedMeanwhile(row);
    const { title, state = row.state, answer = row.answer, look, wordsShown } = patch;
    const isNews = state !== row.state;
    if (isNews) requireUnmerged(row);
    if (state === "declined" && answer === "") throw reasonMissing(row);
    await updateIdea(trx, row, by.now, {
      ...{ state, answer },
      ...(title === undefined ? {} : { title }),
      ...(look === undefined ? {} : { look }),
      ...(wordsShown === undefined ? {} : { words_shown: wordsShown }),
      ...(isNews ? { changed_by: by.userId, changed_at: by.now } : {}),
      ...(isNews ? { tell_at: tellAt(row, state, row.root_id, by.now) } : {}),
    });
    if (isNews) await wakeNews(trx, by);
    if (isNews || (look !== undefined && look !== row.look)) {
      await writeAudit(trx, {
        workspaceId: by.workspaceId,
        actor: by.actor,
        action: "idea.changed",
        // Its title may be somebody's words.
        target: String(row.number),
        details: { state, look: look ?? row.look },
      });
      await news(trx, { ...asked, kind: "changed", now: by.now });
    }
  });
}

/** When it is told; null when it is as they know it. The first change decides when the day is over. */
function tellAt(row: IdeaRow, state: string, root: string, now: Date): Date | null {
  if (state === row.told_state && root === row.told_root) return null;
  return row.tell_at ?? new Date(now.getTime() + TELL_AFTER_MS);
}

async function wakeNews(trx: Transaction, { workspaceId, now }: By): Promise<void> {
  const at = new Date(now.getTime() + TELL_AFTER_MS);
  await wake(trx, IDEA_NEWS, { workspaceId }, { now, at });
}

function changedMeanwhile(row: IdeaRow): KnownError {
  return new KnownError(
    409,
    "idea_changed",
    `Somebody has changed idea ${row.number} meanwhile, so nothing was done. Load it again and look.`,
  );
}

function reasonMissing(row: IdeaRow): KnownError {
  return new KnownError(
    422,
    "reason_missing",
    `Say why idea ${row.number} is declined: those who want it are told the reason.`,
    [{ field: "answer", message: "is missing" }],
  );
}

/**
 * Makes an idea part of another one: whoever wants both counts once, the words of both stay, and it can be taken apart.
 *
 * @throws {KnownError} 404; 409 for one that is part of another already; 422 into itself.
 */
export async function mergeIdea(
  { db, news }: IdeaDeps,
  asked: IdeaAsked,
  { into }: { into: string },
  by: By,
): Promise<void> {
  const { workspaceId } = asked;
  await inTransaction(db, async (trx) => {
    const first = await findIdea(trx, asked);
    const second = await findIdea(trx, { workspaceId, ideaId: into });
    if (first.id === second.id) throw intoItself(first);
    // In one order, so that two who merge the other way round do not wait for each other.
    const ids = [first.id, second.id].sort();
    const locked = new Map<string, IdeaRow>();
    for (const ideaId of ids) locked.set(ideaId, await lockIdea(trx, { workspaceId, ideaId }));
    const row = locked.get(first.id) ?? first;
    const root = locked.get(second.id) ?? second;
    requireUnmerged(row);
    requireUnmerged(root);
    await setRoot(trx, { workspaceId, from: row.root_id, root: root.id });
    await updateIdea(trx, row, by.now, {
      ...{ merged_into: root.id, root_id: root.id },
      ...{ changed_by: by.userId, tell_at: tellAt(row, row.told_state, root.id, by.now) },
    });
    await wakeNews(trx, by);
    await auditMerge(trx, row, root, by, "idea.merged");
    await news(trx, { ...asked, kind: "merged", now: by.now });
  });
}

/** Takes it apart again, with everything that was merged into it before. @throws {KnownError} 404, 409. */
export async function unmergeIdea({ db, news }: IdeaDeps, asked: IdeaAsked, by: By): Promise<void> {
  const { workspaceId } = asked;
  await inTransaction(db, async (trx) => {
    const row = await lockIdea(trx, asked);
    if (row.merged_into === null) {
      throw new KnownError(
        409,
        "idea_not_merged",
        `Idea ${row.number} is part of no other one, so there is nothing to take apart.`,
      );
    }
    const root = await findIdea(trx, { workspaceId, ideaId: row.root_id });
    for (const id of await partsOf(trx, row)) {
      await trx
        .updateTable("idea")
        .set({ root_id: row.id })
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .execute();
    }
    await updateIdea(trx, row, by.now, {
      ...{ merged_into: null, root_id: row.id, changed_by: by.userId },
      // Whoever was told of the merge goes by what becomes of this one from here.
      ...{ told_root: row.id, tell_at: row.state === row.told_state ? null : row.tell_at },
    });
    await auditMerge(trx, row, root, by, "idea.unmerged");
    await news(trx, { ...asked, kind: "changed", now: by.now });
  });
}

async function setRoot(
  trx: Transaction,
  { workspaceId, from, root }: { workspaceId: string; from: string; root: string },
): Promise<void> {
  await trx
    .updateTable("idea")
    .set({ root_id: root })
    .where("workspace_id", "=", workspaceId)
    .where("root_id", "=", from)
    .execute();
}

/** An idea with everything that was merged into it, one into another. */
export async function partsOf(
  trx: Transaction,
  row: Pick<IdeaRow, "workspace_id" | "id" | "root_id">,
): Promise<string[]> {
  const all = await trx
    .selectFrom("idea")
    .select(["id", "merged_into"])
    .where("workspace_id", "=", row.workspace_id)
    .where("root_id", "=", row.root_id)
    .execute();
  const found = [row.id];
  for (const id of found) {
    found.push(...all.flatMap((one) => (one.merged_into === id ? [one.id] : [])));
  }
  return found;
}

function intoItself(row: IdeaRow): KnownError {
  return new KnownError(
    422,
    "idea_into_itself",
    `Idea ${row.number} cannot be merged with itself; name another one.`,
    [{ field: "into", message: "is the idea itself" }],
  );
}

function auditMerge(trx: Transaction, row: IdeaRow, root: IdeaRow, by: By, action: string) {
  return writeAudit(trx, {
    workspaceId: by.workspaceId,
    actor: by.actor,
    action,
    target: String(row.number),
    details: { with: root.number },
  });
}

/** Notes a vote of somebody who is known. @throws {KnownError} 404, 409, 422. */
export async function requirePerson(
  trx: Transaction,
  workspaceId: string,
  personId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from person where workspace_id = ${workspaceId} and id = ${personId}::uuid
  `.execute(trx);
  if (rows.length > 0) return;
  throw new KnownError(
    422,
    "person_not_found",
    `There is no person "${personId}" in this workspace, so no vote was noted.`,
    [{ field: "personId", message: "is not known" }],
  );
}
