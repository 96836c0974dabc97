import type { Import } from "@candor/contract/import.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { importQuery } from "../../here/queries.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Takes an import back as a whole, after a second thought; what it says goes on where it is looked at. */
export function UndoImport({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const { workspace } = useHere();
  const may = useMay();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const undo = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/imports/{importId}/undo", {
          params: { path: { importId: one.id } },
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(importQuery(workspace.id, one.id).queryKey, fresh),
  });
  const came = one.imported + one.updated > 0;
  if (!may.write || !came || !["done", "cancelled", "failed"].includes(one.status)) return null;
  if (!sure) {
    return (
      <Button look="quiet" onClick={() => setSure(true)}>
        <Undo2 aria-hidden className="size-4" />
        {t("undo")}
      </Button>
    );
  }
  const isAnswers = one.kind === "answers";
  return (
    <div className="mt-2 w-full rounded-lg border border-line p-4">
      <p className="text-sm">{t(isAnswers ? "undo.whatAnswers" : "undo.whatPeople")}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="strong" busy={undo.isPending} onClick={() => undo.mutate()}>
          {t("undo.sure")}
        </Button>
        <Button look="quiet" onClick={() => setSure(false)}>
          {t("undo.keep")}
        </Button>
      </div>
      <ErrorNotice error={undo.error} className="mt-3" />
    </div>
  );
}
