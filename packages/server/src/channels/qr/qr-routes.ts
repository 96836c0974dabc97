import { QrQuery } from "@candor/contract/channel.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import "../../auth/authenticate-hook.ts";
import type { App } from "../../errors/http.ts";
import type { Database } from "../../storage/database.ts";
import { languageFor, type SurveyRow, textsOf } from "../../surveys/survey.ts";
import { getSurvey } from "../../surveys/survey-queries.ts";
import { posterPdf } from "./poster.ts";
import { qrPng, qrSvg } from "./qr-code.ts";

/** `GET /api/v1/surveys/:surveyId/qr`: the open link as a code to print, or as a whole poster. */
export function qrRoutes(app: App, { db, publicUrl }: { db: Database; publicUrl: string }): void {
  app.get(
    "/surveys/:surveyId/qr",
    { schema: { params: SurveyRef, querystring: QrQuery }, config: { scope: "read" } },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      const survey = await getSurvey(db, { workspaceId, ...params });
      const link = linkOf(survey, query, publicUrl);
      const name = [survey.slug, query.source].filter(Boolean).join("-");
      const file = `${name.replace(/[^\w.-]+/g, "-")}.${query.format}`;
      reply.header("content-disposition", `inline; filename="${file}"`);
      switch (query.format) {
        case "svg":
          return reply.type("image/svg+xml").send(qrSvg(link));
        case "png":
          return reply.type("image/png").send(qrPng(link));
        case "pdf":
          return reply.type("application/pdf").send(await poster(survey, query, link));
      }
    },
  );
}

function linkOf(survey: SurveyRow, { source, touchpoint, language }: QrQuery, publicUrl: string) {
  const query = new URLSearchParams();
  if (source !== undefined) query.set("source", source);
  if (touchpoint !== undefined) query.set("touchpoint", touchpoint);
  if (language !== undefined) query.set("lang", languageFor(survey, [language]));
  const text = query.toString();
  return `${publicUrl}/s/${survey.slug}${text === "" ? "" : `?${text}`}`;
}

function poster(survey: SurveyRow, query: QrQuery, link: string): Promise<Buffer> {
  const language = languageFor(survey, [query.language]);
  return posterPdf({
    size: query.size,
    language,
    subject: survey.subject,
    texts: textsOf(survey, language),
    color: survey.brand.color,
    link,
    shownLink: (link.split("?")[0] ?? link).replace(/^https?:\/\//, ""),
  });
}
