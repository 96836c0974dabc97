import type { WebhookDelivery } from "@candor/contract/webhook.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about webhooks has a key that begins like this. */
export function webhooksKey(workspace: string) {
  return [...workspaceKey(workspace), "webhooks"] as const;
}

export function webhooksQuery(workspace: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspace), "list"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/webhooks", { signal })).then((page) => page.data),
  });
}

export function webhookQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspace), "one", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/webhooks/{webhookId}", {
          params: { path: { webhookId: id } },
          signal,
        }),
      ),
  });
}

/** While something waits to be delivered the log is asked again this often. */
const WATCH_MS = 3000;

export function deliveriesQuery(
  workspace: string,
  id: string,
  status: WebhookDelivery["status"] | undefined,
) {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey(workspace), "deliveries", id, status ?? ""],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/webhooks/{webhookId}/deliveries", {
          params: {
            path: { webhookId: id },
            query: defined({ limit: 30, status, cursor: pageParam ?? undefined }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.data.some((one) => one.status === "waiting") ? WATCH_MS : false,
  });
}
