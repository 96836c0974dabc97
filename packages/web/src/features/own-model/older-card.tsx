import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { NumberField } from "../../parts/number-field.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { ownModelQuery } from "./own-model-queries.ts";

/** Comments that were there before the model: so many of the newest are read, as far as the caps go. */
export function OlderCard() {
  const t = useMessages("web-own-model");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [newest, setNewest] = useState(100);
  const read = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/own-model/readings", { body: { newest } })),
    onSuccess: ({ asked }) => {
      toast({ message: t("older.asked", { n: asked }) });
      return client.invalidateQueries({ queryKey: ownModelQuery(workspace.id).queryKey });
    },
  });
  return (
    <section aria-label={t("older")} className="card space-y-3 p-4 sm:p-6">
      <h2 className="font-semibold">{t("older")}</h2>
      <p className="text-sm text-muted">{t("older.text")}</p>
      <div className="flex flex-wrap items-end gap-3">
        <NumberField
          label={t("older.count")}
          value={newest}
          min={1}
          max={5000}
          onChange={setNewest}
          className="w-40"
        />
        <Button busy={read.isPending} onClick={() => read.mutate()}>
          {t("older.ask")}
        </Button>
      </div>
      <ErrorNotice error={read.error} />
    </section>
  );
}
