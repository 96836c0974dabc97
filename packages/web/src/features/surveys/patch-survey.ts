import type { Survey, SurveyPatch } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Changes the survey and shows what came of it everywhere. */
export function usePatchSurvey(survey: Survey) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (patch: SurveyPatch) =>
      ask(
        api(workspace.id).PATCH("/api/v1/surveys/{surveyId}", {
          params: { path: { surveyId: survey.id } },
          body: defined(patch),
        }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData<Survey[]>(["workspace", workspace.id, "surveys"], (all) =>
        all?.map((one) => (one.id === fresh.id ? fresh : one)),
      );
      void client.invalidateQueries({
        queryKey: ["workspace", workspace.id, "numbers", fresh.id],
      });
    },
  });
}
