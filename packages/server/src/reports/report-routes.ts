import { page } from "@candor/contract/common.ts";
import {
  AddRecipient,
  CreateReport,
  PatchReport,
  PreviewLanguage,
  RecipientRef,
  Report,
  ReportDraft,
  ReportPreview,
  ReportRef,
  ReportRun,
  RunRef,
} from "@candor/contract/report.ts";
import { z } from "zod";
import "../auth/authenticate-hook.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { PostDeps } from "./destination.ts";
import { destinationRoutes } from "./destination-routes.ts";
import { freeze } from "./freeze.ts";
import { addRecipient, type RecipientDeps, removeRecipient } from "./recipients.ts";
import { renderReportPdf } from "./render-pdf.ts";
import { renderReportHtml, renderReportText } from "./render-report.ts";
import { type Draft, draftOf } from "./report.ts";
import { getReport, getRun, listReports, listRuns } from "./report-queries.ts";
import { type RunDeps, runNow } from "./run-report.ts";
import { changeReport, completed, deleteReport, makeReport } from "./save-report.ts";
import { closedPeriod } from "./schedule.ts";
import { subjectOf, writeReport } from "./written-report.ts";

export type ReportRoutesDeps = RunDeps & RecipientDeps & PostDeps & { now: () => Date };

/** `/api/v1/reports` and `/api/v1/report-runs`: what goes out by itself, and what it said. */
export function reportRoutes(app: App, deps: ReportRoutesDeps): void {
  const { db, now } = deps;
  const one = async (workspaceId: string, reportId: string) => {
    const [report] = await listReports(db, { workspaceId, reportId });
    if (report) return report;
    throw new KnownError(404, "report_not_found", "There is no such report in this workspace.");
  };

  app.get(
    "/reports",
    { schema: { response: { 200: page(Report) } }, config: { scope: "read" } },
    async ({ principal: { workspaceId } }) => ({
      data: await listReports(db, { workspaceId }),
      nextCursor: null,
    }),
  );

  app.post(
    "/reports",
    { schema: { body: CreateReport, response: { 201: Report } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, body }, reply) => {
      const id = await makeReport(db, { workspaceId, actor, now: now() }, body);
      return reply.code(201).send(await one(workspaceId, id));
    },
  );

  app.post(
    "/reports/preview",
    {
      schema: { body: ReportDraft, response: { 200: ReportPreview } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, body }) =>
      preview(deps, workspaceId, await completed(db, workspaceId, body)),
  );

  app.get(
    "/reports/:reportId",
    { schema: { params: ReportRef, response: { 200: Report } }, config: { scope: "read" } },
    ({ principal: { workspaceId }, params }) => one(workspaceId, params.reportId),
  );

  app.patch(
    "/reports/:reportId",
    {
      schema: { params: ReportRef, body: PatchReport, response: { 200: Report } },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params, body }) => {
      await changeReport(db, { workspaceId, actor, now: now(), ...params }, body);
      return one(workspaceId, params.reportId);
    },
  );

  app.delete(
    "/reports/:reportId",
    { schema: { params: ReportRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      await deleteReport(db, { workspaceId, actor, now: now(), ...params });
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/reports/:reportId/preview",
    {
      schema: {
        params: ReportRef,
        querystring: PreviewLanguage,
        response: { 200: ReportPreview },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }) => {
      const draft = draftOf(await getReport(db, { workspaceId, ...params }));
      return preview(deps, workspaceId, { ...draft, language: query.language ?? draft.language });
    },
  );

  app.post(
    "/reports/:reportId/run-now",
    { schema: { params: ReportRef, response: { 201: ReportRun } }, config: { scope: "send" } },
    async ({ principal: { workspaceId }, params }, reply) => {
      const report = await getReport(db, { workspaceId, ...params });
      const runId = await runNow(deps, report, now());
      const [run] = await listRuns(db, { workspaceId, reportId: report.id, runId });
      if (!run) throw new Error(`The run ${runId} was made and is not there`);
      return reply.code(201).send(run);
    },
  );

  app.get(
    "/reports/:reportId/runs",
    {
      schema: { params: ReportRef, response: { 200: page(ReportRun) } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) => {
      await getReport(db, { workspaceId, ...params });
      return { data: await listRuns(db, { workspaceId, ...params }), nextCursor: null };
    },
  );

  app.post(
    "/reports/:reportId/recipients",
    {
      schema: { params: ReportRef, body: AddRecipient, response: { 201: Report } },
      config: { scope: "send" },
    },
    async ({ principal: { workspaceId }, actor, params, body }, reply) => {
      const report = await getReport(db, { workspaceId, ...params });
      await addRecipient(deps, { actor, now: now(), report }, body);
      return reply.code(201).send(await one(workspaceId, report.id));
    },
  );

  app.delete(
    "/reports/:reportId/recipients/:recipientId",
    { schema: { params: RecipientRef, response: { 204: z.null() } }, config: { scope: "send" } },
    async ({ principal: { workspaceId }, actor, params }, reply) => {
      const report = await getReport(db, { workspaceId, reportId: params.reportId });
      await removeRecipient(db, { actor, report, recipientId: params.recipientId });
      return reply.code(204).send(null);
    },
  );

  destinationRoutes(app, { ...deps, one });
  runRoutes(app, deps);
}

/** A run as a page, as text and as data: one set of figures, written three times. */
function runRoutes(app: App, { db }: ReportRoutesDeps): void {
  const open = async (workspaceId: string, runId: string, language: string | undefined) => {
    const { run, frozen } = await getRun(db, { workspaceId, runId });
    const report = await getReport(db, { workspaceId, reportId: run.report_id });
    const survey = await getSurvey(db, { workspaceId, surveyId: report.survey_id });
    return { frozen, written: writeReport(frozen, survey, language ?? report.language) };
  };
  const schema = { params: RunRef, querystring: PreviewLanguage };
  const config = { scope: "read" } as const;

  app.get(
    "/report-runs/:runId.html",
    { schema, config },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      const { written } = await open(workspaceId, params.runId, query.language);
      return reply
        .header("content-type", "text/html; charset=utf-8")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(renderReportHtml(written, null));
    },
  );

  app.get(
    "/report-runs/:runId.txt",
    { schema, config },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      const { written } = await open(workspaceId, params.runId, query.language);
      return reply
        .header("content-type", "text/plain; charset=utf-8")
        .send(renderReportText(written, null));
    },
  );

  app.get(
    "/report-runs/:runId.pdf",
    { schema, config },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      const { written } = await open(workspaceId, params.runId, query.language);
      return reply
        .header("content-type", "application/pdf")
        .header("content-disposition", `inline; filename="report-${params.runId}.pdf"`)
        .send(await renderReportPdf(written));
    },
  );

  app.get(
    "/report-runs/:runId.json",
    { schema, config },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      const { frozen } = await open(workspaceId, params.runId, query.language);
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .send(JSON.stringify(frozen));
    },
  );
}

async function preview(deps: ReportRoutesDeps, workspaceId: string, draft: Draft) {
  const { db, now } = deps;
  const at = now();
  const { time_zone } = await db
    .selectFrom("workspace")
    .select("time_zone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  const period = closedPeriod(draft.schedule.cadence, time_zone, at);
  const frozen = await freeze(deps, workspaceId, draft, { period, now: at });
  const survey = await getSurvey(db, { workspaceId, surveyId: draft.surveyId });
  const written = writeReport(frozen, survey, draft.language);
  return {
    subject: subjectOf(written),
    html: renderReportHtml(written, null),
    text: renderReportText(written, null),
    ...period,
  };
}
