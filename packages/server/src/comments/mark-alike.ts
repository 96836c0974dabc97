import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import type { CommentReader } from "./thread/comment-reader.ts";

/** The newest comments of a survey are compared with each other: so many take the thread a second or two. */
const MOST_COMPARED = 10_000;

interface Compared {
  id: string;
  comment: string;
  day: number;
  personId: string | null;
  /** A keyed hash of where it came from, as long as it is kept. */
  origin: string | null;
  /** What it was marked as before. */
  was: string | null;
}

interface Mark {
  id: string;
  of: string | null;
  by: string | null;
  alike: number;
}

/**
 * Marks which comments of a survey are nearly the same as an earlier one of the ninety days before.
 *
 * @returns how many comments were compared.
 */
export async function markAlike(
  { db, reader }: { db: Database; reader: CommentReader },
  ref: { workspaceId: string; surveyId: string },
): Promise<number> {
  const compared = await newestComments(db, ref);
  const groups = await reader.ask({
    kind: "alike",
    comments: compared.map(({ comment }) => comment),
    days: compared.map(({ day }) => day),
  });
  const marks = groups.flatMap((members) => marksOf(members.flatMap((at) => compared[at] ?? [])));
  await storeMarks(
    db,
    ref,
    compared.map(({ id }) => id),
    marks,
  );
  return compared.length;
}

/** Earliest first. */
async function newestComments(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    select response.id, response.comment, response.day - '2000-01-01'::date as day,
      response.person_id as "personId", encode(o.origin, 'hex') as origin,
      c.duplicate_by as was
    from response join comment_reading c
      on c.workspace_id = response.workspace_id and c.response_id = response.id
    left join comment_origin o on o.workspace_id = response.workspace_id
      and o.response_id = response.id
    where response.workspace_id = ${workspaceId} and response.survey_id = ${surveyId}
      and c.workspace_id = ${workspaceId} and response.comment is not null
      and response.deleted_at is null
    order by response.answered_at desc, response.id desc limit ${MOST_COMPARED}
  `.execute(db);
  return rows.reverse();
}

/** So many days at most lie between two comments of one place that are perhaps of one person. */
const SAME_PLACE_DAYS = 1;

/**
 * The first one stands for all; a later one of somebody who is among the earlier ones is perhaps a repeat, and so is
 * one that came from the same network address shortly after. That outlives the hash by which it was seen.
 */
function marksOf(members: readonly Compared[]): Mark[] {
  const [first] = members;
  if (!first) return [];
  const people = new Set<string>();
  const places = new Map<string, number>();
  return members.map(({ id, personId, origin, day, was }) => {
    const isSamePerson = personId !== null && people.has(personId);
    const seen = origin === null ? undefined : places.get(origin);
    const isSamePlace = seen !== undefined && day - seen <= SAME_PLACE_DAYS;
    if (personId !== null) people.add(personId);
    if (origin !== null) places.set(origin, day);
    const alike = members.length - 1;
    if (id === first.id) return { id, of: null, by: null, alike };
    const by = isSamePerson ? "person" : isSamePlace || was === "address" ? "address" : "text";
    return { id, of: first.id, by, alike };
  });
}

/** Marks change with the words they are about, or not at all; what was marked before and is not any more is cleared. */
async function storeMarks(
  db: Database,
  { workspaceId, surveyId }: { workspaceId: string; surveyId: string },
  compared: readonly string[],
  marks: readonly Mark[],
): Promise<void> {
  const marked = new Map(marks.map((mark) => [mark.id, mark]));
  const wanted = compared.map((id) => marked.get(id) ?? { id, of: null, by: null, alike: 0 });
  await db.transaction().execute(async (trx) => {
    const { numAffectedRows } = await sql`
      update comment_reading c set duplicate_of = m.of, duplicate_by = m.by, alike = m.alike
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
        as m(id uuid, of uuid, by text, alike int)
      where c.workspace_id = ${workspaceId} and c.survey_id = ${surveyId} and c.response_id = m.id
        and (c.alike <> m.alike or c.duplicate_of is distinct from m.of
          or c.duplicate_by is distinct from m.by)
    `.execute(trx);
    const count = Number(numAffectedRows ?? 0);
    if (count > 0) await noticeLive(trx, { workspaceId, surveyId, count, kind: "changed" });
  });
}
