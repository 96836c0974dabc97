import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { modelOfferQuery } from "../../subjects/own-model/model-queries.ts";
import { ownModelQuery } from "./own-model-queries.ts";

export type ModelPatch = BodyOf<"/api/v1/own-model", "patch">;

/** Changes the model's settings; what other screens may offer is asked anew. */
export function useSaveModel() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ModelPatch) => ask(api(workspace.id).PATCH("/api/v1/own-model", { body })),
    onSuccess: (fresh) => {
      client.setQueryData(ownModelQuery(workspace.id).queryKey, fresh);
      void client.invalidateQueries({ queryKey: modelOfferQuery(workspace.id).queryKey });
    },
  });
}
