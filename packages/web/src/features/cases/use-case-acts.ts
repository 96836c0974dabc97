import type { CaseDetail } from "@candor/contract/case.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { caseQuery, casesKey } from "./case-queries.ts";

type Acts = {
  claim: Record<string, never>;
  assign: BodyOf<"/api/v1/cases/{caseId}/assign", "post">;
  notes: BodyOf<"/api/v1/cases/{caseId}/notes", "post">;
  contacts: BodyOf<"/api/v1/cases/{caseId}/contacts", "post">;
  snooze: BodyOf<"/api/v1/cases/{caseId}/snooze", "post">;
  resolve: BodyOf<"/api/v1/cases/{caseId}/resolve", "post">;
  reopen: BodyOf<"/api/v1/cases/{caseId}/reopen", "post">;
  change: BodyOf<"/api/v1/cases/{caseId}", "patch">;
};
/** One thing that is done to a case. */
export type CaseAct = { [K in keyof Acts]: { do: K; body: Acts[K] } }[keyof Acts];

/** Does things to a case; what came of it is shown at once, and lists look again. */
export function useCaseActs(caseId: string) {
  const { workspace } = useHere();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: CaseAct) => sendAct(workspace.id, caseId, act),
    onSuccess: (saved: CaseDetail) =>
      client.setQueryData(caseQuery(workspace.id, caseId).queryKey, saved),
    onSettled: () => client.invalidateQueries({ queryKey: casesKey(workspace.id) }),
  });
}

/** One request an act. */
export function sendAct(workspace: string, caseId: string, act: CaseAct): Promise<CaseDetail> {
  const params = { path: { caseId } };
  const to = api(workspace);
  switch (act.do) {
    case "claim":
      return ask(to.POST("/api/v1/cases/{caseId}/claim", { params, body: act.body }));
    case "assign":
      return ask(to.POST("/api/v1/cases/{caseId}/assign", { params, body: act.body }));
    case "notes":
      return ask(to.POST("/api/v1/cases/{caseId}/notes", { params, body: act.body }));
    case "contacts":
      return ask(to.POST("/api/v1/cases/{caseId}/contacts", { params, body: act.body }));
    case "snooze":
      return ask(to.POST("/api/v1/cases/{caseId}/snooze", { params, body: act.body }));
    case "resolve":
      return ask(to.POST("/api/v1/cases/{caseId}/resolve", { params, body: act.body }));
    case "reopen":
      return ask(to.POST("/api/v1/cases/{caseId}/reopen", { params, body: act.body }));
    case "change":
      return ask(to.PATCH("/api/v1/cases/{caseId}", { params, body: act.body }));
  }
}
