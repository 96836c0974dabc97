import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import Upload from "lucide-react/icons/upload";
import X from "lucide-react/icons/x";
import { useCallback, useMemo } from "react";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { BLOCKED_CHANNELS } from "../../subjects/asking-channels.ts";
import { peopleQuery, segmentCountQuery, segmentsQuery } from "../../subjects/people-queries.ts";
import { PeopleExport } from "./people-export.tsx";
import { PeopleTable } from "./people-table.tsx";
import { usePeopleView } from "./people-view.ts";

/** Everybody who can be asked, narrowed by words, segment and whether they may be written to. */
export function PeopleScreen() {
  const t = useMessages("web-people");
  const { workspace } = useHere();
  const may = useMay();
  const [view] = usePeopleView();
  const filter = {
    search: view.search,
    segmentId: view.segment,
    blocked: view.blocked,
    tag: view.tag,
  };
  const order = { sort: view.sort, order: view.order };
  const list = useInfiniteQuery(peopleQuery(workspace.id, { ...filter, ...order }));
  const narrowed = Object.values(filter).some((one) => one !== undefined);
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
            <Link to="/accounts" search={carried} className="button button--plain">
              {t("accounts")}
            </Link>
            <Link to="/win-back" search={carried} className="button button--plain">
              {t("winBack")}
            </Link>
            <PeopleExport filter={filter} />
            {may.write ? (
              <Link to="/imports" search={carried} className="button button--plain">
                <Upload aria-hidden className="size-4" />
                {t("import")}
              </Link>
            ) : null}
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
      <Count shown={!view.search && !view.blocked && !view.tag} segmentId={view.segment} />
      <PagedList query={list} empty={<Nobody narrowed={narrowed} />}>
        {(people) => <PeopleTable people={people} />}
      </PagedList>
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
      <SearchBox
        id="search-people"
        label={t("search")}
        value={view.search}
        onChange={useCallback(
          (search: string | undefined) => change({ search }, { replace: true }),
          [change],
        )}
      />
      <FilterChoice
        name={t("segment")}
        any={t("anySegment")}
        options={(segments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={view.segment}
        onChange={(segment) => change({ segment })}
      />
      <FilterChoice
        name={t("blockedFilter")}
        any={t("blocked.any")}
        options={BLOCKED_CHANNELS.map((channel) => ({
          value: channel,
          label: t(`blocked.${channel}`),
        }))}
        value={view.blocked}
        onChange={(blocked) => change({ blocked })}
      />
      {view.tag ? (
        <button
          type="button"
          className="chip border-accent! bg-accent-soft"
          aria-label={t("removeTagFilter", { tag: view.tag })}
          onClick={() => change({ tag: undefined })}
        >
          {t("tagged", { tag: view.tag })}
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
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
            onClick={() =>
              change({ search: undefined, segment: undefined, blocked: undefined, tag: undefined })
            }
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
