import type { Account, AccountSort } from "@candor/contract/account.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

/** So many accounts can be chosen from a list; others are found by words. */
const LISTED = 200;

/** Everything about accounts has a key that begins like this. */
export function accountsKey(workspace: string) {
  return [...workspaceKey(workspace), "accounts"] as const;
}

export type AccountsAsked = { search?: string | undefined; sort: AccountSort; down: boolean };

export function accountsQuery(workspace: string, { search, sort, down }: AccountsAsked) {
  const query = { search, sort, order: down ? ("desc" as const) : ("asc" as const) };
  return infiniteQueryOptions({
    queryKey: [...accountsKey(workspace), "list", query],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/accounts", {
          params: { query: defined({ ...query, limit: 50, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** The accounts that answered most, or those that fit the words, to choose one of them. */
export function someAccountsQuery(workspace: string, search?: string) {
  return queryOptions({
    queryKey: [...accountsKey(workspace), "some", search ?? ""],
    queryFn: async ({ signal }): Promise<Account[]> => {
      const query = { search, sort: "answers" as const, order: "desc" as const, limit: LISTED };
      const page = await ask(
        api(workspace).GET("/api/v1/accounts", { params: { query: defined(query) }, signal }),
      );
      return page.data;
    },
    placeholderData: keepPreviousData,
  });
}

export function accountQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...accountsKey(workspace), "one", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/accounts/{accountId}", {
          params: { path: { accountId: id } },
          signal,
        }),
      ),
  });
}

/** The score of everybody who belongs to an account, in a survey. */
export function accountsScoreQuery(workspace: string, surveyId: string) {
  return queryOptions({
    queryKey: [...accountsKey(workspace), "score", surveyId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/accounts/score", { params: { query: { surveyId } }, signal }),
      ),
  });
}
