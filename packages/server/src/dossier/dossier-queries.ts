import type { ContactToMake, Dossier } from "@candor/contract/dossier.ts";
import { type RawBuilder, sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { personNotFound } from "../people/person-queries.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";
import { nextContactOf, toNextContact } from "./next-contact.ts";
import { datesOf } from "./person-dates.ts";

/** Whether `p`, a person, allowed to be contacted: with an answer, or said so; and has not taken it back. */
function mayContact(workspaceId: string): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from consent k where k.workspace_id = ${workspaceId}
        and k.person_id = p.id and k.channel = 'contact' and k.given)
      or exists (select from response r where r.workspace_id = ${workspaceId} and r.person_id = p.id
        and r.deleted_at is null and r.meta @> '{"mayContact": true}'))
    and not exists (select from consent k where k.workspace_id = ${workspaceId}
      and k.person_id = p.id and k.channel = 'contact' and not k.given)`;
}

/** What a person's page begins with. @throws {KnownError} 404. */
export async function getDossier(
  db: Database,
  q: { workspaceId: string; personId: string; today: string },
): Promise<Dossier> {
  const { rows } = await sql<{ keeper: string | null; may_contact: boolean }>`
    select p.keeper, ${mayContact(q.workspaceId)} as may_contact from person p
    where p.workspace_id = ${q.workspaceId} and p.id = ${q.personId}::uuid
  `.execute(db);
  const [person] = rows;
  if (!person) throw personNotFound(q.personId);
  return {
    personId: q.personId,
    mayContact: person.may_contact,
    keeper: person.keeper,
    nextContact: await nextContactOf(db, q),
    dates: await datesOf(db, q),
  };
}

interface ContactRow {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  keeper: string | null;
  may_contact: boolean;
  on_day: string | null;
  why: string | null;
  who: string | null;
  set_by: string | null;
  set_at: Date | null;
}

interface ContactsAsked {
  workspaceId: string;
  show: "due" | "planned" | "missing";
  whose: "mine" | "all";
  today: string;
  limit: number;
  cursor?: string | undefined;
}

/** A purchase asks for a word within so many days. */
const RECENT_PURCHASE_DAYS = 90;

/** People somebody is to speak to, in the order of the days; or those with whom nobody has set one. */
export async function contactsToMake(
  db: Database,
  q: ContactsAsked,
  viewer: Viewer,
): Promise<{ data: ContactToMake[]; nextCursor: string | null }> {
  const missing = q.show === "missing";
  const after = q.cursor === undefined ? null : decodeCursor(q.cursor, 2);
  const conditions = [missing ? nobodySet(q, viewer) : sql`t.person_id is not null`];
  if (q.show === "due") conditions.push(sql`t.on_day <= ${q.today}::date`);
  if (q.whose === "mine") {
    const mine = sql`coalesce(t.who, p.keeper)`;
    conditions.push(sql`(${mine} is null or ${mine} = ${viewer.userId}::text)`);
  }
  if (after) {
    conditions.push(
      missing
        ? sql`p.id > ${after[1]}::uuid`
        : sql`(t.on_day, p.id) > (${after[0]}::date, ${after[1]}::uuid)`,
    );
  }
  const { rows } = await sql<ContactRow>`
    select p.id, p.name, p.email, p.phone, p.keeper, ${mayContact(q.workspaceId)} as may_contact,
      t.on_day, t.why, t.who, t.set_by, t.set_at
    from person p
    left join next_contact t on t.workspace_id = ${q.workspaceId} and t.person_id = p.id
    where p.workspace_id = ${q.workspaceId} and ${sql.join(conditions, sql` and `)}
    order by ${missing ? sql`p.id` : sql`t.on_day, p.id`} limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toContact),
    nextCursor: rows.length > q.limit && last ? encodeCursor([last.on_day ?? "", last.id]) : null,
  };
}

/** Nobody is abandoned: something is open with them, or they bought lately, and neither a day is set nor a task waits. */
function nobodySet({ workspaceId, today }: ContactsAsked, viewer: Viewer): RawBuilder<unknown> {
  return sql`t.person_id is null
    and not exists (select from care_task a where a.workspace_id = ${workspaceId} and a.person_id = p.id
      and a.state = 'open')
    and p.id in (
      select c.person_id from customer_case c where c.workspace_id = ${workspaceId}
        and c.person_id is not null and c.merged_into is null and c.state in ('open', 'waiting')
        and ${visibleTo(viewer)}
      union select o.person_id from promise o
        left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
        where o.workspace_id = ${workspaceId} and o.person_id is not null and o.state = 'open'
          and (c.id is null or ${visibleTo(viewer)})
      union select b.person_id from purchase b where b.workspace_id = ${workspaceId}
        and b.at >= ${today}::date - ${RECENT_PURCHASE_DAYS}::int)`;
}

function toContact(row: ContactRow): ContactToMake {
  const { id, name, email, phone, on_day, why, who, set_by, set_at } = row;
  const set = on_day !== null && why !== null && set_by !== null && set_at !== null;
  return {
    person: { id, name, email, phone },
    mayContact: row.may_contact,
    keeper: row.keeper,
    nextContact: set ? toNextContact({ on_day, why, who, set_by, set_at }) : null,
  };
}
