import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FileButton } from "../../parts/file-button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { reviewsKey } from "./praise-queries.ts";

/** A CSV file of reviews, taken in at once; it may come again. */
export function TakeReviews() {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const client = useQueryClient();
  const id = useId();
  const take = useMutation({
    mutationFn: async (file: File) =>
      ask(api(workspace.id).POST("/api/v1/reviews/csv", { body: { csv: await file.text() } })),
    onSuccess: () => client.invalidateQueries({ queryKey: reviewsKey(workspace.id) }),
  });
  return (
    <section className="card mt-4 max-w-3xl p-4 text-sm sm:p-5" aria-label={t("take")}>
      <FileButton
        accept=".csv,text/csv"
        disabled={take.isPending}
        describedBy={id}
        onFile={(file) => take.mutate(file)}
      >
        {t("take")}
      </FileButton>
      <p id={id} className="mt-2 text-muted">
        {t("take.hint")}
      </p>
      {take.data ? (
        <p role="status" className="mt-2">
          {t("take.done", { added: take.data.added, n: take.data.rows })}{" "}
          {take.data.rejected
            .slice(0, 5)
            .map(({ line, problem }) => t("take.rejected", { line, problem }))
            .join(" ")}
        </p>
      ) : null}
      <ErrorNotice error={take.error} className="mt-2" />
    </section>
  );
}
