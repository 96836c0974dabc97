import type { Webhook, WebhookDelivery } from "@candor/contract/webhook.ts";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { request } from "../../request/request.ts";
import type { Page } from "../../request/types.ts";

/** Everything about webhooks has a key that begins like this. */
export function webhooksKey(workspace: string) {
  return [...workspaceKey(workspace), "webhooks"] as const;
}

export function webhooksQuery(workspace: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspace), "list"],
    queryFn: ({ signal }) =>
      request<{ data: Webhook[] }>("/api/v1/webhooks", { workspace, signal }).then(
        (page) => page.data,
      ),
  });
}

export function webhookQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...webhooksKey(workspace), "one", id],
    queryFn: ({ signal }) =>
      request<Webhook>(`/api/v1/webhooks/${encodeURIComponent(id)}`, { workspace, signal }),
  });
}

/** While something waits to be delivered the log is asked again this often. */
const WATCH_MS = 3000;

export function deliveriesQuery(workspace: string, id: string, status: string | undefined) {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey(workspace), "deliveries", id, status ?? ""],
    queryFn: ({ signal, pageParam }) =>
      request<Page<WebhookDelivery>>(`/api/v1/webhooks/${id}/deliveries`, {
        workspace,
        query: { limit: 30, status, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) =>
      query.state.data?.pages[0]?.data.some((one) => one.status === "waiting") ? WATCH_MS : false,
  });
}
