import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { defined } from "../../request/defined.ts";
import { askingKey } from "../../subjects/asking-queries.ts";

type As = "sent" | "send_again";

/** After a crash there are many unconfirmed messages, all alike: one decision for those that are listed. */
export function DecideAll({ sendingId }: { sendingId: string | undefined }) {
  const t = useMessages("web-asking");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const toast = useToast();
  const [sure, setSure] = useState(false);
  const decide = useMutation({
    mutationFn: async (as: As) => {
      for (let sum = 0; ; ) {
        const { decided, left } = await ask(
          api(workspace.id).POST("/api/v1/invitations/decide", {
            body: defined({ as, sendingId }),
          }),
        );
        sum += decided;
        if (left === 0) return sum;
      }
    },
    onSuccess: (n) => toast({ message: t("decide.done", { n }) }),
    onSettled: () => client.invalidateQueries({ queryKey: askingKey(workspace.id) }),
  });
  if (!may.write) return null;
  return (
    <section aria-label={t("decide.all")} className="card mb-3 p-4 text-sm">
      <h2 className="font-semibold">{t("decide.all")}</h2>
      <p className="mt-1 max-w-prose text-muted">{t("decide.allText")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button busy={decide.isPending} onClick={() => decide.mutate("sent")}>
          {t("decide.allSent")}
        </Button>
        {sure ? (
          <Button
            look="alarm"
            busy={decide.isPending}
            onClick={() => decide.mutate("send_again", { onSettled: () => setSure(false) })}
          >
            {t("decide.allAgainSure")}
          </Button>
        ) : (
          <Button look="quiet" onClick={() => setSure(true)}>
            {t("decide.allAgain")}
          </Button>
        )}
      </div>
      <ErrorNotice error={decide.error} className="mt-3" />
    </section>
  );
}
