import type { ResponseDetail } from "@candor/contract/response.ts";
import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import { listKey, numbersKey } from "../../here/numbers.ts";
import { responseQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { type RequestOptions, request } from "../../request/request.ts";
import type { Page, ResponseItem } from "../../request/types.ts";

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
    mutationFn: (given: { path?: string } & RequestOptions) => {
      const { path = "", ...options } = given;
      return request(`/api/v1/responses/${response.id}${path}`, {
        ...options,
        workspace: workspace.id,
      });
    },
    onSuccess: settle,
  });
  const remove = useMutation({
    mutationFn: () =>
      request(`/api/v1/responses/${response.id}`, {
        method: "DELETE",
        workspace: workspace.id,
      }),
    onSuccess: async () => {
      onRemoved?.();
      await client.invalidateQueries({ queryKey: listKey(ids) });
      void client.invalidateQueries({ queryKey: numbersKey(ids) });
    },
  });
  const restore = async () => {
    await request(`/api/v1/responses/${response.id}/restore`, {
      method: "POST",
      workspace: workspace.id,
    });
    await client.invalidateQueries({ queryKey: listKey(ids) });
    void client.invalidateQueries({ queryKey: numbersKey(ids) });
  };
  return { change, remove, restore };
}
