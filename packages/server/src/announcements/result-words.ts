import { KnownError } from "../errors/known-error.ts";
import { type ProvenChange, provenChange } from "../improvements/proven-change.ts";
import { conversationMessage } from "../messages/conversation-messages.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { type AnnouncementRow, textsOf } from "./announcement.ts";

/** What was measured of the improvement that is told; null where nothing may be claimed. */
export async function provenOf(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id">,
): Promise<ProvenChange | null> {
  if (row.improvement_id === null) return null;
  const improvement = await db
    .selectFrom("improvement")
    .select(["verdict", "backdated", "result"])
    .where("workspace_id", "=", row.workspace_id)
    .where("id", "=", row.improvement_id)
    .executeTakeFirst();
  return improvement ? provenChange(improvement) : null;
}

/** The sentence that stands for `{result}`, with its bases and interval. */
export function resultWords(proven: ProvenChange, language: string): string {
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  return conversationMessage(language, "announcement.result", {
    points: points.format(proven.points),
    lower: points.format(proven.lower),
    upper: points.format(proven.upper),
    before: proven.before,
    after: proven.after,
  });
}

const RESULT = /\{result(?:\|[^{}|]*)?\}/;

/** Nobody is told of an effect that was not measured. @throws {KnownError} 422. */
export async function refuseUnproven(
  db: Database | Transaction,
  row: Pick<AnnouncementRow, "workspace_id" | "improvement_id" | "texts">,
): Promise<void> {
  const claims = Object.entries(textsOf(row)).find(([, { subject, body, groups }]) =>
    [subject, body, ...Object.values(groups ?? {}).map((group) => group?.body ?? "")].some((text) =>
      RESULT.test(text),
    ),
  );
  if (!claims || (await provenOf(db, row)) !== null) return;
  throw new KnownError(
    422,
    "result_not_better",
    row.improvement_id === null
      ? "The letter names {result}, but no improvement stands behind it, so nothing was measured. Take {result} out."
      : "The letter names {result}, but the improvement was not measured as better, or its day was named afterwards. Take {result} out, or wait for its check.",
    [{ field: `texts.${claims[0]}`, message: "claims what was not measured" }],
  );
}
