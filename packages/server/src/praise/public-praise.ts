import type { Praise, TestimonialPlace } from "@candor/contract/testimonial.ts";
import { type RawBuilder, sql } from "kysely";
import { praiseMessage } from "../messages/praise-messages.ts";
import { scopeOf } from "../responses/response-filter.ts";
import { histogram } from "../scores/histogram-queries.ts";
import { scoreReport } from "../scores/score-report.ts";
import type { Database } from "../storage/database.ts";
import { praiseSettings } from "./praise-settings.ts";

/** So many are shown; the newest. */
const SHOWN = 50;

/**
 * What may be read at a place, with what everybody must know of it: that it was chosen and by whom, how all answered,
 * and how many were taken down. Asked anew each time, so that what was withdrawn is gone with the next request.
 */
export async function publicPraise(
  db: Database,
  asked: {
    workspaceId: string;
    organisation: string;
    surveyId: string | null;
    place: TestimonialPlace;
    language: string;
  },
): Promise<Praise> {
  const { workspaceId, organisation, place, language } = asked;
  const say = (key: string, args = {}) => praiseMessage(language, key, { organisation, ...args });
  const { rows } = await sql<{
    text: string;
    shown_as: string;
    language: string | null;
    rewarded: boolean;
  }>`
    select text, shown_as, language, rewarded from testimonial
    where ${mayBeRead(workspaceId, place)}
    order by published_at desc, id desc limit ${SHOWN}
  `.execute(db);
  const { rows: gone } = await sql<{ reason: string; n: number }>`
    select withdrawn_because as reason, count(*)::int as n from testimonial
    where workspace_id = ${workspaceId} and state = 'withdrawn' and published_at is not null
      and withdrawn_because <> 'author'
    group by 1 order by 2 desc, 1
  `.execute(db);
  const surveyId = asked.surveyId ?? (await oldestOpen(db, workspaceId));
  const report = surveyId
    ? scoreReport(await histogram(db, scopeOf({ workspaceId, surveyId }, { group: undefined })))
    : null;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const points = (value: number) => number.format(Math.round(value)).replace("-", "−");
  const score =
    report?.score != null && report.interval
      ? say("public.score", {
          score: points(report.score),
          lower: points(report.interval.lower),
          upper: points(report.interval.upper),
          n: report.answers,
        })
      : say("public.few", { n: report?.answers ?? 0 });
  const removed = gone.reduce((all, { n }) => all + n, 0);
  const reasons = gone.map(({ reason, n }) => `${say(`reason.${reason}`)} (${n})`).join(", ");
  return {
    title: say("public.title"),
    chosen: say("public.chosen", { n: rows.length }),
    score,
    report,
    removed: removed > 0 ? say("public.removed", { n: removed, reasons }) : null,
    items: rows.map((row) => ({
      text: row.text,
      name: row.shown_as,
      language: row.language,
      rewarded: row.rewarded ? say("public.rewarded") : null,
    })),
  };
}

/** What its author agreed to, as it stands and for this place. */
function mayBeRead(workspaceId: string, place: TestimonialPlace): RawBuilder<boolean> {
  return sql<boolean>`workspace_id = ${workspaceId} and state = 'published' and ${place} = any(places)
      and consent is not null and consent->>'text' = text and consent->>'shownAs' = shown_as
      and consent->'places' ? ${place}`;
}

/** Whether the page of praise is open and somebody's words stand on it. */
export async function hasPublicPraise(db: Database, workspaceId: string): Promise<boolean> {
  if (!(await praiseSettings(db, workspaceId)).page) return false;
  const { rows } = await sql`
    select 1 from testimonial where ${mayBeRead(workspaceId, "page")} limit 1
  `.execute(db);
  return rows.length > 0;
}

async function oldestOpen(db: Database, workspaceId: string): Promise<string | null> {
  const row = await db
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    // What colleagues think of working here is nobody's business outside.
    .where("kind", "!=", "employee")
    .orderBy("status", (order) => order.desc())
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
