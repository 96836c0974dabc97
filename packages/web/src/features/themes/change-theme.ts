import { useMutation, useQueryClient } from "@tanstack/react-query";
import { numbersKey } from "../../here/numbers.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { api, ask, type BodyOf } from "../../request/api.ts";
import { themesKey } from "../../subjects/theme-queries.ts";

export type ThemePatch = BodyOf<"/api/v1/themes/{themeId}", "patch">;
export type NewThemeBody = BodyOf<"/api/v1/themes", "post">;

/** Changes a theme; lists, names and numbers are asked again. */
export function useChangeTheme() {
  const { workspace } = useHere();
  const ids = useSurveyIds();
  const client = useQueryClient();
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: themesKey(workspace.id) });
    await client.invalidateQueries({ queryKey: numbersKey(ids) });
  };
  const change = useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: ThemePatch }) =>
      ask(
        api(workspace.id).PATCH("/api/v1/themes/{themeId}", {
          params: { path: { themeId: id } },
          body: patch,
        }),
      ),
    onSuccess: refresh,
  });
  const add = useMutation({
    mutationFn: (body: NewThemeBody) => ask(api(workspace.id).POST("/api/v1/themes", { body })),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (id: string) =>
      ask(
        api(workspace.id).DELETE("/api/v1/themes/{themeId}", { params: { path: { themeId: id } } }),
      ),
    onSuccess: refresh,
  });
  return { change, add, remove };
}
