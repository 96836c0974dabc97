import type { ResponseDetail } from "@candor/contract/response.ts";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { listKey, numbersKey } from "../../here/numbers.ts";
import { responseQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import type { Page, ResponseItem } from "../../request/types.ts";

export type ResponseChange =
  | { tags: string[] }
  | { note: string }
  | { leaveOut: BodyOf<"/api/v1/responses/{responseId}/exclusion", "put"> }
  | { takeIn: true };

function changeResponse(
  workspace: string,
  responseId: string,
  what: ResponseChange,
): Promise<unknown> {
  const own = api(workspace);
  const params = { path: { responseId } };
  if ("tags" in what) {
    return ask(own.PATCH("/api/v1/responses/{responseId}", { params, body: what }));
  }
  if ("note" in what) {
    const body = { text: what.note };
    return ask(own.POST("/api/v1/responses/{responseId}/notes", { params, body }));
  }
  if ("leaveOut" in what) {
    const body = what.leaveOut;
    return ask(own.PUT("/api/v1/responses/{responseId}/exclusion", { params, body }));
  }
  return ask(own.DELETE("/api/v1/responses/{responseId}/exclusion", { params }));
}

/**
 * Changes one answer. What comes back replaces the answer where it stands, in the list and beside
 * it; the numbers are asked again.
 */
export function useChangeResponse(
  response: { id: string; surveyId: string },
  /** Called once the answer is deleted, before anything is asked again: it may be on screen. */
  onRemoved?: () => void,
) {
  const client = useQueryClient();
  const { workspace } = useHere();
  const ids = { workspace: workspace.id, survey: response.surveyId };

  const settle = async () => {
    const fresh = await client.fetchQuery({
      ...responseQuery(workspace.id, response.id),
      staleTime: 0,
    });
    replaceInLists(fresh);
    void client.invalidateQueries({ queryKey: numbersKey(ids) });
  };
  const replaceInLists = (fresh: ResponseDetail) => {
    client.setQueriesData<InfiniteData<Page<ResponseItem>>>({ queryKey: listKey(ids) }, (data) =>
      data
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              data: page.data.map((item) => (item.id === fresh.id ? { ...item, ...fresh } : item)),
            })),
          }
        : data,
    );
  };
  const change = useMutation({
    mutationFn: (what: ResponseChange) => changeResponse(workspace.id, response.id, what),
    onSuccess: settle,
  });
  const remove = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).DELETE("/api/v1/responses/{responseId}", {
          params: { path: { responseId: response.id } },
        }),
      ),
    onSuccess: async () => {
      onRemoved?.();
      await client.invalidateQueries({ queryKey: listKey(ids) });
      void client.invalidateQueries({ queryKey: numbersKey(ids) });
    },
  });
  const restore = async () => {
    await ask(
      api(workspace.id).POST("/api/v1/responses/{responseId}/restore", {
        params: { path: { responseId: response.id } },
      }),
    );
    await client.invalidateQueries({ queryKey: listKey(ids) });
    void client.invalidateQueries({ queryKey: numbersKey(ids) });
  };
  return { change, remove, restore };
}
