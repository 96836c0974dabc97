import type { ResponseDetail } from "@candor/contract/response.ts";
import { useMutation } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";

/** The comment as it was written, where it is kept sealed: for owners, and never kept in this browser. */
export function Original({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  const { workspace } = useHere();
  const open = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/responses/{responseId}/original", {
          params: { path: { responseId: response.id } },
        }),
      ),
    gcTime: 0,
  });
  if (!response.originalKept) return null;
  return (
    <div className="mt-3 text-sm">
      {workspace.role === "owner" ? (
        <>
          {open.data ? (
            <div className="rounded-lg bg-sunken p-3">
              <p className="font-medium">{t("original")}</p>
              <p
                lang={response.language ?? undefined}
                dir="auto"
                className="mt-1 wrap-anywhere whitespace-pre-line"
              >
                {open.data.comment}
              </p>
              <Button look="quiet" className="mt-2" onClick={() => open.reset()}>
                {t("original.hide")}
              </Button>
            </div>
          ) : (
            <Button busy={open.isPending} onClick={() => open.mutate()}>
              {t("original.open")}
            </Button>
          )}
          <p className="mt-1 text-muted">{t("original.audited")}</p>
          <ErrorNotice error={open.error} />
        </>
      ) : (
        <p className="text-muted">{t("original.owners")}</p>
      )}
    </div>
  );
}
