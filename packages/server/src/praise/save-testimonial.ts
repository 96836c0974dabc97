import type {
  CreateTestimonial,
  PatchTestimonial,
  RemovalReason,
} from "@candor/contract/testimonial.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { writeAudit } from "../audit/write-audit.ts";
import { KnownError } from "../errors/known-error.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { inTransaction } from "../storage/in-transaction.ts";
import type { By } from "../teams/save-team.ts";
import {
  isAgreed,
  lockTestimonial,
  requireState,
  type TestimonialAsked,
  type TestimonialChanger,
  type TestimonialRow,
  updateTestimonial,
} from "./testimonial.ts";

/**
 * Words that a colleague would like to quote; nobody reads them before their author agreed.
 *
 * @returns its id; that of the one that was made before where the same answer comes again.
 * @throws {KnownError} 422 for an answer or person that is not here, or an answer without words or author.
 */
export async function createTestimonial(
  db: Database,
  wanted: CreateTestimonial,
  by: By,
): Promise<string> {
  const { workspaceId, actor, now } = by;
  const { responseId, places } = wanted;
  return inTransaction(db, async (trx) => {
    await sql`select id from workspace where id = ${workspaceId} for no key update`.execute(trx);
    const before = responseId === null ? null : await madeOf(trx, workspaceId, responseId);
    if (before) return before;
    const said = responseId
      ? await answerOf(trx, workspaceId, responseId)
      : { words: "", language: null, personId: wanted.personId };
    const text = wanted.text ?? said.words.trim();
    if (text === "") throw wordless();
    if (said.personId === null) throw authorless();
    const name = await nameOf(trx, workspaceId, said.personId);
    const id = uuidv7(now.getTime());
    await trx
      .insertInto("testimonial")
      .values({
        workspace_id: workspaceId,
        id,
        text: text.slice(0, 2000),
        shown_as: wanted.shownAs ?? shortName(name),
        places,
        state: "draft",
        language: said.language,
        person_id: said.personId,
        response_id: responseId,
        consent: JSON.stringify(null),
        rewarded: await hadReward(trx, workspaceId, [said.personId, responseId]),
        ...{ asked_at: null, published_at: null, withdrawn_at: null, withdrawn_because: null },
        created_by: actor,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await trx
      .insertInto("testimonial_event")
      .values({
        workspace_id: workspaceId,
        testimonial_id: id,
        id: uuidv7(now.getTime()),
        ...{ at: now, actor, kind: "made", data: JSON.stringify({}) },
      })
      .execute();
    return id;
  });
}

/** What would be quoted of an answer, and under which name: nothing is written. @throws {KnownError} 422. */
export async function quotable(
  db: Database,
  { workspaceId, responseId }: { workspaceId: string; responseId: string },
): Promise<{ text: string; name: string | null; shownAs: string; language: string | null }> {
  const { words, language, personId } = await answerOf(db, workspaceId, responseId);
  const text = words.trim().slice(0, 2000);
  if (text === "") throw wordless();
  if (personId === null) throw authorless();
  const name = await nameOf(db, workspaceId, personId);
  return { text, name, shownAs: shortName(name), language };
}

async function madeOf(
  trx: Transaction,
  workspaceId: string,
  responseId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom("testimonial")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("response_id", "=", responseId)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function answerOf(trx: Database | Transaction, workspaceId: string, id: string) {
  const { rows } = await sql<{ words: string; language: string | null; personId: string | null }>`
    select coalesce(r.comment, '') as words, r.language,
      case when s.anonymous then null else r.person_id end as "personId"
    from response r join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    where r.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId}
      and r.id = ${id}::uuid and r.deleted_at is null
  `.execute(trx);
  if (rows[0]) return rows[0];
  throw new KnownError(
    422,
    "response_not_found",
    `There is no answer "${id}" in this workspace to quote.`,
    [{ field: "responseId", message: "is not known" }],
  );
}

async function nameOf(
  trx: Database | Transaction,
  workspaceId: string,
  personId: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom("person")
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (row) return row.name;
  throw new KnownError(
    422,
    "person_not_found",
    `There is no person "${personId}" in this workspace who could agree.`,
    [{ field: "personId", message: "is not known" }],
  );
}

/** "Anna Kalniņa" is proposed as "Anna K.": its author decides. */
function shortName(name: string | null): string {
  const [first = "", ...rest] = (name ?? "").trim().split(/\s+/);
  const last = rest.at(-1);
  return first === "" ? "–" : last ? `${first} ${[...last][0]}.` : first;
}

async function hadReward(
  trx: Transaction,
  workspaceId: string,
  holders: readonly (string | null)[],
): Promise<boolean> {
  const row = await trx
    .selectFrom("reward_code")
    .select("code")
    .where("workspace_id", "=", workspaceId)
    .where(
      "holder",
      "in",
      holders.filter((holder) => holder !== null),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function wordless(): KnownError {
  return new KnownError(
    422,
    "testimonial_wordless",
    "The answer says nothing in words, so there is nothing to quote.",
    [{ field: "text", message: "is missing" }],
  );
}

function authorless(): KnownError {
  return new KnownError(
    422,
    "testimonial_authorless",
    "Nobody is known whose words these are, so nobody could agree to their being published.",
    [{ field: "personId", message: "is missing" }],
  );
}

/**
 * Changes what is named. What its author did not agree to is off every page at once and waits to be asked again; fewer
 * places than they agreed to need no question.
 *
 * @throws {KnownError} 404; 409 when somebody was faster, and after a no.
 */
export async function patchTestimonial(
  { db, news }: TestimonialChanger,
  asked: TestimonialAsked,
  { version, text, shownAs, places }: PatchTestimonial,
  { actor, now }: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockTestimonial(trx, asked);
    if (version !== undefined && version !== row.version) throw changedMeanwhile();
    requireState(row, ["draft", "asked", "given", "published"], "changed");
    const next = {
      text: text ?? row.text,
      shown_as: shownAs ?? row.shown_as,
      places: places ?? row.places,
    };
    const stands = isAgreed({ ...next, consent: row.consent });
    await updateTestimonial(
      trx,
      row,
      { kind: "changed", actor, now, news },
      {
        ...next,
        // A link that was sent shows the new words, to be agreed to; nothing was asked for them yet.
        ...(stands ? {} : { state: "draft", published_at: null }),
      },
    );
  });
}

function changedMeanwhile(): KnownError {
  return new KnownError(
    409,
    "testimonial_changed",
    "Somebody has changed this testimonial meanwhile, so nothing was done. Load it again and look.",
  );
}

/** Publishes what its author agreed to. @throws {KnownError} 404; 409 without consent to exactly this. */
export async function publishTestimonial(
  { db, news }: TestimonialChanger,
  asked: TestimonialAsked,
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockTestimonial(trx, asked);
    requireState(row, ["given"], "published");
    if (!isAgreed(row)) {
      throw new KnownError(
        409,
        "consent_missing",
        "Its author has not agreed to exactly this text, name and place. Ask them first.",
      );
    }
    const { actor, now } = by;
    await updateTestimonial(
      trx,
      row,
      { kind: "published", actor, now, news },
      { state: "published", published_at: now },
    );
    await audit(trx, row, by, "testimonial.published", {});
  });
}

/** Takes it down; the next request does not find it. The reason is one of a list, and counted in public. */
export async function withdrawTestimonial(
  { db, news }: TestimonialChanger,
  asked: TestimonialAsked,
  { reason }: { reason: RemovalReason },
  by: By,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const row = await lockTestimonial(trx, asked);
    requireState(row, ["draft", "asked", "given", "published"], "withdrawn");
    const { actor, now } = by;
    await updateTestimonial(
      trx,
      row,
      { kind: "withdrawn", actor, now, data: { reason }, news },
      { state: "withdrawn", withdrawn_at: now, withdrawn_because: reason },
    );
    await audit(trx, row, by, "testimonial.removed", { reason });
  });
}

export function audit(
  trx: Transaction,
  row: TestimonialRow,
  { workspaceId, actor }: By,
  action: string,
  details: Record<string, unknown>,
) {
  // Its words and its author stand in it alone.
  return writeAudit(trx, { workspaceId, actor, action, target: row.id, details });
}
