import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { api, ask } from "../../request/api.ts";
import { ListFile, Rejected } from "../../subjects/list-file.tsx";

/** What people bought, as a file: segments and reasons to ask rest on it. Folded, since few files are of purchases. */
export function PurchasesFile() {
  const t = useMessages("web-imports");
  const { workspace } = useHere();
  const [open, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: (csv: string) =>
      ask(api(workspace.id).POST("/api/v1/people/purchases/csv", { body: { csv } })),
  });
  if (!open) {
    return (
      <Button look="quiet" className="mt-3" onClick={() => setOpen(true)}>
        {t("purchases.open")}
      </Button>
    );
  }
  return (
    <div className="mt-4 max-w-3xl">
      <ListFile
        area="web-imports"
        title={t("purchases.title")}
        text={t("purchases.text")}
        columns={
          "email,at,amount,currency,product,order_id\nanna@example.com,2026-05-31,24.90,EUR,Roses,1001"
        }
        button={t("purchases.send")}
        send={send}
      >
        {({ added, created, rows, rejected }) => (
          <>
            <p className="font-medium">
              {t("purchases.done", { n: added, known: rows - rejected.length - added })}
            </p>
            {created > 0 ? <p>{t("purchases.created", { n: created })}</p> : null}
            <Rejected area="web-imports" rows={rejected} />
          </>
        )}
      </ListFile>
    </div>
  );
}
