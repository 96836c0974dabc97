import type { MailSettings, SurveyAsking } from "@candor/contract/sending.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { request } from "../../request/request.ts";
import { askingKey, surveyAskingQuery } from "../../subjects/asking-queries.ts";

/** Saves what the mail of a survey says; the preview is written anew. */
export function useSaveMail(surveyId: string) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (mail: MailSettings) =>
      request<SurveyAsking>(`/api/v1/surveys/${surveyId}/asking`, {
        method: "PATCH",
        workspace: workspace.id,
        body: { mail },
      }),
    onSuccess: (fresh) => {
      client.setQueryData(surveyAskingQuery(workspace.id, surveyId).queryKey, fresh);
      void client.invalidateQueries({ queryKey: [...askingKey(workspace.id), "mail"] });
    },
  });
}
