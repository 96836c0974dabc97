import {
  ChangedResponses,
  ChangeResponses,
  type Exclude,
  ExportChosenResponses,
} from "@candor/contract/response.ts";
import { SurveyRef } from "@candor/contract/survey.ts";
import type { z } from "zod";
import "../auth/authenticate-hook.ts";
import { requireAction } from "../auth/principal.ts";
import type { App } from "../errors/http.ts";
import { sendFile } from "../spreadsheets/send-file.ts";
import type { Database } from "../storage/database.ts";
import { getSurvey } from "../surveys/survey-queries.ts";
import type { Answers } from "./answers.ts";
import { auditExport } from "./audit-export.ts";
import { refuseNoReason } from "./exclusion-reason.ts";
import { exportResponses } from "./export-responses.ts";
import { exportedNames } from "./property-names.ts";
import { listScopeOf } from "./response-filter.ts";
import type { ResponseRow, Revision } from "./revision.ts";
import type { ThemeNames } from "./theme-names.ts";

/** As many tags as one answer may have. */
const MOST_TAGS = 50;

/** What is done with many answers at once: tags, leaving out of the score, a file of them. */
export function responseBulkRoutes(
  app: App,
  { db, answers, themeNames }: { db: Database; answers: Answers; themeNames: ThemeNames },
): void {
  app.post(
    "/responses/change",
    {
      schema: {
        body: ChangeResponses,
        response: { 200: ChangedResponses },
      },
      config: { action: "respond" },
    },
    async ({ principal, actor, body: { responses, change } }) => {
      if (change.what === "exclusion") {
        requireAction(principal, "edit");
        if (change.exclusion) refuseNoReason(change.exclusion);
      }
      const touched = new Set<string>();
      await answers.revise(
        principal.workspaceId,
        [...new Set(responses)],
        (row) => {
          const revision =
            change.what === "tag" ? retagged(row, change) : excluded(row, change.exclusion);
          if (revision) touched.add(row.id);
          else touched.delete(row.id);
          return revision;
        },
        { actor },
      );
      return { changed: [...touched] };
    },
  );

  app.post(
    "/surveys/:surveyId/responses/export",
    {
      schema: {
        params: SurveyRef,
        body: ExportChosenResponses,
      },
      config: { action: "export", confirm: true },
    },
    async ({ principal, actor, params, body: { responses, format } }, reply) => {
      const ref = { workspaceId: principal.workspaceId, surveyId: params.surveyId };
      const survey = await getSurvey(db, ref);
      await auditExport(db, { survey, actor, answers: responses.length });
      const scope = { ...listScopeOf(ref, { standing: "all" }), ids: responses };
      const [names, themeName] = [await exportedNames(db, ref), await themeNames(db, principal)];
      const file = exportResponses(db, scope, format, names, themeName);
      return sendFile(reply, { name: survey.slug, format, file });
    },
  );
}

function retagged(row: ResponseRow, { tag, on }: { tag: string; on: boolean }): Revision | null {
  const has = row.tags.includes(tag);
  if (has === on || row.deleted_at !== null) return null;
  if (!on) return { tags: row.tags.filter((one) => one !== tag) };
  return row.tags.length < MOST_TAGS ? { tags: [...row.tags, tag] } : null;
}

/** What is left out already keeps its own reason. */
function excluded(row: ResponseRow, exclusion: z.output<typeof Exclude> | null): Revision | null {
  const isOut = row.exclusion_reason !== null;
  if (isOut === (exclusion !== null) || row.deleted_at !== null) return null;
  return { exclusion };
}
