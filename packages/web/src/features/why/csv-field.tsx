import type { RowsTaken } from "@candor/contract/benchmark.ts";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { FileButton } from "../../parts/file-button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";

/** A CSV file that is taken in at once, with what became of its rows. */
export function CsvField({
  label,
  hint,
  send,
  onTaken,
}: {
  label: string;
  hint: string;
  send: (csv: string) => Promise<RowsTaken>;
  onTaken: () => Promise<void>;
}) {
  const t = useMessages("web-why");
  const id = useId();
  const take = useMutation({
    mutationFn: async (file: File) => send(await file.text()),
    onSuccess: onTaken,
  });
  return (
    <div className="text-sm">
      <FileButton
        accept=".csv,text/csv"
        disabled={take.isPending}
        describedBy={id}
        onFile={(file) => take.mutate(file)}
      >
        {label}
      </FileButton>
      <p id={id} className="mt-1 text-muted">
        {hint}
      </p>
      {take.data ? (
        <p role="status" className="mt-2">
          {t("others.taken", { added: take.data.added, n: take.data.rows })}{" "}
          {take.data.rejected
            .slice(0, 5)
            .map(({ line, problem }) => t("others.rejected", { line, problem }))
            .join(" ")}
        </p>
      ) : null}
      <ErrorNotice error={take.error} className="mt-2" />
    </div>
  );
}
