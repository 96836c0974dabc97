import Download from "lucide-react/icons/download";
import { useMay, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Menu } from "../../parts/menu.tsx";
import { queryText } from "../../request/query-text.ts";
import { useListFilter } from "./list-view.ts";

/** Exactly the answers that are listed, as a file. */
export function ExportMenu() {
  const t = useMessages("web-responses");
  const ids = useSurveyIds();
  const filter = useListFilter();
  const may = useMay();
  if (!may.write) return null;
  const href = (format: string) =>
    `/api/v1/surveys/${ids.survey}/responses/export${queryText({ ...filter, format, workspace: ids.workspace })}`;
  return (
    <Menu
      name={t("export")}
      className="button button--plain"
      items={[
        { kind: "heading", label: t("exportWhat") },
        { kind: "link", label: "CSV", href: href("csv") },
        { kind: "link", label: "Excel (XLSX)", href: href("xlsx") },
      ]}
    >
      <Download aria-hidden className="size-4" />
      {t("export")}
    </Menu>
  );
}
