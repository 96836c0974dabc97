import type { AnswerEvent, Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { NEWS_DAYS, tryRules } from "./try-rules.ts";
import { writeEvents } from "./work-case.ts";

/**
 * One unhappy answer opens one case, in the transaction that records it, or that adds what the rule asks for (a
 * comment, the permission to be contacted); where a rule asks for what the comment says, in the one that keeps what was
 * read (open-after-reading.ts). Imports, samples and merges are history and open none.
 */
export function casesAfterAnswers(news: CaseNews): Step {
  return {
    name: "cases",
    hears: ["recorded", "revised"],
    hearsQuiet: [],
    when: "within",
    ifItFails: "retry",
    async run(trx, happening) {
      await openByRules(trx, happening, news);
      if (happening.kind !== "revised") return;
      await noteKnownPeople(trx, happening);
      await noteChangedScores(trx, happening);
    },
  };
}

async function openByRules(
  trx: Transaction,
  { workspaceId, events, now }: Happening,
  news: CaseNews,
): Promise<void> {
  const ids = events.filter((event) => isNews(event, now)).map(({ after }) => after.id);
  if (ids.length > 0) await tryRules(trx, { workspaceId, ids, now, news });
}

/** An answer that was given lately, and now or by this change says something that a rule may ask for. */
function isNews({ changes, became, after }: AnswerEvent, now: Date): boolean {
  if (!became.counted || after.import_id !== null) return false;
  if (after.answered_at.getTime() < now.getTime() - NEWS_DAYS * 86_400_000) return false;
  const changed = Object.keys(changes);
  // Without a line of history it is new, or the permission to be contacted came.
  return changed.length === 0 || changed.some((field) => field !== "tags");
}

/** Whoever says later who they are is the customer of the case from then on, and of its history. */
async function noteKnownPeople(trx: Transaction, { workspaceId, events }: Happening) {
  for (const { changes, after } of events) {
    if (changes.person_id === undefined || after.person_id === null) continue;
    const known = await trx
      .updateTable("customer_case")
      .set({ person_id: after.person_id })
      .where("workspace_id", "=", workspaceId)
      .where("response_id", "=", after.id)
      .where("person_id", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!known) continue;
    await trx
      .updateTable("case_event")
      .set({ person_id: after.person_id })
      .where("workspace_id", "=", workspaceId)
      .where("case_id", "=", known.id)
      .execute();
  }
}

/** The history of a case says when the customer thought better or worse of it. */
async function noteChangedScores(trx: Transaction, happening: Happening): Promise<void> {
  const { workspaceId, now } = happening;
  const rescored = happening.events.filter(({ changes }) => changes.score !== undefined);
  if (rescored.length === 0) return;
  // When an anonymous answer was changed is nobody's business.
  const open = await trx
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", [...new Set(rescored.map(({ after }) => after.survey_id))])
    .where("anonymous", "=", false)
    .execute();
  const changed = rescored.filter(({ after }) => open.some(({ id }) => id === after.survey_id));
  if (changed.length === 0) return;
  const rows = await trx
    .selectFrom("customer_case")
    .select(["workspace_id", "id", "person_id", "response_id"])
    .where("workspace_id", "=", workspaceId)
    .where(
      "response_id",
      "in",
      changed.map(({ after }) => after.id),
    )
    .execute();
  for (const row of rows) {
    const event: AnswerEvent | undefined = changed.find(
      ({ after }) => after.id === row.response_id,
    );
    if (!event) continue;
    const data = { from: event.changes.score?.from, to: event.changes.score?.to };
    await writeEvents(trx, row, [{ kind: "score_changed", data }], { actor: event.actor, now });
  }
}
