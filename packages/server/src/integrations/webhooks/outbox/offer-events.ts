import { sql } from "kysely";
import type { OfferHappening } from "../../../offers/offer.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row {
  workspace: string;
  language: string;
  title: Record<string, string>;
  ends_at: Date | null;
  code: string | null;
  person_id: string | null;
  redeemed_at: Date | null;
}

/** The offer and the code as they stand in this transaction; whose code it is by their id alone. */
export async function offerEvents(
  trx: Transaction,
  { workspaceId, offerId, codes }: OfferHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select w.name as workspace, w.language, o.title, o.ends_at, c.code, c.person_id, c.redeemed_at
    from offer o join workspace w on w.id = ${workspaceId}
    left join offer_code c on c.workspace_id = ${workspaceId} and c.offer_id = o.id
      and c.code = any(${[...codes]}::text[])
    where o.workspace_id = ${workspaceId} and o.id = ${offerId}::uuid
    order by c.code
  `.execute(trx);
  return rows.map((row) => ({
    type,
    subjectId: offerId,
    personId: row.person_id,
    data: {
      workspace: { id: workspaceId, name: row.workspace, language: row.language },
      ...{ survey: null, response: null, person: null },
      offer: {
        ...{ id: offerId, title: row.title, endsAt: row.ends_at?.toISOString() ?? null },
        ...{ code: row.code, personId: row.person_id },
        redeemedAt: row.redeemed_at?.toISOString() ?? null,
      },
    },
  }));
}
