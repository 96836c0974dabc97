import type { Improvement, ImprovementState } from "@candor/contract/improvement.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Plus from "lucide-react/icons/plus";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { improvementsQuery } from "./improvement-queries.ts";
import { useNextWords, useOwnerName, VerdictMark } from "./improvement-words.tsx";

/** What is made better: a column for each state, what is decided below. */
export function ImprovementsScreen() {
  const t = useMessages("web-improvements");
  const { workspace } = useHere();
  const query = useQuery(improvementsQuery(workspace.id));
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<Ways />} />
      <Loaded query={query} ghost={<GhostRows rows={6} />}>
        {(all) => (all.length === 0 ? <Nothing /> : <Board all={all} />)}
      </Loaded>
    </>
  );
}

function Ways() {
  const t = useMessages("web-improvements");
  const library = useMessages("web-library");
  return (
    <>
      <Link to="/improvements/library" search={carried} className="button button--plain">
        {library("link")}
      </Link>
      <Link to="/ideas" search={carried} className="button button--plain">
        {t("ideas")}
      </Link>
      <NewLink />
    </>
  );
}

function NewLink() {
  const t = useMessages("web-improvements");
  const { survey } = useHere();
  if (!survey) return null;
  return (
    <Link to="/improvements/new" search={carried} className="button button--strong">
      <Plus aria-hidden className="size-4" />
      {t("new")}
    </Link>
  );
}

function Nothing() {
  const t = useMessages("web-improvements");
  return (
    <Empty
      title={t("none.title")}
      ghost={<GhostRows still />}
      actions={
        <>
          <NewLink />
          <Link to="/why/first" search={carried} className="button button--plain">
            {t("none.first")}
          </Link>
        </>
      }
    >
      {t("none.text")}
    </Empty>
  );
}

/** Open work stands side by side; what is over stands below, since nobody moves it any more. */
const COLUMNS = ["plan", "do", "check"] as const satisfies ImprovementState[];

function Board({ all }: { all: readonly Improvement[] }) {
  const t = useMessages("web-improvements");
  const over = all.filter(({ state }) => state === "done" || state === "dropped");
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
        {COLUMNS.map((state) => {
          const rows = all.filter((one) => one.state === state);
          return (
            <section key={state} className="card min-w-0 p-4" aria-label={t(`state.${state}`)}>
              <h2 className="flex items-baseline justify-between gap-2 font-semibold">
                {t(`state.${state}`)}
                <span className="number text-sm font-normal text-muted">{rows.length}</span>
              </h2>
              <p className="mt-0.5 mb-3 text-sm text-muted">{t(`state.${state}.lead`)}</p>
              <ul className="space-y-2">
                {rows.map((row) => (
                  <Card key={row.id} row={row} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {over.length > 0 ? (
        <section className="card mt-4 p-4" aria-label={t("over")}>
          <h2 className="mb-3 font-semibold">{t("over")}</h2>
          <ul className="grid gap-2 lg:grid-cols-3">
            {over.map((row) => (
              <Card key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Card({ row }: { row: Improvement }) {
  const t = useMessages("web-improvements");
  const owners = useOwnerName();
  const next = useNextWords()(row);
  return (
    <li className="rounded-xl border border-line p-3">
      <Link
        to="/improvements/$improvementId"
        params={{ improvementId: row.id }}
        search={carried}
        className="link font-medium wrap-anywhere"
      >
        {row.title}
      </Link>
      <p className="mt-1 text-sm text-muted">
        {t("card.sources", { sources: row.sources, people: row.people })}
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span>{row.owner ? owners.nameOf(row.owner) : t("owner.nobody")}</span>
        {row.state === "dropped" ? <span>{t("decision.drop")}</span> : null}
        {next ? <span className="text-muted">{next}</span> : null}
        {row.verdict ? <VerdictMark verdict={row.verdict} /> : null}
      </p>
    </li>
  );
}
