import { sql } from "kysely";
import type { AnswerEvent, Happening, Step } from "../responses/step.ts";
import type { Transaction } from "../storage/database.ts";
import type { CaseNews } from "./case-news.ts";
import { listRules } from "./case-rules.ts";
import { caseOfRule, openCases } from "./open-cases.ts";
import { ruleCondition } from "./rule-condition.ts";
import { writeEvents } from "./work-case.ts";

/**
 * One unhappy answer opens one case, in the transaction that records it, or that adds what the rule asks for (a
 * comment, the permission to be contacted). Imports, samples and merges are history and open none.
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
      if (happening.kind === "revised") await noteChangedScores(trx, happening);
    },
  };
}

async function openByRules(
  trx: Transaction,
  { workspaceId, events, now }: Happening,
  news: CaseNews,
): Promise<void> {
  const fresh = events.filter(({ became }) => became.counted).map(({ after }) => after.id);
  if (fresh.length === 0) return;
  const rules = (await listRules(trx, workspaceId)).filter(({ active }) => active);
  const taken = new Set<string>();
  for (const rule of rules) {
    const { rows } = await sql<{ id: string; personId: string | null }>`
      select response.id, response.person_id as "personId" from response
      where ${ruleCondition(rule.condition, { workspaceId, now })}
        and response.id = any(${fresh}::uuid[])
        and not exists (select from customer_case c
          where c.workspace_id = ${workspaceId} and c.response_id = response.id)
      order by response.id
    `.execute(trx);
    const wanted = rows.filter(({ id }) => !taken.has(id));
    for (const { id } of wanted) taken.add(id);
    const cases = wanted.map((answer) => caseOfRule(rule, answer));
    await openCases(trx, cases, { workspaceId, actor: "rule", now, news });
  }
}

/** The history of a case says when the customer thought better or worse of it. */
async function noteChangedScores(trx: Transaction, happening: Happening): Promise<void> {
  const { workspaceId, now } = happening;
  const changed = happening.events.filter(({ changes }) => changes.score !== undefined);
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
