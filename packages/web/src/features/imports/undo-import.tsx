import type { Import } from "@candor/contract/import.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { importQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Takes back everything a file brought in. It may be thousands of answers, so it is asked once more. */
export function UndoImport({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const { workspace } = useHere();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const undo = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/imports/{importId}/undo", {
          params: { path: { importId: one.id } },
        }),
      ),
    onSuccess: () =>
      client.invalidateQueries({ queryKey: importQuery(workspace.id, one.id).queryKey }),
  });
  return (
    <>
      {sure ? (
        <>
          <Button look="alarm" busy={undo.isPending} onClick={() => undo.mutate()}>
            {t("undo.sure")}
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            {t("undo.keep")}
          </Button>
        </>
      ) : (
        <Button look="quiet" onClick={() => setSure(true)}>
          <Undo2 aria-hidden className="size-4" />
          {t("undo")}
        </Button>
      )}
      <ErrorNotice error={undo.error} className="basis-full" />
    </>
  );
}
