import { sql } from "kysely";
import { rulesInForce } from "../audiences/asking-rules.ts";
import { type JudgedRow, judgePeople } from "../audiences/judge-people.ts";
import type { Happening, Step } from "../responses/step.ts";
import { lockAsking } from "../sendings/fate.ts";
import type { Transaction } from "../storage/database.ts";

/**
 * Whoever has just answered is not called up as well. Messages are judged once more when they are due;
 * a call stands on its list until somebody makes it, so it is put off when the answer comes.
 */
export const putOffCalls: Step = {
  name: "calls",
  hears: ["recorded"],
  hearsQuiet: [],
  when: "after",
  ofPeople: true,
  ifItFails: "retry",
  run: putOff,
};

interface PlannedCall {
  id: string;
  person_id: string;
  survey_id: string;
  kind: string;
  rules: object | null;
}

async function putOff(trx: Transaction, { workspaceId, events, now }: Happening): Promise<void> {
  const people = [...new Set(events.flatMap(({ after }) => after.person_id ?? []))];
  if (people.length === 0) return;
  await lockAsking(trx, workspaceId);
  const { rows: calls } = await sql<PlannedCall>`
    select i.id, i.person_id, i.survey_id, v.kind, s.rules from invitation i
    join survey v on v.workspace_id = i.workspace_id and v.id = i.survey_id
    left join sending s on s.workspace_id = i.workspace_id and s.id = i.sending_id
    where i.workspace_id = ${workspaceId}::uuid and v.workspace_id = ${workspaceId}::uuid
      and i.person_id = any(${people}::uuid[]) and i.channel = 'phone'
      and i.state in ('planned', 'held_back') and i.next_action = 'ask'
  `.execute(trx);
  for (const call of calls) {
    const rules = await rulesInForce(trx, {
      workspaceId,
      surveyId: call.survey_id,
      own: call.rules ?? {},
    });
    const { rows } = await sql<JudgedRow>`${judgePeople({
      workspaceId,
      surveyKind: call.kind,
      channel: "phone",
      rules,
      at: now,
      personIds: [call.person_id],
    })}`.execute(trx);
    const until = rows[0]?.quiet_until;
    if (!until || rows[0]?.quiet_reason !== "answered_recently") continue;
    const later = rules.whenQuiet === "later";
    await trx
      .updateTable("invitation")
      .set({
        state: later ? "held_back" : "not_asked",
        reason: "answered_recently",
        next_action: later ? "ask" : null,
        next_at: later ? until : null,
        updated_at: now,
      })
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", call.id)
      .execute();
  }
}
