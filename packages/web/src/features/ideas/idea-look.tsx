import type { Idea, IdeaLook } from "@candor/contract/idea.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { ideasKey } from "../../subjects/idea-queries.ts";

/** Nothing by a stranger is public before somebody pressed one of these. */
export function Look({ idea }: { idea: Pick<Idea, "id" | "title"> }) {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const set = (look: IdeaLook) =>
    ask(
      api(workspace.id).PATCH("/api/v1/ideas/{ideaId}", {
        params: { path: { ideaId: idea.id } },
        body: { look },
      }),
    ).then(() => client.invalidateQueries({ queryKey: ideasKey(workspace.id) }));
  const change = useMutation({
    mutationFn: set,
    onSuccess: (_, look) =>
      toast({
        message: t(look === "public" ? "look.nowPublic" : "look.nowHidden"),
        undo: () => set("waiting"),
      }),
  });
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        look="strong"
        busy={change.isPending}
        aria-label={t("look.publishOf", { title: idea.title })}
        onClick={() => change.mutate("public")}
      >
        {t("look.publish")}
      </Button>
      <Button
        look="quiet"
        busy={change.isPending}
        aria-label={t("look.hideOf", { title: idea.title })}
        onClick={() => change.mutate("hidden")}
      >
        {t("look.hide")}
      </Button>
      <ErrorNotice error={change.error} className="basis-full" />
    </div>
  );
}
