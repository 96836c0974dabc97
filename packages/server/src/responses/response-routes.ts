import { PageQuery, page } from "@candor/contract/common.ts";
import { ListFilter } from "@candor/contract/filter.ts";
import type { ResponseReading } from "@candor/contract/reading.ts";
import {
  CreateNote,
  CreateResponse,
  Exclude,
  PatchResponse,
  ResponseDetail,
  ResponseItem,
  ResponseNote,
  ResponseRef,
} from "@candor/contract/response.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import { sql } from "kysely";
import { z } from "zod";
import { standingListScopeOf } from "./standing-scope.ts";
import "../auth/authenticate-hook.ts";
import { requireAction } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import { KnownError } from "../errors/known-error.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { readListed } from "../storage/read-listed.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import { cleanComment } from "./answer.ts";
import type { Answers } from "./answers.ts";
import { auditExport } from "./audit-export.ts";
import { refuseNoReason } from "./exclusion-reason.ts";
import { exportResponses } from "./export-responses.ts";
import { exportedNames } from "./property-names.ts";
import { UNDO_DAYS } from "./purge-deleted.ts";
import { recordedItem } from "./recorded-item.ts";
import { requestedAnswer } from "./requested-answer.ts";
import { responseBulkRoutes } from "./response-bulk-routes.ts";
import { addNote } from "./response-notes.ts";
import {
  countResponses,
  getResponseDetail,
  listResponses,
  toResponseItem,
} from "./response-queries.ts";
import type { Decide } from "./revise-responses.ts";
import type { Revision } from "./revision.ts";
import { openOriginal } from "./sealed-originals.ts";
import type { ThemeNames } from "./theme-names.ts";

export interface ResponseRoutesDeps {
  db: Database;
  answers: Answers;
  /** What was read in the comment of an answer. */
  readingOf: ReadingOf;
  themeNames: ThemeNames;
}

/** Asks what was read in the comment of an answer; null while nothing was. */
export type ReadingOf = (
  db: Database,
  ref: { workspaceId: string; responseId: string },
) => Promise<ResponseReading | null>;

/** `/api/v1/surveys/:surveyId/responses`: recording, lists and files. */
export function surveyResponseRoutes(
  app: App,
  { db, answers, themeNames }: Omit<ResponseRoutesDeps, "readingOf">,
) {
  const knownSurvey = rememberSurveys(db);

  app.post(
    "/surveys/:surveyId/responses",
    {
      schema: {
        params: SurveyRef,
        body: CreateResponse,
        response: { 200: ResponseItem, 201: ResponseItem },
      },
      config: { scope: "write" },
    },
    async ({ principal: { workspaceId }, actor, params: { surveyId }, body }, reply) => {
      const { anonymous, held } = await knownSurvey({ workspaceId, surveyId });
      const answer = requestedAnswer(body, { surveyId, actor, now: new Date() });
      const recorded = await answers.record(workspaceId, answer);
      // What waits with others cannot be read back, by whoever sent it either.
      if (held) return reply.code(201).send(recordedItem(answer, recorded));
      // An anonymous survey keeps less than it was told, as every survey does of answers to what it
      // does not ask: what is there is read back.
      if (recorded.created && !anonymous && !body.answers) {
        return reply.code(201).send(recordedItem(answer, recorded));
      }
      const item = await getResponseDetail(db, { workspaceId, responseId: recorded.id });
      return reply.code(recorded.created ? 201 : 200).send(item);
    },
  );

  app.get(
    "/surveys/:surveyId/responses",
    {
      schema: {
        params: SurveyRef,
        querystring: ListFilter.extend(PageQuery.shape),
        response: { 200: page(ResponseItem) },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      await getSurvey(db, { workspaceId, ...params });
      const scope = await standingListScopeOf(db, { workspaceId, ...params }, query);
      const part = { limit: query.limit, cursor: query.cursor ?? null };
      const { rows, nextCursor } = await readListed(db, { workspaceId, reply }, (from) =>
        listResponses(from, scope, part),
      );
      return { data: rows.map(toResponseItem), nextCursor };
    },
  );

  app.get(
    "/surveys/:surveyId/responses/count",
    {
      schema: {
        params: SurveyRef,
        querystring: ListFilter,
        response: { 200: z.object({ answers: z.int() }) },
      },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params, query }, reply) => {
      await getSurvey(db, { workspaceId, ...params });
      const scope = await standingListScopeOf(db, { workspaceId, ...params }, query);
      const answers = await readListed(db, { workspaceId, reply }, (from) =>
        countResponses(from, scope),
      );
      return { answers };
    },
  );

  app.get(
    "/surveys/:surveyId/responses/export",
    {
      schema: {
        params: SurveyRef,
        querystring: ListFilter.extend({ format: z.enum(["csv", "xlsx"]).default("csv") }),
      },
      config: { action: "export", confirm: true },
    },
    async ({ principal, actor, params, query }, reply) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      await auditExport(db, { survey, actor });
      const [names, themeName] = [await exportedNames(db, ref), await themeNames(db, principal)];
      // Which of the two is decided at the beginning: a file is read at one moment.
      const from = await readListed(db, { ...ref, reply }, async (chosen) => {
        await sql`select 1`.execute(chosen);
        return chosen;
      });
      const file = exportResponses(
        from,
        await standingListScopeOf(db, ref, query),
        query.format,
        names,
        themeName,
      );
      return sendFile(reply, { name: survey.slug, format: query.format, file });
    },
  );
}

/** Surveys that were seen are remembered at most so many. */
const KNOWN_SURVEYS = 10_000;

/**
 * Turns an answer to a survey that does not exist away before it joins a batch, which it would
 * spoil for its companions. What exists is asked once: recording itself has the last word.
 */
function rememberSurveys(db: Database) {
  const known = new Map<string, { anonymous: boolean; held: boolean }>();
  return async (ref: { workspaceId: string; surveyId: string }) => {
    const name = `${ref.workspaceId}/${ref.surveyId}`;
    const remembered = known.get(name);
    if (remembered) return remembered;
    const { anonymous, kind } = await getSurvey(db, ref);
    if (known.size >= KNOWN_SURVEYS) known.clear();
    const found = { anonymous, held: kind === "employee" };
    known.set(name, found);
    return found;
  };
}

/** `/api/v1/responses/:responseId`: one answer, its notes, its place in the score. */
export function responseRoutes(
  app: App,
  { db, answers, readingOf, themeNames }: ResponseRoutesDeps,
) {
  responseBulkRoutes(app, { db, answers, themeNames });
  const detailOf = async (ref: { workspaceId: string; responseId: string }) => {
    const [detail, reading] = await Promise.all([getResponseDetail(db, ref), readingOf(db, ref)]);
    return { ...detail, reading };
  };
  const revise = (
    { workspaceId, actor }: { workspaceId: string; actor: string },
    responseId: string,
    decide: Decide,
  ) => answers.revise(workspaceId, [responseId], decide, { actor });

  app.get(
    "/responses/:responseId",
    {
      schema: { params: ResponseRef, response: { 200: ResponseDetail } },
      config: { scope: "read" },
    },
    async ({ principal: { workspaceId }, params }) => detailOf({ workspaceId, ...params }),
  );

  app.patch(
    "/responses/:responseId",
    {
      schema: { params: ResponseRef, body: PatchResponse, response: { 200: ResponseDetail } },
      config: { action: "respond" },
    },
    async ({ principal, actor, params, body }) => {
      const { tags, ...said } = body;
      // Tags are a colleague's work; what the customer said is not theirs to rewrite.
      if (Object.keys(said).length > 0) requireAction(principal, "edit");
      const { touchpoint, score, properties } = said;
      const revision: Revision = {
        ...(score === undefined ? {} : { score }),
        ...(properties === undefined ? {} : { properties }),
        ...(touchpoint === undefined ? {} : { touchpoint }),
        ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
        ...(body.comment === undefined ? {} : { comment: cleanComment(body.comment) }),
      };
      await revise(
        { workspaceId: principal.workspaceId, actor },
        params.responseId,
        () => revision,
      );
      return detailOf({ workspaceId: principal.workspaceId, ...params });
    },
  );

  app.post(
    "/responses/:responseId/original",
    {
      schema: {
        params: ResponseRef,
        response: { 200: z.object({ comment: z.string() }) },
      },
      config: { action: "see_originals" },
    },
    async ({ principal: { workspaceId }, actor, params }) => ({
      comment: await openOriginal(db, { workspaceId, ...params, actor }),
    }),
  );

  app.delete(
    "/responses/:responseId",
    { schema: { params: ResponseRef, response: { 204: z.null() } }, config: { scope: "write" } },
    async ({ principal, actor, params }, reply) => {
      await revise({ workspaceId: principal.workspaceId, actor }, params.responseId, () => ({
        deleted: true,
      }));
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/responses/:responseId/restore",
    {
      schema: { params: ResponseRef, response: { 200: ResponseDetail } },
      config: { scope: "write" },
    },
    async ({ principal, actor, params }) => {
      await revise({ workspaceId: principal.workspaceId, actor }, params.responseId, (row) => {
        const age = row.deleted_at ? Date.now() - row.deleted_at.getTime() : 0;
        if (age > UNDO_DAYS * 24 * 3600_000) {
          throw new KnownError(
            410,
            "too_late_to_restore",
            `The answer was deleted more than ${UNDO_DAYS} days ago and cannot be brought back.`,
          );
        }
        return { deleted: false };
      });
      return detailOf({ workspaceId: principal.workspaceId, ...params });
    },
  );

  app.put(
    "/responses/:responseId/exclusion",
    {
      schema: { params: ResponseRef, body: Exclude, response: { 200: ResponseDetail } },
      config: { scope: "write" },
    },
    async ({ principal, actor, params, body }) => {
      refuseNoReason(body);
      await revise({ workspaceId: principal.workspaceId, actor }, params.responseId, () => ({
        exclusion: body,
      }));
      return detailOf({ workspaceId: principal.workspaceId, ...params });
    },
  );

  app.delete(
    "/responses/:responseId/exclusion",
    {
      schema: { params: ResponseRef, response: { 200: ResponseDetail } },
      config: { scope: "write" },
    },
    async ({ principal, actor, params }) => {
      await revise({ workspaceId: principal.workspaceId, actor }, params.responseId, () => ({
        exclusion: null,
        quarantine: null,
      }));
      return detailOf({ workspaceId: principal.workspaceId, ...params });
    },
  );

  app.post(
    "/responses/:responseId/notes",
    {
      schema: { params: ResponseRef, body: CreateNote, response: { 201: ResponseNote } },
      config: { action: "respond" },
    },
    async ({ principal, actor, params, body }, reply) => {
      const { workspaceId } = principal;
      await getResponseDetail(db, { workspaceId, ...params });
      const note = { workspaceId, ...params, actor, text: body.text };
      return reply.code(201).send(await addNote(db, note));
    },
  );
}
