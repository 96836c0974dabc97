import { AlertEvidence } from "@candor/contract/alert.ts";
import { sql } from "kysely";
import type { AlertHappening } from "../../../alerts/alert-news.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";
import type { EventAlert } from "./event-data.ts";

interface AlertRow {
  rule: string;
  kind: string;
  property: string | null;
  value: string;
  at: Date;
  evidence: Record<string, unknown>;
  by: string | null;
  outcome: string | null;
  note: string | null;
  surveyId: string;
  survey: string;
  workspace: string;
  language: string;
}

/** The alert as it stands in this transaction, with the numbers it spoke with. */
export async function alertEvent(
  trx: Transaction,
  { workspaceId, alertId }: AlertHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<AlertRow>`
    select r.name as rule, r.kind, r.each_of as property, a.value, a.at, a.evidence,
      a.acknowledged_by as by, a.outcome, a.note,
      s.id as "surveyId", s.name as survey, w.name as workspace, w.language
    from alert a
    join alert_rule r on r.workspace_id = a.workspace_id and r.id = a.rule_id
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    join workspace w on w.id = a.workspace_id
    where a.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
      and s.workspace_id = ${workspaceId} and w.id = ${workspaceId} and a.id = ${alertId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  const evidence = AlertEvidence.parse(row.evidence);
  const { reference, share, volume, finding } = evidence;
  const alert: EventAlert = {
    id: alertId,
    ...{ rule: row.rule, kind: row.kind, property: row.property },
    value: row.value === "" ? null : row.value,
    ...{ at: row.at.toISOString(), since: evidence.since },
    before: {
      answers: reference.answers,
      score: reference.score,
      lower: reference.interval?.lower ?? null,
      upper: reference.interval?.upper ?? null,
    },
    now: {
      answers: evidence.now.answers,
      score: evidence.now.score,
      lower: evidence.now.interval?.lower ?? null,
      upper: evidence.now.interval?.upper ?? null,
    },
    ...(share ? { share } : {}),
    ...(volume ? { volume: { expected: volume.expected, got: volume.got } } : {}),
    ...(finding ? { finding: { what: finding.what, name: finding.name } } : {}),
    ...{ outcome: row.outcome, note: row.note, by: row.by },
  };
  return [
    {
      ...{ type, subjectId: alertId, personId: null },
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: { id: row.surveyId, name: row.survey },
        ...{ response: null, person: null, alert },
      },
    },
  ];
}
