import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { libraryKey } from "../../subjects/others-stories.tsx";
import type { LibraryView } from "./library-view.ts";

type Spoken = "en" | "ru" | "lv" | "sv";

/** The stories that the address asks for. */
export function storiesQuery(workspace: string, language: Spoken, view: LibraryView) {
  const { origin, outcome, industry, about, words } = view;
  const query = defined({ origin, outcome, industry, theme: about, q: words, language });
  return queryOptions({
    queryKey: [...libraryKey(workspace), "list", query],
    queryFn: ({ signal }) =>
      ask(api(workspace).GET("/api/v1/library", { params: { query }, signal })).then(
        (page) => page.data,
      ),
  });
}

export function storyQuery(workspace: string, language: Spoken, storyId: string) {
  return queryOptions({
    queryKey: [...libraryKey(workspace), "one", storyId, language],
    queryFn: ({ signal }) =>
      ask(
        api(workspace).GET("/api/v1/library/{storyId}", {
          params: { path: { storyId }, query: { language } },
          signal,
        }),
      ),
  });
}
