import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import FileUp from "lucide-react/icons/file-up";
import { type DragEvent, useRef, useState } from "react";
import { importQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { uploadImport } from "./upload.ts";

/** Drop a file here or choose one. It is read and shown first; nothing is saved before you say so. */
export function DropZone() {
  const t = useMessages("web-imports");
  const w = useMessages("web");
  const format = useFormat();
  const { workspace } = useHere();
  const client = useQueryClient();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController | null>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState(0);
  const upload = useMutation({
    mutationFn: (file: File) => {
      abort.current = new AbortController();
      setSent(0);
      return uploadImport({
        file,
        workspace: workspace.id,
        onProgress: setSent,
        signal: abort.current.signal,
      });
    },
    onSuccess: async (made) => {
      client.setQueryData(importQuery(workspace.id, made.id).queryKey, made);
      void client.invalidateQueries({ queryKey: ["workspace", workspace.id, "imports"] });
      await navigate({
        to: "/imports/$importId",
        params: { importId: made.id },
        search: carried,
      });
    },
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) upload.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const cancelled = upload.error instanceof DOMException;
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        data-over={over || undefined}
        className="rounded-2xl border-2 border-dashed border-edge bg-card px-5 py-12 text-center transition-colors data-over:border-accent data-over:bg-accent-soft"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileUp aria-hidden className="mx-auto size-10 text-muted" />
        {upload.isPending ? (
          <div role="status" className="mx-auto mt-4 max-w-sm">
            <p className="font-medium">
              {sent < 1 ? t("uploading", { share: format.share(sent) }) : t("reading")}
            </p>
            <progress
              className="mt-3 h-2 w-full"
              max={1}
              {...(sent < 1 ? { value: sent } : {})}
              aria-label={t("reading")}
            />
            <Button look="quiet" className="mt-3" onClick={() => abort.current?.abort()}>
              {w("cancel")}
            </Button>
          </div>
        ) : (
          <>
            <p className="mt-3 text-lg font-semibold">{t("drop")}</p>
            <p className="mt-1 text-sm text-muted">{t("formats")}</p>
            <input
              ref={input}
              type="file"
              className="sr-only"
              tabIndex={-1}
              aria-label={t("choose")}
              accept=".csv,.tsv,.txt,.xlsx,.json,text/csv"
              onChange={(event) => {
                take(event.target.files);
                event.target.value = "";
              }}
            />
            <Button look="strong" className="mt-5" onClick={() => input.current?.click()}>
              {t("choose")}
            </Button>
          </>
        )}
      </div>
      {cancelled ? null : <ErrorNotice error={upload.error} className="mt-4" />}
    </div>
  );
}
