import type { ModelAgreement } from "@candor/contract/own-model.ts";
import { intervalWilson } from "@candor/stats";
import { sql } from "kysely";
import type { Database } from "../storage/database.ts";
import { modelSettings } from "./model-queries.ts";

interface LanguageRow {
  language: string;
  comments: number;
  tone: number;
  urgency: number;
  churn: number;
}

/** Below so many comments a share says nothing: counts alone. */
const LEAST = 10;

/**
 * How often the model and the embedded reader say the same of a comment that both read, of the model that is set now.
 * Neither is known to be right.
 */
export async function modelAgreement(db: Database, workspaceId: string): Promise<ModelAgreement> {
  const { model } = await modelSettings(db, workspaceId);
  const { rows } = await sql<LanguageRow>`
    select c.language, count(*)::int as comments,
      count(*) filter (where m.tone = m.embedded ->> 'tone')::int as tone,
      count(*) filter (where m.urgency = (m.embedded ->> 'urgency')::int)::int as urgency,
      count(*) filter (where m.churn = (m.embedded ->> 'churn')::boolean)::int as churn
    from model_reading m join comment_reading c
      on c.workspace_id = m.workspace_id and c.response_id = m.response_id
    where m.workspace_id = ${workspaceId} and c.workspace_id = ${workspaceId} and m.model = ${model}
      and m.state = 'read' and m.embedded is not null
    group by c.language order by count(*) desc, c.language
  `.execute(db);
  const sum = (of: "comments" | "tone" | "urgency" | "churn") =>
    rows.reduce((total, row) => total + row[of], 0);
  const comments = sum("comments");
  return {
    model: model === "" ? null : model,
    tone: [
      { language: "all", ...agreement(comments, sum("tone")) },
      ...rows.map((row) => ({ language: row.language, ...agreement(row.comments, row.tone) })),
    ],
    urgency: agreement(comments, sum("urgency")),
    churn: agreement(comments, sum("churn")),
    themes: await themeAgreement(db, workspaceId, model),
  };
}

function agreement(comments: number, same: number) {
  if (comments < LEAST) return { comments, same, share: null };
  const { lower, upper } = intervalWilson({ successes: same, n: comments, confidence: 0.95 });
  return {
    comments,
    same,
    share: { value: same / comments, lower: lower ?? 0, upper: upper ?? 1 },
  };
}

async function themeAgreement(
  db: Database,
  workspaceId: string,
  model: string,
): Promise<ModelAgreement["themes"]> {
  const { rows } = await sql<ModelAgreement["themes"][number]>`
    with said as materialized (
      select m.response_id, t.id, bool_or(t.by_model) as by_model, bool_or(not t.by_model) as by_embedded
      from model_reading m cross join lateral (
        select x.value ->> 'id' as id, true as by_model from jsonb_array_elements(m.themes) x
        union all
        select y.value #>> '{}', false from jsonb_array_elements(m.embedded -> 'themes') y
      ) t
      where m.workspace_id = ${workspaceId} and m.model = ${model} and m.state = 'read'
        and m.embedded is not null
      group by m.response_id, t.id
    )
    select id, count(*) filter (where by_model and by_embedded)::int as both,
      count(*) filter (where by_model and not by_embedded)::int as model,
      count(*) filter (where by_embedded and not by_model)::int as embedded
    from said group by id order by count(*) desc, id limit 30
  `.execute(db);
  return rows;
}
