import type { ImprovementDetail } from "@candor/contract/improvement.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { libraryKey } from "../../subjects/others-stories.tsx";

/** Once it is over, one click makes a story of it: whoever has the like of it next can read what came of it. */
export function WriteUp({ one }: { one: ImprovementDetail }) {
  const t = useMessages("web-library");
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const write = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/library", { body: { improvementId: one.id } })),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: libraryKey(workspace.id) });
      await navigate({
        to: "/improvements/library/$storyId",
        params: { storyId: id },
        search: carried,
      });
    },
  });
  if (one.state !== "done" && one.state !== "dropped") return null;
  return (
    <section className="card space-y-3 p-4 sm:p-5" aria-label={t("write")}>
      <h2 className="font-semibold">{t("write")}</h2>
      <p className="text-sm text-muted">{t("write.lead")}</p>
      <Button look="strong" busy={write.isPending} onClick={() => write.mutate()}>
        {t("write.button")}
      </Button>
      <ErrorNotice error={write.error} />
    </section>
  );
}
