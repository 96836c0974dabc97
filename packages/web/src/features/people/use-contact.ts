import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf, type QueryOf } from "../../request/api.ts";
import { peopleKey, personQuery } from "../../subjects/people-queries.ts";

export type ContactChange =
  | { block: BodyOf<"/api/v1/people/{personId}/blocks", "put"> }
  | { unblock: QueryOf<"/api/v1/people/{personId}/blocks", "delete"> }
  | { consent: BodyOf<"/api/v1/people/{personId}/consents", "put"> };

/** Changes where a person may be written to; what comes back is shown at once. */
export function useContact(personId: string) {
  const client = useQueryClient();
  const { workspace } = useHere();
  return useMutation({
    mutationFn: (what: ContactChange) => {
      const own = api(workspace.id);
      const path = { personId };
      if ("block" in what) {
        const body = what.block;
        return ask(own.PUT("/api/v1/people/{personId}/blocks", { params: { path }, body }));
      }
      if ("unblock" in what) {
        const params = { path, query: what.unblock };
        return ask(own.DELETE("/api/v1/people/{personId}/blocks", { params }));
      }
      const body = what.consent;
      return ask(own.PUT("/api/v1/people/{personId}/consents", { params: { path }, body }));
    },
    onSuccess: (fresh) => {
      client.setQueryData(personQuery(workspace.id, personId).queryKey, fresh);
      void client.invalidateQueries({ queryKey: [...peopleKey(workspace.id), "list"] });
    },
  });
}
