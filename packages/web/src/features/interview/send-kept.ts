import { api, ask, type BodyOf } from "../../request/api.ts";
import { ApiError } from "../../request/api-error.ts";
import type { Kept } from "./kept-queue.ts";

type Answer = BodyOf<"/api/v1/surveys/{surveyId}/interview/answers", "post">;
type Outcome = BodyOf<"/api/v1/surveys/{surveyId}/interview/calls/{invitationId}/end", "post">;

const ANSWER = /^\/api\/v1\/surveys\/([^/]+)\/interview\/answers$/;
const OUTCOME = /^\/api\/v1\/surveys\/([^/]+)\/interview\/calls\/([^/]+)\/end$/;

/**
 * Sends one thing that was kept. It may have been written by an earlier version of this page, so its
 * body is what the server makes of it; only where it belongs is known here.
 */
export function sendKept(kept: Kept, body: Record<string, unknown>): Promise<unknown> {
  const own = api(kept.workspace);
  const answer = ANSWER.exec(kept.path);
  if (answer) {
    return ask(
      own.POST("/api/v1/surveys/{surveyId}/interview/answers", {
        params: { path: { surveyId: answer[1] ?? "" } },
        body: body as Answer,
      }),
    );
  }
  const outcome = OUTCOME.exec(kept.path);
  if (outcome) {
    return ask(
      own.POST("/api/v1/surveys/{surveyId}/interview/calls/{invitationId}/end", {
        params: { path: { surveyId: outcome[1] ?? "", invitationId: outcome[2] ?? "" } },
        body: body as Outcome,
      }),
    );
  }
  return Promise.reject(
    new ApiError({ status: 404, code: "kept_unknown", detail: `Nothing is sent to ${kept.path}` }),
  );
}
