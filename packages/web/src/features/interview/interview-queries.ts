import type { Call, CallList } from "@candor/contract/interview.ts";
import type { Invitation } from "@candor/contract/invitation.ts";
import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export type Calls = (typeof CallList)["_output"];
export type Scripts = Calls["scripts"];
/** Calls become due and colleagues take others, without any event. */
const LOOK_AGAIN_MS = 20_000;
const MOST = 200;

export function interviewKey(workspace: string, survey: string) {
  return [...workspaceKey(workspace), "interview", survey] as const;
}

/** Whom to call now and what to say. What was fetched stays while the line is lost. */
export function callsQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...interviewKey(workspace, survey), "calls"],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/surveys/{surveyId}/interview/calls", {
          params: { path: { surveyId: survey }, query: { limit: MOST } },
          signal,
        }),
      ),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Those to whom a call at a later hour was promised, soonest first. */
export function promisedQuery(workspace: string, survey: string) {
  return queryOptions({
    queryKey: [...interviewKey(workspace, survey), "promised"],
    queryFn: async ({ signal }): Promise<Invitation[]> => {
      const query = {
        surveyId: survey,
        channel: "phone",
        state: "planned",
        reason: "call_back",
        limit: 50,
      } as const;
      const { data } = await ask(
        api(workspace).GET("/api/v1/invitations", { params: { query }, signal }),
      );
      return data.toSorted((a, b) => ((a.next?.at ?? "") < (b.next?.at ?? "") ? -1 : 1));
    },
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Off the list for colleagues while this one speaks with the person. */
export function takeCall(workspace: string, call: Call): Promise<Call> {
  return ask(
    api(workspace).POST("/api/v1/surveys/{surveyId}/interview/calls/{invitationId}/take", {
      params: { path: { surveyId: call.surveyId, invitationId: call.invitationId } },
    }),
  );
}
