import type { FastifyRequest } from "fastify";
import type { App } from "../errors/http.ts";
import { languageOfVisit, plainFrame } from "../shares/open-share.ts";
import { renderShareMessage, sharePageCsp } from "../shares/share-page.ts";
import type { Database } from "../storage/database.ts";
import { DEFAULT_BRAND } from "../surveys/survey.ts";
import { findSurvey } from "../surveys/survey-queries.ts";
import type { ServerSecret } from "../workspaces/server-secret.ts";
import { readToken } from "../workspaces/signed-token.ts";
import { renderReportHtml } from "./render-report.ts";
import type { Frozen } from "./report.ts";
import { type WrittenReport, writeReport } from "./written-report.ts";

/**
 * `GET /d/:token/run`: the page of a run, for whoever reads its message in a chat and has no account here. It is open as
 * long as the chat is on the report's list, and closed with the next request after it was taken off.
 */
export function postedPage(app: App, { db, secret }: { db: Database; secret: ServerSecret }): void {
  const options = {
    schema: { hide: true },
    config: { public: true, rateLimit: { max: 120, timeWindow: 60_000, hook: "preHandler" } },
  } as const;
  app.get("/d/:token/run", options, async (request, reply) => {
    const { token } = (request as FastifyRequest<{ Params: { token: string } }>).params;
    const report = await openPost(db, secret, token);
    reply
      .header("content-type", "text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .header("referrer-policy", "no-referrer")
      .header("x-robots-tag", "noindex");
    if (report) {
      return reply
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(renderReportHtml(report, null));
    }
    const frame = {
      ...plainFrame(request, languageOfVisit(request, "en")),
      ...{ brand: DEFAULT_BRAND, subject: "" },
    };
    return reply
      .code(404)
      .header("content-security-policy", sharePageCsp(DEFAULT_BRAND))
      .send(renderShareMessage(frame, "unknown"));
  });
}

async function openPost(
  db: Database,
  secret: ServerSecret,
  token: string,
): Promise<WrittenReport | null> {
  const subject = readToken(secret, "posted report", token);
  if (!subject) return null;
  const { workspaceId, id } = subject;
  const row = await db
    .selectFrom("report_post as m")
    .innerJoin("report_run as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.run_id"),
    )
    .innerJoin("report as o", (join) =>
      join.onRef("o.workspace_id", "=", "m.workspace_id").onRef("o.id", "=", "m.report_id"),
    )
    .innerJoin("report_destination as d", (join) =>
      join
        .onRef("d.workspace_id", "=", "m.workspace_id")
        .onRef("d.report_id", "=", "m.report_id")
        .onRef("d.id", "=", "m.destination_id"),
    )
    .select(["r.figures", "o.survey_id", "d.language"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", id)
    .executeTakeFirst();
  const survey = row?.figures && (await findSurvey(db, { workspaceId, surveyId: row.survey_id }));
  if (!survey) return null;
  return writeReport(row.figures as unknown as Frozen, survey, row.language);
}
