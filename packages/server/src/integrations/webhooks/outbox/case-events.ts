import { sql } from "kysely";
import type { CaseHappening } from "../../../cases/case-news.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";
import type { EventCase, EventData } from "./event-data.ts";
import { snapshotResponses } from "./snapshot.ts";

/** What a line in the history of a case is called for other programs; most lines are nobody's business. */
const EVENT_OF: Readonly<Record<string, string>> = {
  opened: "case.opened",
  claimed: "case.assigned",
  assigned: "case.assigned",
  dealt: "case.assigned",
  returned: "case.assigned",
  missed: "case.missed",
  resolved: "case.resolved",
  reopened: "case.reopened",
  closed: "case.closed",
};

/** The event of a line, or null. */
export function eventOfCase({ kind }: Pick<CaseHappening, "kind">): string | null {
  return EVENT_OF[kind] ?? null;
}

/** The case as it stands in this transaction, with its answer. Of a sensitive one only that it exists. */
export async function caseEvent(
  trx: Transaction,
  { workspaceId, caseId }: CaseHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<
    Omit<EventCase, "openedAt" | "dueAt"> & {
      openedAt: Date;
      dueAt: Date | null;
      responseId: string | null;
      personId: string | null;
      workspace: string;
      language: string;
    }
  >`
    select c.id, c.number, c.state, c.priority, c.owner, c.team_id as "teamId", c.cause_id as "causeId",
      c.outcome, c.sensitive, c.opened_at as "openedAt", c.next_due_at as "dueAt",
      c.next_due_kind as "dueKind", c.response_id as "responseId", c.person_id as "personId",
      w.name as workspace, w.language
    from customer_case c join workspace w on w.id = c.workspace_id
    where c.workspace_id = ${workspaceId} and w.id = ${workspaceId} and c.id = ${caseId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  const { responseId, personId, workspace, language, openedAt, dueAt, ...rest } = row;
  const answer =
    responseId === null || row.sensitive
      ? undefined
      : (await snapshotResponses(trx, workspaceId, [responseId])).get(responseId);
  const data: EventData = {
    workspace: { id: workspaceId, name: workspace, language },
    survey: answer?.survey ?? null,
    response: answer?.response ?? null,
    person: answer?.person ?? null,
    case: { ...rest, openedAt: openedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null },
  };
  return [{ type, subjectId: caseId, personId, data }];
}
