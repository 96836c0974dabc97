import { useQuery } from "@tanstack/react-query";
import Download from "lucide-react/icons/download";
import { type AuditAsked, workspaceKey } from "../../here/queries.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages, useOpenMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { DayField } from "../../parts/day-fields.tsx";
import { Menu } from "../../parts/menu.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { api, ask } from "../../request/api.ts";
import { queryText } from "../../request/query-text.ts";

/** What the screen asks for: days as they are chosen, whole ones in this browser's time. */
export interface AuditChoice {
  actor?: string | undefined;
  action?: string | undefined;
  target?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The same as the API is asked: from the beginning of the first day to the end of the last. */
export function asked({ from, to, ...rest }: AuditChoice): AuditAsked {
  const after = to === undefined ? undefined : new Date(`${to}T00:00`);
  after?.setDate(after.getDate() + 1);
  return {
    ...rest,
    from: from === undefined ? undefined : new Date(`${from}T00:00`).toISOString(),
    to: after?.toISOString(),
  };
}

/** Who did what, to which thing, when: and exactly what is found, as a file with its hashes. */
export function AuditSearch({
  choice,
  onChange,
}: {
  choice: AuditChoice;
  onChange: (change: AuditChoice) => void;
}) {
  const t = useMessages("web-settings");
  const kinds = useOpenMessages("web-settings");
  const { workspace } = useHere();
  const names = useQuery({
    queryKey: [...workspaceKey(workspace.id), "audit-names"],
    queryFn: ({ signal }) => ask(api(workspace.id).GET("/api/v1/audit/names", { signal })),
  });
  const things = [...new Set(names.data?.actions.map((one) => one.split(".")[0] ?? one))];
  const href = (format: "jsonl" | "csv") =>
    `/api/v1/audit/export${queryText({ ...asked(choice), format, workspace: workspace.id })}`;
  return (
    <search className="mb-3 flex flex-wrap items-end gap-2">
      <SearchBox
        id="audit-target"
        label={t("auditSearch.target")}
        value={choice.target}
        className="basis-full"
        onChange={(target) => onChange({ target })}
      />
      <FilterChoice
        name={t("auditSearch.actor")}
        any={t("auditSearch.anyActor")}
        options={(names.data?.actors ?? []).map((value) => ({ value, label: value }))}
        value={choice.actor}
        onChange={(actor) => onChange({ actor })}
      />
      <FilterChoice
        name={t("auditSearch.action")}
        any={t("auditSearch.anyAction")}
        options={things.map((value) => ({
          value,
          label: kinds(`auditThing.${value}`) ?? value.replaceAll("_", " "),
        }))}
        value={choice.action}
        onChange={(action) => onChange({ action })}
      />
      <DayField
        label={t("auditSearch.from")}
        max={choice.to}
        value={choice.from}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        label={t("auditSearch.to")}
        min={choice.from}
        value={choice.to}
        onChange={(to) => onChange({ to })}
      />
      <Menu
        name={t("auditSearch.export")}
        className="button button--plain"
        items={[
          { kind: "heading", label: t("auditSearch.exportWhat") },
          { kind: "link", label: t("auditSearch.jsonl"), href: href("jsonl") },
          { kind: "link", label: t("auditSearch.csv"), href: href("csv") },
        ]}
      >
        <Download aria-hidden className="size-4" />
        {t("auditSearch.export")}
      </Menu>
    </search>
  );
}
