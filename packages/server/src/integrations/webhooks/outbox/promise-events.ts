import { sql } from "kysely";
import { fateOf, type PromiseRow } from "../../../promises/promise.ts";
import type { PromiseHappening } from "../../../promises/promise-news.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";
import type { EventPerson } from "./event-data.ts";

interface Row extends PromiseRow {
  sensitive: boolean;
  workspace: string;
  language: string;
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  personSince: Date | null;
}

/** The promise as it stands in this transaction. Of one of a sensitive case neither the words nor to whom. */
export async function promiseEvent(
  trx: Transaction,
  { workspaceId, promiseId, now }: PromiseHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select o.*, coalesce(c.sensitive, false) as sensitive, w.name as workspace, w.language,
      p.external_id as "externalId", p.name, p.email, p.phone, p.created_at as "personSince"
    from promise o
    join workspace w on w.id = ${workspaceId}
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    left join person p on p.workspace_id = ${workspaceId} and p.id = o.person_id
    where o.workspace_id = ${workspaceId} and o.id = ${promiseId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  return [
    {
      type,
      subjectId: promiseId,
      personId: row.person_id,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        survey: null,
        response: null,
        person: row.sensitive ? null : personOf(row),
        promise: {
          id: row.id,
          words: row.sensitive ? null : row.words,
          caseId: row.case_id,
          owner: row.owner,
          madeAt: row.made_at.toISOString(),
          firstDueAt: row.first_due_at.toISOString(),
          dueAt: row.due_at.toISOString(),
          fate: fateOf(row, now),
        },
      },
    },
  ];
}

function personOf({ person_id, personSince, externalId, name, email, phone }: Row) {
  if (person_id === null || personSince === null) return null;
  const createdAt = personSince.toISOString();
  return { id: person_id, externalId, name, email, phone, createdAt } satisfies EventPerson;
}
