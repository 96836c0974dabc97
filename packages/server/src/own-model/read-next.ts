import { ASPECTS } from "@candor/text";
import { sql } from "kysely";
import { askToRead } from "../comments/ask-to-read.ts";
import { PRIORITY } from "../comments/reading-kind.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { todayOf } from "../scores/today.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { noticeLive } from "../storage/live-notice.ts";
import type { EmbeddedView } from "../storage/tables-own-model.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import { mayLeave } from "./may-leave.ts";
import type { Step } from "./model-worker.ts";
import { type Asked, type ModelSettings, mayBeOfComment, standsInstead } from "./own-model.ts";
import { goesAlone, type ModelRead, type NamedTheme, readingQuestion } from "./reading-question.ts";

/** Comments that nothing speaks against are sent so many at once. */
const BATCH = 10;
/** After so many answers that were no use a comment stays with the embedded reader. */
const MOST_ATTEMPTS = 3;

interface Waiting {
  id: string;
  surveyId: string;
  attempts: number;
  comment: string | null;
  language: string | null;
  /** What the embedded reader says; null where the model's word stands already. */
  embedded: EmbeddedView | null;
}

/** Has the comments read that stand first in the model's line, in one request. */
export async function readNext(
  deps: ModelDeps,
  workspaceId: string,
  settings: ModelSettings,
): Promise<Step> {
  const line = await firstInLine(deps.db, workspaceId);
  const [first] = line;
  if (!first) return "nothing";
  const notForIt = line.filter((one) => !isFor(settings, one));
  if (notForIt.length > 0) {
    await leaveLine(
      deps.db,
      workspaceId,
      notForIt.map(({ id }) => id),
    );
    return "done";
  }
  const batch = first.attempts > 0 || goesAlone(first.comment ?? "") ? [first] : together(line);
  const question = readingQuestion(
    batch.map(({ comment }) => comment ?? ""),
    await namedThemes(deps.db, workspaceId),
  );
  const asked = await askModel(deps, { workspaceId, use: "reading" }, question);
  if (!asked.ok && !mayBeOfComment(asked.problem)) return { problem: asked.problem };
  await keep(deps, workspaceId, { settings, batch, asked });
  return asked.ok ? "done" : { problem: asked.problem };
}

function isFor(settings: ModelSettings, { comment, language }: Waiting): boolean {
  if (comment === null || language === null) return false;
  return settings.languages.length === 0 || settings.languages.includes(language);
}

function together(line: readonly Waiting[]): Waiting[] {
  return line
    .filter(({ attempts, comment }) => attempts === 0 && !goesAlone(comment ?? ""))
    .slice(0, BATCH);
}

async function firstInLine(db: Database, workspaceId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select q.response_id as id, r.survey_id as "surveyId", q.attempts,
      case when ${mayLeave(workspaceId, sql`r`)} then r.comment end as comment, c.language,
      case when c.response_id is null then null
        when m.applied then m.embedded
        else jsonb_build_object('tone', c.tone, 'urgency', c.urgency, 'churn', c.churn,
          'themes', jsonb_path_query_array(c.themes, '$[*].id')) end as embedded
    from (select * from model_to_read where workspace_id = ${workspaceId}
      order by attempts, response_id desc limit ${3 * BATCH}) q
    join response r on r.workspace_id = q.workspace_id and r.id = q.response_id
    left join comment_reading c on c.workspace_id = q.workspace_id and c.response_id = q.response_id
    left join model_reading m on m.workspace_id = q.workspace_id and m.response_id = q.response_id
    where q.workspace_id = ${workspaceId} and r.workspace_id = ${workspaceId}
    order by q.attempts, q.response_id desc
  `.execute(db);
  return rows;
}

/** Aspects and the workspace's own themes: nothing else may be named. */
async function namedThemes(db: Database, workspaceId: string): Promise<NamedTheme[]> {
  const themes = [...(await themesOf(db, workspaceId)).values()];
  return themes
    .filter(({ id, kind, mergedInto }) => {
      const isAspect = (ASPECTS as readonly string[]).includes(id);
      return isAspect || (kind === "keyword" && mergedInto === null);
    })
    .slice(0, 60)
    .map(({ id, name }) => ({ id, name }));
}

interface Kept {
  settings: ModelSettings;
  batch: readonly Waiting[];
  asked: Asked<Map<number, ModelRead>>;
}

/**
 * Keeps what was read of words that are still the same. Whatever could not be used is tried again, alone, and after
 * three times stands as the embedded reader read it.
 */
async function keep(
  { db, now }: ModelDeps,
  workspaceId: string,
  { settings, batch, asked }: Kept,
): Promise<void> {
  const at = now();
  const today = await todayOf(db, workspaceId, at);
  await withWorkspace(
    db,
    workspaceId,
    async (trx) => {
      const standing = await standingOf(trx, workspaceId, batch);
      const current = batch.filter(({ id, comment }) => standing.get(id) === comment);
      const rows = current.flatMap((waiting): Row[] => {
        const place = batch.indexOf(waiting);
        const read = asked.ok ? asked.value.get(place) : undefined;
        if (read) return [readRow(waiting, read, settings.model, today)];
        const isLast = waiting.attempts + 1 >= MOST_ATTEMPTS;
        const problem = asked.ok ? "invalid" : asked.problem;
        return isLast ? [failedRow(waiting, problem, settings.model, today)] : [];
      });
      await upsert(trx, workspaceId, rows);
      const settled = new Set(rows.map(({ response_id }) => response_id));
      await leaveLine(trx, workspaceId, [...settled]);
      const again = current.filter(({ id }) => !settled.has(id)).map(({ id }) => id);
      await tryAgain(trx, workspaceId, again);
      // Those that changed meanwhile are read anew by both.
      const read = rows.filter(({ state }) => state === "read");
      if (read.length > 0 && standsInstead(settings)) {
        const ids = read.map(({ response_id }) => response_id);
        await askToRead(trx, workspaceId, ids, { priority: PRIORITY.readBefore, now: at });
      }
      for (const surveyId of new Set(current.map((one) => one.surveyId))) {
        const count = current.length;
        await noticeLive(trx, { workspaceId, surveyId, count, kind: "changed" });
      }
    },
    { patienceMs: null },
  );
}

async function standingOf(
  trx: Transaction,
  workspaceId: string,
  batch: readonly Waiting[],
): Promise<Map<string, string | null>> {
  const { rows } = await sql<{ id: string; comment: string | null }>`
    select id, comment from response
    where workspace_id = ${workspaceId} and id = any(${batch.map(({ id }) => id)}::uuid[])
  `.execute(trx);
  return new Map(rows.map(({ id, comment }) => [id, comment]));
}

interface Row extends ModelRead {
  response_id: string;
  state: "read" | "failed";
  problem: string | null;
  model: string;
  read_on: string;
  embedded: EmbeddedView | null;
}

function readRow(waiting: Waiting, read: ModelRead, model: string, today: string): Row {
  return {
    ...{ response_id: waiting.id, state: "read", problem: null, model, read_on: today },
    ...read,
    embedded: waiting.embedded,
  };
}

function failedRow(waiting: Waiting, problem: string, model: string, today: string): Row {
  return {
    ...{ response_id: waiting.id, state: "failed", problem, model, read_on: today },
    ...{ tone: "unclear", confidence: 0, themes: [], urgency: 0, churn: false, reason: "" },
    embedded: waiting.embedded,
  };
}

async function upsert(trx: Transaction, workspaceId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into model_reading as m (workspace_id, response_id, state, problem, model, read_on, tone,
      confidence, themes, urgency, churn, reason, embedded)
    select ${workspaceId}::uuid, r.response_id, r.state, r.problem, r.model, r.read_on, r.tone,
      r.confidence, r.themes, r.urgency, r.churn, r.reason, r.embedded
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(response_id uuid, state text,
      problem text, model text, read_on date, tone text, confidence real, themes jsonb,
      urgency smallint, churn boolean, reason text, embedded jsonb)
    on conflict (workspace_id, response_id) do update set state = excluded.state,
      problem = excluded.problem, model = excluded.model, read_on = excluded.read_on,
      tone = excluded.tone, confidence = excluded.confidence, themes = excluded.themes,
      urgency = excluded.urgency, churn = excluded.churn, reason = excluded.reason,
      embedded = excluded.embedded
  `.execute(trx);
}

async function leaveLine(
  db: Database | Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    delete from model_to_read where workspace_id = ${workspaceId}
      and response_id = any(${[...ids]}::uuid[])
  `.execute(db);
}

async function tryAgain(
  trx: Transaction,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update model_to_read set attempts = attempts + 1 where workspace_id = ${workspaceId}
      and response_id = any(${[...ids]}::uuid[])
  `.execute(trx);
}
