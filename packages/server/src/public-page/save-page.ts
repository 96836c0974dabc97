import type { PublicPageBody } from "@candor/contract/public-page.ts";
import { PageBlocks } from "@candor/contract/public-page.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { By } from "../teams/save-team.ts";
import { putEntry, removeEntries } from "../workspaces/directory.ts";
import { forgetRemembered } from "../workspaces/remembered.ts";
import { blockOf, keyOfSource } from "./page-blocks.ts";
import { isForCustomers } from "./page-content.ts";
import { mayTell } from "./told-facts.ts";

/**
 * Names the public page, opens or closes it, and says what stands on it.
 *
 * @throws {KnownError} 409 when the name is taken, and when somebody was faster; 422 for what cannot be told.
 */
export async function savePublicPage(db: Database, wanted: PublicPageBody, by: By): Promise<void> {
  const { workspaceId, actor, now } = by;
  const { slug, enabled } = wanted;
  const entry = { workspaceId, kind: "public_page", id: workspaceId } as const;
  await inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom("public_page")
      .select(["blocks", "version"])
      .where("workspace_id", "=", workspaceId)
      .forUpdate()
      .executeTakeFirst();
    const version = before?.version ?? 0;
    if (wanted.version !== undefined && wanted.version !== version) throw overtaken();
    if (wanted.blocks) await requireTrue(trx, workspaceId, wanted.blocks);
    await removeEntries(trx, entry);
    if (!(await putEntry(trx, slug, entry))) throw taken(slug);
    const blocks = wanted.blocks ?? PageBlocks.parse(before?.blocks ?? []);
    const stored = {
      ...{ slug, enabled, updated_at: now, version: version + 1 },
      blocks: JSON.stringify(blocks),
    };
    await trx
      .insertInto("public_page")
      .values({ workspace_id: workspaceId, ...stored })
      .onConflict((conflict) => conflict.column("workspace_id").doUpdateSet(stored))
      .execute();
    const shows = blocks.flatMap(({ kind, on }) => (on ? [kind] : []));
    await writeAudit(trx, {
      ...{ workspaceId, actor, action: "public_page.changed", target: slug },
      details: { enabled, ...(wanted.blocks ? { shows: shows.join(", ") } : {}) },
    });
  });
  forgetRemembered(db, workspaceId);
}

/** What is told was done, and whose score is shown is there. @throws {KnownError} 422. */
async function requireTrue(
  trx: Transaction,
  workspaceId: string,
  blocks: PageBlocks,
): Promise<void> {
  const told = blockOf(blocks, "told")?.items ?? [];
  if (told.length > 0) {
    const known = new Set(
      (await mayTell(trx, workspaceId)).map(({ source }) => keyOfSource(source)),
    );
    const wrong = told.find(({ source }) => !known.has(keyOfSource(source)));
    if (wrong) {
      throw new KnownError(
        422,
        "nothing_was_done",
        `The ${wrong.source.kind} "${wrong.source.id}" has not begun or was not sent, so nobody is told that it was done.`,
        [{ field: "blocks", message: "tells what was not done" }],
      );
    }
  }
  const surveyId = blockOf(blocks, "score")?.surveyId ?? null;
  const survey = surveyId === null ? null : await findSurvey(trx, { workspaceId, surveyId });
  if (surveyId !== null && !(survey && isForCustomers(survey.kind))) {
    throw new KnownError(
      422,
      "survey_not_found",
      `There is no survey of customers "${surveyId}" in this workspace whose score could be shown.`,
      [{ field: "blocks", message: "names a survey that is not there" }],
    );
  }
}

function overtaken(): KnownError {
  return new KnownError(
    409,
    "public_page_changed",
    "Somebody has changed the public page meanwhile, so nothing was done. Load it again and look.",
  );
}

function taken(slug: string): KnownError {
  return new KnownError(
    409,
    "slug_taken",
    `The name "${slug}" belongs to another workspace's page; choose another one.`,
    [{ field: "slug", message: "is taken" }],
  );
}
