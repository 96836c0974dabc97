import type { Home } from "@candor/contract/workspace.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { meQuery, workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { HomeField } from "../../subjects/homes/home-field.tsx";

/** Where one begins in this workspace; takes effect at once. */
export function HomeForm() {
  const t = useMessages("web-homes");
  const { workspace } = useHere();
  const client = useQueryClient();
  const router = useRouter();
  const choose = useMutation({
    mutationFn: (home: Home | null) =>
      ask(api(workspace.id).PUT("/api/v1/home", { body: { home } })),
    onSuccess: async () => {
      await client.fetchQuery({ ...meQuery, staleTime: 0 });
      await client.invalidateQueries({ queryKey: workspaceKey(workspace.id) });
      await router.invalidate();
    },
  });
  return (
    <section aria-label={t("choose")} className="card p-4 sm:p-6">
      <HomeField
        label={t("choose")}
        hint={t("chooseHint")}
        value={workspace.home}
        onChange={(home) => choose.mutate(home)}
      />
      <ErrorNotice error={choose.error} className="mt-3" />
    </section>
  );
}
