import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { countQuery, listKey, listQuery } from "../../here/numbers.ts";
import { useHere, useSurveyIds } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { PageHead } from "../../parts/page.tsx";
import { useShortcuts } from "../../parts/shortcuts.ts";
import { FilterBar } from "../../subjects/filter-bar.tsx";
import { periodKeys } from "../../subjects/period-picker.tsx";
import { DetailPanel } from "./detail-panel.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { ListFilters } from "./list-filters.tsx";
import { useListFilter, useListView } from "./list-view.ts";
import { useNeighbours } from "./neighbours.ts";
import { useNewcomers } from "./newcomers.ts";
import { NoResponses } from "./no-responses.tsx";
import { ResponseRow } from "./response-row.tsx";

/** All answers that fit, newest first, and the one that is open beside them. */
export function ResponsesScreen() {
  const t = useMessages("web-responses");
  const { survey } = useHere();
  return (
    <>
      <PageHead title={t("title")} actions={survey ? <ExportMenu /> : undefined} />
      {survey ? <List /> : <NoResponses />}
    </>
  );
}

function List() {
  const t = useMessages("web-responses");
  const ids = useSurveyIds();
  const filter = useListFilter();
  const [view] = useListView();
  const client = useQueryClient();
  const list = useInfiniteQuery(listQuery(ids, filter));
  const count = useQuery(countQuery(ids, filter));
  const box = useRef<HTMLUListElement>(null);
  const newcomers = useNewcomers(list.dataUpdatedAt, count.data?.answers);
  const neighbours = useNeighbours();
  useListKeys(box, neighbours);

  return (
    <>
      <FilterBar />
      <ListFilters />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)]">
        <section aria-label={t("title")} className="card min-w-0 p-2 sm:p-3">
          <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 px-2">
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
          </div>
          <PagedList query={list} empty={<NoResponses />}>
            {(answers) => (
              <ul ref={box}>
                {answers.map((answer) => (
                  <li key={answer.id}>
                    <ResponseRow answer={answer} chosen={view.response === answer.id} />
                  </li>
                ))}
              </ul>
            )}
          </PagedList>
        </section>
        <DetailPanel neighbours={neighbours} />
      </div>
    </>
  );
}

/**
 * j and k walk through the list, Enter opens (the rows are links), / searches. While an answer is open,
 * j and k open the next and the previous one.
 */
function useListKeys(
  box: React.RefObject<HTMLUListElement | null>,
  { openNext, openPrevious }: ReturnType<typeof useNeighbours>,
): void {
  const [{ response }, change] = useListView();
  const isOpen = response !== undefined;
  const actions = useMemo(() => {
    const walk = (by: 1 | -1) => {
      const rows = [...(box.current?.querySelectorAll<HTMLElement>("a") ?? [])];
      const from = rows.indexOf(document.activeElement as HTMLElement);
      const next = rows[Math.min(rows.length - 1, Math.max(0, from + by))] ?? rows[0];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    };
    return {
      ...periodKeys(change),
      j: () => (isOpen ? openNext?.() : walk(1)),
      k: () => (isOpen ? openPrevious?.() : walk(-1)),
      "/": () => document.getElementById("search-comments")?.focus(),
    };
  }, [box, change, isOpen, openNext, openPrevious]);
  useShortcuts(actions);
}
