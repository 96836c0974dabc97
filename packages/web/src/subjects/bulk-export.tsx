import { useMutation } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import { download } from "../charts/take-away.ts";
import { useMessages } from "../language/language-context.tsx";
import { Menu } from "../parts/menu.tsx";
import { ErrorNotice } from "../parts/notice.tsx";

type Format = "csv" | "xlsx";

/** The chosen rows as a file. */
export function BulkExport({
  name,
  fetchFile,
}: {
  /** Of the file, without its ending. */
  name: string;
  fetchFile: (format: Format) => Promise<Blob>;
}) {
  const t = useMessages("web");
  const file = useMutation({
    mutationFn: fetchFile,
    onSuccess: (content, format) => download(`${name}.${format}`, content),
  });
  return (
    <>
      <Menu
        name={t("bulk.export")}
        items={[
          { label: "CSV", onSelect: () => file.mutate("csv") },
          { label: "Excel (XLSX)", onSelect: () => file.mutate("xlsx") },
        ]}
      >
        <Download aria-hidden className="size-4" />
        {t("bulk.export")}
      </Menu>
      <ErrorNotice error={file.error} className="basis-full" />
    </>
  );
}
