import type { Case } from "@candor/contract/case.ts";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Lock from "lucide-react/icons/lock";
import Plus from "lucide-react/icons/plus";
import { useMemo } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { FilterChoice } from "../../parts/choice.tsx";
import { ColumnsMenu, useColumns } from "../../parts/columns-menu.tsx";
import { PagedList } from "../../parts/loaded.tsx";
import { Empty, GhostRows } from "../../parts/page.tsx";
import { ScoreMark } from "../../parts/score-mark.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { useSelection } from "../../parts/selection.ts";
import { type Column, Table } from "../../parts/table.tsx";
import { teamsQuery } from "../../subjects/team-queries.ts";
import { BulkCasesBar } from "./bulk-cases.tsx";
import { casesQuery, causesQuery } from "./case-queries.ts";
import { DueMark, useCaseName, useColleagues, useMomentWords } from "./case-words.tsx";
import { CasesFrame } from "./cases-frame.tsx";
import { PRIORITIES, STATES, useCasesView } from "./cases-view.ts";

const SEARCH = "search-cases";
const FIRST = ["answer", "due", "owner", "priority"];

/** The desk: every case there is to see, first what is due first. */
export function CasesScreen() {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const [view] = useCasesView();
  const list = useInfiniteQuery(casesQuery(workspace.id, view));
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  const selection = useSelection(useMemo(() => rows.map(({ id }) => id), [rows]));
  const columns = useCaseColumns();
  const choice = useColumns("cases", columns, FIRST);
  const nameOf = useCaseName();
  const narrowed = Object.entries(view).some(
    ([key, value]) =>
      ["owner", "team", "priority", "search", "show", "state"].includes(key) && value !== undefined,
  );
  return (
    <CasesFrame
      actions={
        <Link to="/cases/new" search={carried} className="button button--strong">
          <Plus aria-hidden className="size-4" />
          {t("new")}
        </Link>
      }
    >
      <Filters columns={<ColumnsMenu columns={columns} choice={choice} />} />
      <PagedList
        query={list}
        empty={
          <Empty
            title={narrowed ? t("none.found") : t("none.title")}
            ghost={<GhostRows still />}
            actions={
              narrowed ? (
                <Link to="/cases" search={carried} className="button button--plain">
                  {t("none.all")}
                </Link>
              ) : (
                <Link to="/cases/rules" search={carried} className="button button--plain">
                  {t("none.rules")}
                </Link>
              )
            }
          >
            {narrowed ? null : t("none.text")}
          </Empty>
        }
      >
        {(all) => (
          <div className="card px-4 sm:px-5">
            <Table
              caption={t("title")}
              columns={choice.shown}
              rows={all}
              keyOf={({ id }) => id}
              nameOf={nameOf}
              selection={selection}
              searchId={SEARCH}
            />
          </div>
        )}
      </PagedList>
      <BulkCasesBar selection={selection} />
    </CasesFrame>
  );
}

function useCaseColumns(): Column<Case>[] {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const colleagues = useColleagues();
  const moment = useMomentWords();
  const nameOf = useCaseName();
  const teams = useQuery(teamsQuery(workspace.id)).data;
  const causes = useQuery(causesQuery(workspace.id)).data;
  return [
    {
      key: "case",
      name: t("column.case"),
      fixed: true,
      cell: (row) => (
        <span className="flex min-w-0 items-center gap-2.5">
          {row.answer ? (
            <ScoreMark small score={row.answer.score} group={row.answer.group} />
          ) : null}
          <span className="min-w-0">
            <Link
              to="/cases/$caseId"
              params={{ caseId: row.id }}
              search={carried}
              data-row={row.id}
              className="inline-flex min-h-9 items-center font-medium wrap-anywhere hover:underline touch:min-h-11"
            >
              {nameOf(row)}
            </Link>{" "}
            <span className="number text-sm text-muted">#{row.number}</span>
            {row.sensitive ? (
              <Lock aria-label={t("sensitive")} className="ms-1 inline size-3.5 text-muted" />
            ) : null}
          </span>
        </span>
      ),
    },
    {
      key: "answer",
      name: t("column.words"),
      cell: (row) => (
        <span className="line-clamp-2 text-sm wrap-anywhere">
          {row.answer?.comment ?? row.words ?? "–"}
        </span>
      ),
    },
    { key: "due", name: t("column.due"), fixed: true, cell: (row) => <DueMark one={row} /> },
    {
      key: "owner",
      name: t("column.owner"),
      cell: (row) => (row.owner ? colleagues.nameOf(row.owner) : t("owner.nobody")),
    },
    { key: "priority", name: t("column.priority"), cell: (row) => t(`priority.${row.priority}`) },
    {
      key: "contact",
      name: t("column.contact"),
      cell: (row) => (row.mayContact ? t("contact.yes") : t("contact.unsaid")),
    },
    { key: "state", name: t("column.state"), cell: (row) => t(`state.${row.state}`) },
    {
      key: "team",
      name: t("column.team"),
      cell: (row) => teams?.find(({ id }) => id === row.teamId)?.name ?? "–",
    },
    {
      key: "cause",
      name: t("column.cause"),
      cell: (row) => causes?.find(({ id }) => id === row.causeId)?.name ?? "–",
    },
    { key: "opened", name: t("column.opened"), cell: (row) => moment(row.openedAt) },
  ];
}

function Filters({ columns }: { columns: React.ReactNode }) {
  const t = useMessages("web-cases");
  const { workspace, me } = useHere();
  const [view, change] = useCasesView();
  const colleagues = useColleagues();
  const teams = useQuery(teamsQuery(workspace.id)).data ?? [];
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchBox
        id={SEARCH}
        label={t("search")}
        value={view.search}
        onChange={(search) => change({ search })}
      />
      <FilterChoice
        name={t("column.state")}
        any={t("state.active")}
        options={STATES.filter((state) => state !== "active").map((value) => ({
          value,
          label: t(`state.${value}`),
        }))}
        value={view.state}
        onChange={(state) => change({ state })}
      />
      <FilterChoice
        name={t("column.owner")}
        any={t("owner.any")}
        options={[
          { value: "me", label: t("owner.me") },
          { value: "nobody", label: t("owner.nobody") },
          ...colleagues.all
            .filter(({ userId }) => userId !== me.user.id)
            .map(({ userId }) => ({ value: userId, label: colleagues.nameOf(userId) })),
        ]}
        value={view.owner}
        onChange={(owner) => change({ owner })}
      />
      {teams.length > 0 ? (
        <FilterChoice
          name={t("column.team")}
          any={t("team.any")}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={view.team}
          onChange={(team) => change({ team })}
        />
      ) : null}
      <FilterChoice
        name={t("column.priority")}
        any={t("priority.any")}
        options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        value={view.priority}
        onChange={(priority) => change({ priority })}
      />
      <FilterChoice
        name={t("show")}
        any={t("show.any")}
        options={(["late", "contact", "snoozed"] as const).map((value) => ({
          value,
          label: t(`show.${value}`),
        }))}
        value={view.show}
        onChange={(show) => change({ show })}
      />
      {columns}
    </div>
  );
}
