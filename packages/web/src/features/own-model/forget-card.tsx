import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";

/** Takes away all that the model ever wrote, after a second click. */
export function ForgetCard() {
  const t = useMessages("web-own-model");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [isSure, setSure] = useState(false);
  const forget = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/own-model/written")),
    onSuccess: () => {
      setSure(false);
      toast({ message: t("forgotten") });
      return client.invalidateQueries({ queryKey: workspaceKey(workspace.id) });
    },
  });
  return (
    <section aria-label={t("forget")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">{t("forget")}</h2>
      <p className="text-sm text-muted">{t("forget.text")}</p>
      <Button
        look={isSure ? "strong" : "plain"}
        busy={forget.isPending}
        onClick={() => (isSure ? forget.mutate() : setSure(true))}
      >
        {isSure ? t("forget.sure") : t("forget")}
      </Button>
      <ErrorNotice error={forget.error} />
    </section>
  );
}
