import type { AmbassadorKind } from "@candor/contract/ambassador.ts";
import type { TestimonialState } from "@candor/contract/testimonial.ts";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { testimonialsKey } from "../../subjects/praise-queries.ts";

export function reviewsKey(workspace: string) {
  return [...workspaceKey(workspace), "reviews"] as const;
}

export function testimonialsQuery(workspace: string, state: TestimonialState | undefined) {
  return infiniteQueryOptions({
    queryKey: [...testimonialsKey(workspace), "list", state],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/testimonials", {
          params: { query: defined({ state, cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function testimonialQuery(workspace: string, testimonialId: string) {
  return queryOptions({
    queryKey: [...testimonialsKey(workspace), "one", testimonialId],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/testimonials/{testimonialId}", {
          params: { path: { testimonialId } },
          signal,
        }),
      ),
  });
}

export function praiseSettingsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...testimonialsKey(workspace), "settings"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/testimonials/settings", { signal })),
  });
}

export function referralSettingsQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "referrals", "settings"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/referrals/settings", { signal })),
  });
}

export function ambassadorsKey(workspace: string) {
  return [...workspaceKey(workspace), "ambassadors"] as const;
}

export function ambassadorsQuery(workspace: string, kind: AmbassadorKind | undefined) {
  return infiniteQueryOptions({
    queryKey: [...ambassadorsKey(workspace), "list", kind],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/ambassadors", {
          params: { query: defined({ kind, cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export interface ReviewsAsked {
  site?: string | undefined;
  answered?: "true" | "false" | undefined;
  search?: string | undefined;
}

export function reviewsQuery(workspace: string, asked: ReviewsAsked) {
  return infiniteQueryOptions({
    queryKey: [...reviewsKey(workspace), "list", asked],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api(workspace).GET("/api/v1/reviews", {
          params: { query: defined({ ...asked, cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
