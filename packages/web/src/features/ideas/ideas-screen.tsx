import type { IDEA_LOOKS, Idea } from "@candor/contract/idea.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { useRowKeys } from "../../parts/use-row-keys.ts";
import { ToldTabs } from "../../subjects/told-tabs.tsx";
import { BoardSettings } from "./board-settings.tsx";
import { Look } from "./idea-look.tsx";
import { Flags, StateMark } from "./idea-marks.tsx";
import { type IdeasAsked, ideasQuery } from "./idea-queries.ts";
import { STATES } from "./idea-states.ts";
import { NewIdea } from "./new-idea.tsx";

const LOOKS = ["waiting", "public", "hidden"] as const satisfies typeof IDEA_LOOKS;
const SEARCH = "idea-search";

/** What customers wish for, most wanted first; what nobody has looked at yet is said above. */
export function IdeasScreen() {
  const t = useMessages("web-ideas");
  const { workspace } = useHere();
  const view = useSearch({ from: "/inside/ideas" });
  const navigate = useNavigate();
  const asked: IdeasAsked = {
    state: STATES.find((state) => state === view.state),
    look: LOOKS.find((look) => look === view.look),
    sort: view.sort === "newest" ? "newest" : "votes",
    search: view.search,
  };
  const query = useInfiniteQuery(ideasQuery(workspace.id, asked));
  const change = (to: Partial<Record<"state" | "look" | "sort" | "search", string | undefined>>) =>
    void navigate({ to: "/ideas", search: (old) => ({ ...old, ...to }), replace: true });
  const waiting = query.data?.pages[0]?.waiting ?? 0;
  const isNarrowed = Boolean(asked.state ?? asked.look ?? asked.search);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <ToldTabs />
      <BoardSettings />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox
          id={SEARCH}
          label={t("search")}
          value={view.search ?? ""}
          onChange={(search) => change({ search })}
        />
        <FilterChoice
          name={t("state")}
          any={t("state.any")}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={asked.state}
          onChange={(state) => change({ state })}
        />
        <FilterChoice
          name={t("look")}
          any={t("look.any")}
          options={LOOKS.map((value) => ({ value, label: t(`look.${value}`) }))}
          value={asked.look}
          onChange={(look) => change({ look })}
        />
        <FilterChoice
          name={t("sort")}
          any={t("sort.votes")}
          options={[{ value: "newest" as const, label: t("sort.newest") }]}
          value={asked.sort === "newest" ? "newest" : undefined}
          onChange={(sort) => change({ sort })}
        />
        {waiting > 0 && asked.look !== "waiting" ? (
          <Button onClick={() => change({ look: "waiting", sort: "newest" })}>
            {t("waiting", { n: waiting })}
          </Button>
        ) : null}
      </div>
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {({ pages }) => (
          <List
            all={pages.flatMap(({ data }) => data)}
            isNarrowed={isNarrowed}
            more={
              query.hasNextPage ? (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("more")}
                </Button>
              ) : null
            }
          />
        )}
      </Loaded>
      <p className="mt-3 max-w-prose text-sm text-muted">{t("counts")}</p>
      <NewIdea />
    </>
  );
}

function List({
  all,
  isNarrowed,
  more,
}: {
  all: readonly Idea[];
  isNarrowed: boolean;
  more: ReactNode;
}) {
  const t = useMessages("web-ideas");
  const box = useRef<HTMLUListElement>(null);
  useRowKeys(box, SEARCH);
  if (all.length === 0) {
    return (
      <Empty title={t(isNarrowed ? "none.narrowed" : "none.title")} ghost={<GhostRows still />}>
        {isNarrowed ? null : t("none.text")}
      </Empty>
    );
  }
  return (
    <>
      <ul ref={box} className="card divide-y divide-line">
        {all.map((idea) => (
          <Row key={idea.id} idea={idea} />
        ))}
      </ul>
      {more ? <div className="mt-3">{more}</div> : null}
    </>
  );
}

function Row({ idea }: { idea: Idea }) {
  const t = useMessages("web-ideas");
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <span className="number w-12 shrink-0 text-end text-lg font-semibold" aria-hidden>
        {format.count(idea.votes)}
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <Link
          to="/ideas/$ideaId"
          params={{ ideaId: idea.id }}
          search={carried}
          data-row={idea.id}
          className="link font-medium wrap-anywhere"
        >
          {idea.title}
        </Link>
        <p className="text-sm text-muted">
          {t("row.votes", { votes: idea.votes, people: idea.people })} ·{" "}
          {t(`source.${idea.source}`)} · {format.moment(idea.createdAt)}
        </p>
        <StateMark idea={idea} />
        <Flags idea={idea} />
      </div>
      {idea.look === "waiting" ? <Look idea={idea} /> : null}
    </li>
  );
}
