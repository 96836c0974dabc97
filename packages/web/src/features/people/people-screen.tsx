import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { useMemo, useRef } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { BLOCKED_CHANNELS } from "../../subjects/asking-channels.ts";
import { peopleQuery, segmentCountQuery, segmentsQuery } from "../../subjects/people-queries.ts";
import { PersonRow } from "../../subjects/person-row.tsx";
import { usePeopleView } from "./people-view.ts";
import { SearchBox } from "./search-box.tsx";

/** Everybody who can be asked, narrowed by words, segment and whether they may be written to. */
export function PeopleScreen() {
  const t = useMessages("web-people");
  const w = useMessages("web");
  const { workspace } = useHere();
  const may = useMay();
  const [view] = usePeopleView();
  const filter = { search: view.search, segmentId: view.segment, blocked: view.blocked };
  const list = useInfiniteQuery(peopleQuery(workspace.id, filter));
  const people = list.data?.pages.flatMap((page) => page.data) ?? [];
  const narrowed = Object.values(filter).some((one) => one !== undefined);
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, "search-people");
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <Link to="/people/segments" search={carried} className="button button--plain">
              {t("segments")}
            </Link>
            {may.write ? (
              <Link to="/people/new" search={carried} className="button button--strong">
                <Plus aria-hidden className="size-4" />
                {t("new")}
              </Link>
            ) : null}
          </>
        }
      />
      <Filters />
      <Count shown={!view.search && !view.blocked} segmentId={view.segment} />
      <ErrorNotice error={list.error} retry={() => void list.refetch()} />
      {list.isPending ? (
        <GhostRows rows={8} />
      ) : people.length === 0 && list.data ? (
        <Nobody narrowed={narrowed} />
      ) : (
        <div className="card p-2 sm:p-3">
          <ul ref={box} className={list.isPlaceholderData ? "stale" : ""}>
            {people.map((person) => (
              <li key={person.id}>
                <PersonRow person={person} />
              </li>
            ))}
          </ul>
          {list.hasNextPage ? (
            <Button
              look="quiet"
              className="mt-1 w-full"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {w("more")}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}

function Filters() {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const [view, change] = usePeopleView();
  const segments = useQuery(segmentsQuery(workspace.id));
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <SearchBox id="search-people" label={t("search")} />
      <select
        aria-label={t("segment")}
        className="field field--small max-w-full"
        value={view.segment ?? ""}
        onChange={(event) => change({ segment: event.target.value || undefined })}
      >
        <option value="">{t("anySegment")}</option>
        {segments.data?.map((segment) => (
          <option key={segment.id} value={segment.id}>
            {segment.name}
          </option>
        ))}
      </select>
      <select
        aria-label={t("blockedFilter")}
        className="field field--small max-w-full"
        value={view.blocked ?? ""}
        onChange={(event) =>
          change({ blocked: BLOCKED_CHANNELS.find((one) => one === event.target.value) })
        }
      >
        <option value="">{t("blocked.any")}</option>
        {BLOCKED_CHANNELS.map((channel) => (
          <option key={channel} value={channel}>
            {t(`blocked.${channel}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How many there are: of the segment, or of all. With words in the search nobody has counted. */
function Count({ shown, segmentId }: { shown: boolean; segmentId: string | undefined }) {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const segments = useQuery(segmentsQuery(workspace.id));
  const segment = segments.data?.find((one) => one.id === segmentId);
  const filter = useMemo(
    () => segment?.filter ?? { match: "all" as const, conditions: [] },
    [segment],
  );
  const count = useQuery({
    ...segmentCountQuery(workspace.id, filter),
    enabled: shown && (segmentId === undefined || segment !== undefined),
  });
  return (
    <p className="number mb-2 min-h-6 px-1 text-sm text-muted">
      {shown && count.data ? t("count", { n: count.data }) : ""}
    </p>
  );
}

function Nobody({ narrowed }: { narrowed: boolean }) {
  const t = useMessages("web-people");
  const [, change] = usePeopleView();
  const may = useMay();
  if (narrowed) {
    return (
      <Empty
        title={t("none.title")}
        ghost={<GhostRows still />}
        actions={
          <Button
            look="strong"
            onClick={() => change({ search: undefined, segment: undefined, blocked: undefined })}
          >
            {t("none.clear")}
          </Button>
        }
      >
        {t("none.text")}
      </Empty>
    );
  }
  return (
    <Empty
      title={t("empty.title")}
      ghost={<GhostRows still />}
      actions={
        may.write ? (
          <>
            <Link to="/imports" search={carried} className="button button--strong">
              {t("empty.import")}
            </Link>
            <Link to="/people/new" search={carried} className="button button--plain">
              {t("new")}
            </Link>
          </>
        ) : undefined
      }
    >
      {t("empty.text")}
    </Empty>
  );
}
