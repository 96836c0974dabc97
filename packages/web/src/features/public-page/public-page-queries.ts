import type { PageBlocks } from "@candor/contract/public-page.ts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

export function publicPageQuery(workspace: string) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "public-page"],
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/public-page", { signal })),
  });
}

/** The page with blocks that were not saved yet; the one before stays in sight meanwhile. */
export function pagePreviewQuery(
  workspace: string,
  wanted: { blocks: PageBlocks; language: string },
) {
  return queryOptions({
    queryKey: [...workspaceKey(workspace), "public-page", "preview", wanted],
    queryFn: ({ signal }) =>
      ask(api(workspace).POST("/api/v1/public-page/preview", { body: wanted, signal })),
    placeholderData: keepPreviousData,
  });
}

/**
 * Words as a part of an address: small Latin letters, digits and hyphens.
 *
 * @param typing leaves a hyphen at the end, which the next letter will follow.
 */
export function slugOf(words: string, typing = false): string {
  const plain = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 62);
  return typing ? plain : plain.replace(/-+$/, "");
}
