import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** Computes the chain of the log again, on request, and shows the link to note elsewhere. */
export function AuditChain() {
  const t = useMessages("web-settings");
  const { workspace } = useHere();
  const [kept, setKept] = useState("");
  const check = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/audit/verify", {
          body: kept.trim() === "" ? {} : { kept: kept.trim() },
        }),
      ),
  });
  return (
    <details className="mb-4 rounded-xl border border-line p-3 sm:p-4">
      <summary className="cursor-pointer text-sm font-medium">{t("auditChain.check")}</summary>
      <form
        className="mt-3 space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!check.isPending) check.mutate();
        }}
      >
        <p className="max-w-prose text-sm text-muted">{t("auditChain")}</p>
        <TextField
          label={t("auditChain.kept")}
          className="max-w-xl"
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          value={kept}
          onChange={(event) => setKept(event.target.value)}
        />
        <Button type="submit" busy={check.isPending}>
          {t("auditChain.check")}
        </Button>
        <ErrorNotice error={check.error} />
        <div role="status">
          {check.data?.broken ? (
            <p className="rounded-lg bg-alarm-soft p-3 text-sm font-medium">
              {t("auditChain.broken", { seq: check.data.broken.seq, how: check.data.broken.how })}
            </p>
          ) : check.data ? (
            <div className="space-y-3 rounded-lg bg-promoter-soft p-3 text-sm">
              <p className="font-medium">
                {t("auditChain.intact", { entries: check.data.entries })}
              </p>
              {check.data.head ? (
                <CopyField
                  label={t("auditChain.keep")}
                  value={`${check.data.head.seq}:${check.data.head.hash}`}
                />
              ) : null}
            </div>
          ) : null}
        </div>
      </form>
    </details>
  );
}
