import Download from "lucide-react/icons/download";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Menu } from "../../parts/menu.tsx";
import { queryText } from "../../request/query-text.ts";
import type { PeopleFilter } from "../../subjects/people-queries.ts";

/** Exactly the people who are listed, as a file. */
export function PeopleExport({ filter }: { filter: PeopleFilter }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  if (!may.write) return null;
  const href = (format: string) =>
    `/api/v1/people/export${queryText({ ...filter, format, workspace: workspace.id })}`;
  return (
    <Menu
      name={t("export.list")}
      className="button button--plain"
      items={[
        { kind: "heading", label: t("export.what") },
        { kind: "link", label: "CSV", href: href("csv") },
        { kind: "link", label: "Excel (XLSX)", href: href("xlsx") },
      ]}
    >
      <Download aria-hidden className="size-4" />
      {t("export.list")}
    </Menu>
  );
}
