import { Exclude } from "@candor/contract/response.ts";
import { rateOfScope } from "../app/rate-of-scope.ts";
import { SHELL } from "../auth/add-user.ts";
import { workspaceLanguage } from "../auth/reader-language.ts";
import { responseDetail } from "../comments/response-detail.ts";
import { themeNamesIn } from "../comments/theme-labels.ts";
import { replaySince } from "../integrations/webhooks/manage/replay-deliveries.ts";
import { listWebhooks, webhookRow } from "../integrations/webhooks/manage/webhook-queries.ts";
import { peoplePage } from "../people/people-page.ts";
import { createPerson } from "../people/save-person.ts";
import { exportResponses } from "../responses/export-responses.ts";
import { exportedNames } from "../responses/property-names.ts";
import { requestedAnswer } from "../responses/requested-answer.ts";
import { listResponses, toResponseItem } from "../responses/response-queries.ts";
import { standingListScopeOf, standingScopeOf } from "../responses/standing-scope.ts";
import { todayIn } from "../scores/period.ts";
import { surveyScore } from "../scores/survey-score.ts";
import { burstsUnderEye } from "../surveys/answer-burst-queries.ts";
import { createSurvey } from "../surveys/create-survey.ts";
import { editSurvey } from "../surveys/edit-survey.ts";
import { toSurvey } from "../surveys/survey.ts";
import { answersBySurvey, listSurveys } from "../surveys/survey-queries.ts";
import { walksUnderWay } from "../tallies/tally-walk.ts";
import type { Door } from "./door.ts";
import { localChats } from "./local-chats.ts";
import { localImports } from "./local-imports.ts";
import { localSendings } from "./local-sendings.ts";
import { localTold } from "./local-told.ts";
import { checked } from "./options.ts";
import { type Shell, withStorage, workspaceNamed } from "./with-storage.ts";

const PAGE = 500;

/** A workspace on this machine's data, which a running server may share. */
export async function localDoor<T>(
  workspaceName: string | undefined,
  work: (door: Door) => Promise<T>,
): Promise<T> {
  return withStorage(async (shell) => {
    const workspace = await workspaceNamed(shell.db, workspaceName);
    return work(doorOf(shell, workspace));
  });
}

function doorOf(
  shell: Shell,
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
): Door {
  const { db, config, answers } = shell;
  const { publicUrl } = config;
  const actor = SHELL;
  const shown = async (survey: Parameters<typeof toSurvey>[0]) => {
    const known = await knownOf();
    return toSurvey(survey, known(survey.id));
  };
  const knownOf = async () => {
    const counts = await answersBySurvey(db, workspaceId);
    const walks = await walksUnderWay(db, workspaceId);
    const bursts = await burstsUnderEye(db, { workspaceId, now: new Date() });
    return (id: string) => ({
      answers: counts.get(id) ?? 0,
      counting: walks.get(id) ?? null,
      burst: bursts.get(id) ?? null,
      publicUrl,
    });
  };
  return {
    async surveys() {
      const known = await knownOf();
      const rows = await listSurveys(db, workspaceId);
      return rows.map((row) => toSurvey(row, known(row.id)));
    },
    addSurvey: async (wanted) => shown(await createSurvey(db, { workspaceId, actor }, wanted)),
    setStatus: async (surveyId, status) =>
      shown(await editSurvey(db, { workspaceId, surveyId, actor }, { status })),

    score: async (surveyId, filter) =>
      surveyScore(db, await standingScopeOf(db, { workspaceId, surveyId }, filter), {
        today: todayIn(timeZone, new Date()),
        responseRate: rateOfScope,
      }),
    async *responses(surveyId, filter) {
      const scope = await standingListScopeOf(db, { workspaceId, surveyId }, filter);
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listResponses>> = await listResponses(db, scope, {
          limit: PAGE,
          cursor,
        });
        yield* page.rows.map(toResponseItem);
        cursor = page.nextCursor;
      } while (cursor !== null);
    },
    async addResponse(surveyId, body) {
      const answer = requestedAnswer(body, { surveyId, actor, now: new Date() });
      const { id } = await answers.record(workspaceId, answer);
      return responseDetail(db, { workspaceId, responseId: id });
    },
    async exclude(responseId, exclusion) {
      const wanted = exclusion ? checked(Exclude, exclusion) : null;
      const revision = wanted ? { exclusion: wanted } : { exclusion: null, quarantine: null };
      await answers.revise(workspaceId, [responseId], () => revision, { actor });
      return responseDetail(db, { workspaceId, responseId });
    },
    async exportAnswers(surveyId, filter, format) {
      const ref = { workspaceId, surveyId };
      const names = await exportedNames(db, ref);
      const themeName = await themeNamesIn(db, {
        workspaceId,
        language: await workspaceLanguage(db, workspaceId),
      });
      return exportResponses(
        db,
        await standingListScopeOf(db, ref, filter),
        format,
        names,
        themeName,
      );
    },

    async *people(search) {
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof peoplePage>> = await peoplePage(db, {
          workspaceId,
          limit: PAGE,
          now: new Date(),
          ...(search === undefined ? {} : { search }),
          ...(cursor === null ? {} : { cursor }),
        });
        yield* page.data;
        cursor = page.nextCursor;
      } while (cursor !== null);
    },
    addPerson: (person) => createPerson(db, workspaceId, person, new Date()),

    webhooks: () => listWebhooks(db, workspaceId),
    async replayWebhook(webhookId, { since, which }) {
      await webhookRow(db, { workspaceId, webhookId });
      const replay = { db, workspaceId, webhookId, now: new Date() };
      return replaySince(replay, { since, which });
    },
    imports: localImports(shell, workspaceId),
    sendings: localSendings(shell, workspaceId),
    told: localTold(shell, workspaceId),
    chats: localChats(shell, workspaceId),
  };
}
