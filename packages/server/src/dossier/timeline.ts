import type { TimelineItem, TimelineKind } from "@candor/contract/dossier.ts";
import { TIMELINE_KINDS } from "@candor/contract/dossier.ts";
import { type RawBuilder, sql } from "kysely";
import { type Viewer, visibleTo } from "../cases/case-visibility.ts";
import { readableBy } from "../people/person-notes.ts";
import { groupOf } from "../responses/answer.ts";
import { decodeCursor, encodeCursor } from "../storage/cursor.ts";
import type { Database } from "../storage/database.ts";

interface TimelineAsked {
  workspaceId: string;
  personId: string;
  kinds?: readonly TimelineKind[] | undefined;
  limit: number;
  cursor?: string | undefined;
}

interface ItemRow {
  kind: TimelineKind;
  id: string;
  at: Date;
  /** The moment to the microsecond, for the cursor. */
  key: string;
  words: string | null;
  by: string | null;
  state: string | null;
  channel: string | null;
  score: number | null;
  survey_id: string | null;
  case_id: string | null;
  case_number: number | null;
  amount: string | null;
  currency: string | null;
  due: string | null;
}

/** Longer words are read where they stand. */
const MOST_LETTERS = 600;

/**
 * Everything that happened with a person, newest first. It is asked of the tables that hold it; none of its own could
 * fall behind them. Each kind gives its newest alone, so a page costs the same however much there is.
 *
 * What belongs to a sensitive case is seen by those who see the case, a note by those it is for.
 */
export async function timelineOf(
  db: Database,
  q: TimelineAsked,
  viewer: Viewer,
): Promise<{ data: TimelineItem[]; nextCursor: string | null }> {
  const after = q.cursor === undefined ? null : decodeCursor(q.cursor, 3);
  const kinds = q.kinds?.length ? [...new Set(q.kinds)] : TIMELINE_KINDS;
  const arms = kinds.map((kind) => {
    const source = SOURCES[kind](q, viewer);
    // Things of one moment stand in one order on every page.
    const older = after
      ? sql`where (at, ${kind}::text, id) < (${after[0]}::timestamptz, ${after[1]}::text, ${after[2]}::uuid)`
      : sql``;
    return sql`(select * from (${source}) as one ${older} order by at desc, id desc limit ${q.limit + 1})`;
  });
  const { rows } = await sql<ItemRow>`
    select *, at::text as key from (${sql.join(arms, sql` union all `)}) as everything
    order by at desc, kind desc, id desc limit ${q.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(toItem),
    nextCursor: rows.length > q.limit && last ? encodeCursor([last.key, last.kind, last.id]) : null,
  };
}

function toItem(row: ItemRow): TimelineItem {
  return {
    kind: row.kind,
    id: row.id,
    at: row.at.toISOString(),
    words: row.words,
    by: row.by,
    state: row.state,
    channel: row.channel,
    score: row.score,
    group: row.score === null ? null : groupOf(row.score),
    surveyId: row.survey_id,
    caseId: row.case_id,
    caseNumber: row.case_number,
    amount: row.amount,
    currency: row.currency,
    due: row.due,
  };
}

type Columns = Partial<
  Record<keyof Omit<ItemRow, "kind" | "id" | "at" | "key">, RawBuilder<unknown>>
>;

const TYPES = {
  words: sql`text`,
  by: sql`text`,
  state: sql`text`,
  channel: sql`text`,
  score: sql`int`,
  survey_id: sql`uuid`,
  case_id: sql`uuid`,
  case_number: sql`int`,
  amount: sql`text`,
  currency: sql`text`,
  due: sql`text`,
} as const;

/** The columns of every kind in one order and of one type each. */
function columns(
  kind: TimelineKind,
  id: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
  own: Columns,
): RawBuilder<unknown> {
  const rest = (Object.keys(TYPES) as (keyof typeof TYPES)[]).map(
    (name) => sql`(${own[name] ?? sql`null`})::${TYPES[name]} as ${sql.ref(name)}`,
  );
  return sql`${kind}::text as kind, ${id}::uuid as id, ${at} as at, ${sql.join(rest)}`;
}

const short = (words: RawBuilder<unknown>) => sql`left(${words}, ${MOST_LETTERS}::int)`;

type Source = (q: TimelineAsked, viewer: Viewer) => RawBuilder<unknown>;

const SOURCES: Record<TimelineKind, Source> = {
  answer: ({ workspaceId, personId }) => sql`
    select ${columns("answer", sql`r.id`, sql`r.answered_at`, {
      words: short(sql`r.comment`),
      by: sql`'customer'`,
      state: sql`case when r.cells is null then 'excluded' else 'counted' end`,
      channel: sql`r.channel`,
      score: sql`r.score`,
      survey_id: sql`r.survey_id`,
    })} from response r
    where r.workspace_id = ${workspaceId} and r.person_id = ${personId}::uuid and r.deleted_at is null`,
  invitation: ({ workspaceId, personId }) => sql`
    select ${columns("invitation", sql`i.id`, sql`coalesce(i.asked_at, i.created_at)`, {
      state: sql`i.state`,
      channel: sql`i.channel`,
      survey_id: sql`i.survey_id`,
    })} from invitation i
    where i.workspace_id = ${workspaceId} and i.person_id = ${personId}::uuid`,
  message: ({ workspaceId, personId }, viewer) => sql`
    select ${columns("message", sql`m.id`, sql`m.at`, {
      words: short(sql`m.shown`),
      by: sql`m.actor`,
      state: sql`m.state`,
      channel: sql`m.way`,
      case_id: sql`c.id`,
      case_number: sql`c.number`,
    })} from conversation v
    join conversation_message m on m.workspace_id = ${workspaceId} and m.conversation_id = v.id
    join customer_case c on c.workspace_id = ${workspaceId} and c.id = v.case_id
    where v.workspace_id = ${workspaceId} and v.person_id = ${personId}::uuid and m.machine is null
      and ${visibleTo(viewer)}`,
  case: ({ workspaceId, personId }, viewer) => sql`
    select ${columns("case", sql`c.id`, sql`c.opened_at`, {
      words: short(sql`coalesce(nullif(c.title, ''), c.words)`),
      state: sql`c.state`,
      case_id: sql`c.id`,
      case_number: sql`c.number`,
    })} from customer_case c
    where c.workspace_id = ${workspaceId} and c.person_id = ${personId}::uuid
      and c.merged_into is null and ${visibleTo(viewer)}`,
  promise: ({ workspaceId, personId }, viewer) => sql`
    select ${columns("promise", sql`o.id`, sql`o.made_at`, {
      words: short(sql`o.words`),
      by: sql`o.made_by`,
      state: sql`o.state`,
      case_id: sql`c.id`,
      case_number: sql`c.number`,
      due: sql`to_json(o.due_at) #>> '{}'`,
    })} from promise o
    left join customer_case c on c.workspace_id = ${workspaceId} and c.id = o.case_id
    where o.workspace_id = ${workspaceId} and o.person_id = ${personId}::uuid
      and (c.id is null or ${visibleTo(viewer)})`,
  purchase: ({ workspaceId, personId }) => sql`
    select ${columns("purchase", sql`b.id`, sql`b.at`, {
      words: sql`b.product`,
      amount: sql`b.amount`,
      currency: sql`b.currency`,
    })} from purchase b
    where b.workspace_id = ${workspaceId} and b.person_id = ${personId}::uuid`,
  note: ({ workspaceId, personId }, viewer) => sql`
    select ${columns("note", sql`n.id`, sql`n.at`, {
      words: short(sql`n.text`),
      by: sql`n.actor`,
      state: sql`n.kind`,
    })} from person_note n
    where n.workspace_id = ${workspaceId} and n.person_id = ${personId}::uuid
      and ${readableBy(viewer)}`,
  date: ({ workspaceId, personId }) => sql`
    select ${columns("date", sql`d.id`, sql`d.created_at`, {
      words: sql`nullif(d.label, '')`,
      by: sql`d.created_by`,
      state: sql`d.kind`,
      due: sql`concat(lpad(d.year::text, 4, '0'), case when d.year is null then '--' else '-' end,
        lpad(d.month::text, 2, '0'), '-', lpad(d.day::text, 2, '0'))`,
    })} from person_date d
    where d.workspace_id = ${workspaceId} and d.person_id = ${personId}::uuid`,
};
