import { sql } from "kysely";
import type { AmbassadorHappening } from "../../../channels/door/ambassador-news.ts";
import type { TestimonialHappening, TestimonialRow } from "../../../praise/testimonial.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";
import type { EventPerson } from "./event-data.ts";

interface Known {
  workspace: string;
  language: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  personSince: Date | null;
}

const KNOWN = sql`w.name as workspace, w.language, p.external_id as "externalId", p.name, p.email, p.phone,
  p.created_at as "personSince"`;

/**
 * The testimonial as it stands in this transaction. Of one that may not be quoted, or not any more, no word is told: a
 * receiver that shows it takes it down by its id.
 */
export async function testimonialEvent(
  trx: Transaction,
  { workspaceId, testimonialId }: TestimonialHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<TestimonialRow & Known>`
    select t.*, ${KNOWN} from testimonial t
    join workspace w on w.id = ${workspaceId}
    left join person p on p.workspace_id = ${workspaceId} and p.id = t.person_id
    where t.workspace_id = ${workspaceId} and t.id = ${testimonialId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  const agreed = row.state === "given" || row.state === "published";
  return [
    {
      type,
      subjectId: row.id,
      personId: row.person_id,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        ...{ survey: null, response: null, person: agreed ? personOf(row) : null },
        testimonial: {
          ...{ id: row.id, state: row.state, places: row.places, rewarded: row.rewarded },
          text: agreed ? row.text : null,
          shownAs: agreed ? row.shown_as : null,
          publishedAt: row.published_at?.toISOString() ?? null,
          withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
          withdrawnBecause: row.withdrawn_because,
        },
      },
    },
  ];
}

interface AmbassadorRow extends Known {
  survey_id: string;
  survey: string;
  person_id: string | null;
  kinds: string[];
  words: string;
  at: Date;
  done_at: Date | null;
}

/** Who would do more. An address that a stranger left stays inside, since nothing would take it back from a receiver. */
export async function ambassadorEvent(
  trx: Transaction,
  { workspaceId, responseId }: AmbassadorHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<AmbassadorRow>`
    select a.survey_id, s.name as survey, a.person_id, a.kinds, a.words, a.at, a.done_at, ${KNOWN}
    from ambassador a
    join workspace w on w.id = ${workspaceId}
    join survey s on s.workspace_id = ${workspaceId} and s.id = a.survey_id
    left join person p on p.workspace_id = ${workspaceId} and p.id = a.person_id
    where a.workspace_id = ${workspaceId} and a.response_id = ${responseId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: responseId,
      personId: row.person_id,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: { id: row.survey_id, name: row.survey },
        response: null,
        person: personOf(row),
        ambassador: {
          ...{ responseId, kinds: row.kinds, words: row.words },
          at: row.at.toISOString(),
          doneAt: row.done_at?.toISOString() ?? null,
        },
      },
    },
  ];
}

function personOf(row: Known & { person_id: string | null }): EventPerson | null {
  const { person_id: id, personSince, externalId, name, email, phone } = row;
  if (id === null || personSince === null) return null;
  return { id, externalId, name, email, phone, createdAt: personSince.toISOString() };
}
