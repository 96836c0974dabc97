import type { Import } from "@candor/contract/import.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { importQuery } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** How far it is, how fast, how long still; it goes on when this page is left, and can be stopped. */
export function ImportProgress({ one }: { one: Import }) {
  const t = useMessages("web-imports");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/imports/{importId}/cancel", {
          params: { path: { importId: one.id } },
        }),
      ),
    onSuccess: (fresh) => client.setQueryData(importQuery(workspace.id, one.id).queryKey, fresh),
  });
  const share = one.bytes === 0 ? 0 : Math.min(1, one.bytesRead / one.bytes);
  return (
    <section aria-label={t("running")} className="card max-w-2xl p-5 sm:p-8">
      <p className="number text-5xl font-semibold">{format.share(share)}</p>
      <progress
        className="mt-4 h-3 w-full accent-accent"
        max={1}
        value={share}
        aria-label={t("running")}
      />
      <p className="number mt-3 text-muted">
        {[
          t("rowsRead", { n: one.read }),
          one.rowsPerSecond ? t("rate", { n: Math.round(one.rowsPerSecond) }) : "",
          one.secondsLeft === null ? "" : t("left", { seconds: Math.ceil(one.secondsLeft) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <p className="mt-4 text-sm text-muted">{t("mayLeave")}</p>
      <ErrorNotice error={cancel.error} className="mt-4" />
      <Button className="mt-5" busy={cancel.isPending} onClick={() => cancel.mutate()}>
        {t("stop")}
      </Button>
    </section>
  );
}
