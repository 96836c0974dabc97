import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { countQuery, listKey, listQuery } from "../../here/numbers.ts";
import { carried } from "../../here/view.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { BurstNotice } from "../../subjects/burst-notice.tsx";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { looseCountQuery } from "../../subjects/loose-comments-queries.ts";
import { periodKeys } from "../../subjects/period-picker.tsx";
import { DetailPanel } from "./detail-panel.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ListFilters } from "./list-filters.tsx";
import { useListFilter, useListView } from "./list-view.ts";
import { useNeighbours } from "./neighbours.ts";
import { useNewcomers } from "./newcomers.ts";
import { NoResponses } from "./no-responses.tsx";
import { ResponseTable } from "./response-table.tsx";

/** All answers that fit, newest first, and the one that is open beside them. */
export function ResponsesScreen() {
  const t = useMessages("web-responses");
  const { survey } = useHere();
  return (
    <>
      <PageHead
        title={t("title")}
        actions={
          <>
            <WithoutScore />
            {survey ? <ExportMenu /> : null}
          </>
        }
      />
      {survey ? <List /> : <NoResponses />}
    </>
  );
}

/** The way to what was said without a score, where anything was. */
function WithoutScore() {
  const t = useMessages("web-responses");
  const { workspace } = useHere();
  const { data } = useQuery(looseCountQuery(workspace.id));
  if (!data?.any) return null;
  return (
    <Link to="/responses/without-score" search={carried} className="button button--plain">
      {data.open > 0 ? t("looseOpen", { n: data.open }) : t("loose")}
    </Link>
  );
}

function List() {
  const t = useMessages("web-responses");
  const ids = useSurveyIds();
  const filter = useListFilter();
  const [view, change] = useListView();
  const client = useQueryClient();
  const list = useInfiniteQuery(listQuery(ids, filter));
  const count = useQuery(countQuery(ids, filter));
  const newcomers = useNewcomers(list.dataUpdatedAt, count.data?.answers);
  const neighbours = useNeighbours();
  const isOpen = view.response !== undefined;
  useShortcuts(useMemo(() => periodKeys(change), [change]));

  return (
    <>
      <BurstNotice />
      <FilterBar ownReading />
      <ListFilters />
      <div
        className={`mt-4 grid grid-cols-1 items-start gap-4 ${isOpen ? "lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]" : ""}`}
      >
        <div className="min-w-0">
          <PagedList query={list} empty={<NoResponses />}>
            {(answers) => (
              <ResponseTable answers={answers} neighbours={neighbours}>
                <p className="number text-sm text-muted" aria-live="off">
                  {count.data ? t("count", { n: count.data.answers }) : ""}
                </p>
                {newcomers > 0 ? (
                  <button
                    type="button"
                    className="chip border-accent! bg-accent-soft"
                    onClick={() => void client.resetQueries({ queryKey: listKey(ids) })}
                  >
                    {t("new", { n: newcomers })}
                  </button>
                ) : null}
              </ResponseTable>
            )}
          </PagedList>
        </div>
        <DetailPanel neighbours={neighbours} />
      </div>
    </>
  );
}
