import type { PublicPage, ToldSource } from "@candor/contract/public-page.ts";
import { sql } from "kysely";
import { audienceOf } from "../announcements/announcement.ts";
import type { ImprovementRow } from "../improvements/improvement.ts";
import { loopOf } from "../improvements/loop-steps.ts";
import { answersFrom } from "../improvements/measure.ts";
import { type ProvenChange, provenChange } from "../improvements/proven-change.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { keyOfSource } from "./page-blocks.ts";

/** Surveyed, heard, fixed, told: counts and days, and nobody by name. */
export interface ToldFacts {
  /** Null where no survey stands behind it. */
  surveyed: { answers: number; from: string; to: string } | null;
  heard: { voices: number; from: string | null; to: string | null };
  fixedOn: string | null;
  told: { people: number; on: string | null };
  /** Only where it was measured as better. */
  proven: ProvenChange | null;
}

/** What stands behind each of the sources; one that is gone, or was taken back, is left out. */
export async function factsOf(
  db: Database,
  workspaceId: string,
  sources: readonly ToldSource[],
  now: Date,
): Promise<Map<string, ToldFacts>> {
  const today = await todayOf(db, workspaceId, now);
  const facts = new Map<string, ToldFacts>();
  for (const source of sources) {
    const found =
      source.kind === "improvement"
        ? await ofImprovement(db, { workspaceId, id: source.id, today })
        : await ofAnnouncement(db, { workspaceId, id: source.id });
    if (found) facts.set(keyOfSource(source), found);
  }
  return facts;
}

const BEGUN = ["do", "check", "done"];

interface Asked {
  workspaceId: string;
  id: string;
}

async function ofImprovement(
  db: Database,
  { workspaceId, id, today }: Asked & { today: string },
): Promise<ToldFacts | null> {
  const row: ImprovementRow | undefined = await db
    .selectFrom("improvement")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "in", BEGUN)
    .where("began_on", "<=", today)
    .executeTakeFirst();
  if (!row) return null;
  const { surveyed, heard, fixed, told } = await loopOf(db, row, today);
  return {
    surveyed: surveyed.answers > 0 ? surveyed : null,
    heard: { voices: heard.sources, from: heard.from, to: heard.to },
    fixedOn: fixed,
    told: { people: told.told, on: told.on },
    proven: provenChange(row),
  };
}

async function ofAnnouncement(db: Database, { workspaceId, id }: Asked): Promise<ToldFacts | null> {
  const row = await db
    .selectFrom("announcement")
    .select(["audience", "unknown", "improvement_id"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("started_at", "is not", null)
    .executeTakeFirst();
  if (!row) return null;
  const { rows } = await sql<{
    voices: number;
    from: string | null;
    to: string | null;
    told: number;
    on: string | null;
  }>`
    select count(*)::int as voices,
      to_char(min(r.raised_at at time zone w.time_zone), 'YYYY-MM-DD') as "from",
      to_char(max(r.raised_at at time zone w.time_zone), 'YYYY-MM-DD') as "to",
      (count(*) filter (where r.state in ('sent', 'unconfirmed')))::int as told,
      to_char(min(r.told_at at time zone w.time_zone), 'YYYY-MM-DD') as "on"
    from announcement_recipient r
    join workspace w on w.id = r.workspace_id
    where r.workspace_id = ${workspaceId} and w.id = ${workspaceId} and r.announcement_id = ${id}::uuid
  `.execute(db);
  const { voices = 0, from = null, to = null, told = 0, on = null } = rows[0] ?? {};
  const surveyId = audienceOf(row).answers?.surveyId;
  const until = on ?? to;
  const surveyed =
    surveyId && from && until && from < until
      ? {
          answers: await answersFrom(
            db,
            { workspaceId, surveyId, measure: { filter: [], theme: [] } },
            { from, to: until },
          ),
          ...{ from, to: until },
        }
      : null;
  return {
    surveyed: surveyed && surveyed.answers > 0 ? surveyed : null,
    heard: { voices: voices + row.unknown, from, to },
    fixedOn: null,
    told: { people: told, on },
    proven: null,
  };
}

/** So many can be chosen from; more than any page shows. */
const LISTED = 100;

/** What may be told to everybody: improvements that were begun, and announcements beside them that left. */
export async function mayTell(
  db: Database | Transaction,
  workspaceId: string,
): Promise<PublicPage["mayTell"]> {
  const { rows } = await sql<{
    kind: "improvement" | "announcement";
    id: string;
    title: string;
    fixedOn: string | null;
    told: number;
  }>`
    select * from (
      select 'improvement' as kind, i.id, i.title, to_char(i.began_on, 'YYYY-MM-DD') as "fixedOn",
        (select count(*)::int from announcement a
          join announcement_recipient r on r.workspace_id = a.workspace_id and r.announcement_id = a.id
          where a.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
            and a.improvement_id = i.id and r.state in ('sent', 'unconfirmed')) as told
      from improvement i join workspace w on w.id = i.workspace_id
      join survey s on s.workspace_id = i.workspace_id and s.id = i.survey_id
      where i.workspace_id = ${workspaceId} and w.id = ${workspaceId}
        and s.workspace_id = ${workspaceId} and s.kind <> 'employee'
        and i.state in ('do', 'check', 'done') and i.began_on <= (now() at time zone w.time_zone)::date
      union all
      select 'announcement', a.id, a.title, null,
        (select count(*)::int from announcement_recipient r where r.workspace_id = ${workspaceId}
          and r.announcement_id = a.id and r.state in ('sent', 'unconfirmed'))
      from announcement a
      where a.workspace_id = ${workspaceId} and a.improvement_id is null and a.started_at is not null
    ) all_of_them
    order by id desc limit ${LISTED}
  `.execute(db);
  return rows.map(({ kind, id, ...known }) => ({ source: { kind, id }, ...known }));
}
