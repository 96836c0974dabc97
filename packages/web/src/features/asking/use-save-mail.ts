import type { MailSettings } from "@candor/contract/sending.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask } from "../../request/api.ts";
import { askingKey, surveyAskingQuery } from "../../subjects/asking-queries.ts";

/** Saves what the mail of a survey says; the preview is written anew. */
export function useSaveMail(surveyId: string) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (mail: MailSettings) =>
      ask(
        api(workspace.id).PATCH("/api/v1/surveys/{surveyId}/asking", {
          params: { path: { surveyId } },
          body: { mail },
        }),
      ),
    onSuccess: (fresh) => {
      client.setQueryData(surveyAskingQuery(workspace.id, surveyId).queryKey, fresh);
      void client.invalidateQueries({ queryKey: [...askingKey(workspace.id), "mail"] });
    },
  });
}
