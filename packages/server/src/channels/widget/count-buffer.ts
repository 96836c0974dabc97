import type { WidgetCounts } from "@candor/contract/widget.ts";
import { sql } from "kysely";
import type { Database } from "../../storage/database.ts";
import { plainHost, plainPath } from "./plain-path.ts";

/** Collects what pages count and writes it together: a page view costs no transaction of its own. */
export interface CountBuffer {
  /** Resolves at once; what was counted is written within a second. */
  add(survey: { workspaceId: string; surveyId: string }, counted: WidgetCounts): Promise<void>;
  /** Writes what is collected. */
  flush(): Promise<void>;
}

interface Row {
  dimension: "" | "page" | "referrer" | "device";
  value: string;
  visits: number;
  loads: number;
  impressions: number;
  views: number;
  dismissals: number;
  answers: number;
}
const COUNTED = ["visits", "loads", "impressions", "views", "dismissals", "answers"] as const;

interface Collected {
  workspaceId: string;
  surveyId: string;
  rows: Map<string, Row>;
}

/** Written at least so often. A crash loses that much of the counts, and no answer. */
const EVERY_MS = 1000;
/** Pages and hosts of one day; those beyond are counted together. */
export const MOST_VALUES = 200;
/** Stands for all values beyond; no path and no host begins so. */
export const OTHER = "*other";

export function countBuffer(db: Database, onError: (error: unknown) => void): CountBuffer {
  let collected = new Map<string, Collected>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function write(batch: readonly Collected[]): Promise<void> {
    for (const one of batch) await writeCounts(db, one, new Date()).catch(onError);
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = [...collected.values()];
    collected = new Map();
    if (batch.length > 0) writing = writing.then(() => write(batch));
    return writing;
  }

  return {
    async add({ workspaceId, surveyId }, counted) {
      const key = `${workspaceId}/${surveyId}`;
      const of = collected.get(key) ?? { workspaceId, surveyId, rows: new Map() };
      collected.set(key, of);
      for (const { dimension, value } of cellsOf(counted)) {
        const name = `${dimension}/${value}`;
        const row = of.rows.get(name) ?? { dimension, value, ...zeros() };
        for (const what of COUNTED) row[what] += counted[what];
        of.rows.set(name, row);
      }
      timer ??= setTimeout(() => void flush(), EVERY_MS).unref();
    },
    flush,
  };
}

function zeros() {
  return { visits: 0, loads: 0, impressions: 0, views: 0, dismissals: 0, answers: 0 };
}

function cellsOf({ page, referrer, device }: WidgetCounts): Pick<Row, "dimension" | "value">[] {
  return [
    { dimension: "", value: "" },
    { dimension: "page", value: plainPath(page) },
    { dimension: "referrer", value: plainHost(referrer) },
    { dimension: "device", value: device },
  ];
}

/** Adds counts to the day's rows. Processes take turns by survey, so that the limit of values holds. */
async function writeCounts(
  db: Database,
  { workspaceId, surveyId, rows }: Collected,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`widget counts ${surveyId}`}, 0))`.execute(
      trx,
    );
    const day = await dayIn(trx, workspaceId, now);
    if (day === null) return;
    const known = await trx
      .selectFrom("widget_count")
      .select(["dimension", "value"])
      .where("workspace_id", "=", workspaceId)
      .where("survey_id", "=", surveyId)
      .where("day", "=", day)
      .execute();
    const admitted = JSON.stringify([...admit([...rows.values()], known)]);
    await sql`
      insert into widget_count as w (workspace_id, survey_id, day, dimension, value,
        visits, loads, impressions, views, dismissals, answers)
      select ${workspaceId}::uuid, ${surveyId}::uuid, ${day}::date, dimension, value,
        visits, loads, impressions, views, dismissals, answers
      from jsonb_to_recordset(${admitted}::jsonb) as r(dimension text, value text, visits bigint, loads bigint,
        impressions bigint, views bigint, dismissals bigint, answers bigint)
      on conflict (workspace_id, survey_id, day, dimension, value) do update set
        visits = w.visits + excluded.visits,
        loads = w.loads + excluded.loads,
        impressions = w.impressions + excluded.impressions,
        views = w.views + excluded.views,
        dismissals = w.dismissals + excluded.dismissals,
        answers = w.answers + excluded.answers
    `.execute(trx);
  });
}

/** Values that the day has no room for any more are counted together. */
function admit(
  rows: readonly Row[],
  known: readonly { dimension: string; value: string }[],
): Iterable<Row> {
  const admitted = new Map<string, Row>();
  const values = new Map<string, Set<string>>();
  for (const { dimension, value } of known) valuesOf(dimension).add(value);
  for (const row of rows) {
    const of = valuesOf(row.dimension);
    if (of.size < MOST_VALUES) of.add(row.value);
    const value = of.has(row.value) ? row.value : OTHER;
    const name = `${row.dimension}/${value}`;
    const sum = admitted.get(name) ?? { dimension: row.dimension, value, ...zeros() };
    for (const what of COUNTED) sum[what] += row[what];
    admitted.set(name, sum);
  }
  return admitted.values();

  function valuesOf(dimension: string): Set<string> {
    const of = values.get(dimension) ?? new Set();
    values.set(dimension, of);
    return of;
  }
}

async function dayIn(db: Database, workspaceId: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select (${now}::timestamptz at time zone time_zone)::date::text as day
    from workspace where id = ${workspaceId}
  `.execute(db);
  return rows[0]?.day ?? null;
}
