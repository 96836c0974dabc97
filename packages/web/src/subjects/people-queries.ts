import type { BlockedChannel, PeopleSort, Person, SegmentFilter } from "@candor/contract/person.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../here/queries.ts";
import { api, ask } from "../request/api.ts";
import { defined } from "../request/defined.ts";

export type PeopleFilter = {
  search?: string | undefined;
  segmentId?: string | undefined;
  blocked?: BlockedChannel | undefined;
  tag?: string | undefined;
  accountId?: string | undefined;
};
export type PeopleOrder = { sort?: PeopleSort | undefined; order?: "asc" | "desc" | undefined };

/** Everything about people has a key that begins like this. */
export function peopleKey(workspace: string) {
  return [...workspaceKey(workspace), "people"] as const;
}

export function peopleQuery(workspace: string, query: PeopleFilter & PeopleOrder) {
  return infiniteQueryOptions({
    queryKey: [...peopleKey(workspace), "list", query],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/people", {
          params: { query: defined({ ...query, limit: 50, cursor: pageParam ?? undefined }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** What is known of people besides what everybody has, the most frequent first. */
export function peopleAttributesQuery(workspace: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "attributes"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/people/attributes", { signal })).then((reply) => reply.data),
  });
}

export function peopleTagsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "tags"],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/people/tags", { signal })).then((reply) => reply.data),
  });
}

/** A handful who fit the words, to choose one of them. */
export function foundPeopleQuery(workspace: string, search: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "found", search],
    queryFn: async ({ signal }): Promise<Person[]> => {
      const query = { search, limit: 6 };
      const page = await ask(
        api(workspace).GET("/api/v1/people", { params: { query: defined(query) }, signal }),
      );
      return page.data;
    },
    placeholderData: keepPreviousData,
  });
}

export function personQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "one", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/people/{personId}", {
          params: { path: { personId: id } },
          signal,
        }),
      ),
  });
}

export function purchasesQuery(workspace: string, id: string) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "purchases", id],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/people/{personId}/purchases", {
          params: { path: { personId: id } },
          signal,
        }),
      ).then((page) => page.data),
  });
}

/** Everything this person ever answered, whatever became of the answer, newest first. */
export function answersOfPersonQuery(workspace: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...peopleKey(workspace), "answers", id],
    queryFn: ({ signal, pageParam }) =>
      ask(
        api(workspace).GET("/api/v1/people/{personId}/responses", {
          params: {
            path: { personId: id },
            query: defined({ limit: 20, cursor: pageParam ?? undefined }),
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function segmentsKey(workspace: string) {
  return [...workspaceKey(workspace), "segments"] as const;
}

export function segmentsQuery(workspace: string) {
  return queryOptions({
    queryKey: segmentsKey(workspace),
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/segments", { signal })).then((page) => page.data),
  });
}

/** How many people meet conditions that need not be saved yet. */
export function segmentCountQuery(workspace: string, filter: SegmentFilter) {
  return queryOptions({
    queryKey: [...peopleKey(workspace), "count", filter],
    queryFn: async ({ signal }): Promise<number> => {
      const asked = api(workspace).POST("/api/v1/segments/count", {
        body: defined({ filter }),
        signal,
      });
      return (await ask(asked)).people;
    },
    placeholderData: keepPreviousData,
  });
}
