import { sql } from "kysely";
import type { Transaction } from "../storage/database.ts";
import { presenceOf } from "../teams/colleagues.ts";
import { tellColleague } from "../teams/tell-colleague.ts";

/** Whoever is named, and who stands in while they are away. */
export async function tellKeeper(
  trx: Transaction,
  news: {
    workspaceId: string;
    personId: string;
    kind: "person.date" | "person.contact" | "person.asked";
    wanted: string | null;
    about: Record<string, string>;
    now: Date;
  },
): Promise<void> {
  const { workspaceId, personId, kind, about, now } = news;
  const named = await whoHears(trx, { workspaceId, personId, wanted: news.wanted });
  const presence = await presenceOf(trx, { workspaceId, userIds: named, now });
  const standIns = named.flatMap((userId) => {
    const known = presence.get(userId);
    return known?.presence === "away" && known.standIn !== null ? [known.standIn] : [];
  });
  for (const userId of new Set([...named, ...standIns])) {
    await tellColleague(trx, {
      ...{ workspaceId, userId, kind, target: `person:${personId}`, about, byUserId: null, now },
    });
  }
}

/** Whoever was named, else who looks after the person, else the owners of the workspace: a day is never silent. */
export async function whoHears(
  trx: Transaction,
  q: { workspaceId: string; personId: string; wanted: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string; role: string; place: number }>`
    select d.user_id as "userId", d.role,
      case when d.user_id = ${q.wanted}::text then 0 when d.user_id = p.keeper then 1 else 2 end as place
    from directory.member d
    left join person p on p.workspace_id = ${q.workspaceId} and p.id = ${q.personId}::uuid
    where d.workspace_id = ${q.workspaceId}
      and (d.user_id = ${q.wanted}::text or d.user_id = p.keeper or d.role = 'owner')
    order by place, d.user_id
  `.execute(trx);
  const first = rows[0]?.place;
  return rows.filter(({ place }) => place === first).map(({ userId }) => userId);
}
