import type { ModelSummary, SummaryQuery } from "@candor/contract/own-model.ts";
import { uuidv7 } from "@candor/contract/uuidv7.ts";
import { sql } from "kysely";
import { themeLabel } from "../comments/theme-labels.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { KnownError } from "../errors/known-error.ts";
import { inScope } from "../responses/response-filter.ts";
import { standingScopeOf } from "../responses/standing-scope.ts";
import type { Database, Transaction } from "../storage/database.ts";
import { withWorkspace } from "../storage/workspace-lock.ts";
import { askModel, type ModelDeps } from "./ask-model.ts";
import { mayLeave } from "./may-leave.ts";
import { modelSettings } from "./model-queries.ts";
import { type ModelSettings, modelFailed } from "./own-model.ts";
import { type Source, summaryQuestion } from "./summary-question.ts";

/** A model is given so many comments, evenly spread over the period. */
const SOURCES = 40;
/** Fewer comments than this are quicker read than summed up. */
const LEAST_SOURCES = 5;

interface About extends SummaryQuery {
  workspaceId: string;
  surveyId: string;
}

/**
 * Has the workspace's own model say in three sentences what comments of a period, or of one theme, say.
 *
 * @throws {KnownError} 409, 422, 429, 502 or 503: nothing was written, and why.
 */
export async function writeSummary(
  deps: ModelDeps,
  about: About,
  { language, actor }: { language: string; actor: string },
): Promise<ModelSummary> {
  const { db, now } = deps;
  const { workspaceId, surveyId, theme } = about;
  const settings = await modelSettings(db, workspaceId);
  const { sources, of } = await sourcesOf(db, about, settings);
  if (sources.length < LEAST_SOURCES) {
    throw new KnownError(
      422,
      "too_few_comments",
      `There are ${sources.length} comments that may be sent to the model; a summary needs ${LEAST_SOURCES}.`,
    );
  }
  const named = theme ? themeLabel(await themesOf(db, workspaceId), theme, language) : null;
  const question = summaryQuestion(sources, { language, about: named });
  const asked = await askModel(deps, { workspaceId, use: "summaries" }, question);
  if (!asked.ok) throw modelFailed(asked.problem, asked.detail);
  const at = now();
  const ids = [...new Set(asked.value.flatMap(({ responseIds }) => responseIds))];
  const id = uuidv7(at.getTime());
  await withWorkspace(db, workspaceId, async (trx) => {
    await refuseChanged(
      trx,
      workspaceId,
      sources.filter((source) => ids.includes(source.id)),
    );
    await dropSummaries(trx, about);
    await trx
      .insertInto("model_summary")
      .values({
        ...{ workspace_id: workspaceId, id, survey_id: surveyId, theme: theme ?? "", language },
        ...{ from_day: about.from ?? null, to_day: about.to ?? null },
        ...{ sentences: JSON.stringify(asked.value), sources: ids.length },
        ...{ comments: sources.length, comments_of: of },
        ...{ model: asked.model, written_at: at, asked_by: actor },
      })
      .execute();
    const rows = ids.map((source) => ({
      ...{ workspace_id: workspaceId, summary_id: id, response_id: source },
    }));
    await trx.insertInto("model_summary_source").values(rows).execute();
  });
  const found = await findSummary(db, about);
  if (!found) throw modelFailed("invalid", "");
  return found;
}

/** The summary that was written last of exactly this; null where there is none, or an answer that it rests on is gone. */
export async function findSummary(db: Database, about: About): Promise<ModelSummary | null> {
  const row = await db
    .selectFrom("model_summary")
    .selectAll()
    .where(sameSubject(about))
    .orderBy("written_at", "desc")
    .executeTakeFirst();
  if (!row) return null;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from model_summary_source s
    join response r on r.workspace_id = s.workspace_id and r.id = s.response_id
    where s.workspace_id = ${about.workspaceId} and r.workspace_id = ${about.workspaceId}
      and s.summary_id = ${row.id} and r.deleted_at is null
  `.execute(db);
  if (rows[0]?.n !== row.sources) return null;
  return {
    id: row.id,
    language: row.language,
    model: row.model,
    writtenAt: row.written_at.toISOString(),
    comments: row.comments,
    of: row.comments_of,
    sentences: row.sentences,
  };
}

function sameSubject({ workspaceId, surveyId, theme, from, to }: About) {
  return sql<boolean>`workspace_id = ${workspaceId} and survey_id = ${surveyId}
    and theme = ${theme ?? ""} and from_day is not distinct from ${from ?? null}::date
    and to_day is not distinct from ${to ?? null}::date`;
}

async function dropSummaries(trx: Transaction, about: About): Promise<void> {
  await trx.deleteFrom("model_summary").where(sameSubject(about)).execute();
}

/** Comments of the scope, evenly spread from the first to the last; nearly the same ones once. */
async function sourcesOf(
  db: Database,
  { workspaceId, surveyId, ...query }: About,
  { languages }: ModelSettings,
): Promise<{ sources: Source[]; of: number }> {
  const { theme, ...period } = query;
  const filter = theme === undefined ? period : { ...period, theme: [theme] };
  const scope = await standingScopeOf(db, { workspaceId, surveyId }, filter);
  const { rows } = await sql<Source & { of: number }>`
    with fitting as materialized (
      select response.id, response.comment,
        row_number() over (order by response.answered_at, response.id) as place,
        count(*) over () as of
      from response join comment_reading read
        on read.workspace_id = response.workspace_id and read.response_id = response.id
      where ${sql.join([...inScope(scope), sql`response.cells is not null`], sql` and `)}
        and read.workspace_id = ${workspaceId} and read.duplicate_of is null
        and ${mayLeave(workspaceId, sql`response`)}
        and response.comment is not null and length(response.comment) > 3
        and (${languages.length === 0}::boolean or read.language = any(${[...languages]}::text[]))
    )
    select id, comment, of::int as of from fitting
    where of <= ${SOURCES} or (place * ${SOURCES}) / of <> ((place - 1) * ${SOURCES}) / of
    order by place
  `.execute(db);
  return { sources: rows, of: rows[0]?.of ?? 0 };
}

/** What was changed or taken away while the model wrote is not what it wrote about. */
async function refuseChanged(
  trx: Transaction,
  workspaceId: string,
  sources: readonly Source[],
): Promise<void> {
  const { rows } = await sql<Source>`
    select id, comment from response where workspace_id = ${workspaceId} and deleted_at is null
      and id = any(${sources.map(({ id }) => id)}::uuid[])
  `.execute(trx);
  const standing = new Map(rows.map(({ id, comment }) => [id, comment]));
  if (sources.every(({ id, comment }) => standing.get(id) === comment)) return;
  throw new KnownError(
    409,
    "comment_changed",
    "A comment was changed while the summary was being written. Ask again.",
  );
}
