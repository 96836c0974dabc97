import type { Channel } from "@candor/contract/response.ts";
import { sql } from "kysely";
import { groupOf } from "../../../responses/answer.ts";
import {
  readingColumn,
  readingSummary,
  type WithReading,
} from "../../../responses/reading-summary.ts";
import type { Transaction } from "../../../storage/database.ts";
import { furtherAnswers } from "../../../surveys/further-questions.ts";
import type { EventData, EventPerson, EventResponse } from "./event-data.ts";

interface Snapshot extends WithReading {
  id: string;
  survey_id: string;
  survey_name: string;
  workspace_name: string;
  workspace_language: string;
  person_id: string | null;
  person_external_id: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  person_created_at: Date | null;
  score: number;
  comment: string | null;
  answers: Record<string, unknown>;
  properties: Record<string, string | number | boolean>;
  channel: string;
  source: string | null;
  touchpoint: string | null;
  language: string | null;
  tags: string[];
  external_id: string | null;
  answered_at: Date;
  recorded_at: Date;
  updated_at: Date;
  exclusion_reason: string | null;
  exclusion_note: string | null;
  excluded_by: string | null;
  excluded_at: Date | null;
  quarantine_reason: string | null;
  quarantine_until: Date | null;
  may_contact: boolean;
  notes: { id: string; text: string; by: string; at: string }[];
}

/** The answers as they stand in this transaction, by id: what an event about them says. */
export async function snapshotResponses(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, EventData>> {
  const { rows } = await sql<Snapshot>`
    select r.id, r.survey_id, s.name as survey_name, w.name as workspace_name, w.language as workspace_language,
      r.person_id, p.external_id as person_external_id, p.name, p.email, p.phone,
      p.created_at as person_created_at, r.score, r.comment, r.answers, r.properties, r.channel,
      r.source, r.touchpoint, r.language, r.tags, r.external_id, r.answered_at, r.recorded_at,
      r.updated_at, r.exclusion_reason, r.exclusion_note, r.excluded_by, r.excluded_at,
      r.quarantine_reason, r.quarantine_until, ${readingColumn},
      (r.meta @> '{"mayContact": true}' and not exists (select from consent k
        where k.workspace_id = ${workspaceId} and k.person_id = r.person_id
          and k.channel = 'contact' and not k.given)) as may_contact,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'text', n.text, 'by', n.actor, 'at', n.at)
          order by n.at, n.id) from response_note n
        where n.workspace_id = ${workspaceId} and n.response_id = r.id), '[]') as notes
    from response r
    join survey s on s.workspace_id = r.workspace_id and s.id = r.survey_id
    join workspace w on w.id = r.workspace_id
    left join person p on p.workspace_id = r.workspace_id and p.id = r.person_id
    left join comment_reading read
      on read.workspace_id = r.workspace_id and read.response_id = r.id
    where r.workspace_id = ${workspaceId} and s.workspace_id = ${workspaceId} and w.id = ${workspaceId}
      and r.id = any(${[...ids]}::uuid[])
  `.execute(trx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        workspace: {
          id: workspaceId,
          name: row.workspace_name,
          language: row.workspace_language,
        },
        survey: { id: row.survey_id, name: row.survey_name },
        response: toResponse(row),
        person: toPerson(row),
      },
    ]),
  );
}

function toResponse(row: Snapshot): EventResponse {
  return {
    id: row.id,
    surveyId: row.survey_id,
    score: row.score,
    group: groupOf(row.score),
    comment: row.comment,
    properties: row.properties,
    channel: row.channel as Channel,
    source: row.source,
    touchpoint: row.touchpoint,
    language: row.language,
    person: row.person_id
      ? {
          id: row.person_id,
          name: row.name,
          email: row.email,
          phone: row.phone,
          externalId: row.person_external_id,
        }
      : null,
    mayContact: row.may_contact,
    tags: row.tags,
    answeredAt: row.answered_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    exclusion:
      row.exclusion_reason === null
        ? null
        : {
            reason: row.exclusion_reason,
            note: row.exclusion_note ?? "",
            by: row.excluded_by ?? "",
            at: (row.excluded_at ?? row.updated_at).toISOString(),
          },
    quarantine:
      row.quarantine_reason === null
        ? null
        : {
            reason: row.quarantine_reason,
            until: row.quarantine_until?.toISOString() ?? null,
          },
    answers: furtherAnswers(row.answers),
    reading: readingSummary(row),
    externalId: row.external_id,
    notes: row.notes,
  };
}

function toPerson(row: Snapshot): EventPerson | null {
  if (!row.person_id) return null;
  return {
    id: row.person_id,
    externalId: row.person_external_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    createdAt: (row.person_created_at ?? row.recorded_at).toISOString(),
  };
}
