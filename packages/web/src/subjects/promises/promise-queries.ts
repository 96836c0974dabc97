import type { Promised } from "@candor/contract/promise.ts";
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";

/** Everything about promises has a key that begins like this. */
export function promisesKey(workspace: string) {
  return [...workspaceKey(workspace), "promises"] as const;
}

export type PromisesWanted = {
  show: "owed" | "overdue" | "settled" | "all";
  owner?: "me" | undefined;
  personId?: string | undefined;
  caseId?: string | undefined;
};

/** Letters leave within seconds and colleagues work on the same promises: it is looked again this often. */
const LOOK_AGAIN_MS = 15_000;

export function promisesQuery(workspace: string, wanted: PromisesWanted) {
  return infiniteQueryOptions({
    queryKey: [...promisesKey(workspace), "list", wanted],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/promises", {
          params: { query: defined({ limit: 50, ...wanted, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function promiseFiguresQuery(workspace: string) {
  return queryOptions({
    queryKey: [...promisesKey(workspace), "figures"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/promises/figures", { signal })),
  });
}

/** A warning or an apology to look over, with the new date where there is one. */
export function preparedQuery(
  workspace: string,
  promiseId: string,
  { kind, newDueOn }: { kind: "warning" | "apology"; newDueOn: string | undefined },
) {
  return queryOptions({
    queryKey: [...promisesKey(workspace), "prepared", promiseId, kind, newDueOn ?? ""],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/promises/{promiseId}/prepared", {
          params: { path: { promiseId }, query: defined({ kind, newDueOn }) },
          signal,
        }),
      ),
  });
}

type Acts = {
  keep: BodyOf<"/api/v1/promises/{promiseId}/keep", "post">;
  warn: BodyOf<"/api/v1/promises/{promiseId}/warn", "post">;
  apologise: BodyOf<"/api/v1/promises/{promiseId}/apologise", "post">;
  break: BodyOf<"/api/v1/promises/{promiseId}/break", "post">;
  reopen: BodyOf<"/api/v1/promises/{promiseId}/reopen", "post">;
  release: BodyOf<"/api/v1/promises/{promiseId}/release", "post">;
};
/** One thing that is done to a promise. */
export type PromiseAct = { [K in keyof Acts]: { do: K; body: Acts[K] } }[keyof Acts];

/** Does things to a promise; lists, and whatever shows its case, look again. */
export function usePromiseActs({ id }: Pick<Promised, "id">) {
  const { workspace } = useHere();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: PromiseAct) => send(workspace.id, id, act),
    onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(workspace.id) }),
  });
}

function send(workspace: string, promiseId: string, act: PromiseAct) {
  const params = { path: { promiseId } };
  const to = api(workspace);
  switch (act.do) {
    case "keep":
      return ask(to.POST("/api/v1/promises/{promiseId}/keep", { params, body: act.body }));
    case "warn":
      return ask(to.POST("/api/v1/promises/{promiseId}/warn", { params, body: act.body }));
    case "apologise":
      return ask(to.POST("/api/v1/promises/{promiseId}/apologise", { params, body: act.body }));
    case "break":
      return ask(to.POST("/api/v1/promises/{promiseId}/break", { params, body: act.body }));
    case "reopen":
      return ask(to.POST("/api/v1/promises/{promiseId}/reopen", { params, body: act.body }));
    case "release":
      return ask(to.POST("/api/v1/promises/{promiseId}/release", { params, body: act.body }));
  }
}
