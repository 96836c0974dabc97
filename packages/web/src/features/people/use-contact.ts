import type { PersonDetail } from "@candor/contract/person.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { type RequestOptions, request } from "../../request/request.ts";
import { peopleKey, personQuery } from "../../subjects/people-queries.ts";

/** Changes where a person may be written to; what comes back is shown at once. */
export function useContact(personId: string) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: ({ path, ...options }: { path: "blocks" | "consents" } & RequestOptions) =>
      request<PersonDetail>(`/api/v1/people/${personId}/${path}`, {
        ...options,
        workspace: workspace.id,
      }),
    onSuccess: (fresh) => {
      client.setQueryData(personQuery(workspace.id, personId).queryKey, fresh);
      void client.invalidateQueries({ queryKey: [...peopleKey(workspace.id), "list"] });
    },
  });
}
