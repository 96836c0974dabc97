import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { Menu } from "../../parts/menu.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { queryText } from "../../request/query-text.ts";
import { type LooseFilter, looseQuery } from "../../subjects/loose-comments-queries.ts";
import { LooseRow } from "./loose-row.tsx";
import { SOURCES, STATES, useLooseView } from "./loose-view.ts";

/** What was written without a score, to be read and dealt with; it counts nowhere. */
export function LooseCommentsScreen() {
  const t = useMessages("web-responses");
  const { workspace, surveys } = useHere();
  const { filter, change } = useLooseView();
  const list = useInfiniteQuery(looseQuery(workspace.id, filter));
  const open = list.data?.pages[0]?.open;
  const narrowed = Object.values(filter).some((one) => one !== undefined);
  return (
    <>
      <PageHead
        title={t("loose.title")}
        lead={t("loose.lead")}
        actions={
          <>
            <Link to="/responses" search={carried} className="button button--plain">
              {t("loose.back")}
            </Link>
            <ExportLoose filter={filter} />
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <FilterChoice
          name={t("loose.state")}
          any={t("loose.state.any")}
          options={STATES.map((value) => ({ value, label: t(`loose.state.${value}`) }))}
          value={filter.open}
          onChange={(value) => change({ open: value })}
        />
        <FilterChoice
          name={t("loose.source")}
          any={t("loose.anySource")}
          options={SOURCES.map((value) => ({ value, label: t(`loose.source.${value}`) }))}
          value={filter.source}
          onChange={(value) => change({ source: value })}
        />
        {surveys.length > 1 ? (
          <FilterChoice
            name={t("loose.survey")}
            any={t("loose.anySurvey")}
            options={surveys.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.surveyId}
            onChange={(value) => change({ of: value })}
          />
        ) : null}
        {open === undefined ? null : (
          <p className="number ms-auto text-sm text-muted">{t("loose.open", { n: open })}</p>
        )}
      </div>
      <PagedList query={list} empty={<None narrowed={narrowed} />}>
        {(rows) => (
          <ul className="space-y-3">
            {rows.map((one) => (
              <LooseRow key={one.id} comment={one} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function None({ narrowed }: { narrowed: boolean }) {
  const t = useMessages("web-responses");
  return (
    <Empty
      title={t("loose.none.title")}
      ghost={<GhostRows still />}
      actions={
        narrowed ? undefined : (
          <Link to="/settings/public-page" search={carried} className="button button--strong">
            {t("loose.none.page")}
          </Link>
        )
      }
    >
      {narrowed ? t("loose.none.narrowed") : t("loose.none.text")}
    </Empty>
  );
}

function ExportLoose({ filter }: { filter: LooseFilter }) {
  const t = useMessages("web-responses");
  const { workspace } = useHere();
  const may = useMay();
  if (!may.write) return null;
  const href = (format: string) =>
    `/api/v1/loose-comments/export${queryText({ ...filter, format, workspace: workspace.id })}`;
  return (
    <Menu
      name={t("loose.export")}
      className="button button--plain"
      items={[
        { kind: "link", label: "CSV", href: href("csv") },
        { kind: "link", label: "Excel (XLSX)", href: href("xlsx") },
      ]}
    >
      <Download aria-hidden className="size-4" />
      {t("loose.export")}
    </Menu>
  );
}
