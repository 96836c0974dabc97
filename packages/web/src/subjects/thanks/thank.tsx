import type { NamedEmployee } from "@candor/contract/recognition.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Heart from "lucide-react/icons/heart-handshake";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { ThankForm } from "./thank-form.tsx";
import { aboutQuery, thanksKey } from "./thanks-queries.ts";

/** Thanks for an answer or a case: one click for each colleague it is about, or a form for anybody. */
export function Thank({
  responseId,
  caseId,
}: {
  responseId: string | null;
  caseId?: string | undefined;
}) {
  const t = useMessages("web-thanks");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    ...aboutQuery(workspace.id, responseId ?? ""),
    enabled: responseId !== null,
  });
  const thank = useMutation({
    mutationFn: ({ id }: NamedEmployee) =>
      ask(
        api(workspace.id).POST("/api/v1/recognitions", {
          body: caseId
            ? { employeeId: id, caseId }
            : { employeeId: id, ...(responseId ? { responseId } : {}) },
        }),
      ),
    onSuccess: ({ id, employee }) => {
      toast({
        message: t("thank.done", { name: employee.name }),
        undo: () =>
          ask(
            api(workspace.id).DELETE("/api/v1/recognitions/{recognitionId}", {
              params: { path: { recognitionId: id } },
            }),
          ),
      });
      void client.invalidateQueries({ queryKey: thanksKey(workspace.id) });
    },
  });
  const about = found.data ?? [];
  return (
    <section aria-label={t("part.thanks")}>
      {about.length > 0 ? (
        <p className="mb-2 text-sm text-muted">
          {t("thank.about", { names: format.list(about.map(({ name }) => name)) })}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {about.map((one) => (
          <Button key={one.id} busy={thank.isPending} onClick={() => thank.mutate(one)}>
            <Heart aria-hidden className="size-4" />
            {t("thank.one", { name: one.name })}
          </Button>
        ))}
        {open ? null : (
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t("thank.more")}
          </Button>
        )}
      </div>
      <ErrorNotice error={thank.error ?? found.error} className="mt-2" />
      {open ? (
        <ThankForm
          about={{ ...(responseId ? { responseId } : {}), ...(caseId ? { caseId } : {}) }}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
