import { sql } from "kysely";
import type { ReferralHappening } from "../../../referrals/referral.ts";
import type { Transaction } from "../../../storage/database.ts";
import type { NewEvent } from "./emit-events.ts";

interface Row {
  workspace: string;
  language: string;
  code: string;
  arrivals: number;
  bought: number;
  person_id: string | null;
  externalId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  since: Date | null;
}

/** Somebody's link as it stands in this transaction. Who came is not known; who bought is told by their id alone. */
export async function referralEvent(
  trx: Transaction,
  { workspaceId, linkId, bought }: ReferralHappening,
  type: string,
): Promise<NewEvent[]> {
  const { rows } = await sql<Row>`
    select w.name as workspace, w.language, l.code, l.person_id, p.external_id as "externalId", p.name, p.email, p.phone,
      p.created_at as since,
      (select coalesce(sum(d.arrivals), 0)::int from referral_day d
        where d.workspace_id = ${workspaceId} and d.link_id = ${linkId}::uuid) as arrivals,
      (select count(*)::int from referral_came c
        where c.workspace_id = ${workspaceId} and c.link_id = ${linkId}::uuid and c.purchase_at is not null) as bought
    from referral_link l join workspace w on w.id = ${workspaceId}
    left join person p on p.workspace_id = ${workspaceId} and p.id = l.person_id
    where l.workspace_id = ${workspaceId} and l.id = ${linkId}::uuid
  `.execute(trx);
  const [row] = rows;
  if (!row) return [];
  const { person_id: id, since, externalId, name, email, phone } = row;
  return [
    {
      type,
      subjectId: linkId,
      personId: id,
      data: {
        workspace: { id: workspaceId, name: row.workspace, language: row.language },
        ...{ survey: null, response: null },
        person:
          id === null || since === null
            ? null
            : { id, externalId, name, email, phone, createdAt: since.toISOString() },
        referral: {
          ...{ linkId, token: row.code, arrivals: row.arrivals, firstPurchases: row.bought },
          purchase: bought ? { ...bought, at: bought.at.toISOString() } : null,
        },
      },
    },
  ];
}
